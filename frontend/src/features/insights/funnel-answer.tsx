import { useTranslation } from 'react-i18next';
import type { FunnelResult } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Chart } from '../../ui/chart/chart';
import { useInk } from '../../ui/chart/ink';
import { VisuallyHidden } from '../../ui/kit';
import { LinkButton } from '../../ui/link-button';
import { Muted } from '../../ui/layout';
import css from './answer.module.css';
import type { FunnelDraft, Point } from './draft';
import { type FunnelGroup, funnelView, stepPoint } from './funnel-model';
import { funnelOption, rowsHeight, rowsOption } from './funnel-option';
import { OverTime, TimeTaken, WhatNext } from './funnel-parts';
import { FunnelTable } from './funnel-table';
import type { Shape } from './shape';
import { usePhone } from './use-phone';
import { useWords } from './use-rows';

type Props = {
  draft: FunnelDraft;
  result: FunnelResult;
  view: Shape;
  onPoint: (point: Point) => void;
  /** The height there is: columns and steps alone are drawn. */
  height?: number;
};
const STEPS_HEIGHT = 104;

/** A funnel as columns with the numbers of each step below, or as a table with one row a step and group. */
export function FunnelAnswer({ draft, result, view: shape, onPoint, height }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const view = funnelView(result, t('insightAnswer.total'), useWords());
  const lost = t('insightAnswer.lost');
  const phone = usePhone();
  const option = (phone ? rowsOption : funnelOption)(view, lost, ink, format);
  const column = height ? Math.max(100, height - STEPS_HEIGHT) : 280;
  if (shape === 'table') return <FunnelTable view={view} onPoint={onPoint} />;
  const open = (seriesIndex: number, step: number) => {
    const group = view.drawn[seriesIndex % view.drawn.length];
    if (group) onPoint(stepPoint(group, step, seriesIndex < view.drawn.length));
  };
  return (
    <>
      <Chart
        option={option}
        height={phone ? (height ?? rowsHeight(view)) : column}
        label={t('insightAnswer.chartLabel', { question: draft.steps.map((step) => step.event).join(' → ') })}
        onMark={(mark) => open(mark.seriesIndex, mark.dataIndex)}
      />
      {phone && height ? (
        <SpokenSteps group={view.all} />
      ) : (
        <StepNumbers group={view.all} brief={height !== undefined} onPoint={onPoint} />
      )}
      {height ? null : <WhatNext draft={draft} result={result} onPoint={onPoint} />}
      {view.groups.length && !height ? (
        <div className={css.summary}>
          <FunnelTable view={{ ...view, groups: view.groups }} onPoint={onPoint} />
        </div>
      ) : null}
      {height ? null : <OverTime draft={draft} result={result} onPoint={onPoint} />}
      {height ? null : <TimeTaken draft={draft} time={result.time_to_convert} onPoint={onPoint} />}
    </>
  );
}

/** What a drawing without room for its numbers says, for those who do not see it. */
function SpokenSteps({ group }: { group: FunnelGroup }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ofPrevious = t('insightAnswer.ofPrevious').toLocaleLowerCase();
  return (
    <VisuallyHidden>
      {group.bars.map((bar, index) => (
        <span key={index}>
          {index + 1}. {bar.name}: {format.number(bar.count)}
          {index > 0 ? ` (${format.percent(bar.ofPrevious)} ${ofPrevious})` : ''}.{' '}
        </span>
      ))}
    </VisuallyHidden>
  );
}

type NumbersProps = { group: FunnelGroup; brief: boolean; onPoint: (point: Point) => void };

/** How many reached each step; who was lost and how long it took where there is room. */
function StepNumbers({ group, brief, onPoint }: NumbersProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div
      className={css.steps}
      data-brief={brief || undefined}
      tabIndex={0}
      role="group"
      aria-label={t('insightAnswer.conversion')}
    >
      {group.bars.map((bar, index) => (
        <div key={index} className={css.step}>
          <span className={css.stepName}>
            {index + 1}. {bar.name} {bar.optional ? <Muted>{t('insightAnswer.isOptional')}</Muted> : null}
          </span>
          <span className={css.big}>
            <LinkButton
              title={t('insightAnswer.showPeople', { value: format.number(bar.count) })}
              onClick={() => onPoint(stepPoint(group, index, true))}
            >
              {format.number(bar.count)}
            </LinkButton>
          </span>
          {index > 0 ? (
            <>
              <span className={css.small}>
                {format.percent(bar.ofPrevious)} {t('insightAnswer.ofPrevious').toLocaleLowerCase()}
              </span>
            </>
          ) : null}
          {index > 0 && !brief ? (
            <>
              <span className={css.small}>
                <LinkButton onClick={() => onPoint(stepPoint(group, index, false))}>
                  {t(bar.optional ? 'insightAnswer.skipped' : 'insightAnswer.lost')}:{' '}
                  {format.number(bar.lost)}
                </LinkButton>
              </span>
              <span className={css.small}>
                {t('insightAnswer.medianTime')}: {format.duration(bar.median)}
              </span>
            </>
          ) : null}
        </div>
      ))}
    </div>
  );
}
