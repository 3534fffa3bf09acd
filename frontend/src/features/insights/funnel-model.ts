import type { FunnelResult, FunnelStep, Scalar } from '../../api/types';
import type { Point } from './draft';
import { groupName, type GroupWords } from './groups';

export type FunnelBar = {
  name: string;
  count: number;
  lost: number;
  ofStart: number | null;
  ofPrevious: number | null;
  median: number | null;
  avg: number | null;
  optional: boolean;
};
export type FunnelGroup = {
  key: string;
  name: string;
  value: Scalar | undefined;
  bars: FunnelBar[];
  /** How probable such a conversion is by chance; null with too few entries, nothing for everybody. */
  chance?: number | null;
};
export type FunnelView = { all: FunnelGroup; groups: FunnelGroup[]; drawn: FunnelGroup[]; empty: boolean };

const MOST_GROUPS = 6;

/** Returns an answer as bars: those who reached each step and those who were lost before it. */
export function funnelView(
  result: Pick<FunnelResult, 'steps'> & Partial<FunnelResult>,
  allName: string,
  words: GroupWords,
): FunnelView {
  const all = groupOf('all', allName, undefined, result.steps);
  const named = { ...words, names: result.group_names };
  const groups = (result.breakdowns ?? []).map(({ value, steps, p_value }, index) => ({
    ...groupOf(String(index), groupName(value, named), value, steps),
    chance: p_value,
  }));
  const drawn = groups.length ? groups.slice(0, MOST_GROUPS) : [all];
  return { all, groups, drawn, empty: (all.bars[0]?.count ?? 0) === 0 };
}

function groupOf(key: string, name: string, value: Scalar | undefined, steps: FunnelStep[]): FunnelGroup {
  const bars = steps.map((step, index) => ({
    name: step.name,
    count: step.count,
    lost: index === 0 ? 0 : Math.max(0, countBefore(steps, index) - step.count),
    ofStart: step.conversion_from_start,
    ofPrevious: step.conversion_from_previous,
    median: step.median_s,
    avg: step.avg_s,
    optional: step.optional ?? false,
  }));
  return { key, name, value, bars };
}

/** How many reached the step before that is not optional. */
function countBefore(steps: FunnelStep[], index: number): number {
  return steps.slice(0, index).findLast((step) => !step.optional)?.count ?? 0;
}

/** From how improbable on a difference is no chance, as Mixpanel marks it. */
export const SURE = 0.05;

export type Leaving = {
  step: number;
  name: string;
  lost: number;
  rows: { key: string; name: string; count: number; share: number; point: Point }[];
};

/** Returns what those did next who left before each step, and how many did nothing. */
export function leavings(result: Pick<FunnelResult, 'steps' | 'drop_off'>, words: NextWords): Leaving[] {
  return (result.drop_off ?? []).map(({ step, lost, next, nothing }) => {
    const asked: Point = { step, converted: false };
    const rows = next.map(({ event, count, share }) => ({
      key: event,
      name: event === '$other' ? words.other : event,
      count,
      share,
      point: { ...asked, name: event },
    }));
    const none = {
      key: '',
      name: words.nothing,
      count: nothing,
      share: nothing / lost,
      point: { ...asked, ends: true as const },
    };
    const name = `${step + 1}. ${result.steps[step]?.name ?? ''}`;
    return { step, name, lost, rows: nothing ? [...rows, none] : rows };
  });
}

type NextWords = { other: string; nothing: string };

/** Returns what to ask for the people who reached a step, or were lost just before it. */
export function stepPoint(group: FunnelGroup, step: number, converted: boolean): Point {
  const point: Point = { step, converted };
  return group.value === undefined ? point : { ...point, breakdown: group.value };
}

export type FunnelHeads = {
  group: string;
  step: string;
  count: string;
  ofStart: string;
  ofPrevious: string;
  median: string;
  avg: string;
};

/** Returns the whole answer as rows of a sheet; ratios and seconds stay numbers. */
export function funnelRows(view: FunnelView, heads: FunnelHeads): (string | number | null)[][] {
  const head = [
    heads.group,
    heads.step,
    heads.count,
    heads.ofStart,
    heads.ofPrevious,
    heads.median,
    heads.avg,
  ];
  const rows = [view.all, ...view.groups].flatMap((group) =>
    group.bars.map((bar) => [
      group.name,
      bar.name,
      bar.count,
      bar.ofStart,
      bar.ofPrevious,
      bar.median,
      bar.avg,
    ]),
  );
  return [head, ...rows];
}
