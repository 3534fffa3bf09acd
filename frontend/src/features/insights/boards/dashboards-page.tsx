import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DashboardItem } from '../../../api/types';
import { useFormat } from '../../../i18n/setup';
import { AnalyseTabs } from '../../../shared/analyse-tabs';
import { Await } from '../../../shared/await';
import { Gate } from '../../../shared/gate';
import { useProject } from '../../../shared/session';
import { DataTable } from '../../../ui/data-table';
import { Button } from '../../../ui/kit';
import { Muted, Page, Section } from '../../../ui/layout';
import { Empty } from '../../../ui/states';
import { NameDialog } from './name-dialog';
import { dashboardsQuery, useDashboardVerbs } from './queries';

/** Every dashboard of the project, the last changed first. */
export function DashboardsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { project_id } = useProject();
  const [making, setMaking] = useState(false);
  const boards = useQuery(dashboardsQuery(project_id));
  const { create } = useDashboardVerbs();
  return (
    <>
      <AnalyseTabs />
      <Page
        wide
        title={t('boards.dashboards')}
        lead={t('boards.dashboardsLead')}
        actions={
          <>
            <Button
              renderRoot={(own) => (
                <Link
                  to="/p/$projectId/dashboards/templates"
                  params={{ projectId: project_id }}
                  search={{}}
                  {...own}
                />
              )}
            >
              {t('boardTemplates.from')}
            </Button>
            <Gate need="write">
              <Button variant="filled" leftSection={<Plus size={14} />} onClick={() => setMaking(true)}>
                {t('boards.newDashboard')}
              </Button>
            </Gate>
          </>
        }
      >
        <Section flush>
          <Await query={boards}>
            {({ items }) =>
              items.length ? (
                <DashboardTable boards={items} />
              ) : (
                <Empty title={t('boards.noDashboards')}>{t('boards.noDashboardsWhy')}</Empty>
              )
            }
          </Await>
        </Section>
        {making ? (
          <NameDialog
            title={t('boards.newDashboard')}
            action={t('boards.create')}
            words={{ name: '', description: '' }}
            busy={create.isPending}
            onClose={() => setMaking(false)}
            onDone={(words) =>
              create.mutate(
                { ...words, owner: '', tiles: [] as never },
                {
                  onSuccess: (made) =>
                    void navigate({
                      to: '/p/$projectId/dashboards/$dashboardId',
                      params: { projectId: project_id, dashboardId: made.id },
                    }),
                },
              )
            }
          />
        ) : null}
      </Page>
    </>
  );
}

function DashboardTable({ boards }: { boards: DashboardItem[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  return (
    <DataTable
      label={t('boards.dashboards')}
      rows={boards}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'name',
          head: t('boards.name'),
          grow: true,
          cell: (one) => (
            <>
              <Link
                to="/p/$projectId/dashboards/$dashboardId"
                params={{ projectId: project_id, dashboardId: one.id }}
              >
                {one.name}
              </Link>
              {one.description ? (
                <div>
                  <Muted>{one.description}</Muted>
                </div>
              ) : null}
            </>
          ),
        },
        { key: 'tiles', head: t('boards.tiles'), numeric: true, cell: (one) => format.number(one.tiles) },
        { key: 'owner', head: t('boards.owner'), folded: true, cell: (one) => one.owner },
        {
          key: 'changed',
          head: t('boards.changed'),
          minor: true,
          cell: (one) => (
            <Muted>
              {t('boards.changedBy', { who: one.changed_by, when: format.moment(one.changed_at, timezone) })}
            </Muted>
          ),
        },
      ]}
    />
  );
}
