import { useTranslation } from 'react-i18next';
import type { CorrelationResult } from '../../api/types';
import { type Translate, useFormat } from '../../i18n/setup';
import type { Format } from '../../lib/format';
import { type Column, DataTable } from '../../ui/data-table';
import { Muted } from '../../ui/layout';
import { Tag } from '../../ui/tag';
import css from './answer.module.css';
import type { CorrelationDraft } from './correlation-draft';
import { correlationView, factorPoint, type Item, type Sureness } from './correlation-model';
import own from './correlation.module.css';
import type { Point } from './draft';
import { NumberLink } from './number-link';
import type { Shape } from './shape';

type Props = {
  draft: CorrelationDraft;
  result: CorrelationResult;
  view: Shape;
  onPoint: (point: Point) => void;
};

const TONES: Record<Sureness, 'ok' | 'info' | 'plain'> = { sure: 'ok', likely: 'info', perhaps: 'plain' };

/** What goes with converting: in words with a bar, or as a table of all numbers. */
export function CorrelationAnswer({ draft, result, view: shape, onPoint }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const view = correlationView(result);
  const said = draft.count === 'groups' ? 'correlation.groups' : 'correlation';
  const counted = (row: Item, converted: boolean) => {
    const count = converted ? row.withConverted : row.withDropped;
    return (
      <>
        <NumberLink
          shown={format.number(count)}
          point={count ? factorPoint(row, converted) : undefined}
          onPoint={onPoint}
        />{' '}
        <Muted>{format.percent(converted ? row.ofConverted : row.ofDropped)}</Muted>
      </>
    );
  };
  const columns: Column<Item>[] = [
    {
      key: 'name',
      head: t(`correlation.heads.${draft.factor}`),
      grow: true,
      cell: (row) => (row.value === null ? row.name : `${row.name} = ${row.value}`),
    },
    ...(shape === 'table' ? numbers(t, format) : inWords(t, format)),
    {
      key: 'converted',
      head: t('correlation.converted'),
      numeric: true,
      cell: (row) => counted(row, true),
    },
    { key: 'dropped', head: t('correlation.dropped'), numeric: true, cell: (row) => counted(row, false) },
  ];
  return (
    <>
      <p className={own.lead}>
        {t(`${said}.summary`, {
          converted: format.number(view.converted),
          dropped: format.number(view.dropped),
          tested: format.number(view.tested),
        })}{' '}
        <Muted>{t(`${said}.minimum`, { count: draft.min_persons })}</Muted>
      </p>
      <div className={css.table}>
        <DataTable
          label={t('insightAnswer.table')}
          rows={view.items}
          rowKey={(row) => row.key}
          columns={columns}
        />
      </div>
      {view.items.length === 0 ? <p>{t(`${said}.nothing`, { count: draft.min_persons })}</p> : null}
      <p className={own.note}>
        <Muted>{t('correlation.notCause')}</Muted>
      </p>
    </>
  );
}

function inWords(t: Translate, format: Format): Column<Item>[] {
  return [
    {
      key: 'bar',
      head: t('correlation.with'),
      cell: (row) => (
        <div className={own.effect}>
          <Bar bar={row.bar} />
          <span>
            {t(row.odds >= 1 ? 'correlation.moreOften' : 'correlation.lessOften', {
              times: format.number(row.odds >= 1 ? row.odds : 1 / row.odds),
            })}
          </span>
        </div>
      ),
    },
    {
      key: 'sureness',
      head: t('correlation.chance'),
      cell: (row) => <Tag tone={TONES[row.sureness]}>{t(`correlation.sureness.${row.sureness}`)}</Tag>,
    },
  ];
}

function numbers(t: Translate, format: Format): Column<Item>[] {
  return [
    {
      key: 'odds',
      head: t('correlation.odds'),
      numeric: true,
      cell: (row) => format.number(row.odds),
    },
    {
      key: 'interval',
      head: t('correlation.interval'),
      numeric: true,
      cell: (row) => `${format.number(row.low)} – ${format.number(row.high)}`,
    },
    { key: 'p', head: t('correlation.p'), numeric: true, cell: (row) => format.small(row.p) },
    { key: 'q', head: t('correlation.q'), numeric: true, cell: (row) => format.small(row.q) },
  ];
}

/** A bar to the right of the middle goes with converting, to the left with dropping out. */
function Bar({ bar }: { bar: number }) {
  const width = `${Math.round(Math.abs(bar) * 50)}%`;
  return (
    <span className={own.bar} aria-hidden>
      <span
        className={own.fill}
        data-with={bar >= 0 || undefined}
        style={bar >= 0 ? { left: '50%', width } : { right: '50%', width }}
      />
    </span>
  );
}
