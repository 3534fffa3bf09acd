import { MapChart } from 'echarts/charts';
import { registerMap, use as load } from 'echarts/core';
import outlines from './world.json';
import { WORLD } from './world-name';

load([MapChart]);
registerMap(WORLD, {
  geoJSON: { type: 'FeatureCollection', features: Object.entries(outlines).map(feature) },
  specialAreas: {},
});

type Place = [number, number];

/** A country by its ISO 3166-1 alpha-2 code, as `scripts/world.mjs` wrote it: projected, so up is more and left is less. */
function feature([name, polygons]: [string, string]) {
  const coordinates = polygons.split('|').map((rings) => rings.split(';').map(ringOf));
  return {
    type: 'Feature' as const,
    properties: { name },
    geometry: { type: 'MultiPolygon' as const, coordinates },
  };
}

/** Reads the first point and the way from each to the next; ends where it began. */
function ringOf(steps: string): Place[] {
  const numbers = steps.split(' ').map(Number);
  const ring: Place[] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < numbers.length; at += 2) {
    x += numbers[at] ?? 0;
    y += numbers[at + 1] ?? 0;
    ring.push([x, y]);
  }
  return ring[0] ? [...ring, ring[0]] : ring;
}
