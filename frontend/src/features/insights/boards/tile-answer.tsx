import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartAnswer, TileAnswer } from '../../../api/types';
import { useSteady } from '../../../shared/use-steady';
import { Empty } from '../../../ui/states';
import { Drawn } from '../answer-view';
import type { Draft, Point } from '../draft';
import { PlainAnswer } from '../plain-answer';
import { fromQuestion } from '../saved';
import { chartOf } from '../../../shared/sql/rows';
import { SampleNote } from '../sample-note';
import type { Shape } from '../shape';
import { SqlTile } from '../sql-tile';
import { useRows } from '../use-rows';
import css from './board.module.css';

type Props = {
  data: TileAnswer;
  view: Shape;
  title: string;
  height: number | undefined;
  today: string;
  /** The board has dates or a filter of its own. */
  lensed: boolean;
  /** The board has a filter of its own. */
  filtered: boolean;
  onPoint: (point: Point) => void;
};

const LEAST = 120;
const AROUND = 16;
const NOTE = 32;
/** What a chart of these has below it (px). */
const BELOW = { histogram: 28 } as Partial<Record<Draft['kind'], number>>;

/** The answer of a tile, drawn as Analyse draws it, in the height there is. */
export function TileAnswerView({ data: { question, answer }, today, lensed, filtered, ...props }: Props) {
  const { t } = useTranslation();
  const draft = useMemo(() => fromQuestion(question, today), [question, today]);
  if (answer.kind === 'sql')
    return (
      <>
        {lensed ? <p className={css.note}>{t('boards.sqlLens')}</p> : null}
        <SqlTile
          label={props.title}
          result={answer.result}
          view={props.view}
          chart={chartOf(question)}
          height={fitting(lensed && props.height ? props.height - NOTE : props.height)}
        />
      </>
    );
  if (!draft)
    return (
      <>
        {filtered && question.kind === 'cohort_sizes' ? (
          <p className={css.note}>{t('boards.cohortLens')}</p>
        ) : null}
        <PlainAnswer label={props.title} result={answer.result} />
      </>
    );
  return <Fitted draft={draft} answer={answer} {...props} />;
}

function fitting(height: number | undefined): number {
  return height ? Math.max(LEAST, height - AROUND) : 260;
}

type FittedProps = Omit<Props, 'data' | 'today' | 'lensed' | 'filtered'> & {
  draft: Draft;
  answer: TileAnswer['answer'];
};

function Fitted({ draft, answer, view, height, onPoint }: FittedProps) {
  const { t } = useTranslation();
  const open = useSteady(onPoint);
  const rows = useRows(draft, answer as Parameters<typeof useRows>[1]);
  if (rows.empty) return <Empty title={t('boards.nothing')} />;
  const around = (answer.meta.sample < 1 ? NOTE : 0) + (BELOW[draft.kind] ?? 0);
  return (
    <>
      <SampleNote sample={answer.meta.sample} />
      <Drawn
        draft={draft}
        data={answer as Pick<ChartAnswer, 'result'>}
        view={view}
        onPoint={open}
        height={fitting(height && height - around)}
      />
    </>
  );
}
