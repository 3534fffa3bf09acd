import { useTranslation } from 'react-i18next';
import type { ChartAnswer, FunnelResult, RetentionResult, TrendResult } from '../../api/types';
import type { Draft } from './draft';
import { funnelRows, funnelView } from './funnel-model';
import type { GroupWords } from './groups';
import { retentionRows, retentionView } from './retention-model';
import { trendRows, trendView, type TrendWords } from './trend-model';

export type Rows = { rows: (string | number | null)[][]; empty: boolean };

/** Returns the words a model needs in the reader's language. */
export function useWords(): GroupWords & TrendWords {
  const { t } = useTranslation();
  return {
    noValue: t('insightAnswer.noValue'),
    other: t('insightAnswer.other'),
    previous: (name) => t('insightAnswer.previous', { name }),
  };
}

/** Returns an answer as the rows of a sheet, and whether there is anything in it. */
export function useRows(draft: Draft, answer: ChartAnswer | undefined): Rows {
  const { t } = useTranslation();
  const words = useWords();
  if (!answer) return { rows: [], empty: true };
  const all = t('insightAnswer.total');
  if (draft.kind === 'trend') {
    const view = trendView(answer.result as TrendResult, draft, words);
    return { rows: trendRows(view, t('insightAnswer.date'), all), empty: view.empty };
  }
  if (draft.kind === 'funnel') {
    const view = funnelView(answer.result as FunnelResult, all, words);
    const heads = {
      group: t('insightAnswer.group'),
      step: t('insightAnswer.step'),
      count: t('insightAnswer.count'),
      ofStart: t('insightAnswer.ofStart'),
      ofPrevious: t('insightAnswer.ofPrevious'),
      median: t('insightAnswer.medianTime'),
      avg: t('insightAnswer.avgTime'),
    };
    return { rows: funnelRows(view, heads), empty: view.empty };
  }
  const view = retentionView(answer.result as RetentionResult, all, words);
  const heads = {
    group: t('insightAnswer.group'),
    cohort: t('insightAnswer.cohort'),
    size: t('insightAnswer.size'),
  };
  return { rows: retentionRows(view, heads), empty: view.empty };
}
