import type { Format } from '../../lib/format';
import { baseOption, categoryAxis, dash, valueAxis } from '../../ui/chart/base';
import type { Ink } from '../../ui/chart/ink';
import type { ChartOption } from '../../ui/chart/types';
import type { RetentionView } from './retention-model';

const MOST_LINES = 6;

/** Returns the retention curve: the mean share that came back in each column, or amount; one line a group. */
export function retentionOption(
  view: RetentionView,
  period: (column: string) => string,
  ink: Ink,
  format: Format,
): ChartOption {
  const groups = view.groups.length > 1 ? view.groups.slice(1, MOST_LINES + 1) : view.groups;
  const write = view.amounts ? format.number : format.percent;
  return {
    ...baseOption(ink),
    grid: { left: 8, right: groups.length > 1 ? 120 : 24, top: 16, bottom: 8, containLabel: true },
    xAxis: { ...categoryAxis(ink, view.columns.map(period), (name) => name), boundaryGap: false },
    yAxis: view.amounts
      ? valueAxis(ink, (value) => format.compact(value))
      : valueAxis(ink, (value) => format.percent(value), 1),
    tooltip: {
      ...baseOption(ink).tooltip,
      valueFormatter: (value) => write(value as number | null),
    },
    series: groups.map((group, index) => ({
      type: 'line',
      name: group.name,
      data: group.mean,
      color: ink.series[index],
      symbol: 'circle',
      symbolSize: 5,
      lineStyle: { width: 2, type: dash(index), color: ink.series[index] },
      emphasis: { disabled: true },
      endLabel: {
        show: groups.length > 1,
        formatter: '{a}',
        color: ink.series[index],
        fontSize: 11,
        width: 108,
        overflow: 'truncate',
      },
    })),
  };
}
