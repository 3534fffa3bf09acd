import type { ChartOption } from './types';

/** The name of the map of the world, whose regions are called by their ISO 3166-1 alpha-2 codes. */
export const WORLD = 'world';

/** Returns whether a chart needs the outlines of countries, which are fetched apart. */
export function needsWorld({ series }: ChartOption): boolean {
  return [series].flat().some((one) => one?.type === 'map');
}
