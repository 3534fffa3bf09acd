import type { Translate } from '../../i18n/setup';
import type { HistogramDraft } from './histogram-draft';
import type { Counted } from './parts';

/** Returns who a question counts, as the head of a column: people, or the groups that their events name. */
export function whoText({ count }: { count?: Counted }, t: Translate): string {
  return t(`insightAnswer.countNames.${count ?? 'persons'}`);
}

/** Returns what a histogram counts: the values, or those who have them. */
export function countedText(draft: HistogramDraft, t: Translate): string {
  return draft.how === 'values' ? t('histogram.events') : whoText(draft, t);
}
