import type { Format } from '../../lib/format';
import { baseOption, categoryAxis, valueAxis } from '../../ui/chart/base';
import type { Ink } from '../../ui/chart/ink';
import type { ChartOption } from '../../ui/chart/types';
import type { StickinessView } from './stickiness-model';
import { MOST_LINES } from './trend-model';
import { axisTooltip } from './trend-option';

type Words = { intervals: (count: string) => string };

/** Returns columns side by side, one group for each number of intervals. */
export function stickinessOption(view: StickinessView, words: Words, ink: Ink, format: Format): ChartOption {
  return {
    ...baseOption(ink),
    xAxis: categoryAxis(ink, view.intervals.map(String), (name) => name),
    yAxis: valueAxis(ink, (value) => format.compact(value)),
    tooltip: { ...baseOption(ink).tooltip, formatter: axisTooltip(words.intervals, format.number) },
    series: view.habits.slice(0, MOST_LINES).map((habit, index) => ({
      type: 'bar',
      name: habit.name,
      data: habit.values,
      barMaxWidth: 48,
      barCategoryGap: '25%',
      itemStyle: { color: ink.series[index] },
      color: ink.series[index],
      emphasis: { disabled: true },
    })),
  };
}
