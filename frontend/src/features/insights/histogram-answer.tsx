import { useTranslation } from 'react-i18next';
import type { HistogramResult } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Chart } from '../../ui/chart/chart';
import { useInk } from '../../ui/chart/ink';
import { DataTable } from '../../ui/data-table';
import { Muted } from '../../ui/layout';
import css from './answer.module.css';
import type { Point } from './draft';
import type { HistogramDraft } from './histogram-draft';
import { barPoint, type HistogramView, histogramView } from './histogram-model';
import { histogramAxes, histogramOption } from './histogram-option';
import { NumberLink } from './number-link';
import type { Shape } from './shape';
import { countedText, whoText } from './who-text';

type Props = {
  draft: HistogramDraft;
  result: HistogramResult;
  view: Shape;
  onPoint: (point: Point) => void;
  height?: number;
};

/** How values are spread, as columns with their middle below, or as a table of them. */
export function HistogramAnswer({ draft, result, view: shape, onPoint, height }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const view = histogramView(result, format);
  const counted = countedText(draft, t);
  const open = (place: number) => {
    const point = barPoint(view.bars[place]);
    if (point) onPoint(point);
  };
  const outside = <Outside view={view} counted={counted} />;
  if (shape === 'table')
    return (
      <div className={css.table}>
        <DataTable
          label={t('insightAnswer.table')}
          rows={view.bars}
          rowKey={(bar) => String(bar.place)}
          columns={[
            { key: 'range', head: t('histogram.range'), cell: (bar) => bar.name },
            {
              key: 'count',
              head: counted,
              numeric: true,
              cell: (bar) => (
                <NumberLink shown={format.number(bar.count)} point={barPoint(bar)} onPoint={onPoint} />
              ),
            },
            {
              key: 'persons',
              head: whoText(draft, t),
              numeric: true,
              cell: (bar) => format.number(bar.persons),
            },
            {
              key: 'share',
              head: t('histogram.share'),
              numeric: true,
              cell: (bar) => format.percent(bar.share),
            },
          ]}
        />
        {outside}
      </div>
    );
  return (
    <>
      <Chart
        option={histogramOption(view, histogramAxes(draft, t), ink, format)}
        height={height ?? 300}
        label={t('insightAnswer.chartLabel', { question: t(`histogram.how.${draft.how}`) })}
        onMark={({ dataIndex }) => open(dataIndex)}
      />
      <Muted>
        {t('histogram.middle', {
          median: format.number(result.median),
          mean: format.number(result.mean),
          low: format.number(result.low),
          high: format.number(result.high),
        })}
      </Muted>
      {outside}
    </>
  );
}

/** What lies outside of the edges that were chosen; nothing does where the bars reach from end to end. */
function Outside({ view: { below, above }, counted }: { view: HistogramView; counted: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!below && !above) return null;
  const parts = { counted, below: format.number(below), above: format.number(above) };
  return (
    <p>
      <Muted>{t('histogram.outside', parts)}</Muted>
    </p>
  );
}
