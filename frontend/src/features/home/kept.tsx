import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject, useSession } from '../../shared/session';
import { Columns, Muted, Section } from '../../ui/layout';
import { Tag } from '../../ui/tag';
import css from './home.module.css';
import { newestOf } from './model';
import { keptQueries } from './queries';

/** Beside other words a link is told by more than its colour. */
const UNDERLINED = { textDecoration: 'underline' };

const MOST = 6;

/** The alerts that hold now, and the dashboards and questions that were changed last, one's own first. */
export function Kept() {
  return (
    <Columns min={340}>
      <Firing />
      <Dashboards />
      <Insights />
    </Columns>
  );
}

function Firing() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const alerts = useQuery(keptQueries.alerts(project_id)).data?.items ?? [];
  const firing = alerts.filter((one) => one.enabled && one.firing).slice(0, MOST);
  return (
    <List title={t('home.firing')} rows={firing}>
      {({ id, name, firing: count }) => (
        <>
          <Link
            style={UNDERLINED}
            to="/p/$projectId/alerts/$alertId"
            params={{ projectId: project_id, alertId: id }}
          >
            {name}
          </Link>{' '}
          <Tag tone="danger">{t('alerts.states.firing', { count })}</Tag>
        </>
      )}
    </List>
  );
}

function Dashboards() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const { user } = useSession();
  const boards = useQuery(keptQueries.dashboards(project_id)).data?.items ?? [];
  return (
    <List title={t('boards.dashboards')} rows={newestOf(boards, user.name, MOST)}>
      {({ id, name, owner }) => (
        <>
          <Link
            style={UNDERLINED}
            to="/p/$projectId/dashboards/$dashboardId"
            params={{ projectId: project_id, dashboardId: id }}
          >
            {name}
          </Link>{' '}
          <Muted>{owner}</Muted>
        </>
      )}
    </List>
  );
}

function Insights() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const { user } = useSession();
  const insights = useQuery(keptQueries.insights(project_id)).data?.items ?? [];
  return (
    <List title={t('boards.insights')} rows={newestOf(insights, user.name, MOST)}>
      {({ id, name, owner }) => (
        <>
          <Link
            style={UNDERLINED}
            to="/p/$projectId/analyse"
            params={{ projectId: project_id }}
            search={{ insight: id }}
          >
            {name}
          </Link>{' '}
          <Muted>{owner}</Muted>
        </>
      )}
    </List>
  );
}

type ListProps<Row> = { title: string; rows: Row[]; children: (row: Row) => ReactNode };

/** A short list; without rows it is not there. */
function List<Row extends { id: string }>({ title, rows, children }: ListProps<Row>) {
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={css.kept}>
        {rows.map((row) => (
          <li key={row.id}>{children(row)}</li>
        ))}
      </ul>
    </Section>
  );
}
