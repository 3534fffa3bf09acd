import type { Format } from '../../lib/format';
import { baseOption, categoryAxis, valueAxis } from '../../ui/chart/base';
import type { Ink } from '../../ui/chart/ink';
import type { ChartOption } from '../../ui/chart/types';
import type { HistogramView } from './histogram-model';
import { axisTooltip } from './trend-option';

/** Returns a column a bar, side by side without a gap that would look like one in the values. */
export function histogramOption(view: HistogramView, name: string, ink: Ink, format: Format): ChartOption {
  const color = ink.series[0];
  return {
    ...baseOption(ink),
    xAxis: categoryAxis(
      ink,
      view.bars.map((bar) => bar.name),
      (label) => label,
    ),
    yAxis: valueAxis(ink, (value) => format.compact(value)),
    tooltip: { ...baseOption(ink).tooltip, formatter: axisTooltip((label) => label, format.number) },
    series: [
      {
        type: 'bar',
        name,
        data: view.bars.map((bar) => bar.count),
        barCategoryGap: '4%',
        itemStyle: { color },
        color,
        emphasis: { disabled: true },
      },
    ],
  };
}
