import type { Format } from '../../lib/format';
import { baseOption, categoryAxis, valueAxis } from '../../ui/chart/base';
import type { Ink } from '../../ui/chart/ink';
import type { ChartOption } from '../../ui/chart/types';
import type { Interval } from './draft';
import type { LifecycleView, Status } from './lifecycle-model';
import { axisTooltip, labelText } from './trend-option';

const PLACES: Record<Status, number> = { new: 0, returning: 2, resurrecting: 1, dormant: 3 };

/** Returns the colour of a status. */
export function statusColor(status: Status, ink: Ink): string {
  return ink.series[PLACES[status]] ?? ink.other;
}

/** Returns stacked columns: who is active above zero, who went quiet below; what still runs is pale. */
export function lifecycleOption(
  view: LifecycleView,
  interval: Interval,
  ink: Ink,
  format: Format,
): ChartOption {
  const written = (label: string) => labelText(label, interval, format);
  return {
    ...baseOption(ink),
    xAxis: categoryAxis(ink, view.labels, written),
    yAxis: valueAxis(ink, (value) => format.compact(value)),
    tooltip: { ...baseOption(ink).tooltip, formatter: axisTooltip(written, format.number) },
    series: view.lines.map((line) => {
      const color = statusColor(line.key, ink);
      return {
        type: 'bar',
        stack: 'people',
        name: line.name,
        color,
        barMaxWidth: 48,
        barCategoryGap: '25%',
        data: line.values.map((value, at) => ({
          value: value ?? '-',
          itemStyle: { color, opacity: at < view.complete ? 1 : 0.45 },
        })),
        emphasis: { disabled: true },
      };
    }),
  };
}
