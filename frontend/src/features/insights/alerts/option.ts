import type { AlertPreview, JudgedLine } from '../../../api/types';
import type { Format } from '../../../lib/format';
import { axisText } from '../axis-text';
import { axisTooltip, labelText } from '../trend-option';
import { baseOption, categoryAxis, NAME_TOP, namedAbove, valueAxis } from '../../../ui/chart/base';
import type { Ink } from '../../../ui/chart/ink';
import type { ChartOption, LineSeries } from '../../../ui/chart/types';
import type { AlertInterval } from './model';

export type BandWords = { value: string; expected: string; low: string; high: string; news: string };
type Written = { axis: (value: number) => string; value: Format['number'] };

/** Returns the numbers of a line, the band where they are usual, and a mark on each that is news. */
export function bandOption(
  preview: AlertPreview,
  line: JudgedLine,
  interval: AlertInterval,
  words: BandWords,
  ink: Ink,
  format: Format,
  written: Written,
): ChartOption {
  const { verdicts } = line;
  const color = ink.series[0] ?? ink.text;
  const limit = (name: string, data: (number | null)[]): LineSeries => ({
    type: 'line',
    name,
    data,
    color: ink.muted,
    symbol: 'none',
    lineStyle: { color: ink.muted, width: 1, type: [4, 4] },
    emphasis: { disabled: true },
  });
  const has = (part: 'low' | 'high' | 'expected') => verdicts.some((one) => one[part] !== null);
  const series: LineSeries[] = [
    ...(has('low')
      ? [
          limit(
            words.low,
            verdicts.map((one) => one.low),
          ),
        ]
      : []),
    ...(has('high')
      ? [
          limit(
            words.high,
            verdicts.map((one) => one.high),
          ),
        ]
      : []),
    ...(has('expected')
      ? [
          {
            ...limit(
              words.expected,
              verdicts.map((one) => one.expected),
            ),
            lineStyle: dotted(ink),
          },
        ]
      : []),
    {
      type: 'line',
      name: words.value,
      data: verdicts.map((one) => one.value),
      color,
      symbol: 'circle',
      symbolSize: 4,
      lineStyle: { color, width: 2 },
      emphasis: { disabled: true },
    },
    news(
      words.news,
      verdicts.map((one) => (one.holds ? one.value : null)),
      ink,
    ),
  ];
  const label = (name: string) => labelText(name, interval, format);
  return {
    ...baseOption(ink),
    grid: { left: 8, right: 24, top: NAME_TOP, bottom: 8, containLabel: true },
    xAxis: {
      ...categoryAxis(ink, preview.labels, axisText(preview.labels, interval, format)),
      boundaryGap: preview.labels.length === 1,
    },
    yAxis: namedAbove(valueAxis(ink, written.axis), ink, words.value),
    tooltip: { ...baseOption(ink).tooltip, formatter: axisTooltip(label, written.value) },
    series,
  };
}

function dotted(ink: Ink): LineSeries['lineStyle'] {
  return { color: ink.muted, width: 1.5, type: [1, 3] };
}

/** A diamond on a number is the second channel beside its colour. */
function news(name: string, data: (number | null)[], ink: Ink): LineSeries {
  const color = ink.series[3] ?? ink.text;
  return {
    type: 'line',
    name,
    data,
    color,
    symbol: 'diamond',
    symbolSize: 12,
    showAllSymbol: true,
    lineStyle: { width: 0 },
    itemStyle: { color },
    emphasis: { disabled: true },
  };
}
