import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { useInk } from '../../ui/chart/ink';
import { DataTable } from '../../ui/data-table';
import { Muted } from '../../ui/layout';
import { LinkButton } from '../../ui/link-button';
import { Tag } from '../../ui/tag';
import css from './answer.module.css';
import type { Point } from './draft';
import { type FunnelBar, type FunnelGroup, type FunnelView, stepPoint, SURE } from './funnel-model';

type Row = { group: FunnelGroup; bar: FunnelBar; step: number };

/** One row a group and step; counts open the people who got there, losses those who did not. */
export function FunnelTable({ view, onPoint }: { view: FunnelView; onPoint: (point: Point) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const groups = view.groups.length ? [view.all, ...view.groups] : [view.all];
  const rows: Row[] = groups.flatMap((group) => group.bars.map((bar, step) => ({ group, bar, step })));
  const link = (row: Row, value: number, converted: boolean) => (
    <LinkButton
      title={t('insightAnswer.showPeople', { value: format.number(value) })}
      onClick={() => onPoint(stepPoint(row.group, row.step, converted))}
    >
      {format.number(value)}
    </LinkButton>
  );
  return (
    <div className={css.table}>
      <DataTable
        label={t('insightAnswer.table')}
        rows={rows}
        rowKey={(row) => `${row.group.key}-${row.step}`}
        columns={[
          {
            key: 'group',
            head: t('insightAnswer.group'),
            cell: (row) => (row.step === 0 ? <GroupName view={view} group={row.group} /> : ''),
          },
          {
            key: 'step',
            head: t('insightAnswer.step'),
            grow: true,
            cell: (row) => `${row.step + 1}. ${row.bar.name}`,
          },
          {
            key: 'count',
            head: t('insightAnswer.count'),
            numeric: true,
            cell: (row) => link(row, row.bar.count, true),
          },
          {
            key: 'lost',
            head: t('insightAnswer.lost'),
            numeric: true,
            cell: (row) => (row.step === 0 ? '' : link(row, row.bar.lost, false)),
          },
          {
            key: 'start',
            head: t('insightAnswer.ofStart'),
            numeric: true,
            cell: (row) => format.percent(row.bar.ofStart),
          },
          {
            key: 'previous',
            head: t('insightAnswer.ofPrevious'),
            numeric: true,
            cell: (row) => format.percent(row.bar.ofPrevious),
          },
          {
            key: 'median',
            head: t('insightAnswer.medianTime'),
            numeric: true,
            cell: (row) => format.duration(row.bar.median),
          },
          {
            key: 'avg',
            head: t('insightAnswer.avgTime'),
            numeric: true,
            cell: (row) => format.duration(row.bar.avg),
          },
          ...(view.groups.length
            ? [
                {
                  key: 'chance',
                  head: t('insightAnswer.chance'),
                  numeric: true,
                  cell: (row: Row) =>
                    row.step === row.group.bars.length - 1 ? <Chance chance={row.group.chance} /> : '',
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}

/** A group's name behind the colour of its columns, where it has columns. */
function GroupName({ view, group }: { view: FunnelView; group: FunnelGroup }) {
  const ink = useInk();
  const index = view.drawn.indexOf(group);
  return (
    <>
      {index >= 0 ? <span className={css.swatch} style={{ background: ink.series[index] }} /> : null}
      {group.name}
    </>
  );
}

/** How probable a group's conversion is by chance; marked when it hardly is. */
function Chance({ chance }: { chance: number | null | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (chance === undefined) return '';
  if (chance === null) return <Muted>{t('insightAnswer.tooFew')}</Muted>;
  const shown = format.small(chance);
  return chance < SURE ? <Tag tone="ok">{shown}</Tag> : shown;
}
