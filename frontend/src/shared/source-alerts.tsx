import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/http';
import { useFormat } from '../i18n/setup';
import { Row, Section, Stack } from '../ui/layout';
import { Tag } from '../ui/tag';
import { alertText } from './alert-text';
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
