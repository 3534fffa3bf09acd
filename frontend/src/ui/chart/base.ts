import type { Ink } from './ink';
import type { ChartOption } from './types';

/** What charts are written in on a page; an image outside of one says the installed font's name instead. */
export const FONT = "'Inter Variable', system-ui, sans-serif";
type Dash = 'solid' | number[];

const PATTERNS: Dash[] = ['solid', [6, 3], [2, 3], [8, 3, 2, 3], [12, 4], [4, 4]];

/** Returns the frame every chart shares: hairline grid, our fonts, a quiet tooltip. */
export function baseOption(ink: Ink): ChartOption {
  return {
    animation: false,
    textStyle: { fontFamily: FONT, color: ink.text, fontSize: 12 },
    color: ink.series,
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: ink.surface,
      borderColor: ink.line,
      borderWidth: 1,
      padding: [8, 10],
      textStyle: { color: ink.text, fontFamily: FONT, fontSize: 12 },
      extraCssText: 'box-shadow:0 2px 8px rgb(0 0 0 / 16%);border-radius:4px;',
      axisPointer: { lineStyle: { color: ink.muted, width: 1 } },
    },
  };
}

/** Returns a category axis with hairlines; `shown` writes a label. */
export function categoryAxis(ink: Ink, data: string[], shown: (value: string, index: number) => string) {
  return {
    type: 'category' as const,
    data,
    axisLine: { lineStyle: { color: ink.line } },
    axisTick: { show: false },
    axisLabel: { color: ink.muted, fontSize: 11, fontFamily: FONT, formatter: shown, hideOverlap: true },
  };
}

/** Returns a value axis that starts at zero; `shown` writes a number. */
export function valueAxis(ink: Ink, shown: (value: number) => string, max?: number) {
  return {
    type: 'value' as const,
    max,
    interval: max === 1 ? 0.25 : undefined,
    splitNumber: 4,
    axisLabel: { color: ink.muted, fontSize: 11, fontFamily: FONT, formatter: shown },
    splitLine: { lineStyle: { color: ink.line, width: 1 } },
  };
}

/** Returns a vertical axis with what it counts written above it; the grid leaves `NAME_TOP` for that. */
export function namedAbove<Axis extends object>(axis: Axis, ink: Ink, name: string) {
  return {
    ...axis,
    name,
    nameLocation: 'end' as const,
    nameTextStyle: { ...nameStyle(ink), align: 'left' as const },
  };
}

/** Returns a horizontal axis with what it measures written below its middle; the grid leaves `NAME_BOTTOM` for that. */
export function namedBelow<Axis extends object>(axis: Axis, ink: Ink, name: string) {
  return { ...axis, name, nameLocation: 'middle' as const, nameGap: 26, nameTextStyle: nameStyle(ink) };
}

export const NAME_TOP = 34;
export const NAME_BOTTOM = 26;

function nameStyle(ink: Ink) {
  return { color: ink.muted, fontSize: 11, fontFamily: FONT };
}

/** Returns the dash pattern of series `index`: the second channel beside colour. */
export function dash(index: number): Dash {
  return PATTERNS[index % PATTERNS.length] ?? 'solid';
}

/** Escapes text that goes into a tooltip, which ECharts reads as HTML. */
export function escapeHtml(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => names[sign] ?? sign);
}
