import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportIn } from '../../api/types';
import { AnalyseTabs } from '../../shared/analyse-tabs';
import { Await } from '../../shared/await';
import { Gate } from '../../shared/gate';
import { useProject, useSession } from '../../shared/session';
import { Button } from '../../ui/kit';
import { Page, Section } from '../../ui/layout';
import { Empty } from '../../ui/states';
import { readersQuery, reportsQuery } from './queries';
import { ReportEditor } from './report-editor';
import { ReportLog } from './report-log';
import { ReportPreview } from './report-preview';
import { ReportTable } from './report-table';
import type { ReportSearch } from './url';

const route = getRouteApi('/signed-in/p/$projectId/reports');

/** Every report of the project: what is sent, when, to whom, and what became of it. */
export function ReportsPage() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const { user } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const reports = useQuery(reportsQuery(project_id));
  const members = useQuery(readersQuery(project_id));
  const [previewed, setPreviewed] = useState<ReportIn>();
  const go = (next: ReportSearch) => void navigate({ search: next });
  const items = reports.data?.items ?? [];
  const edited = items.find((one) => one.id === search.edit);
  const logged = items.find((one) => one.id === search.log);
  const me = members.data?.items.find((member) => member.email && member.user_id === user.id)?.user_id;
  const ready = members.data !== undefined && (search.edit === 'new' || edited !== undefined);
  return (
    <>
      <AnalyseTabs />
      <Page
        wide
        title={t('reports.title')}
        lead={t('reports.lead')}
        actions={
          <Gate need="write">
            <Button variant="filled" leftSection={<Plus size={14} />} onClick={() => go({ edit: 'new' })}>
              {t('reports.add')}
            </Button>
          </Gate>
        }
      >
        <Section flush>
          <Await query={reports}>
            {(data) =>
              data.items.length ? (
                <ReportTable
                  reports={data.items}
                  onEdit={(edit) => go({ edit })}
                  onLog={(log) => go({ log })}
                  onPreview={setPreviewed}
                />
              ) : (
                <Empty title={t('reports.empty')}>{t('reports.emptyWhy')}</Empty>
              )
            }
          </Await>
        </Section>
      </Page>
      {ready ? (
        <ReportEditor
          key={search.edit}
          report={edited}
          show={search.show ?? ''}
          me={me}
          covered={previewed !== undefined}
          onPreview={setPreviewed}
          onClose={() => go({})}
        />
      ) : null}
      {previewed ? <ReportPreview body={previewed} onClose={() => setPreviewed(undefined)} /> : null}
      {logged ? (
        <ReportLog id={logged.id} name={logged.name || t('reports.title')} onClose={() => go({})} />
      ) : null}
    </>
  );
}
