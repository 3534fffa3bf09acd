import type { Format } from '../../lib/format';
import { baseOption, categoryAxis, valueAxis } from '../../ui/chart/base';
import type { Ink } from '../../ui/chart/ink';
import type { ChartOption } from '../../ui/chart/types';
import type { Rule } from './attribution-draft';
import type { AttributionView } from './attribution-model';
import { axisTooltip } from './trend-option';

const BAR_PX = 14;

/** Returns the colour of a rule by its place in the question. */
export function ruleColor(rule: number, ink: Ink): string {
  return ink.series[rule] ?? ink.other;
}

/** Returns how high the chart must be for one bar a rule beside each channel. */
export function heightOf(view: AttributionView): number {
  return 48 + view.drawn.length * (view.rules.length * BAR_PX + 16);
}

/** Returns bars from the left: a group a channel, a bar a rule; worth where it was asked for. */
export function attributionOption(
  view: AttributionView,
  nameOf: (rule: Rule) => string,
  ink: Ink,
  format: Format,
): ChartOption {
  return {
    ...baseOption(ink),
    tooltip: {
      ...baseOption(ink).tooltip,
      axisPointer: { type: 'shadow', shadowStyle: { color: ink.line, opacity: 0.4 } },
      formatter: axisTooltip((key) => view.drawn[Number(key)]?.name ?? '', format.number),
    },
    xAxis: valueAxis(ink, (value) => format.compact(value)),
    yAxis: {
      ...categoryAxis(
        ink,
        view.drawn.map((channel) => channel.key),
        (key) => view.drawn[Number(key)]?.name ?? '',
      ),
      inverse: true,
    },
    series: view.rules.map((rule, index) => ({
      type: 'bar',
      name: nameOf(rule),
      data: view.drawn.map(({ credits, values }) => (values ?? credits)[index] ?? 0),
      barMaxWidth: BAR_PX,
      color: ruleColor(index, ink),
      itemStyle: { color: ruleColor(index, ink) },
      emphasis: { disabled: true },
    })),
  };
}
