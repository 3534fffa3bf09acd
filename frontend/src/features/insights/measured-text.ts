import type { Translate } from '../../i18n/setup';
import { type Draft, type Series, titleOf } from './draft';
import { eventText } from './event-text';

/** Returns what a question measures in words: of a trend each event with its measure, else the events. */
export function measuredText(draft: Draft, t: Translate): string {
  if (draft.kind !== 'trend') return titleOf(draft);
  return draft.series.map((series) => seriesText(series, t)).join(', ');
}

function seriesText({ event, math, property }: Series, t: Translate): string {
  const said = { event: eventText(event, t), math: t(`insight.math.${math}`), property };
  return t(property ? 'metrics.measureOf' : 'metrics.measure', said);
}
