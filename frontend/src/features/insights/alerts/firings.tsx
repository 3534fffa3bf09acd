import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert, Firing } from '../../../api/types';
import { useFormat } from '../../../i18n/setup';
import { todayIn } from '../../../lib/dates';
import { Failed } from '../../../shared/await';
import { useProject } from '../../../shared/session';
import { DataTable } from '../../../ui/data-table';
import { Button } from '../../../ui/kit';
import { Muted, Section } from '../../../ui/layout';
import { LinkButton } from '../../../ui/link-button';
import { Panel } from '../../../ui/panel';
import { Empty, Loading } from '../../../ui/states';
import { titleOf } from '../draft';
import { fromQuestion } from '../saved';
import { labelText } from '../trend-option';
import { groupColumn } from './group-column';
import { bandText, lineText } from './model';
import { Nobody } from './nobody';
import { firingsQuery } from './queries';
import { WhatChanged } from './what-changed';
import { writerOf } from './written';

/** When the condition held: the number, what was usual, who knew, and what changed. */
export function Firings({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const query = useInfiniteQuery(firingsQuery(project_id, alert.id));
  const [opened, setOpened] = useState<Firing>();
  const firings = query.data?.pages.flatMap((page) => page.items) ?? [];
  const ask = fromQuestion(alert.question, todayIn(timezone, new Date()));
  const title = opened
    ? [ask && titleOf(ask), lineText(opened.line, t), labelText(opened.label, alert.interval, format)]
        .filter(Boolean)
        .join(' · ')
    : '';
  return (
    <Section flush title={t('alerts.firings')}>
      {query.isError ? <Failed error={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? <Loading rows={3} /> : null}
      {query.data && firings.length === 0 ? (
        <Empty title={t('alerts.noFirings')}>{t('alerts.noFiringsWhy')}</Empty>
      ) : null}
      {firings.length ? <FiringTable alert={alert} firings={firings} onOpen={setOpened} /> : null}
      {query.hasNextPage ? (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('common.loadMore')}
        </Button>
      ) : null}
      <Panel
        opened={opened !== undefined}
        onClose={() => setOpened(undefined)}
        title={t('alerts.whatChangedOn', { when: title })}
      >
        {opened?.changed ? <WhatChanged changed={opened.changed} alert={alert} /> : null}
      </Panel>
    </Section>
  );
}

type TableProps = { alert: Alert; firings: Firing[]; onOpen: (firing: Firing) => void };

function FiringTable({ alert, firings, onOpen }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  const write = writerOf(alert.question, alert.metric, format);
  return (
    <DataTable
      label={t('alerts.firings')}
      rows={firings}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'bucket',
          head: t('alerts.bucket'),
          cell: (one) => labelText(one.label, alert.interval, format),
        },
        ...groupColumn(firings, t),
        { key: 'value', head: t('alerts.number'), numeric: true, cell: (one) => write(one.verdict.value) },
        {
          key: 'usual',
          head: t('alerts.usual'),
          numeric: true,
          folded: true,
          cell: (one) => bandText(one.verdict, write, t),
        },
        {
          key: 'told',
          head: t('alerts.told'),
          grow: true,
          cell: (one) => <Told firing={one} members={alert.members} />,
        },
        {
          key: 'ended',
          head: t('alerts.ended'),
          folded: true,
          cell: (one) => (
            <>
              {one.ended_at ? format.moment(one.ended_at, timezone) : t('alerts.still')}{' '}
              {one.ended_because ? <Muted>{t(`alerts.because.${one.ended_because}`)}</Muted> : null}
            </>
          ),
        },
        {
          key: 'changed',
          head: t('alerts.whatChanged'),
          cell: (one) => <LinkButton onClick={() => onOpen(one)}>{t('alerts.show')}</LinkButton>,
        },
      ]}
    />
  );
}

/** Who was told, and when; that nobody was says why. */
function Told({ firing, members }: { firing: Firing; members: string[] | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  const { told_at, recipients } = firing;
  if (!told_at) return <>{t('alerts.toldNobody')}</>;
  if (recipients?.length === 0) return <Nobody members={members} />;
  return (
    <>
      {recipients?.join(', ')} <Muted>{format.moment(told_at, timezone)}</Muted>
    </>
  );
}
