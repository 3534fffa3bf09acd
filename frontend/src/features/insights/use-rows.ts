import { useTranslation } from 'react-i18next';
import type { ChartAnswer } from '../../api/types';
import type { AttributionDraft } from './attribution-draft';
import type { Draft } from './draft';
import type { GroupWords } from './groups';
import type { PathWords } from './paths-model';
import { channelWordsOf, pathWordsOf, type Rows, rowsOf, wordsOf } from './rows';
import type { TrendWords } from './trend-model';

export type { Rows } from './rows';

/** Returns the words a model needs in the reader's language. */
export function useWords(): GroupWords & TrendWords {
  return wordsOf(useTranslation().t);
}

/** Returns how channels without a name of their own are called. */
export function useChannelWords(draft: Pick<AttributionDraft, 'by'>): GroupWords {
  return channelWordsOf(draft, useTranslation().t);
}

/** Returns the words paths need beside those. */
export function usePathWords(): PathWords {
  return pathWordsOf(useTranslation().t);
}

/** Returns an answer as the rows of a sheet, and whether there is anything in it. */
export function useRows(draft: Draft, answer: ChartAnswer | undefined): Rows {
  const { t } = useTranslation();
  return answer ? rowsOf(draft, answer, t) : { rows: [], empty: true };
}
