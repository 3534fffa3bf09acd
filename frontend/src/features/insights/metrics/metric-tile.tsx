import { skipToken, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DashboardTile, TileAnswer } from '../../../api/types';
import { useFormat } from '../../../i18n/setup';
import { todayIn } from '../../../lib/dates';
import { useProject } from '../../../shared/session';
import { Muted } from '../../../ui/layout';
import { LinkButton } from '../../../ui/link-button';
import { Sparkline } from '../../../ui/sparkline';
import type { Point } from '../draft';
import { rangeOf } from '../saved';
import css from './metric-tile.module.css';
import { changeText, figureAgainst, spanBefore, writeMetric } from './model';

type Props = {
  metric: NonNullable<DashboardTile['metric']>;
  data: TileAnswer;
  /** How the same is asked between other dates; undefined where that is not allowed. */
  between: ((dates: { date_from: string; date_to: string }) => Promise<TileAnswer>) | undefined;
  onPoint: (point: Point) => void;
};

/** The number of a metric, how it moved, and by how much it differs from as many days before. */
export function MetricTile({ metric, data, between, onPoint }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  const { question, answer } = data;
  const funnel = answer.kind === 'funnel';
  const today = todayIn(timezone, new Date());
  const span = spanBefore(rangeOf(question.date_from, question.date_to, today), today);
  const earlier = useQuery({
    queryKey: ['metric-before', question, span],
    queryFn: between && funnel ? () => between(span) : skipToken,
    retry: false,
  }).data;
  const figure = figureAgainst(answer, earlier?.answer);
  const write = writeMetric(metric.format, metric.currency, format);
  const whole: Point = funnel ? { step: stepsOf(question) - 1, converted: true } : { series: 0 };
  const people = question.formula === undefined;
  return (
    <div className={css.metric} title={metric.description || undefined}>
      <span className={css.value}>
        {people ? (
          <LinkButton
            title={t('insightAnswer.showPeople', { value: write(figure.value) })}
            onClick={() => onPoint(whole)}
          >
            {write(figure.value)}
          </LinkButton>
        ) : (
          write(figure.value)
        )}
      </span>
      <Sparkline values={figure.way} width={120} height={32} />
      <Muted>{changeText(figure, write, t, format)}</Muted>
    </div>
  );
}

const stepsOf = (question: TileAnswer['question']) =>
  Array.isArray(question.steps) ? question.steps.length : 1;
