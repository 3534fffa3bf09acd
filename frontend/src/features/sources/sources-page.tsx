import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Await } from '../../shared/await';
import { DataTabs } from '../../shared/data-tabs';
import { useProject } from '../../shared/session';
import { SourceAlerts } from '../../shared/source-alerts';
import { Page, Section } from '../../ui/layout';
import { Panel } from '../../ui/panel';
import { Empty } from '../../ui/states';
import { AlertHistory } from './alert-history';
import { sourcesQuery } from './queries';
import { SourceDetail } from './source-detail';
import { SourceTable } from './source-table';

const route = getRouteApi('/signed-in/p/$projectId/data/sources');

/** What each key sends, whether it is watched, and what was wrong. */
export function SourcesPage() {
  const { t } = useTranslation();
  const query = useQuery(sourcesQuery(useProject().project_id));
  const { source } = route.useSearch();
  const navigate = route.useNavigate();
  const open = (key: string | undefined) => void navigate({ search: { source: key }, resetScroll: false });
  const opened = query.data?.items.find((one) => one.key_id !== null && one.key_id === source);
  return (
    <>
      <DataTabs />
      <Page wide title={t('sources.title')} lead={t('sources.lead')}>
        <SourceAlerts />
        <Section flush>
          <Await query={query} rows={6}>
            {({ items }) =>
              items.length ? (
                <SourceTable sources={items} now={query.dataUpdatedAt} onOpen={open} />
              ) : (
                <Empty title={t('sources.none')}>{t('sources.noneWhy')}</Empty>
              )
            }
          </Await>
        </Section>
        <AlertHistory />
        <Panel opened={opened !== undefined} onClose={() => open(undefined)} title={opened?.name ?? ''}>
          {opened?.key_id ? (
            <SourceDetail source={opened} keyId={opened.key_id} now={query.dataUpdatedAt} />
          ) : null}
        </Panel>
      </Page>
    </>
  );
}
