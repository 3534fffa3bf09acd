import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../api/types';
import { useFormat } from '../../../i18n/setup';
import { AnalyseTabs } from '../../../shared/analyse-tabs';
import { AskButton } from '../../../shared/ask-button';
import { Await } from '../../../shared/await';
import { useProject } from '../../../shared/session';
import { DataTable } from '../../../ui/data-table';
import { Muted, Page, Section } from '../../../ui/layout';
import { Empty } from '../../../ui/states';
import { Tag } from '../../../ui/tag';
import { conditionText, stateOf, TONES } from './model';
import { alertsQuery } from './queries';

/** Every alert of the project, and where it stands. */
export function AlertsPage() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const alerts = useQuery(alertsQuery(project_id));
  const ask = (
    <Link to="/p/$projectId/analyse" params={{ projectId: project_id }}>
      {t('boards.askFirst')}
    </Link>
  );
  return (
    <>
      <AnalyseTabs />
      <Page
        wide
        title={t('alerts.title')}
        lead={t('alerts.lead')}
        actions={alerts.data?.items.length ? <AskButton /> : undefined}
      >
        <Section flush>
          <Await query={alerts}>
            {({ items }) =>
              items.length ? (
                <AlertTable alerts={items} now={alerts.dataUpdatedAt} />
              ) : (
                <Empty title={t('alerts.none')} action={ask}>
                  {t('alerts.noneWhy')}
                </Empty>
              )
            }
          </Await>
        </Section>
      </Page>
    </>
  );
}

function AlertTable({ alerts, now }: { alerts: Alert[]; now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  return (
    <DataTable
      label={t('alerts.title')}
      rows={alerts}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'name',
          head: t('alerts.name'),
          grow: true,
          cell: (one) => (
            <>
              <Link to="/p/$projectId/alerts/$alertId" params={{ projectId: project_id, alertId: one.id }}>
                {one.name}
              </Link>
              <div>
                <Muted>
                  {t('alerts.summary', {
                    interval: t(`insight.intervals.${one.interval}`),
                    condition: conditionText(one, t, format),
                  })}
                </Muted>
              </div>
            </>
          ),
        },
        {
          key: 'state',
          head: t('alerts.state'),
          cell: (one) => {
            const state = stateOf(one, now);
            return <Tag tone={TONES[state]}>{t(`alerts.states.${state}`, { count: one.firing })}</Tag>;
          },
        },
        {
          key: 'checked',
          head: t('alerts.checked'),
          minor: true,
          numeric: true,
          cell: (one) => format.moment(one.checked_at, timezone),
        },
        {
          key: 'next',
          head: t('alerts.next'),
          minor: true,
          numeric: true,
          cell: (one) => (one.enabled ? format.moment(one.due_at, timezone) : '–'),
        },
      ]}
    />
  );
}
