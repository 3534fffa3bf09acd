import { FONT } from './base';
import { init } from './engine';
import type { ChartOption } from './types';

/** Returns a chart of a size (px) as the text of an SVG image; needs no page, but Inter as an installed font. */
export function svgOf(option: ChartOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const svg = chart.renderToSVGString({ useViewBox: true });
  chart.dispose();
  return svg.replaceAll(FONT, 'Inter');
}
