import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FunnelResult, TimeToConvert } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { useProject } from '../../shared/session';
import { Chart } from '../../ui/chart/chart';
import { useInk } from '../../ui/chart/ink';
import { DataTable } from '../../ui/data-table';
import { Muted } from '../../ui/layout';
import { TimeChart } from './annotations/time-chart';
import css from './answer.module.css';
import { correlationOf, isCorrelated } from './correlation-draft';
import { type FunnelDraft, NEXT_EVENTS, type Point } from './draft';
import { type Leaving, leavings } from './funnel-model';
import { overTimeOption, timeOption } from './funnel-option';
import { NumberLink } from './number-link';
import { upTo } from './steps';
import { labelText } from './trend-option';

type PartProps = { draft: FunnelDraft; result: FunnelResult; onPoint: (point: Point) => void };

type TimeProps = { draft: FunnelDraft; time: TimeToConvert; onPoint: (point: Point) => void };

/** How long those took who finished: a histogram, and how long most of them took. */
export function TimeTaken({ draft, time, onPoint }: TimeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  if (time.histogram.length === 0) return null;
  const words = {
    counted: t(`insightAnswer.countNames.${draft.count}`),
    taken: t('insightAnswer.timeTaken'),
  };
  return (
    <section className={css.part}>
      <h3 className={css.partTitle}>{t('insightAnswer.timeTitle')}</h3>
      <p className={css.partLead}>
        {t('insightAnswer.timeSummary', {
          p25: format.duration(time.p25_s),
          median: format.duration(time.median_s),
          p75: format.duration(time.p75_s),
          p90: format.duration(time.p90_s),
          average: format.duration(time.avg_s),
        })}
      </p>
      <Chart
        option={timeOption(time, words, ink, format)}
        height={200}
        label={t('insightAnswer.timeTitle')}
        onMark={({ dataIndex }) => onPoint({ step: draft.steps.length - 1, bar: dataIndex })}
      />
    </section>
  );
}

/** The share that converts of those who enter in each interval; a point opens those who converted. */
export function OverTime({ draft, result, onPoint }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const project = useProject();
  const { interval } = draft;
  if (!interval || !result.over_time?.length) return null;
  const title = t('insightAnswer.overTime');
  const labels = result.over_time.map((point) => point.label);
  return (
    <section className={css.part}>
      <h3 className={css.partTitle}>{title}</h3>
      <p className={css.partLead}>{t('insightAnswer.overTimeHint')}</p>
      <TimeChart
        axis={{ labels, interval, timezone: draft.timezone ?? project.timezone }}
        show={(label) => labelText(label, interval, format)}
        option={overTimeOption(result.over_time, title, interval, ink, format)}
        height={220}
        label={title}
        onMark={({ dataIndex }) => {
          const label = labels[dataIndex];
          if (label) onPoint({ step: draft.steps.length - 1, converted: true, label });
        }}
      />
    </section>
  );
}

/** What those did next who left, a table for each step; or the way to ask for it. */
export function WhatNext({ draft, result, onPoint }: PartProps) {
  const { t } = useTranslation();
  const words = { other: t('insightAnswer.other'), nothing: t('insightAnswer.nextNothing') };
  const left = leavings(result, words);
  if (draft.drop_off === undefined) return <Further draft={draft} />;
  if (left.length === 0) return null;
  return (
    <section className={css.part}>
      <h3 className={css.partTitle}>{t('insightAnswer.next')}</h3>
      <p className={css.partLead}>{t('insightAnswer.nextHint')}</p>
      <div className={css.leavings}>
        {left.map((one) => (
          <NextTable key={one.step} leaving={one} draft={draft} onPoint={onPoint} />
        ))}
      </div>
    </section>
  );
}

type NextProps = { leaving: Leaving; draft: FunnelDraft; onPoint: (point: Point) => void };

function NextTable({ leaving, draft, onPoint }: NextProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = t('insightAnswer.leftBefore', { step: leaving.name });
  return (
    <div>
      <p className={css.stepName}>
        {title} <Muted>{format.number(leaving.lost)}</Muted>
      </p>
      <DataTable
        label={title}
        rows={leaving.rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'event', head: t('insightAnswer.nextEvent'), grow: true, cell: (row) => row.name },
          {
            key: 'count',
            head: t('insightAnswer.count'),
            numeric: true,
            cell: (row) => (
              <NumberLink shown={format.number(row.count)} point={row.point} onPoint={onPoint} />
            ),
          },
          {
            key: 'share',
            head: t('insightAnswer.share'),
            numeric: true,
            cell: (row) => format.percent(row.share),
          },
        ]}
      />
      {isCorrelated(draft) ? (
        <p>
          <AskLink draft={correlationOf(upTo(draft, leaving.step))}>{t('insightAnswer.goesWith')}</AskLink>
        </p>
      ) : null}
    </div>
  );
}

/** Leads to what those did who left, and to what goes with converting in this funnel. */
function Further({ draft }: { draft: FunnelDraft }) {
  const { t } = useTranslation();
  return (
    <p className={css.further}>
      <AskLink draft={{ ...draft, drop_off: NEXT_EVENTS }}>{t('insightAnswer.nextAsk')}</AskLink>
      {isCorrelated(draft) ? <AskLink draft={correlationOf(draft)}>{t('correlation.ask')}</AskLink> : null}
    </p>
  );
}

type AskProps = { draft: FunnelDraft | ReturnType<typeof correlationOf>; children: string };

function AskLink({ draft, children }: AskProps) {
  const { project_id: projectId } = useProject();
  return (
    <Link to="/p/$projectId/analyse" params={{ projectId }} search={{ q: draft }}>
      {children}
    </Link>
  );
}
