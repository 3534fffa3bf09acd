import { countryName, countryOf } from '../../lib/countries';
import type { TrendDraft } from './draft';
import { type Class, classesOf } from './map-classes';
import type { Line, TrendView } from './trend-model';

/** A country with its number, and the lines of the answer that are of it, the largest first. */
export type Country = { code: string; name: string; value: number; lines: Line[] };

/** What the map shows of an answer; `away` are the lines that are of no country, `share` theirs of the total. */
export type MapView = {
  countries: Country[];
  classes: Class[];
  away: Line[];
  share: number | null;
  /** Countries whose lines cannot be added up: the largest stands for all. */
  spelled: Country[];
  /** The series that is shown, where there are several. */
  series: string | null;
};

/** As many lines as the server gives: a map asks for all of them. */
export const MOST_COUNTRIES = 200;

/** Returns whether a question can be a map: it is broken down by one thing. */
export function canBeMapped(draft: TrendDraft): boolean {
  return draft.breakdown !== undefined && !draft.breakdown.also?.length && !draft.breakdown.segment;
}

/** Returns a question with room for every country, unless it says how many groups it wants. */
export function withRoom(draft: TrendDraft): TrendDraft {
  if (!draft.breakdown || !canBeMapped(draft) || draft.breakdown.limit) return draft;
  return { ...draft, breakdown: { ...draft.breakdown, limit: MOST_COUNTRIES } };
}

/** Returns the first series of an answer by country; names are of the reader's language. */
export function mapView(view: TrendView, draft: TrendDraft, locale: string): MapView {
  const shown = view.lines.filter((line) => !line.before && line.total !== null);
  const first = Math.min(...shown.map((line) => line.seriesIndex));
  const lines = canBeMapped(draft) ? shown.filter((line) => line.seriesIndex === first) : [];
  const adds = addsUp(draft, first);
  const countries = gathered(lines).map(([code, own]) => country(code, own, adds, locale));
  const away = lines.filter((line) => countryOf(line.breakdown) === undefined);
  return {
    countries,
    classes: classesOf(countries.map(({ value }) => value)),
    away,
    share: adds && away.length ? shareOf(away, lines) : null,
    spelled: adds ? [] : countries.filter((one) => one.lines.length > 1),
    series:
      draft.series.length > 1 && first >= 0
        ? (draft.series[first]?.name ?? draft.series[first]?.event ?? null)
        : null,
  };
}

function country(code: string, lines: Line[], adds: boolean, locale: string): Country {
  const totals = lines.map((line) => line.total ?? 0);
  const value = adds ? totals.reduce((sum, one) => sum + one, 0) : (totals[0] ?? 0);
  return { code, name: countryName(code, locale), value, lines };
}

function gathered(lines: Line[]): [string, Line[]][] {
  const by = new Map<string, Line[]>();
  for (const line of lines) {
    const code = countryOf(line.breakdown);
    if (code) by.set(code, [...(by.get(code) ?? []), line]);
  }
  return [...by];
}

/** Says whether the numbers of two lines together are the number of both: people and averages are not. */
function addsUp({ series, formula }: TrendDraft, index: number): boolean {
  const { math, per_person } = series[index] ?? {};
  return !formula && !per_person && (math === 'total' || math === 'sum');
}

function shareOf(some: Line[], all: Line[]): number | null {
  const [part, whole] = [some, all].map((lines) => lines.reduce((sum, line) => sum + (line.total ?? 0), 0));
  return whole ? (part ?? 0) / whole : null;
}
