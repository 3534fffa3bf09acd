import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric, MetricItem } from '../../../api/types';
import { useFormat } from '../../../i18n/setup';
import { todayIn } from '../../../lib/dates';
import { AnalyseTabs } from '../../../shared/analyse-tabs';
import { AskButton } from '../../../shared/ask-button';
import { Await } from '../../../shared/await';
import { useMay, useProject } from '../../../shared/session';
import { DataTable } from '../../../ui/data-table';
import { Button } from '../../../ui/kit';
import { LinkButton } from '../../../ui/link-button';
import { Muted, Page, Row, Section, Stack } from '../../../ui/layout';
import { Panel } from '../../../ui/panel';
import { Empty } from '../../../ui/states';
import { toastDone } from '../../../ui/toast';
import { VersionsPanel } from '../boards/versions-panel';
import { titleOf } from '../draft';
import { eventText } from '../event-text';
import { measureText } from '../measure-text';
import { fromQuestion } from '../saved';
import { MetricDialog } from './metric-dialog';
import { metricQuery, metricsQuery, useMetricVerbs } from './queries';
import { UsersOf } from './users-of';

/** Every metric of the project: what it measures, who owns it, what uses it. */
export function MetricsPage() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const metrics = useQuery(metricsQuery(project_id));
  const [opened, setOpened] = useState<string>();
  return (
    <>
      <AnalyseTabs />
      <Page
        wide
        title={t('metrics.title')}
        lead={t('metrics.lead')}
        actions={metrics.data?.items.length ? <AskButton /> : undefined}
      >
        <Section flush>
          <Await query={metrics}>
            {({ items }) =>
              items.length ? (
                <MetricTable metrics={items} onOpen={setOpened} />
              ) : (
                <Empty
                  title={t('metrics.none')}
                  action={
                    <Link to="/p/$projectId/analyse" params={{ projectId: project_id }}>
                      {t('boards.askFirst')}
                    </Link>
                  }
                >
                  {t('metrics.noneWhy')}
                </Empty>
              )
            }
          </Await>
        </Section>
        {opened ? <MetricPanel id={opened} onClose={() => setOpened(undefined)} /> : null}
      </Page>
    </>
  );
}

function MetricTable({ metrics, onOpen }: { metrics: MetricItem[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  return (
    <DataTable
      label={t('metrics.title')}
      rows={metrics}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'name',
          head: t('boards.name'),
          grow: true,
          cell: (one) => (
            <>
              <LinkButton onClick={() => onOpen(one.id)}>{one.name}</LinkButton>
              <div>
                <Muted>{one.description || <Measured metric={one} />}</Muted>
              </div>
            </>
          ),
        },
        { key: 'format', head: t('metrics.format'), cell: (one) => t(`metrics.formats.${one.format}`) },
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

/** What a metric measures, in the names of its events. */
function Measured({ metric }: { metric: MetricItem }) {
  const { t } = useTranslation();
  const draft = fromQuestion(metric.definition, todayIn(useProject().timezone, new Date()));
  const formula = typeof metric.definition.formula === 'string' ? metric.definition.formula : undefined;
  const names = draft
    ? draft.kind === 'trend'
      ? draft.series.map((one) => `${eventText(one.event, t)}: ${measureText(one, t)}`).join(', ')
      : titleOf(draft)
    : t(`boards.kinds.${metric.definition.kind as 'trend' | 'funnel'}`);
  return <>{formula ? t('metrics.formula', { formula, names }) : names}</>;
}

function MetricPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const metric = useQuery(metricQuery(useProject().project_id, id));
  return (
    <Panel opened onClose={onClose} title={metric.data?.name ?? t('metrics.metric')}>
      <Await query={metric}>{(data) => <MetricDetail metric={data} onGone={onClose} />}</Await>
    </Panel>
  );
}

function MetricDetail({ metric, onGone }: { metric: Metric; onGone: () => void }) {
  const { t } = useTranslation();
  const { project_id, timezone } = useProject();
  const may = useMay().write;
  const [dialog, setDialog] = useState<'change' | 'versions'>();
  const { remove, bringBack, restore } = useMetricVerbs();
  const { id, name, revision, definition } = metric;
  const draft = fromQuestion(definition, todayIn(timezone, new Date()));
  const take = () =>
    remove.mutate(id, {
      onSuccess: () => {
        onGone();
        toastDone(t('boards.removed', { name }), {
          label: t('common.undo'),
          run: () => bringBack.mutate(id),
        });
      },
    });
  return (
    <Stack gap={16}>
      {metric.description ? <p>{metric.description}</p> : null}
      <div>
        <b>{t('metrics.measures')}</b> <Measured metric={metric} />
      </div>
      {metric.note ? (
        <Muted>{t('metrics.because', { version: metric.version, note: metric.note })}</Muted>
      ) : null}
      <div>
        <b>{t('metrics.users', { count: metric.used_by.length })}</b>
        <UsersOf users={metric.used_by} />
      </div>
      <Row>
        {draft ? (
          <Link
            to="/p/$projectId/analyse"
            params={{ projectId: project_id }}
            search={{ q: { ...draft, metric: id } }}
          >
            {t('boards.openIn')}
          </Link>
        ) : null}
        <Button disabled={!may} onClick={() => setDialog('change')}>
          {t('boards.details')}
        </Button>
        <Button onClick={() => setDialog('versions')}>{t('boards.versions')}</Button>
        <Button disabled={!may} color="danger" onClick={take}>
          {t('common.remove')}
        </Button>
      </Row>
      {dialog === 'change' ? (
        <MetricDialog
          definition={definition}
          metric={id}
          title={name}
          onDone={() => setDialog(undefined)}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
      {dialog === 'versions' ? (
        <VersionsPanel
          kind="metric"
          id={id}
          onClose={() => setDialog(undefined)}
          onRestore={(version) => restore.mutateAsync({ id, revision, version })}
        />
      ) : null}
    </Stack>
  );
}
