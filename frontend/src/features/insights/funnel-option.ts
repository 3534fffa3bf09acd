import type { FunnelResult, TimeToConvert } from '../../api/types';
import type { Format } from '../../lib/format';
import {
  baseOption,
  categoryAxis,
  escapeHtml,
  NAME_BOTTOM,
  NAME_TOP,
  namedAbove,
  namedBelow,
  valueAxis,
} from '../../ui/chart/base';
import type { Ink } from '../../ui/chart/ink';
import type { ChartOption } from '../../ui/chart/types';
import { axisText } from './axis-text';
import type { Interval } from './draft';
import type { FunnelView } from './funnel-model';
import { axisTooltip, labelText } from './trend-option';

/** Returns the columns of a funnel: share of the first step, one colour a group, losses as pale columns. */
export function funnelOption(view: FunnelView, lost: string, ink: Ink, format: Format): ChartOption {
  const steps = view.all.bars.map((bar, index) => `${index + 1}. ${bar.name}`);
  const single = view.drawn.length === 1;
  const share = (group: number, step: number) => view.drawn[group]?.bars[step]?.ofStart ?? 0;
  return {
    ...baseOption(ink),
    grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true },
    xAxis: categoryAxis(ink, steps, (name) => name),
    yAxis: valueAxis(ink, (value) => format.percent(value), 1),
    tooltip: {
      ...baseOption(ink).tooltip,
      trigger: 'item',
      formatter: (shown: unknown) => {
        const { seriesIndex = 0, dataIndex = 0, seriesName = '' } = shown as Record<string, never>;
        const group = view.drawn[Number(seriesIndex) % view.drawn.length];
        const bar = group?.bars[Number(dataIndex)];
        if (!bar) return '';
        const isLost = Number(seriesIndex) >= view.drawn.length;
        const number = isLost ? bar.lost : bar.count;
        return `${escapeHtml(String(seriesName))}<br><b>${format.number(number)}</b> · ${format.percent(bar.ofStart)}`;
      },
    },
    series: [
      ...view.drawn.map((group, index) => ({
        type: 'bar' as const,
        name: group.name,
        stack: single ? 'one' : undefined,
        data: group.bars.map((_, step) => share(index, step)),
        color: ink.series[index],
        barMaxWidth: single ? 120 : 40,
        itemStyle: { color: ink.series[index] },
        label: {
          show: single,
          position: single ? ('insideTop' as const) : ('top' as const),
          color: single ? ink.surface : ink.text,
          fontSize: 12,
          fontWeight: 500 as const,
          formatter: ({ dataIndex }: { dataIndex: number }) => format.percent(share(index, dataIndex)),
        },
      })),
      ...(single
        ? [
            {
              type: 'bar' as const,
              name: lost,
              stack: 'one',
              data: view.all.bars.map((bar, step) =>
                step === 0 ? 0 : bar.lost / (view.all.bars[0]?.count || 1),
              ),
              barMaxWidth: 120,
              itemStyle: {
                color: ink.line,
                borderColor: ink.muted,
                borderWidth: 0.5,
                borderType: 'dashed' as const,
              },
            },
          ]
        : []),
    ],
  };
}

/** How high a row is drawn, and each bar in it (px). */
const ROW_PX = 44;
const GROUP_PX = 16;

/** Returns how high a funnel of rows must be for all of them to be read. */
export function rowsHeight(view: FunnelView): number {
  return 48 + view.all.bars.length * Math.max(ROW_PX, view.drawn.length * GROUP_PX + 12);
}

/** Returns the same funnel lying on its side: a row a step, its whole name beside it. */
export function rowsOption(view: FunnelView, lost: string, ink: Ink, format: Format): ChartOption {
  const option = funnelOption(view, lost, ink, format);
  const names = categoryAxis(ink, [], (name) => name);
  const steps = view.all.bars.map((bar, index) => `${index + 1}. ${bar.name}`);
  const label = { ...names.axisLabel, color: ink.text, width: 112, overflow: 'break' as const, interval: 0 };
  return {
    ...option,
    grid: { left: 8, right: 16, top: 8, bottom: 8, containLabel: true },
    xAxis: { ...valueAxis(ink, (value) => format.percent(value), 1), interval: 0.5 },
    yAxis: { ...names, data: steps, inverse: true, axisLabel: label },
    series: (option.series as object[]).map((one) => ({
      ...one,
      barMaxWidth: view.drawn.length === 1 ? 24 : GROUP_PX,
      ...('label' in one ? { label: { ...(one.label as object), position: 'insideLeft' as const } } : {}),
    })) as ChartOption['series'],
  };
}

/** Returns the histogram of the time it took those who finished; `words` stand at its axes. */
export function timeOption(
  time: TimeToConvert,
  words: { counted: string; taken: string },
  ink: Ink,
  format: Format,
): ChartOption {
  const spans = time.histogram.map((bin) => `${format.duration(bin.from_s)} – ${format.duration(bin.to_s)}`);
  const names = time.histogram.map((bin) => format.duration(bin.from_s));
  return {
    ...baseOption(ink),
    grid: { left: 8, right: 24, top: NAME_TOP, bottom: NAME_BOTTOM, containLabel: true },
    xAxis: namedBelow(
      categoryAxis(ink, spans, (_, index) => names[index] ?? ''),
      ink,
      words.taken,
    ),
    yAxis: namedAbove(
      valueAxis(ink, (value) => format.compact(value)),
      ink,
      words.counted,
    ),
    tooltip: { ...baseOption(ink).tooltip, formatter: axisTooltip((span) => span, format.number) },
    series: [
      {
        type: 'bar',
        name: words.counted,
        data: time.histogram.map((bin) => bin.count),
        barCategoryGap: '10%',
        itemStyle: { color: ink.series[0] },
      },
    ],
  };
}

/** Returns the share that converts of those who enter in each interval, as a line. */
export function overTimeOption(
  points: FunnelResult['over_time'],
  name: string,
  interval: Interval,
  ink: Ink,
  format: Format,
): ChartOption {
  const labels = points.map((point) => point.label);
  const written = (label: string) => labelText(label, interval, format);
  return {
    ...baseOption(ink),
    xAxis: categoryAxis(ink, labels, axisText(labels, interval, format)),
    yAxis: valueAxis(ink, (value) => format.percent(value)),
    tooltip: {
      ...baseOption(ink).tooltip,
      formatter: (shown: unknown) => {
        const [first] = shown as { dataIndex: number }[];
        const point = points[first?.dataIndex ?? -1];
        if (!point) return '';
        const counts = `${format.number(point.converted)} / ${format.number(point.entered)}`;
        return `${escapeHtml(written(point.label))}<br><b>${format.percent(point.rate)}</b> · ${counts}`;
      },
    },
    series: [
      {
        type: 'line',
        name,
        color: ink.series[0],
        symbolSize: 6,
        showSymbol: true,
        data: points.map((point) => point.rate ?? '-'),
      },
    ],
  };
}
