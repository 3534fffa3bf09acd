import type { Format } from '../../lib/format';
import { baseOption, categoryAxis, FONT, valueAxis } from '../../ui/chart/base';
import type { Ink } from '../../ui/chart/ink';
import type { ChartOption } from '../../ui/chart/types';
import { axisText } from './axis-text';
import type { Interval } from './draft';
import { type LifecycleGroup, type LifecycleView, panelsOf, type Status } from './lifecycle-model';
import { axisTooltip, labelText } from './trend-option';

const PLACES: Record<Status, number> = { new: 0, returning: 2, resurrecting: 1, dormant: 3 };
/** Panels one below the other: all begin at the same place, so that a period is above itself. */
const [LEFT, HEAD, BODY, GAP, FOOT] = [56, 24, 96, 16, 28];

/** Returns the colour of a status. */
export function statusColor(status: Status, ink: Ink): string {
  return ink.series[PLACES[status]] ?? ink.other;
}

/** Returns how high a lifecycle is drawn (px). */
export function heightOf(view: LifecycleView): number {
  const panels = panelsOf(view).length;
  return view.groups.length ? panels * (HEAD + BODY + GAP) + FOOT : 320;
}

/** Returns stacked columns: who is active above zero, who went quiet below; split, a panel a group. */
export function lifecycleOption(
  view: LifecycleView,
  interval: Interval,
  ink: Ink,
  format: Format,
): ChartOption {
  const written = (label: string) => labelText(label, interval, format);
  const base = baseOption(ink);
  const tooltip = { ...base.tooltip, formatter: axisTooltip(written, format.number) };
  const panels = panelsOf(view);
  const series = panels.flatMap((group, at) => columnsOf(group, at, view.complete, ink));
  const x = categoryAxis(ink, view.labels, axisText(view.labels, interval, format));
  const y = valueAxis(ink, (value) => format.compact(value));
  if (!view.groups.length) return { ...base, xAxis: x, yAxis: y, tooltip, series };
  return {
    ...base,
    grid: panels.map((_, at) => ({
      left: LEFT,
      right: 32,
      top: topOf(at),
      height: BODY,
      outerBoundsMode: 'none' as const,
    })),
    xAxis: panels.map((_, at) => ({
      ...x,
      gridIndex: at,
      axisLabel: { ...x.axisLabel, show: at === panels.length - 1 },
    })),
    yAxis: panels.map((group, at) => ({ ...y, ...headed(group.name, ink), gridIndex: at, splitNumber: 2 })),
    tooltip,
    series,
  };
}

const topOf = (panel: number) => HEAD + panel * (HEAD + BODY + GAP);

/** A group's name above its panel, from the edge of the chart on. */
function headed(name: string, ink: Ink) {
  return {
    name,
    nameLocation: 'end' as const,
    nameGap: 10,
    nameTruncate: { maxWidth: 320 },
    nameTextStyle: {
      color: ink.text,
      fontSize: 12,
      fontWeight: 600,
      fontFamily: FONT,
      align: 'left' as const,
      padding: [0, 0, 0, 8 - LEFT],
    },
  };
}

/** The columns of a group, one series a status; what still runs is pale. */
function columnsOf(group: LifecycleGroup, panel: number, complete: number, ink: Ink) {
  return group.lines.map((line) => {
    const color = statusColor(line.key, ink);
    return {
      type: 'bar' as const,
      stack: `people ${panel}`,
      name: line.name,
      xAxisIndex: panel,
      yAxisIndex: panel,
      color,
      barMaxWidth: 48,
      barCategoryGap: '25%',
      data: line.values.map((value, at) => ({
        value: value ?? '-',
        itemStyle: { color, opacity: at < complete ? 1 : 0.45 },
      })),
      emphasis: { disabled: true },
    };
  });
}
