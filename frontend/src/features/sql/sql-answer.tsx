import type { UseQueryResult } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SqlAnswer } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Failed } from '../../shared/await';
import { sqlOption } from '../../shared/sql/option';
import { cellText, drawnOf, isNumeric } from '../../shared/sql/rows';
import { Chart } from '../../ui/chart/chart';
import { useInk } from '../../ui/chart/ink';
import { DataTable } from '../../ui/data-table';
import { SegmentedControl, Select } from '../../ui/kit';
import { Muted, Row, Section } from '../../ui/layout';
import { Empty, Loading } from '../../ui/states';
import css from './sql.module.css';
import type { SqlQuestion } from './keep';
import type { Drawing } from './model';
import { TakeAway } from './take-away';
import { SHAPES, type SqlShape } from './url';

const route = getRouteApi('/signed-in/p/$projectId/analyse/sql');
const SHOWN = 500;

type Props = { question: SqlQuestion | undefined; answer: UseQueryResult<SqlAnswer>; drawing: Drawing };

/** The answer to the query that was run: a table or a chart, what it cost, and ways to take it away. */
export function SqlAnswerView({ question, answer, drawing }: Props) {
  const { t } = useTranslation();
  const { shape } = drawing;
  const navigate = route.useNavigate();
  if (!question || (!answer.data && !answer.isError && !answer.isFetching))
    return (
      <Section>
        <Empty title={t(question ? 'sql.stopped' : 'sql.start')}>{t('sql.startWhy')}</Empty>
      </Section>
    );
  if (answer.isFetching)
    return (
      <Section>
        <Loading rows={8} height={24} />
      </Section>
    );
  if (answer.isError || !answer.data)
    return (
      <Section>
        <Failed error={answer.error} retry={() => void answer.refetch()} />
      </Section>
    );
  return (
    <Section
      flush
      title={t('sql.answer')}
      actions={
        <>
          <SegmentedControl
            aria-label={t('sql.view')}
            value={shape}
            onChange={(next) =>
              void navigate({ search: (now) => ({ ...now, shape: next as SqlShape }), resetScroll: false })
            }
            data={SHAPES.map((value) => ({ value, label: t(`sql.${value}`) }))}
          />
          <TakeAway question={question} />
        </>
      }
    >
      <div data-answer="sql">
        {shape === 'table' ? (
          <ResultTable answer={answer.data} />
        ) : (
          <ResultChart answer={answer.data} drawing={{ ...drawing, shape }} />
        )}
      </div>
      <Cost answer={answer.data} />
    </Section>
  );
}

function ResultTable({ answer }: { answer: SqlAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { columns, rows } = answer.result;
  if (!rows.length) return <Empty title={t('sql.none')}>{t('sql.noneWhy')}</Empty>;
  return (
    <>
      <DataTable
        label={t('sql.answer')}
        rows={rows.slice(0, SHOWN)}
        rowKey={(_, index) => String(index)}
        columns={columns.map((column, at) => ({
          key: `${at} ${column.name}`,
          head: <span title={column.type}>{column.name}</span>,
          numeric: isNumeric(column),
          cell: (row: unknown[]) => {
            const value = row[at];
            return typeof value === 'number' ? format.number(value) : cellText(value);
          },
        }))}
      />
      {rows.length > SHOWN ? (
        <p className={css.foot}>
          <Muted>{t('sql.first', { shown: format.number(SHOWN), all: format.number(rows.length) })}</Muted>
        </p>
      ) : null}
    </>
  );
}

type ChartProps = { answer: SqlAnswer; drawing: Drawing & { shape: 'line' | 'bar' } };

function ResultChart({ answer, drawing: { shape, x, y } }: ChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const navigate = route.useNavigate();
  const { columns } = answer.result;
  const drawn = drawnOf(answer.result, x, y);
  if (!drawn) return <Empty title={t('sql.noChart')}>{t('sql.noChartWhy')}</Empty>;
  const pick = (axis: 'x' | 'y') => (name: string | null) =>
    void navigate({ search: (now) => ({ ...now, [axis]: name ?? undefined }), resetScroll: false });
  const names = (some: typeof columns) => [...new Set(some.map((one) => one.name))];
  return (
    <div className={css.chart}>
      <Row>
        <Select label={t('sql.x')} value={drawn.x} onChange={pick('x')} data={names(columns)} />
        <Select
          label={t('sql.y')}
          value={drawn.y}
          onChange={pick('y')}
          data={names(columns.filter(isNumeric))}
        />
      </Row>
      <Chart
        option={sqlOption(drawn, shape, ink, format)}
        label={t('sql.chartLabel', { x: drawn.x, y: drawn.y })}
      />
    </div>
  );
}

function Cost({ answer }: { answer: SqlAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { meta, result } = answer;
  return (
    <div className={css.foot}>
      {meta.warnings.map((one) => (
        <p key={one.message} role="note">
          {one.message}
        </p>
      ))}
      <Muted>
        {t('sql.cost', {
          rows: format.number(result.rows.length),
          read: format.number(meta.rows_read),
          ms: format.number(Math.round(meta.elapsed_ms)),
          zone: meta.timezone,
        })}
      </Muted>
    </div>
  );
}
