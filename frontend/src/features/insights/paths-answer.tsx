import { useTranslation } from 'react-i18next';
import type { PathsResult } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Chart } from '../../ui/chart/chart';
import { useInk } from '../../ui/chart/ink';
import { Wide } from '../../ui/layout';
import css from './answer.module.css';
import type { Point } from './draft';
import { useEventText } from './event-text';
import { isBackwards, type PathsDraft } from './paths-draft';
import { linkPoint, nodePoint, pathsView } from './paths-model';
import { heightOf, pathsOption } from './paths-option';
import { LinkTable, NodeTable } from './paths-table';
import type { Shape } from './shape';
import { usePhone } from './use-phone';
import { usePathWords } from './use-rows';

type Props = { draft: PathsDraft; result: PathsResult; view: Shape; onPoint: (point: Point) => void };

const COLUMN_PX = 180;

/** Paths as a flow with the steps below, or as tables of what follows what and of the steps. */
export function PathsAnswer({ draft, result, view: shape, onPoint }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const phone = usePhone();
  const eventText = useEventText();
  const view = pathsView(result, isBackwards(draft), usePathWords());
  const named = (event: string | undefined) => (event ? eventText(event) : t('paths.anywhere'));
  const words = {
    ends: (number: string) => t(view.backwards ? 'paths.beginCount' : 'paths.endCount', { number }),
    after: (time: string) => t('paths.after', { time }),
  };
  const tables = { view, count: draft.count, onPoint };
  if (shape === 'table')
    return (
      <>
        <LinkTable {...tables} />
        <div className={css.summary}>
          <NodeTable {...tables} />
        </div>
      </>
    );
  const flow = (
    <Wide width={view.columns * COLUMN_PX} label={t('insight.kindNames.paths')}>
      <Chart
        option={pathsOption(view, words, ink, format)}
        height={heightOf(view)}
        label={t('insightAnswer.chartLabel', {
          question: `${named(draft.from?.event)} → ${named(draft.to?.event)}`,
        })}
        onMark={({ edge, dataIndex }) => {
          const link = edge ? view.links[dataIndex] : undefined;
          const node = edge ? undefined : view.nodes[dataIndex];
          if (link) onPoint(linkPoint(link, view.backwards));
          if (node) onPoint(nodePoint(node));
        }}
      />
    </Wide>
  );
  const steps = (
    <div className={css.summary}>
      <NodeTable {...tables} />
    </div>
  );
  // On a phone the drawing is wider than the page: what can be read there comes first.
  return phone ? (
    <>
      {steps}
      {flow}
    </>
  ) : (
    <>
      {flow}
      {steps}
    </>
  );
}
