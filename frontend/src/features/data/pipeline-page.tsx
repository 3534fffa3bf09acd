import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Consumer, Pipeline } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Await } from '../../shared/await';
import { DataTabs } from '../../shared/data-tabs';
import { useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { Columns, Muted, Page, Section } from '../../ui/layout';
import { Tag } from '../../ui/tag';
import css from './pipeline.module.css';
import { pipelineQuery } from './queries';
import { RejectGroups } from './reject-groups';
import { RejectList } from './reject-list';

const KNOWN = ['copy', 'store', 'people', 'react', 'forward'] as const;

/** From disk to every table: how far each consumer is, and what was refused. */
export function PipelinePage() {
  const { t } = useTranslation();
  const pipeline = useQuery(pipelineQuery(useProject().project_id));
  return (
    <>
      <DataTabs />
      <Page wide title={t('data.pipelineTitle')} lead={t('data.pipelineLead')}>
        <Await query={pipeline} rows={6}>
          {(data) => (
            <>
              <Columns>
                <Counts pipeline={data} />
                <Log pipeline={data} />
              </Columns>
              <Section flush title={t('data.consumers')}>
                <Consumers consumers={data.consumers} />
              </Section>
            </>
          )}
        </Await>
        <RejectGroups />
        <RejectList />
      </Page>
    </>
  );
}

function Counts({ pipeline }: { pipeline: Pipeline }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('data.sinceStart')}>
      <dl className={css.facts}>
        <dt>{t('data.accepted')}</dt>
        <dd>{format.number(pipeline.accepted)}</dd>
        <dt>{t('data.duplicates')}</dt>
        <dd>{format.number(pipeline.duplicates)}</dd>
        <dt>{t('data.rejected')}</dt>
        <dd>{format.number(pipeline.rejected)}</dd>
      </dl>
    </Section>
  );
}

function Log({ pipeline: { log } }: { pipeline: Pipeline }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  return (
    <Section title={t('data.log')}>
      <dl className={css.facts}>
        <dt>{t('data.logHead')}</dt>
        <dd>{format.number(Number(log.head))}</dd>
        <dt>{t('data.logDurable')}</dt>
        <dd>{format.moment(log.durable_at, timezone)}</dd>
        <dt>{t('data.logBytes')}</dt>
        <dd>{format.bytes(log.bytes)}</dd>
      </dl>
    </Section>
  );
}

function Consumers({ consumers }: { consumers: Consumer[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable
      label={t('data.consumers')}
      rows={consumers}
      rowKey={(consumer) => consumer.name}
      columns={[
        {
          key: 'name',
          head: t('data.consumer'),
          grow: true,
          cell: ({ name }) => {
            const known = KNOWN.find((one) => one === name);
            return known ? t(`data.consumerName.${known}`) : name;
          },
        },
        {
          key: 'cursor',
          head: t('data.cursor'),
          numeric: true,
          cell: (consumer) => format.number(Number(consumer.cursor)),
        },
        {
          key: 'lag',
          head: t('data.lag'),
          numeric: true,
          cell: (consumer) => t('common.event', { count: consumer.lag_events }),
        },
        {
          key: 'time',
          head: t('data.lagTime'),
          numeric: true,
          cell: (consumer) => format.duration(consumer.lag_s),
        },
        { key: 'state', head: t('data.state'), cell: (consumer) => <State consumer={consumer} /> },
      ]}
    />
  );
}

function State({ consumer }: { consumer: Consumer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  if (consumer.error)
    return (
      <>
        <Tag tone="danger">{t('data.stopped', { since: format.moment(consumer.error.since, timezone) })}</Tag>
        <div>
          <Muted>{consumer.error.message}</Muted>
        </div>
      </>
    );
  return consumer.lag_events > 0 ? (
    <Tag tone="info">{t('data.behind')}</Tag>
  ) : (
    <Tag tone="ok">{t('data.ok')}</Tag>
  );
}
