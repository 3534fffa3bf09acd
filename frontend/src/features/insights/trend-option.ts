import type { Format } from '../../lib/format';
import { baseOption, categoryAxis, dash, escapeHtml, valueAxis } from '../../ui/chart/base';
import type { Ink } from '../../ui/chart/ink';
import { textWidth } from '../../ui/chart/text-width';
import type { ChartOption, LineSeries } from '../../ui/chart/types';
import { axisText } from './axis-text';
import type { Interval } from './draft';
import { flatLines, type Line, type TrendView } from './trend-model';

/** Returns a label of the time axis as people write it. */
export function labelText(label: string, interval: Interval, format: Format): string {
  if (interval === 'hour') return `${format.date(label)} ${format.hour(label)}`;
  return interval === 'month' ? format.month(label) : format.date(label);
}

/** Returns the colour of a drawn line; a line of the period before wears its line's colour. */
export function colorOf(index: number, ink: Ink): string {
  return ink.series[index] ?? ink.other;
}

/** How numbers are written on the axis and where there is room for all of them. */
export type Written = {
  axis: (value: number) => string;
  value: Format['number'];
  most?: number;
  /** Whether the names of the lines stand at their ends: not where there is no room beside them. */
  names?: boolean;
};

/** Returns the line chart of a trend: colour and dash tell lines apart, the period before is faint. */
export function trendOption(
  view: TrendView,
  interval: Interval,
  ink: Ink,
  format: Format,
  written: Written = { axis: format.compact, value: format.number },
): ChartOption {
  const now = view.drawn.filter((line) => !line.before);
  const single = view.labels.length === 1;
  const over = overOf(view);
  const flat = flatLines(view);
  const named = now.length > 1 && written.names !== false ? now : [];
  const whole: LineSeries[] = view.drawn.map((line) => {
    const index = line.before ? now.findIndex((one) => line.key === `before ${one.key}`) : now.indexOf(line);
    const color = colorOf(index, ink);
    return {
      type: 'line',
      name: line.name,
      data: line.before ? line.values : line.values.map((value, at) => (at < over ? value : null)),
      color,
      symbol: 'circle',
      symbolSize: single ? 8 : 5,
      showSymbol: single || view.labels.length <= 40,
      lineStyle: {
        color,
        width: line.before ? 1.25 : 2,
        type: line.before ? [3, 4] : dash(index),
        opacity: line.before ? 0.6 : 1,
      },
      itemStyle: { color, opacity: line.before ? 0.6 : 1 },
      emphasis: { disabled: true },
      connectNulls: false,
      triggerLineEvent: false,
      labelLayout: { moveOverlap: 'shiftY' },
      endLabel: endLabel(named.includes(line), color, flat.length > 0),
      yAxisIndex: flat.includes(line) ? 1 : 0,
    };
  });
  const series = isRunning(view)
    ? [
        ...whole.map((one) => ({ ...one, endLabel: { show: false } })),
        ...whole.map((one, at) => running(one, view.drawn[at], over)),
      ]
    : whole;
  return {
    ...baseOption(ink),
    grid: { left: 8, right: roomFor(named), top: 16, bottom: 8, containLabel: true },
    xAxis: {
      ...timeAxis(ink, view.labels, axisText(view.labels, interval, format), named.length > 0),
      boundaryGap: single,
    },
    yAxis: flat.length ? bothAxes(ink, written.axis) : valueAxis(ink, written.axis, written.most),
    tooltip: {
      ...baseOption(ink).tooltip,
      formatter: axisTooltip((label) => labelText(label, interval, format), written.value),
    },
    series,
  };
}

/** Returns whether the last part of the lines is drawn as one that may still change. */
export function isRunning(view: TrendView): boolean {
  return overOf(view) < view.labels.length;
}

/** How many labels are drawn as they are; a single one is a point, whatever is still to come. */
function overOf(view: TrendView): number {
  return view.labels.length > 1 ? view.complete : view.labels.length;
}

/** The rest of a line, from the last bucket that is over to the running one: dotted and hollow. */
function running(whole: LineSeries, line: Line | undefined, over: number): LineSeries {
  const values = line && !line.before ? line.values : [];
  return {
    ...whole,
    data: values.map((value, at) => (at < over - 1 || at > over ? null : value)),
    symbol: 'emptyCircle',
    lineStyle: { ...whole.lineStyle, type: [1, 4] },
  };
}

/** Which drawn line a series of the option belongs to: the running rests come after the lines. */
export function lineAt(view: TrendView, seriesIndex: number): Line | undefined {
  return view.drawn[seriesIndex % view.drawn.length];
}

/** The widest a name is written at the end of its line (px). */
const WIDEST = 108;
const APART = 8;
/** What the figures of a second axis take between a line and its name. */
const SECOND_AXIS = 40;

function roomFor(named: Line[]): number {
  const widths = named.map(({ name }) => textWidth(name, '11px Inter'));
  return named.length ? Math.ceil(Math.min(WIDEST, Math.max(...widths))) + 2 * APART : 24;
}

/** The dates; the last one keeps to the left of its place where names stand beside it. */
function timeAxis(
  ink: Ink,
  labels: string[],
  shown: (label: string, index: number) => string,
  named: boolean,
) {
  const axis = categoryAxis(ink, labels, shown);
  return named ? { ...axis, axisLabel: { ...axis.axisLabel, alignMaxLabel: 'right' as const } } : axis;
}

/** The axis of the largest lines, and on the right that of those much smaller. */
function bothAxes(ink: Ink, shown: (value: number) => string) {
  const second = { ...valueAxis(ink, shown), position: 'right' as const, splitLine: { show: false } };
  return [valueAxis(ink, shown), second];
}

function endLabel(show: boolean, color: string, second: boolean): LineSeries['endLabel'] {
  return {
    show,
    formatter: '{a}',
    color,
    fontSize: 11,
    width: WIDEST,
    overflow: 'truncate',
    distance: second ? SECOND_AXIS : APART,
  };
}

type Shown = { marker: string; seriesName: string; value: number | '-' | null; name: string };

const isNothing = (value: Shown['value']): value is '-' | null => value === '-' || value === null;

/** Returns a tooltip that names the place on the axis and lists what every series has there. */
export function axisTooltip(label: (name: string) => string, write: Format['number']) {
  return (shown: unknown): string => {
    const items = (Array.isArray(shown) ? shown : [shown]) as Shown[];
    const head = `<b>${escapeHtml(label(items[0]?.name ?? ''))}</b>`;
    const named = new Map<string, Shown>();
    for (const item of items) {
      const other = named.get(item.seriesName);
      if (!other || isNothing(other.value)) named.set(item.seriesName, item);
    }
    const lines = [...named.values()].map(
      ({ marker, seriesName, value }) =>
        `${marker}${escapeHtml(seriesName)} &nbsp;<b>${write(isNothing(value) ? null : value)}</b>`,
    );
    return [head, ...lines].join('<br>');
  };
}
