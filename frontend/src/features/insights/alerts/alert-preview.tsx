import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertRule, JudgedLine, AlertPreview as Preview } from '../../../api/types';
import { useFormat } from '../../../i18n/setup';
import { Await } from '../../../shared/await';
import { useProject } from '../../../shared/session';
import { Chart } from '../../../ui/chart/chart';
import { useInk } from '../../../ui/chart/ink';
import { DataTable } from '../../../ui/data-table';
import { SegmentedControl, Select, useDebouncedValue } from '../../../ui/kit';
import { Muted, Row, Section, Stack } from '../../../ui/layout';
import { Empty } from '../../../ui/states';
import { Tag } from '../../../ui/tag';
import type { Question } from '../saved';
import { labelText } from '../trend-option';
import { type AlertInterval, bandText, lineText, reasonText } from './model';
import { bandOption } from './option';
import { previewQuery } from './queries';
import { type AlertMetric, isShare, unitOf, writerOf } from './written';

type Props = { rule: AlertRule; interval: AlertInterval; question: Question; metric: AlertMetric };

/** The last buckets, the band where numbers are usual, and what would have been news. */
export function AlertPreview({ rule, interval, question, metric }: Props) {
  const { t } = useTranslation();
  const [asked] = useDebouncedValue(rule, 300);
  const preview = useQuery(previewQuery(useProject().project_id, asked));
  return (
    <Await query={preview}>
      {(found) =>
        found.lines.length ? (
          <Shown preview={found} interval={interval} question={question} metric={metric} />
        ) : (
          <Section>
            <Empty title={t('alerts.noData')}>{t('alerts.noDataWhy')}</Empty>
          </Section>
        )
      }
    </Await>
  );
}

type ShownProps = Omit<Props, 'rule'> & { preview: Preview };

function Shown({ preview, ...props }: ShownProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string>();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const line = preview.lines.find((one) => one.line.line === chosen) ?? preview.lines[0];
  if (!line) return null;
  const last = line.verdicts.at(-1);
  return (
    <Section
      title={t('alerts.lastBuckets')}
      hint={t('alerts.wouldHave', { count: line.firings })}
      actions={
        <SegmentedControl
          aria-label={t('alerts.view')}
          value={view}
          onChange={(next) => setView(next as 'chart' | 'table')}
          data={[
            { value: 'chart', label: t('alerts.chart') },
            { value: 'table', label: t('alerts.table') },
          ]}
        />
      }
    >
      <Stack>
        {preview.lines.length > 1 ? (
          <Select
            w={260}
            label={t('alerts.line')}
            allowDeselect={false}
            value={line.line.line}
            data={preview.lines.map((one) => ({ value: one.line.line, label: lineText(one.line, t) }))}
            onChange={(next) => setChosen(next ?? undefined)}
          />
        ) : null}
        {view === 'chart' ? (
          <Band preview={preview} line={line} {...props} />
        ) : (
          <VerdictTable preview={preview} line={line} {...props} />
        )}
        {last?.holds === null ? <Muted>{reasonText(last, t)}</Muted> : null}
      </Stack>
    </Section>
  );
}

type LineProps = ShownProps & { line: JudgedLine };

function Band({ preview, line, interval, question, metric }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const value = writerOf(question, metric, format);
  const words = {
    value: t('alerts.number'),
    expected: t('alerts.expected'),
    low: t('alerts.low'),
    high: t('alerts.high'),
    news: t('alerts.news'),
  };
  const axis = isShare(question, metric)
    ? format.percent
    : unitOf(question, metric) === 's'
      ? value
      : format.compact;
  const written = { axis, value };
  const option = bandOption(preview, line, interval, words, ink, format, written);
  return <Chart option={option} label={t('alerts.chartLabel', { count: line.firings })} height={280} />;
}

function VerdictTable({ preview, line, interval, question, metric }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const write = writerOf(question, metric, format);
  const rows = preview.labels.map((label, index) => ({ label, verdict: line.verdicts[index] })).reverse();
  return (
    <DataTable
      label={t('alerts.lastBuckets')}
      rows={rows}
      rowKey={(row) => row.label}
      columns={[
        {
          key: 'bucket',
          head: t('alerts.bucket'),
          grow: true,
          cell: (row) => labelText(row.label, interval, format),
        },
        {
          key: 'value',
          head: t('alerts.number'),
          numeric: true,
          cell: (row) => write(row.verdict?.value ?? null),
        },
        {
          key: 'expected',
          head: t('alerts.expected'),
          numeric: true,
          cell: (row) => write(row.verdict?.expected ?? null),
        },
        {
          key: 'band',
          head: t('alerts.usual'),
          numeric: true,
          cell: (row) => (row.verdict ? bandText(row.verdict, write, t) : '–'),
        },
        {
          key: 'news',
          head: t('alerts.verdict'),
          cell: ({ verdict }) =>
            verdict ? (
              <Row gap={4}>
                <Tag tone={verdict.holds ? 'danger' : 'plain'}>{reasonText(verdict, t)}</Tag>
              </Row>
            ) : null,
        },
      ]}
    />
  );
}
