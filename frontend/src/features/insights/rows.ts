import type {
  AttributionResult,
  ChartAnswer,
  CorrelationResult,
  FunnelResult,
  HistogramResult,
  LifecycleResult,
  PathsResult,
  RetentionResult,
  SessionsResult,
  StickinessResult,
  TrendResult,
} from '../../api/types';
import type { Translate } from '../../i18n/setup';
import type { AttributionDraft, Rule } from './attribution-draft';
import { attributionRows, attributionView } from './attribution-model';
import { correlationRows, correlationView } from './correlation-model';
import type { Draft, TrendDraft } from './draft';
import { funnelRows, funnelView } from './funnel-model';
import type { GroupWords } from './groups';
import type { HistogramDraft } from './histogram-draft';
import { histogramRows } from './histogram-model';
import { measureText } from './measure-text';
import { lifecycleRows, lifecycleView, type Status } from './lifecycle-model';
import { isBackwards, type PathsDraft } from './paths-draft';
import { pathsRows, pathsView, type PathWords } from './paths-model';
import { retentionRows, retentionView } from './retention-model';
import type { Measure, SessionsDraft } from './sessions-draft';
import { sessionsRows, sessionsView } from './sessions-model';
import type { StickinessDraft } from './stickiness-draft';
import { stickinessRows, stickinessView } from './stickiness-model';
import { trendRows, trendView, type TrendWords } from './trend-model';
import { countedText, whoText } from './who-text';

export type Rows = { rows: (string | number | null)[][]; empty: boolean };

/** Returns the words a model needs in the reader's language. */
export function wordsOf(t: Translate): GroupWords & TrendWords {
  return {
    noValue: t('insightAnswer.noValue'),
    other: t('insightAnswer.other'),
    everybody: t('cohorts.everybody'),
    previous: (name) => t('insightAnswer.previous', { name }),
    measure: (series) => measureText(series, t),
  };
}

/** The channels that the server tells apart by itself, as it calls them. */
const CHANNELS = [
  'Direct',
  'Cross-network',
  'Paid Shopping',
  'Paid Search',
  'Paid Social',
  'Paid Video',
  'Display',
  'Paid Other',
  'Organic Shopping',
  'Organic Social',
  'Organic Video',
  'Organic Search',
  'Email',
  'Affiliates',
  'Referral',
  'Audio',
  'SMS',
  'Mobile Push Notifications',
  'Unassigned',
] as const;

/** Returns how channels are called: those the server tells apart by itself, and having none; values are themselves. */
export function channelWordsOf({ by }: Pick<AttributionDraft, 'by'>, t: Translate): GroupWords {
  const words = { noValue: t('attribution.untouched'), other: t('insightAnswer.other') };
  if (by.context !== 'traffic.channel') return words;
  const names = Object.fromEntries(CHANNELS.map((channel) => [channel, t(`channels.${channel}`)]));
  return { ...words, names };
}

/** Returns the words paths need beside those. */
export function pathWordsOf(t: Translate): PathWords {
  return { ...wordsOf(t), more: t('paths.more') };
}

/** Returns an answer as the rows of a sheet, and whether there is anything in it. */
export function rowsOf(draft: Draft, answer: Pick<ChartAnswer, 'result'>, t: Translate): Rows {
  const words = wordsOf(t);
  switch (draft.kind) {
    case 'trend':
      return trendSheet(answer.result as TrendResult, draft, words, t);
    case 'funnel':
      return funnelSheet(answer.result as FunnelResult, words, t);
    case 'retention':
      return retentionSheet(answer.result as RetentionResult, words, t);
    case 'lifecycle':
      return lifecycleSheet(answer.result as LifecycleResult, words, t);
    case 'stickiness':
      return stickinessSheet(answer.result as StickinessResult, draft, words, t);
    case 'attribution':
      return attributionSheet(answer.result as AttributionResult, draft, t);
    case 'histogram':
      return histogramSheet(answer.result as HistogramResult, draft, t);
    case 'sessions':
      return sessionsSheet(answer.result as SessionsResult, draft, words, t);
    case 'paths':
      return pathsSheet(answer.result as PathsResult, draft, t);
    case 'correlation':
      return correlationSheet(answer.result as CorrelationResult, t);
  }
}

function trendSheet(result: TrendResult, draft: TrendDraft, words: TrendWords, t: Translate): Rows {
  const view = trendView(result, draft, words);
  return { rows: trendRows(view, t('insightAnswer.date'), t('insightAnswer.total')), empty: view.empty };
}

function funnelSheet(result: FunnelResult, words: GroupWords, t: Translate): Rows {
  const view = funnelView(result, t('insightAnswer.total'), words);
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

function retentionSheet(result: RetentionResult, words: GroupWords, t: Translate): Rows {
  const view = retentionView(result, t('insightAnswer.total'), words);
  const heads = {
    group: t('insightAnswer.group'),
    cohort: t('insightAnswer.cohort'),
    size: t('insightAnswer.size'),
  };
  return { rows: retentionRows(view, heads), empty: view.empty };
}

function lifecycleSheet(result: LifecycleResult, words: GroupWords, t: Translate): Rows {
  const nameOf = (status: Status) => t(`lifecycle.statuses.${status}`);
  const view = lifecycleView(result, nameOf, t('insightAnswer.total'), words);
  const heads = {
    date: t('insightAnswer.date'),
    growth: t('lifecycle.growth'),
    group: t('insightAnswer.group'),
  };
  return { rows: lifecycleRows(view, heads), empty: view.empty };
}

function stickinessSheet(
  result: StickinessResult,
  draft: StickinessDraft,
  words: GroupWords,
  t: Translate,
): Rows {
  const view = stickinessView(result, draft.cumulative ?? false, words);
  const rows = stickinessRows(view, t(`stickiness.axis.${draft.interval}`), t('stickiness.anybody'));
  return { rows, empty: view.empty };
}

function pathsSheet(result: PathsResult, draft: PathsDraft, t: Translate): Rows {
  const view = pathsView(result, isBackwards(draft), pathWordsOf(t));
  const heads = {
    step: t('insightAnswer.step'),
    from: t('paths.fromName'),
    to: t('paths.toName'),
    count: t(`paths.counted.${draft.count}`),
    time: t('paths.seconds'),
    end: t(view.backwards ? 'paths.beginHere' : 'paths.endHere'),
  };
  return { rows: pathsRows(view, heads), empty: view.empty };
}

function attributionSheet(result: AttributionResult, draft: AttributionDraft, t: Translate): Rows {
  const view = attributionView(result, channelWordsOf(draft, t));
  const heads = {
    channel: t('attribution.channel'),
    touchpoints: t('attribution.touchpoints'),
    persons: whoText(draft, t),
    rule: (rule: Rule) => t(`attribution.rules.${rule}`),
    worth: (rule: Rule) =>
      t('attribution.worth', { property: t('attribution.value'), rule: t(`attribution.rules.${rule}`) }),
  };
  return { rows: attributionRows(view, heads), empty: view.empty };
}

function sessionsSheet(result: SessionsResult, draft: SessionsDraft, words: GroupWords, t: Translate): Rows {
  const view = sessionsView(result, draft, t('sessions.all'), words);
  const heads = {
    group: t('insightAnswer.group'),
    measure: (measure: Measure) => t(`sessions.measures.${measure}`),
  };
  return { rows: sessionsRows(view, heads, t('insightAnswer.date')), empty: view.empty };
}

function histogramSheet(result: HistogramResult, draft: HistogramDraft, t: Translate): Rows {
  const heads = {
    low: t('histogram.low'),
    high: t('histogram.high'),
    count: countedText(draft, t),
    persons: whoText(draft, t),
    share: t('histogram.share'),
  };
  return { rows: histogramRows(result, heads), empty: result.count === 0 };
}

function correlationSheet(result: CorrelationResult, t: Translate): Rows {
  const view = correlationView(result);
  const heads = {
    name: t('correlation.name'),
    value: t('insightAnswer.panelValue'),
    odds: t('correlation.odds'),
    low: t('correlation.low'),
    high: t('correlation.high'),
    p: t('correlation.p'),
    q: t('correlation.q'),
    converted: t('correlation.converted'),
    dropped: t('correlation.dropped'),
  };
  return { rows: correlationRows(view, heads), empty: view.empty };
}
