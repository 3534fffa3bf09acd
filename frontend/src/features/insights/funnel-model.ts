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
};
export type FunnelGroup = { key: string; name: string; value: Scalar | undefined; bars: FunnelBar[] };
export type FunnelView = { all: FunnelGroup; groups: FunnelGroup[]; drawn: FunnelGroup[]; empty: boolean };

const MOST_GROUPS = 6;

/** Returns an answer as bars: those who reached each step and those who were lost before it. */
export function funnelView(
  result: Pick<FunnelResult, 'steps'> & Partial<FunnelResult>,
  allName: string,
  words: GroupWords,
): FunnelView {
  const all = groupOf('all', allName, undefined, result.steps);
  const groups = (result.breakdowns ?? []).map(({ value, steps }, index) =>
    groupOf(String(index), groupName(value, words), value, steps),
  );
  const drawn = groups.length ? groups.slice(0, MOST_GROUPS) : [all];
  return { all, groups, drawn, empty: (all.bars[0]?.count ?? 0) === 0 };
}

function groupOf(key: string, name: string, value: Scalar | undefined, steps: FunnelStep[]): FunnelGroup {
  const bars = steps.map((step, index) => ({
    name: step.name,
    count: step.count,
    lost: index === 0 ? 0 : Math.max(0, (steps[index - 1]?.count ?? 0) - step.count),
    ofStart: step.conversion_from_start,
    ofPrevious: step.conversion_from_previous,
    median: step.median_s,
    avg: step.avg_s,
  }));
  return { key, name, value, bars };
}

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
