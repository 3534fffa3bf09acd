import type { SourceAlert } from '../api/types';
import type { Translate } from '../i18n/setup';
import type { Format } from '../lib/format';

/** Returns an alert in a sentence. */
export function alertText(alert: SourceAlert, t: Translate, format: Format, now: number): string {
  const { source } = alert;
  if (alert.kind === 'rejects')
    return t('sources.saidRejects', {
      source,
      share: format.percent(alert.share),
      minutes: alert.window_min,
    });
  const ago = format.ago(alert.since, now);
  return alert.expected && alert.expected >= 1
    ? t('sources.saidSilenceExpected', { source, ago, expected: format.number(Math.round(alert.expected)) })
    : t('sources.saidSilence', { source, ago });
}
