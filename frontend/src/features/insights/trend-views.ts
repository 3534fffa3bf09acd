import type { Format } from '../../lib/format';
import { baseOption, categoryAxis, escapeHtml, FONT, valueAxis } from '../../ui/chart/base';
import type { Ink } from '../../ui/chart/ink';
import type { ChartOption } from '../../ui/chart/types';
import { axisText } from './axis-text';
import type { Interval } from './draft';
import type { Shape } from './shape';
import type { Line, TrendView } from './trend-model';
import { axisTooltip, colorOf, isRunning, labelText, trendOption, type Written } from './trend-option';

/** As many bars as can be read; the table has them all. */
export const MOST_BARS = 20;
const BAR_HEIGHT = 28;

/** Returns the lines whose totals a view shows: those of the dates asked for, the largest first. */
export function totalled(view: TrendView): Line[] {
  return view.lines.filter((line) => !line.before && line.total !== null).slice(0, MOST_BARS);
}

/** What draws the lines of a trend: a map needs to know more (`map-option.ts`). */
export type LineShape = Exclude<Shape, 'map'>;

/** Returns how high a view is drawn where nothing else says (px). */
export function heightOf(shape: LineShape, view: TrendView): number {
  if (shape === 'bar') return 24 + Math.max(3, totalled(view).length) * BAR_HEIGHT;
  return shape === 'number' ? 160 : 320;
}

/** Returns the chart of a trend in the way that was chosen. */
export function trendShape(
  shape: LineShape,
  view: TrendView,
  interval: Interval,
  ink: Ink,
  format: Format,
  written: Written = { axis: format.compact, value: format.number },
): ChartOption {
  switch (shape) {
    case 'bar':
      return barOption(view, ink, format, written);
    case 'pie':
      return pieOption(view, ink, format, written);
    case 'number':
      return figureOption(view, ink, written);
    case 'area':
      return areaOption(trendOption(view, interval, ink, format, written), view);
    case 'stacked':
      return stackedOption(view, interval, ink, format, written);
    default:
      return trendOption(view, interval, ink, format, written);
  }
}

/** Returns which line a mark of a view is of, and the bucket; without one it is the whole. */
export function markedLine(
  shape: LineShape,
  view: TrendView,
  mark: { seriesIndex: number; dataIndex: number },
): { line: Line | undefined; label: string | undefined } {
  if (shape === 'bar' || shape === 'pie') return { line: totalled(view)[mark.dataIndex], label: undefined };
  const lines = shape === 'stacked' ? stacked(view) : view.drawn;
  const line = lines[mark.seriesIndex % Math.max(1, lines.length)];
  return { line, label: line?.labels[mark.dataIndex] ?? '' };
}

function stacked(view: TrendView): Line[] {
  return view.drawn.filter((line) => !line.before);
}

/** One bar a line, as long as its total. */
function barOption(view: TrendView, ink: Ink, format: Format, written: Written): ChartOption {
  const lines = totalled(view);
  const names = lines.map((line) => line.name);
  return {
    ...baseOption(ink),
    grid: { left: 8, right: 64, top: 8, bottom: 8, containLabel: true },
    xAxis: valueAxis(ink, written.axis, written.most),
    yAxis: {
      ...categoryAxis(ink, names, (name) => name),
      axisLabel: { color: ink.text, fontSize: 12, fontFamily: FONT, width: 180, overflow: 'truncate' },
      inverse: true,
    },
    tooltip: { ...baseOption(ink).tooltip, trigger: 'item', formatter: itemTooltip(lines, format, written) },
    series: [
      {
        type: 'bar',
        barMaxWidth: 20,
        data: lines.map((line, index) => ({
          value: line.total,
          itemStyle: { color: colorAt(index, lines.length, ink), borderRadius: [0, 2, 2, 0] },
        })),
        label: {
          show: true,
          position: 'right',
          color: ink.text,
          fontSize: 12,
          fontFamily: FONT,
          formatter: ({ dataIndex }) => written.value(lines[dataIndex]?.total),
        },
      },
    ],
  };
}

/** Bars of one question are of one colour; the first lines of a breakdown wear those of their lines. */
function colorAt(index: number, count: number, ink: Ink): string {
  return count === 1 ? colorOf(0, ink) : (ink.series[index] ?? ink.other);
}

/** A part a line, as large as its share of the totals that are shown. */
function pieOption(view: TrendView, ink: Ink, format: Format, written: Written): ChartOption {
  const lines = totalled(view);
  return {
    ...baseOption(ink),
    tooltip: { ...baseOption(ink).tooltip, trigger: 'item', formatter: itemTooltip(lines, format, written) },
    series: [
      {
        type: 'pie',
        radius: ['45%', '72%'],
        center: ['50%', '50%'],
        minShowLabelAngle: 4,
        data: lines.map((line, index) => ({
          name: line.name,
          value: Math.max(0, line.total ?? 0),
          itemStyle: { color: colorAt(index, lines.length, ink), borderColor: ink.surface, borderWidth: 2 },
        })),
        label: {
          color: ink.text,
          fontSize: 12,
          fontFamily: FONT,
          width: 150,
          overflow: 'truncate',
          formatter: ({ name, dataIndex }) => `${name}  ${format.percent(shareOf(lines, dataIndex))}`,
        },
        labelLine: { lineStyle: { color: ink.line } },
        emphasis: { disabled: true },
      },
    ],
  };
}

/** Returns the share of a line in the totals of all that are shown; null where there is nothing. */
export function shareOf(lines: Line[], index: number): number | null {
  const whole = lines.reduce((sum, line) => sum + Math.max(0, line.total ?? 0), 0);
  return whole ? Math.max(0, lines[index]?.total ?? 0) / whole : null;
}

function itemTooltip(lines: Line[], format: Format, written: Written) {
  return (shown: unknown): string => {
    const { dataIndex } = shown as { dataIndex: number };
    const line = lines[dataIndex];
    const share = format.percent(shareOf(lines, dataIndex));
    const value = `<b>${written.value(line?.total)}</b>`;
    return `${escapeHtml(line?.name ?? '')} &nbsp;${value}${lines.length > 1 ? ` (${share})` : ''}`;
  };
}

/** The totals alone, large, each with its name below. */
function figureOption(view: TrendView, ink: Ink, written: Written): ChartOption {
  const lines = view.drawn;
  return {
    ...baseOption(ink),
    grid: undefined,
    title: lines.map((line, index) => ({
      text: written.value(line.total),
      subtext: line.name,
      left: `${((index + 0.5) / lines.length) * 100}%`,
      top: 'middle',
      textAlign: 'center' as const,
      itemGap: 8,
      textStyle: { color: ink.text, fontSize: lines.length > 3 ? 22 : 36, fontFamily: FONT, fontWeight: 600 },
      subtextStyle: {
        color: ink.muted,
        fontSize: 12,
        fontFamily: FONT,
        width: 140,
        overflow: 'truncate' as const,
      },
    })),
    series: [],
  };
}

/** Lines with the ground below them filled. */
function areaOption(option: ChartOption, view: TrendView): ChartOption {
  const series = (option.series as { color?: string }[]).map((one, index) =>
    index < view.drawn.length && !view.drawn[index]?.before
      ? { ...one, areaStyle: { color: one.color, opacity: 0.18 } }
      : one,
  );
  return { ...option, series: series as ChartOption['series'] };
}

/** A column a bucket, the lines on top of each other; what is not over yet is pale. */
function stackedOption(
  view: TrendView,
  interval: Interval,
  ink: Ink,
  format: Format,
  written: Written,
): ChartOption {
  const lines = stacked(view);
  const over = isRunning(view) ? view.complete : view.labels.length;
  const label = (name: string) => labelText(name, interval, format);
  return {
    ...baseOption(ink),
    grid: { left: 8, right: 24, top: 16, bottom: 8, containLabel: true },
    xAxis: categoryAxis(ink, view.labels, axisText(view.labels, interval, format)),
    yAxis: valueAxis(ink, written.axis),
    tooltip: { ...baseOption(ink).tooltip, formatter: axisTooltip(label, written.value) },
    series: lines.map((line, index) => ({
      type: 'bar' as const,
      name: line.name,
      stack: 'all',
      barMaxWidth: 40,
      color: colorOf(index, ink),
      data: line.values.map((value, at) => ({
        value,
        itemStyle: { opacity: at < over ? 1 : 0.45, borderColor: ink.surface, borderWidth: 0.5 },
      })),
      emphasis: { disabled: true },
    })),
  };
}
