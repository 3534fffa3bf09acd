/** A class of the legend: the least and the largest value in it. */
export type Class = { from: number; to: number };

/** As many shades as can be told apart. */
export const MOST_CLASSES = 5;

/**
 * Returns the classes that values fall into, the least first: those whose values lie closest to their own means, so
 * that one country far above the rest has a shade of its own. Equal values are never parted.
 *
 * Source: Fisher, "On Grouping for Maximum Homogeneity", Journal of the American Statistical Association 53 (1958);
 * maps know it as natural breaks.
 */
export function classesOf(values: number[], most = MOST_CLASSES): Class[] {
  const sorted = [...values].sort((one, two) => one - two);
  const distinct = [...new Set(sorted)];
  const count = Math.min(most, distinct.length);
  if (count === 0) return [];
  const spread = spreads(distinct, sorted);
  const starts = partition(distinct.length, count, spread);
  return starts.map((start, at) => ({
    from: distinct[start] as number,
    to: distinct[(starts[at + 1] ?? distinct.length) - 1] as number,
  }));
}

/** Returns which class a value is of. */
export function classOf(classes: Class[], value: number): number {
  return classes.findLastIndex(({ from }) => value >= from);
}

type Spread = (first: number, last: number) => number;

/** Returns how far the values from one distinct value to another lie from their mean, squared and added up. */
function spreads(distinct: number[], sorted: number[]): Spread {
  const times = new Map<number, number>();
  for (const value of sorted) times.set(value, (times.get(value) ?? 0) + 1);
  const sums = [[0, 0, 0]];
  for (const value of distinct) {
    const [n = 0, sum = 0, squares = 0] = sums.at(-1) ?? [];
    const more = times.get(value) ?? 0;
    sums.push([n + more, sum + more * value, squares + more * value * value]);
  }
  return (first, last) => {
    const [n, sum, squares] = [0, 1, 2].map(
      (part) => (sums[last + 1]?.[part] ?? 0) - (sums[first]?.[part] ?? 0),
    );
    return (squares ?? 0) - ((sum ?? 0) * (sum ?? 0)) / (n ?? 1);
  };
}

/** Returns where each class begins in the best way to part `size` places into `count` classes. */
function partition(size: number, count: number, spread: Spread): number[] {
  let cost = Array.from({ length: size }, (_, last) => spread(0, last));
  const cuts: number[][] = [];
  for (let parts = 2; parts <= count; parts += 1) {
    const cut: number[] = [];
    const before = cost;
    cost = before.map((_, last) => {
      let best = Infinity;
      for (let start = parts - 1; start <= last; start += 1) {
        const whole = (before[start - 1] ?? Infinity) + spread(start, last);
        if (whole < best) [best, cut[last]] = [whole, start];
      }
      return best;
    });
    cuts.unshift(cut);
  }
  const starts: number[] = [];
  let last = size - 1;
  for (const cut of cuts) {
    starts.unshift(cut[last] ?? 0);
    last = (cut[last] ?? 0) - 1;
  }
  return [0, ...starts];
}
