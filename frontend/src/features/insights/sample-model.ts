import type { ChartAnswer, FunnelResult, RetentionResult, TrendResult } from '../../api/types';
import type { Draft, Kind } from './draft';
import { countsGroups } from './group-type';

/** Shares of the people that a question may be worked out on. */
export const SAMPLES = [0.5, 0.25, 0.1, 0.05, 0.01];
const SAMPLED: readonly Kind[] = ['trend', 'funnel', 'retention'];

/** Says whether a question may be worked out on a part of the people; of groups it would take some of theirs away. */
export function isSampled(draft: Draft): boolean {
  return SAMPLED.includes(draft.kind) && !countsGroups(draft);
}

type Bounds = { low: number; high: number };

/** What a number may be off by: `share`: a part of a whole rather than a count. */
export type Margin = { name: string; bounds: Bounds; share: boolean };

const MOST = 6;

/** Returns between what the main numbers of an answer lie, a handful at most; none of what has no bounds. */
export function marginsOf(kind: string, result: ChartAnswer['result']): Margin[] {
  if (kind === 'trend') return ofTrend(result as TrendResult).slice(0, MOST);
  if (kind === 'funnel') return ofFunnel(result as FunnelResult).slice(0, MOST);
  return kind === 'retention' ? ofRetention(result as RetentionResult).slice(0, MOST) : [];
}

function ofTrend({ series }: TrendResult): Margin[] {
  return series.flatMap(({ name, breakdown, total_bounds: bounds }) =>
    bounds ? [{ name: breakdown ? `${name}: ${breakdown}` : name, bounds, share: false }] : [],
  );
}

function ofFunnel({ steps }: FunnelResult): Margin[] {
  return steps.flatMap(({ name, count_bounds: count, conversion_bounds: conversion }, at) => {
    const bounds = at === 0 ? count : conversion;
    return bounds ? [{ name: `${at + 1}. ${name}`, bounds, share: at > 0 }] : [];
  });
}

function ofRetention({ mean_bounds: means = [] }: RetentionResult): Margin[] {
  return means.flatMap((bounds, period) =>
    bounds && period > 0 ? [{ name: String(period), bounds, share: true }] : [],
  );
}
