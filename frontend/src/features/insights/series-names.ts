import type { TrendSeries } from '../../api/types';
import { letterOf, type Series, type TrendDraft } from './draft';

/** Says in words what is measured of a series, without its event. */
export type MeasureWord = (series: Series) => string;

/** Returns which series of the question each series of the answer belongs to; −1 for a formula, and where none is told. */
export function seriesIndexes(found: TrendSeries[], draft: TrendDraft): number[] {
  if (draft.formula) return found.map(() => -1);
  const split = draft.breakdown !== undefined;
  const place = (index: number) => (split ? (draft.series.length > 1 ? -1 : 0) : index);
  return found.map((one, index) => one.series ?? place(index));
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
