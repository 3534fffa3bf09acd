import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { useInk } from '../../ui/chart/ink';
import { type Column, DataTable } from '../../ui/data-table';
import { SegmentedControl, Select } from '../../ui/kit';
import { Muted } from '../../ui/layout';
import css from './answer.module.css';
import {
  againstFirst,
  type AttributionView,
  type Channel,
  convertedPoint,
  creditPoint,
  touchedPoint,
} from './attribution-model';
import { ruleColor } from './attribution-option';
import type { Point } from './draft';
import { NumberLink } from './number-link';
import { usePhone } from './use-phone';

type Props = {
  view: AttributionView;
  /** Who is counted, as the head of a column. */
  who: string;
  worth: string | undefined;
  onPoint: (point: Point) => void;
};
type Row = Channel | 'total';

/** One row a channel, one column a rule (on a phone one of them), each later rule beside how far it is from the first. */
export function ChannelTable({ view, who, worth, onPoint }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const phone = usePhone();
  const [worthShown, setWorthShown] = useState(false);
  const [chosen, setChosen] = useState(0);
  const rules = view.rules.map((_, index) => index);
  const only = rules.includes(chosen) ? chosen : 0;
  const shown = phone ? rules.slice(only, only + 1) : rules;
  const asWorth = worthShown && worth !== undefined && view.value !== null;
  const nameOf = (index: number) => t(`attribution.rules.${view.rules[index] ?? 'last'}`);
  const touched = (row: Row, count: keyof Pick<Channel, 'touchpoints' | 'persons'>) =>
    row === 'total' ? null : (
      <NumberLink
        shown={format.number(row[count])}
        point={row[count] ? touchedPoint(row) : undefined}
        onPoint={onPoint}
      />
    );
  const columns: Column<Row>[] = [
    {
      key: 'channel',
      head: t('attribution.channel'),
      grow: true,
      cell: (row) => (row === 'total' ? <b>{t('insightAnswer.total')}</b> : row.name),
    },
    ...shown.map((index): Column<Row> => ({
      key: String(index),
      head: <RuleHead index={index} name={nameOf(index)} />,
      numeric: true,
      cell: (row) =>
        asWorth ? (
          <Worth view={view} row={row} rule={index} onPoint={onPoint} />
        ) : (
          <Credit view={view} row={row} rule={index} onPoint={onPoint} />
        ),
    })),
    {
      key: 'touchpoints',
      folded: true,
      head: t('attribution.touchpoints'),
      numeric: true,
      cell: (row) => touched(row, 'touchpoints'),
    },
    {
      key: 'persons',
      folded: true,
      head: who,
      numeric: true,
      cell: (row) => touched(row, 'persons'),
    },
  ];
  return (
    <>
      <div className={css.tableTools}>
        {worth && view.value !== null ? (
          <SegmentedControl
            aria-label={t('attribution.shown')}
            value={asWorth ? 'worth' : 'conversions'}
            onChange={(next) => setWorthShown(next === 'worth')}
            data={[
              { value: 'conversions', label: t('attribution.shownAsConversions') },
              { value: 'worth', label: worth },
            ]}
          />
        ) : null}
        {phone && rules.length > 1 ? (
          <Select
            aria-label={t('attribution.rule')}
            w={200}
            allowDeselect={false}
            value={String(only)}
            data={rules.map((index) => ({ value: String(index), label: nameOf(index) }))}
            onChange={(next) => setChosen(Number(next))}
          />
        ) : null}
      </div>
      <DataTable<Row>
        label={t('insightAnswer.table')}
        rows={[...view.channels, 'total']}
        rowKey={(row) => (row === 'total' ? row : row.key)}
        columns={columns}
      />
    </>
  );
}

function RuleHead({ index, name }: { index: number; name: string }) {
  const ink = useInk();
  return (
    <>
      <span className={css.swatch} style={{ background: ruleColor(index, ink) }} />
      {name}
    </>
  );
}

type CreditProps = {
  view: AttributionView;
  row: Row;
  rule: number;
  onPoint: (point: Point) => void;
};

/** The conversions a rule gives, their share of all, and the distance from the first rule. */
function Credit({ view, row, rule, onPoint }: CreditProps) {
  const format = useFormat();
  if (row === 'total')
    return <NumberLink shown={format.number(view.conversions)} point={convertedPoint} onPoint={onPoint} />;
  const credit = row.credits[rule] ?? 0;
  const change = rule === 0 ? null : againstFirst(row, rule);
  return (
    <>
      <NumberLink
        shown={format.number(credit)}
        point={credit ? creditPoint(row, rule) : undefined}
        onPoint={onPoint}
      />
      <div>
        <Muted>
          {format.percent(view.conversions ? credit / view.conversions : null)}
          {change === null ? null : ` ${arrow(change)} ${format.change(change)}`}
        </Muted>
      </div>
    </>
  );
}

/** What the conversions that a rule gives are worth; the people are theirs. */
function Worth({ view, row, rule, onPoint }: CreditProps) {
  const format = useFormat();
  const [value, point] =
    row === 'total' ? [view.value, convertedPoint] : [row.values?.[rule], creditPoint(row, rule)];
  return <NumberLink shown={format.number(value)} point={value ? point : undefined} onPoint={onPoint} />;
}

function arrow(change: number): string {
  if (change === 0) return '=';
  return change > 0 ? '▲' : '▼';
}
