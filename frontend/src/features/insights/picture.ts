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
import type { Format } from '../../lib/format';
import type { Ink } from '../../ui/chart/ink';
import type { ChartOption } from '../../ui/chart/types';
import { attributionView } from './attribution-model';
import { attributionOption, heightOf as attributionHeight } from './attribution-option';
import { correlationView } from './correlation-model';
import { correlationOption, heightOf as correlationHeight } from './correlation-option';
import type { Draft, Interval } from './draft';
import { funnelView } from './funnel-model';
import { funnelOption } from './funnel-option';
import { histogramView } from './histogram-model';
import { histogramAxes, histogramOption } from './histogram-option';
import { lifecycleView } from './lifecycle-model';
import { heightOf as lifecycleHeight, lifecycleOption } from './lifecycle-option';
import { type MapView, mapView } from './map-model';
import { MAP_HEIGHT, mapOption } from './map-option';
import { isBackwards } from './paths-draft';
import { pathsView } from './paths-model';
import { heightOf as pathsHeight, pathsOption } from './paths-option';
import { fittingInterval } from './query';
import { retentionView } from './retention-model';
import { retentionOption } from './retention-option';
import { channelWordsOf, pathWordsOf, wordsOf } from './rows';
import type { SessionsDraft } from './sessions-draft';
import { writeMeasure } from './sessions-format';
import { sessionsView } from './sessions-model';
import { stickinessView } from './stickiness-model';
import { stickinessOption } from './stickiness-option';
import type { Shape } from './shape';
import { trendView } from './trend-model';
import { trendOption } from './trend-option';
import { heightOf, trendShape } from './trend-views';

/** What a chart is drawn with: words, figures and colours of its reader, and the day it is for them. */
export type Paint = { t: Translate; format: Format; ink: Ink; today: string };

/** A chart without a page around it, and how high it is (px). */
export type Picture = { option: ChartOption; height: number };

/** Returns the interval of the labels of an answer over time. */
export function intervalOf(draft: Pick<SessionsDraft, 'interval' | 'range'>, today: string): Interval {
  return draft.interval ?? fittingInterval(draft.range, today);
}

/** Returns the chart of an answer as the pages draw it; null for what is a table there. */
export function pictureOf(
  draft: Draft,
  result: ChartAnswer['result'],
  paint: Paint,
  shape: Shape = 'chart',
): Picture | null {
  const { t, ink, format, today } = paint;
  switch (draft.kind) {
    case 'trend': {
      const view = trendView(result as TrendResult, draft, wordsOf(t));
      if (shape === 'map') return mapPicture(mapView(view, draft, format.locale), paint);
      const option = trendShape(shape, view, intervalOf(draft, today), ink, format);
      return { option, height: heightOf(shape, view) };
    }
    case 'funnel': {
      const view = funnelView(result as FunnelResult, t('insightAnswer.total'), wordsOf(t));
      return { option: funnelOption(view, t('insightAnswer.lost'), ink, format), height: 280 };
    }
    case 'retention': {
      const view = retentionView(result as RetentionResult, t('insightAnswer.total'), wordsOf(t));
      const period = (number: string) => t(`insightAnswer.periodNames.${draft.interval}`, { number });
      return { option: retentionOption(view, period, ink, format), height: 220 };
    }
    case 'lifecycle': {
      const view = lifecycleView(
        result as LifecycleResult,
        (status) => t(`lifecycle.statuses.${status}`),
        t('insightAnswer.total'),
        wordsOf(t),
      );
      const option = lifecycleOption(view, draft.interval, ink, format);
      return { option, height: lifecycleHeight(view) };
    }
    case 'stickiness': {
      const view = stickinessView(result as StickinessResult, draft.cumulative ?? false, wordsOf(t));
      const how = view.cumulative ? 'atLeast' : 'exactly';
      const intervals = (count: string) => t(`stickiness.${how}.${draft.interval}`, { count: Number(count) });
      return { option: stickinessOption(view, { intervals }, ink, format), height: 280 };
    }
    case 'paths': {
      const view = pathsView(result as PathsResult, isBackwards(draft), pathWordsOf(t));
      const words = {
        ends: (number: string) => t(view.backwards ? 'paths.beginCount' : 'paths.endCount', { number }),
        after: (time: string) => t('paths.after', { time }),
      };
      return { option: pathsOption(view, words, ink, format), height: pathsHeight(view) };
    }
    case 'attribution': {
      const view = attributionView(result as AttributionResult, channelWordsOf(draft, t));
      const option = attributionOption(view, (rule) => t(`attribution.rules.${rule}`), ink, format);
      return { option, height: attributionHeight(view) };
    }
    case 'correlation': {
      const view = correlationView(result as CorrelationResult);
      if (!view.items.length) return null;
      return { option: correlationOption(view, ink, format), height: correlationHeight(view) };
    }
    case 'histogram': {
      const view = histogramView(result as HistogramResult, format);
      return { option: histogramOption(view, histogramAxes(draft, t), ink, format), height: 300 };
    }
    case 'sessions':
      return sessionsPicture(draft, result as SessionsResult, paint);
  }
}

/** The map of an answer; one without any country is a table. */
function mapPicture(map: MapView, { t, ink, format }: Paint): Picture | null {
  return map.countries.length ? { option: mapOption(map, t, ink, format), height: MAP_HEIGHT } : null;
}

/** Sessions over time; their sums alone are a table. */
function sessionsPicture(draft: SessionsDraft, result: SessionsResult, paint: Paint): Picture | null {
  const { t, ink, format, today } = paint;
  const { trend } = sessionsView(result, draft, t('sessions.all'), wordsOf(t));
  if (!trend.lines.length) return null;
  const value = writeMeasure(draft.measure, format);
  const share = draft.measure.endsWith('_rate');
  const axis = share || draft.measure.endsWith('_s') ? value : format.compact;
  const written = { axis, value, most: share ? 1 : undefined };
  return { option: trendOption(trend, intervalOf(draft, today), ink, format, written), height: 320 };
}
