import type { Format } from '../../lib/format';
import { baseOption, categoryAxis, valueAxis } from '../../ui/chart/base';
import type { Ink } from '../../ui/chart/ink';
import type { ChartOption } from '../../ui/chart/types';
import type { SqlResult } from '../../api/types';
import { type Drawn, drawingOf, drawnOf, type SqlChart } from './rows';

/** Returns the chart of rows as tiles draw it, and how high it is (px); null for what is a number or a table there. */
export function sqlPicture(
  result: SqlResult,
  ink: Ink,
  format: Format,
  chosen?: SqlChart,
): { option: ChartOption; height: number } | null {
  const drawing = drawingOf(result, chosen);
  const drawn = drawnOf(result, chosen?.x, chosen?.y);
  if (!drawn || (drawing !== 'line' && drawing !== 'bar')) return null;
  return { option: sqlOption(drawn, drawing, ink, format), height: 260 };
}

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
