import { describe, expect, it } from 'vitest';
import type { TrendSeries } from '../../api/types';
import { formatsFor } from '../../lib/format';
import { translatorFor } from '../../server/translator';
import { LIGHT } from '../../ui/chart/ink';
import type { TrendDraft } from './draft';
import { classesOf, classOf } from './map-classes';
import { canBeMapped, mapView, MOST_COUNTRIES, withRoom } from './map-model';
import { awayText, mapOption } from './map-option';
import { trendView } from './trend-model';

const words = {
  noValue: '(none)',
  other: 'Other',
  previous: (name: string) => `${name}, before`,
  measure: ({ math }: { math: string }) => math,
};
const draft: TrendDraft = {
  kind: 'trend',
  range: { last: 2, unit: 'day' },
  series: [{ event: 'Order Completed', math: 'total' }],
  breakdown: { property: 'country' },
};
const series = (breakdown: string | null, total: number, event = 'Order Completed'): TrendSeries => ({
  name: event,
  event,
  breakdown,
  labels: ['2026-01-01'],
  values: [total],
  total,
});
const viewed = (lines: TrendSeries[], asked = draft) =>
  mapView(trendView({ series: lines, complete: 1 }, asked, words), asked, 'es-ES');

describe('the classes of a map', () => {
  it('give one value far above the rest a shade of its own', () => {
    const classes = classesOf([1, 2, 3, 50, 52, 110, 10_000], 4);
    expect(classes).toEqual([
      { from: 1, to: 3 },
      { from: 50, to: 52 },
      { from: 110, to: 110 },
      { from: 10_000, to: 10_000 },
    ]);
    expect([1, 3, 50, 110, 10_000].map((value) => classOf(classes, value))).toEqual([0, 0, 1, 2, 3]);
  });

  it('are the best there are: no other way to part the values has them closer together', () => {
    const values = [0, 1, 4, 9, 9, 16, 25, 40, 41, 90];
    const spread = (part: number[]) => {
      const mean = part.reduce((sum, one) => sum + one, 0) / part.length;
      return part.reduce((sum, one) => sum + (one - mean) ** 2, 0);
    };
    const cost = (edges: number[]) =>
      [...edges, values.length]
        .map((edge, at) => values.slice(at ? edges[at - 1] : 0, edge))
        .reduce((sum, part) => sum + (part.length ? spread(part) : 0), 0);
    const ways = values.flatMap((_, one) => values.map((__, two) => [one, two] as [number, number]));
    const best = Math.min(...ways.filter(([one, two]) => 0 < one && one < two).map(cost));
    const found = classesOf(values, 3);
    const edges = found.slice(1).map(({ from }) => values.indexOf(from));
    expect(cost(edges)).toBeCloseTo(best);
  });

  it('are as many as there are values, and none of nothing', () => {
    expect(classesOf([5, 5, 5])).toEqual([{ from: 5, to: 5 }]);
    expect(classesOf([])).toEqual([]);
    expect(classesOf([-4, 0, 7])).toHaveLength(3);
  });
});

describe('a trend by country', () => {
  it('adds up events written in several ways, and counts what is no country', () => {
    const view = viewed([
      series('ES', 5),
      series('Spain', 2),
      series('Francia', 3),
      series(null, 4),
      series('$other', 6),
    ]);
    expect(view.countries.map(({ code, name, value }) => [code, name, value])).toEqual([
      ['ES', 'España', 7],
      ['FR', 'Francia', 3],
    ]);
    expect(view.away.map((line) => line.name)).toEqual(['Other', '(none)']);
    expect(view.share).toBeCloseTo(10 / 20);
    expect(awayText(view, translatorFor('es'), formatsFor('es'))).toBe(
      '2 valores no están en el mapa: 50\u00a0% del total',
    );
    expect(view.spelled).toEqual([]);
  });

  it('never adds up people: the largest stands for the country, and that is said', () => {
    const people: TrendDraft = { ...draft, series: [{ event: 'Order Completed', math: 'persons' }] };
    const view = viewed([series('ES', 5), series('ESP', 2), series('Atlantis', 1)], people);
    expect(view.countries.map(({ value }) => value)).toEqual([5]);
    expect(view.spelled.map(({ code }) => code)).toEqual(['ES']);
    expect(awayText(view, translatorFor('en'), formatsFor('en'))).toBe('1 value is not on the map');
  });

  it('shows the first of several series, and says which', () => {
    const two: TrendDraft = { ...draft, series: [...draft.series, { event: 'B', math: 'total' }] };
    const lines = [series('ES', 5), series('ES', 900, 'B')].map((one, place) => ({ ...one, series: place }));
    const view = viewed(lines, two);
    expect([view.series, view.countries.map(({ value }) => value)]).toEqual(['Order Completed', [5]]);
  });

  it('needs one thing to be broken down by', () => {
    const combined = { ...draft, breakdown: { property: 'country', also: [{ trait: 'plan' }] } };
    const { breakdown: _, ...whole } = draft;
    expect([draft, combined, whole].map(canBeMapped)).toEqual([true, false, false]);
    expect(viewed([series('["ES","pro"]', 5)], combined).countries).toEqual([]);
  });

  it('is asked for with room for every country, unless its question says how many it wants', () => {
    expect(withRoom(draft).breakdown?.limit).toBe(MOST_COUNTRIES);
    const few = { ...draft, breakdown: { property: 'country', limit: 3 } };
    expect(withRoom(few)).toBe(few);
  });
});

describe('the map', () => {
  it('has a region a country, a row of the legend a class, and never lets a name run as HTML', () => {
    const view = viewed([series('ES', 5), series('España', 1), series('FR', 3)]);
    const option = mapOption(view, translatorFor('en'), LIGHT, formatsFor('en'));
    const drawn = option as unknown as {
      series: { data: { name: string; value: number }[] }[];
      title: { text: string }[];
      tooltip: { formatter: (shown: unknown) => string };
    };
    expect(drawn.series[0]?.data.map(({ name, value }) => [name, value])).toEqual([
      ['ES', 6],
      ['FR', 3],
    ]);
    expect(drawn.title.map(({ text }) => text.replace('{swatch|} ', ''))).toEqual([
      'nothing',
      'from 3',
      'from 6',
      '3 {s0|}{s1|} 6',
      '',
    ]);
    const told = drawn.tooltip.formatter({ dataIndex: 0, name: 'ES' });
    expect(told).toContain('<b>6</b>');
    expect(told).toContain('España &nbsp;1');
    expect(drawn.tooltip.formatter({ dataIndex: 7, name: 'DE' })).toContain('Germany');
  });
});
