import type { Format } from '../../lib/format';
import { baseOption, categoryAxis, valueAxis } from '../../ui/chart/base';
import type { Ink } from '../../ui/chart/ink';
import type { ChartOption } from '../../ui/chart/types';
import type { Drawn } from './rows';

/** Returns the chart of one column of numbers, as a line or as bars. */
export function sqlOption(drawn: Drawn, shape: 'line' | 'bar', ink: Ink, format: Format): ChartOption {
  const color = ink.series[0];
  const common = { name: drawn.y, data: drawn.values, color, itemStyle: { color } };
  return {
    ...baseOption(ink),
    xAxis: categoryAxis(ink, drawn.labels, (label) => label),
    yAxis: valueAxis(ink, (value) => format.compact(value)),
    series:
      shape === 'line'
        ? [{ ...common, type: 'line', showSymbol: drawn.labels.length <= 40, lineStyle: { color, width: 2 } }]
        : [{ ...common, type: 'bar', barMaxWidth: 48 }],
  };
}
