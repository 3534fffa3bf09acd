import type { TrendSeries } from '../../api/types';
import { eventName } from './asking';
import { letterOf, type Series, type TrendDraft } from './draft';

/** Says in words what is measured of a series, without its event. */
export type MeasureWord = (series: Series) => string;

/** Returns which series of the question each series of the answer belongs to; −1 for a formula. */
export function seriesIndexes(found: TrendSeries[], draft: TrendDraft): number[] {
  if (draft.formula) return found.map(() => -1);
  if (draft.breakdown === undefined) return found.map((_, index) => index);
  const last = draft.series.length - 1;
  let at = 0;
  let values = new Set<unknown>();
  return found.map((one) => {
    // The groups of one series stand together, each once: another begins with a group that was there before.
    if (values.has(one.breakdown) || !isOf(one, draft.series[at])) {
      const next = draft.series.findIndex((series, index) => index > at && isOf(one, series));
      at = next < 0 ? Math.min(at + 1, last) : next;
      values = new Set();
    }
    values.add(one.breakdown);
    return at;
  });
}

function isOf(found: TrendSeries, series: Series | undefined): boolean {
  if (!series) return false;
  return series.name
    ? series.name === found.name
    : (eventName(series.event) ?? null) === (found.event ?? null);
}

/** Returns what the series of a question are called where their event alone does not tell them apart. */
export function tellingNames(draft: TrendDraft, nameOf: (index: number) => string, measure: MeasureWord) {
  if (draft.formula) return [];
  const named = draft.series.map((one, index) => {
    const name = nameOf(index);
    const twice = draft.series.some((other, at) => at !== index && other.event === one.event && !other.name);
    return twice && !one.name ? `${measure(one)} · ${name}` : name;
  });
  return named.map((name, index) =>
    named.some((other, at) => at !== index && other === name) ? `${name} (${letterOf(index)})` : name,
  );
}
