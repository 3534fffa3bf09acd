import { useQuery } from '@tanstack/react-query';
import { EllipsisVertical } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report, ReportIn } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { useMay, useProject } from '../../shared/session';
import { Confirm } from '../../ui/confirm';
import { DataTable } from '../../ui/data-table';
import { ActionIcon, Menu } from '../../ui/kit';
import { Muted } from '../../ui/layout';
import { LinkButton } from '../../ui/link-button';
import { Tag } from '../../ui/tag';
import { toastDone } from '../../ui/toast';
import { bodyOf, draftOf, leftOf, weekdayName } from './model';
import { sourcesQuery, useReportVerbs } from './queries';

type Ways = {
  onEdit: (id: string) => void;
  onLog: (id: string) => void;
  onPreview: (body: ReportIn) => void;
};

/** The reports with their next edition and state. */
export function ReportTable({ reports, ...ways }: Ways & { reports: Report[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  const said = useSaid();
  return (
    <DataTable
      label={t('reports.title')}
      rows={reports}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'what',
          head: t('reports.what'),
          grow: true,
          cell: (one) => (
            <>
              <LinkButton onClick={() => ways.onEdit(one.id)}>{said(one)}</LinkButton>
              {one.reason ? (
                <div>
                  <Muted>{one.reason}</Muted>
                </div>
              ) : null}
            </>
          ),
        },
        {
          key: 'readers',
          folded: true,
          head: t('reports.to'),
          cell: (one) => <Readers report={one} />,
        },
        { key: 'next', head: t('reports.next'), cell: (one) => format.moment(one.next_at, timezone) },
        {
          key: 'state',
          head: t('reports.state'),
          cell: (one) => (
            <Tag tone={one.state === 'active' ? 'ok' : one.state === 'paused' ? 'plain' : 'danger'}>
              {t(`reports.states.${one.state}`)}
            </Tag>
          ),
        },
        {
          key: 'do',
          head: t('common.actions'),
          cell: (one) => <ReportMenu report={one} name={said(one)} {...ways} />,
        },
      ]}
    />
  );
}

function Readers({ report }: { report: Report }) {
  const { t } = useTranslation();
  const left = leftOf(report).length;
  return (
    <>
      {t('reports.readers', { count: report.members.length + report.outside.length })}
      {left ? (
        <div>
          <Muted>{t('reports.left', { count: left })}</Muted>
        </div>
      ) : null}
    </>
  );
}

/** Returns the writer of reports as sentences: what, and when. */
function useSaid(): (report: Report) => string {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { data } = useQuery(sourcesQuery(useProject().project_id));
  const named = new Map<string, string>();
  for (const { id, name } of data?.dashboards ?? []) named.set(`dashboard:${id}`, name);
  for (const { id, name } of data?.insights ?? []) named.set(`insight:${id}`, name);
  return ({ name, source, schedule }) =>
    t(`reports.said.${schedule.every}`, {
      what: name || (named.get(`${source.kind}:${source.id}`) ?? t(`boards.${source.kind}s`)),
      hour: schedule.at,
      weekday: weekdayName(schedule.weekday ?? 1, locale),
      day: schedule.month_day,
    });
}

function ReportMenu({ report, name, onEdit, onLog, onPreview }: Ways & { report: Report; name: string }) {
  const { t } = useTranslation();
  const may = useMay().write;
  const verbs = useReportVerbs();
  const [removing, setRemoving] = useState(false);
  const body = bodyOf(draftOf(report));
  const test = () =>
    verbs.test.mutate(report.id, {
      onSuccess: ({ email }) => toastDone(t('reports.tested', { email })),
    });
  const running = report.state === 'active';
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('reports.actions', { name })}>
            <EllipsisVertical size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onLog(report.id)}>{t('reports.log')}</Menu.Item>
          <Menu.Item disabled={!may || !body} onClick={() => body && onPreview(body)}>
            {t('reports.preview')}
          </Menu.Item>
          <Menu.Item disabled={!may} onClick={test}>
            {t('reports.test')}
          </Menu.Item>
          <Menu.Item disabled={!may} onClick={() => onEdit(report.id)}>
            {t('reports.edit')}
          </Menu.Item>
          <Menu.Item disabled={!may} onClick={() => (running ? verbs.pause : verbs.resume).mutate(report.id)}>
            {t(running ? 'reports.pause' : 'reports.resume')}
          </Menu.Item>
          <Menu.Item color="danger" disabled={!may} onClick={() => setRemoving(true)}>
            {t('reports.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        danger
        opened={removing}
        title={t('reports.remove')}
        action={t('reports.remove')}
        onClose={() => setRemoving(false)}
        run={async () => {
          await verbs.remove.mutateAsync(report.id);
          toastDone(t('reports.removed', { name }));
        }}
      >
        {t('reports.removeWhy', { name })}
      </Confirm>
    </>
  );
}
