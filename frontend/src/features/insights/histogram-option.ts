import type { Translate } from '../../i18n/setup';
import type { Format } from '../../lib/format';
import {
  baseOption,
  categoryAxis,
  NAME_BOTTOM,
  NAME_TOP,
  namedAbove,
  namedBelow,
  valueAxis,
} from '../../ui/chart/base';
import type { Ink } from '../../ui/chart/ink';
import type { ChartOption } from '../../ui/chart/types';
import { eventText } from './event-text';
import type { HistogramDraft } from './histogram-draft';
import type { HistogramView } from './histogram-model';
import { countedText } from './who-text';
import { axisTooltip } from './trend-option';

/** What a histogram counts, and of what the bars are. */
export type HistogramAxes = { counted: string; measured: string };

/** Returns what stands at the axes of a histogram. */
export function histogramAxes(draft: HistogramDraft, t: Translate): HistogramAxes {
  const { how, property, event } = draft;
  const counted = countedText(draft, t);
  const of = how === 'total' ? eventText(event, t) : (property ?? '');
  const axes = draft.count === 'groups' ? 'histogram.groupAxes' : 'histogram.axes';
  return { counted, measured: t(`${axes}.${how}`, { of }) };
}

/** Returns a column a bar, side by side without a gap that would look like one in the values. */
export function histogramOption(
  view: HistogramView,
  { counted, measured }: HistogramAxes,
  ink: Ink,
  format: Format,
): ChartOption {
  const color = ink.series[0];
  return {
    ...baseOption(ink),
    grid: { left: 8, right: 16, top: NAME_TOP, bottom: NAME_BOTTOM, containLabel: true },
    xAxis: namedBelow(
      categoryAxis(
        ink,
        view.bars.map((bar) => bar.name),
        (label) => label,
      ),
      ink,
      measured,
    ),
    yAxis: namedAbove(
      valueAxis(ink, (value) => format.compact(value)),
      ink,
      counted,
    ),
    tooltip: { ...baseOption(ink).tooltip, formatter: axisTooltip((label) => label, format.number) },
    series: [
      {
        type: 'bar',
        name: counted,
        data: view.bars.map((bar) => bar.count),
        barCategoryGap: '4%',
        itemStyle: { color },
        color,
        emphasis: { disabled: true },
      },
    ],
  };
}
