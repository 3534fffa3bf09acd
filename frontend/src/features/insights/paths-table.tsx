import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { useInk } from '../../ui/chart/ink';
import { DataTable } from '../../ui/data-table';
import css from './answer.module.css';
import type { Point } from './draft';
import { NumberLink } from './number-link';
import type { PathsDraft } from './paths-draft';
import {
  endsPoint,
  inOrder,
  linkPoint,
  nodePoint,
  type PathLink,
  type PathNode,
  type PathsView,
  stepNumber,
} from './paths-model';
import { nameColors } from './paths-option';

type Props = { view: PathsView; count: PathsDraft['count']; onPoint: (point: Point) => void };

/** One row for each name at a step, with how many are there and how many go no further. */
export function NodeTable({ view, count, onPoint }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const colors = nameColors(view, ink);
  return (
    <DataTable<PathNode>
      label={t('paths.steps')}
      rows={inOrder(view.nodes)}
      rowKey={(node) => node.key}
      columns={[
        {
          key: 'step',
          head: t('insightAnswer.step'),
          cell: (node) => format.number(stepNumber(node, view.backwards)),
        },
        {
          key: 'name',
          head: t('paths.name'),
          grow: true,
          cell: (node) => (
            <>
              <span className={css.swatch} style={{ background: colors.get(node.name) ?? ink.other }} />
              {node.shown}
            </>
          ),
        },
        {
          key: 'count',
          head: t(`paths.counted.${count}`),
          numeric: true,
          cell: (node) => (
            <NumberLink shown={format.number(node.count)} point={nodePoint(node)} onPoint={onPoint} />
          ),
        },
        {
          key: 'share',
          head: t('paths.ofAll'),
          numeric: true,
          cell: (node) => format.percent(view.total ? node.count / view.total : null),
        },
        {
          key: 'ends',
          head: t(view.backwards ? 'paths.beginHere' : 'paths.endHere'),
          numeric: true,
          cell: (node) => (
            <NumberLink
              shown={format.number(node.ends)}
              point={node.ends ? endsPoint(node) : undefined}
              onPoint={onPoint}
            />
          ),
        },
      ]}
    />
  );
}

/** One row for each way from a name to the next, in the order of time. */
export function LinkTable({ view, count, onPoint }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = [...view.links].sort((a, b) => a.from.column - b.from.column || b.count - a.count);
  return (
    <div className={css.table}>
      <DataTable<PathLink>
        label={t('insightAnswer.table')}
        rows={rows}
        rowKey={(link) => link.key}
        columns={[
          {
            key: 'step',
            head: t('insightAnswer.step'),
            cell: (link) => format.number(stepNumber(link.from, view.backwards)),
          },
          { key: 'from', head: t('paths.fromName'), cell: (link) => link.from.shown },
          { key: 'to', head: t('paths.toName'), grow: true, cell: (link) => link.to.shown },
          {
            key: 'count',
            head: t(`paths.counted.${count}`),
            numeric: true,
            cell: (link) => (
              <NumberLink
                shown={format.number(link.count)}
                point={linkPoint(link, view.backwards)}
                onPoint={onPoint}
              />
            ),
          },
          {
            key: 'share',
            head: t('paths.ofStep'),
            numeric: true,
            cell: (link) => format.percent(link.from.count ? link.count / link.from.count : null),
          },
          {
            key: 'time',
            head: t('insightAnswer.avgTime'),
            numeric: true,
            cell: (link) => format.duration(link.seconds),
          },
        ]}
      />
    </div>
  );
}
