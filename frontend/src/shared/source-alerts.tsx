import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/http';
import type { SourceAlert } from '../api/types';
import { type Translate, useFormat } from '../i18n/setup';
import type { Format } from '../lib/format';
import { Row, Section, Stack } from '../ui/layout';
import { Tag } from '../ui/tag';
import { useProject } from './session';

/** Alerts of sources that are not over. */
export const sourceAlertsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['source-alerts', projectId, 'active'],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/source-alerts', {
          params: { path: { project_id: projectId } },
          signal,
        }),
      ),
    refetchInterval: 15_000,
  });

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

/** What is wrong with sources now; nothing while all is well. */
export function SourceAlerts() {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id } = useProject();
  const { data, dataUpdatedAt } = useQuery(sourceAlertsQuery(project_id));
  const open = (data?.items ?? []).filter((one) => one.state === 'open');
  if (open.length === 0) return null;
  return (
    <Section title={t('sources.banner')}>
      <div role="alert">
        <Stack>
          {open.map((alert) => (
            <Row key={alert.id}>
              <Tag tone="danger">{t(`sources.alert.${alert.kind}`)}</Tag>
              <span>{alertText(alert, t, format, dataUpdatedAt)}</span>
              <Link
                to="/p/$projectId/data/sources"
                params={{ projectId: project_id }}
                search={{ source: alert.key_id }}
              >
                {t('sources.toSources')}
              </Link>
            </Row>
          ))}
        </Stack>
      </div>
    </Section>
  );
}
