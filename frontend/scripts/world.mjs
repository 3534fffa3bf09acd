// Makes src/ui/chart/world.json of Natural Earth's countries (public domain, packed by world-atlas); "check" fails when it is stale.
//
// Equal Earth projection (Šavrič, Patterson and Jenny 2018), because areas that are coloured are compared by their size. The
// cut is at 169° W, where there is almost no land: an island that lies across it stays whole. Coordinates are whole numbers,
// about 0.1° each. Countries too small for the scale 1 : 110,000,000 are octagons where the scale 1 : 50,000,000 has them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { merge } from 'topojson-client';

const CENTRE = 11;
const SCALE = 700;
const DOT = 11;
const LEFT_OUT = ['AQ', 'BV', 'HM'];
/** Outlines without an ISO code of their own; ISO counts the two last as parts of these countries. */
const BY_NAME = { Kosovo: 'XK', 'N. Cyprus': 'CY', Somaliland: 'SO' };
/** What both scales have inside of another country, or not at all. */
const PLACES = {
  BQ: [-68.3, 12.2],
  CC: [96.8, -12.2],
  CX: [105.6, -10.5],
  GF: [-53.1, 4],
  GI: [-5.3, 36.1],
  GP: [-61.5, 16.2],
  MQ: [-61, 14.6],
  RE: [55.5, -21.1],
  SJ: [16, 78.5],
  TK: [-171.8, -9.2],
  TV: [179.2, -8.5],
  UM: [166.6, 19.3],
  YT: [45.2, -12.8],
};

const require = createRequire(import.meta.url);
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const lines = read(new URL('../src/lib/countries/codes.json', import.meta.url)).map((line) =>
  line.split(' '),
);
const byNumber = new Map(lines.map(([two, , number]) => [number, two]));
const target = new URL('../src/ui/chart/world.json', import.meta.url);

/** Returns the polygons of each country of a file, by code. */
function countriesOf(file) {
  const atlas = read(require.resolve(`world-atlas/${file}`));
  const parts = new Map();
  for (const one of atlas.objects.countries.geometries) {
    const code = byNumber.get(one.id) ?? BY_NAME[one.properties.name];
    parts.set(code, [...(parts.get(code) ?? []), one]);
  }
  return new Map([...parts].map(([code, found]) => [code, merge(atlas, found).coordinates]));
}

/** Returns how far east of the centre a longitude is, from −180 to 180 degrees. */
const turned = (lon) => ((((lon - CENTRE + 180) % 360) + 360) % 360) - 180;

function project([east, lat]) {
  const slant = Math.asin((Math.sqrt(3) / 2) * Math.sin((lat * Math.PI) / 180));
  const square = slant * slant;
  const sixth = square ** 3;
  const [a, b, c, d] = [1.340264, -0.081106, 0.000893, 0.003796];
  const narrow = a + 3 * b * square + sixth * (7 * c + 9 * d * square);
  const x = (2 * Math.sqrt(3) * ((east * Math.PI) / 180) * Math.cos(slant)) / (3 * narrow);
  return [x, slant * (a + b * square + sixth * (c + d * square))].map((value) => Math.round(value * SCALE));
}

/** Returns a ring in whole numbers without its repeats; null when nothing is left of it. One that crosses the cut stays whole. */
function ringOf(points) {
  const whole = [];
  let east = turned(points[0][0]);
  for (const [lon, lat] of points) {
    east += ((((lon - CENTRE - east + 180) % 360) + 360) % 360) - 180;
    const [x, y] = project([east, lat]);
    const last = whole.at(-1);
    if (!last || last[0] !== x || last[1] !== y) whole.push([x, y]);
  }
  return new Set(whole.map(String)).size < 3 ? null : whole;
}

/** Writes a ring as its first point and the way from each to the next; the last point is the first again. */
function written(ring) {
  const steps = ring
    .slice(0, -1)
    .map(([x, y], at) => (at ? [x - ring[at - 1][0], y - ring[at - 1][1]] : [x, y]));
  return steps.flat().join(' ');
}

function outline(polygons) {
  const rings = polygons.map((polygon) => polygon.map(ringOf));
  const kept = rings.filter(([outer]) => outer).map((polygon) => polygon.filter(Boolean));
  return kept.map((polygon) => polygon.map(written).join(';')).join('|');
}

const area = (ring) =>
  Math.abs(
    ring.reduce(
      (sum, [x, y], at) => sum + x * (ring[at + 1] ?? ring[0])[1] - (ring[at + 1] ?? ring[0])[0] * y,
      0,
    ),
  );

/** Returns the middle of the largest part. */
function middle(polygons) {
  const [largest] = [...polygons].sort((one, two) => area(two[0]) - area(one[0]));
  const ring = largest[0].slice(0, -1);
  return [0, 1].map((axis) => ring.reduce((sum, point) => sum + point[axis], 0) / ring.length);
}

function octagon(place) {
  const [x, y] = project([turned(place[0]), place[1]]);
  const corners = Array.from({ length: 9 }, (_, turn) => ((turn * 2 + 1) * Math.PI) / 8);
  return written(
    corners.map((angle) => [Math.round(x + DOT * Math.cos(angle)), Math.round(y + DOT * Math.sin(angle))]),
  );
}

const [coarse, fine] = ['countries-110m.json', 'countries-50m.json'].map(countriesOf);
const outlines = {};
const dots = {};
for (const [code] of lines) {
  if (LEFT_OUT.includes(code)) continue;
  const drawn = coarse.has(code) && outline(coarse.get(code));
  const place = PLACES[code] ?? (fine.has(code) ? middle(fine.get(code)) : undefined);
  if (drawn) outlines[code] = drawn;
  else if (place) dots[code] = octagon(place);
  else throw new Error(`${code} has no place on the map`);
}
// Dots come last, so that no country lies above those inside of it.
const made = `${JSON.stringify({ ...outlines, ...dots }, null, 2)}\n`;

if (process.argv[2] === 'write') {
  writeFileSync(target, made);
} else if (!existsSync(target) || readFileSync(target, 'utf8') !== made) {
  console.error(
    'src/ui/chart/world.json is not what scripts/world.mjs makes: run npm run world and commit it.',
  );
  process.exit(1);
}
