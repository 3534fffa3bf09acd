import type { Translate } from '../../i18n/setup';
import { countryName } from '../../lib/countries';
import type { Format } from '../../lib/format';
import { baseOption, escapeHtml, FONT } from '../../ui/chart/base';
import { type Ink, rampAt } from '../../ui/chart/ink';
import type { ChartOption } from '../../ui/chart/types';
import { WORLD } from '../../ui/chart/world-name';
import { classOf } from './map-classes';
import type { Country, MapView } from './map-model';

/** How high a map is drawn where nothing else says (px). */
export const MAP_HEIGHT = 400;
const FOOT = 24;
const ROW = 17;
const FAINTEST = 0.28;
const NARROW = 480;
const LOW = 240;

/** Returns the colour of a class: the same hue, the stronger the more. */
export function shadeOf(at: number, count: number, ink: Ink): string {
  return rampAt(ink, count > 1 ? FAINTEST + ((1 - FAINTEST) * at) / (count - 1) : 1).fill;
}

/** Returns the line under the map about what is not on it; empty when everything is. */
export function awayText({ away, share }: MapView, t: Translate, format: Format): string {
  if (!away.length) return '';
  if (share === null) return t('worldMap.away', { count: away.length });
  return t('worldMap.awayShare', { count: away.length, share: format.percent(share) });
}

/**
 * Returns the map of an answer by country, its legend, and a line about what is not on it. Where there is little room the
 * legend is one row below the map instead of a column beside it.
 */
export function mapOption(view: MapView, t: Translate, ink: Ink, format: Format): ChartOption {
  const { countries, classes } = view;
  const column = legend(view, t, ink, format);
  const placed = (narrow: boolean) => ({
    title: [...column.map(() => ({ show: !narrow })), { show: narrow }],
    series: [{ bottom: narrow ? FOOT + ROW : FOOT }],
  });
  const shade = (value: number) => shadeOf(classOf(classes, value), classes.length, ink);
  return {
    ...baseOption(ink),
    grid: undefined,
    tooltip: { ...baseOption(ink).tooltip, trigger: 'item', formatter: tooltip(countries, format) },
    title: [...column, row(view, ink, format), note(awayText(view, t, format), ink)],
    media: [
      { query: { maxWidth: NARROW }, option: placed(true) },
      { query: { maxHeight: LOW }, option: placed(true) },
      { option: placed(false) },
    ],
    series: [
      {
        type: 'map',
        map: WORLD,
        aspectScale: 1,
        preserveAspect: true,
        left: 4,
        right: 4,
        top: 4,
        bottom: FOOT,
        roam: false,
        selectedMode: false,
        label: { show: false },
        itemStyle: { areaColor: ink.line, borderColor: ink.surface, borderWidth: 0.5 },
        emphasis: { label: { show: false }, itemStyle: { areaColor: ink.line } },
        data: countries.map(({ code, value }) => ({
          name: code,
          value,
          itemStyle: { areaColor: shade(value) },
          emphasis: { itemStyle: { areaColor: shade(value), borderColor: ink.text, borderWidth: 1.5 } },
        })),
      },
    ],
  };
}

/** One row a class, the largest at the top, and one for countries without a number; over the South Pacific. */
function legend({ classes }: MapView, t: Translate, ink: Ink, format: Format) {
  const rows = classes.map(({ from }, at) => ({
    color: shadeOf(at, classes.length, ink),
    text: classes.length > 1 ? t('worldMap.from', { value: format.number(from) }) : format.number(from),
  }));
  return [{ color: ink.line, text: t('worldMap.noData') }, ...rows].map(({ color, text }, at) => ({
    ...words(`{swatch|} ${text}`, ink),
    bottom: FOOT + at * ROW,
    textStyle: {
      ...words('', ink).textStyle,
      rich: { swatch: { backgroundColor: color, width: 10, height: 10, borderRadius: 2 } },
    },
  }));
}

/** The shades side by side between the least and the largest of their first values. */
function row({ classes }: MapView, ink: Ink, format: Format) {
  const swatches = classes.map((_, at) => `{s${at}|}`).join('');
  const [least, most] = [classes[0]?.from, classes.at(-1)?.from].map((value) => format.number(value));
  const rich = classes.map((_, at) => {
    const backgroundColor = shadeOf(at, classes.length, ink);
    return [`s${at}`, { backgroundColor, width: 16, height: 10 }] as const;
  });
  return {
    ...words(`${least} ${swatches} ${most}`, ink),
    show: false,
    bottom: FOOT - 2,
    textStyle: { ...words('', ink).textStyle, rich: Object.fromEntries(rich) },
  };
}

function note(text: string, ink: Ink) {
  return { ...words(text, ink), bottom: 2 };
}

function words(text: string, ink: Ink) {
  const textStyle = { color: ink.muted, fontSize: 11, fontFamily: FONT, fontWeight: 400 as const };
  return { text, left: 4, padding: 0, textStyle };
}

/** Names the country and its number; each way to write it where there are several. */
function tooltip(countries: Country[], format: Format) {
  return (shown: unknown): string => {
    const { dataIndex, name } = shown as { dataIndex: number; name: string };
    const country = countries[dataIndex];
    if (!country) return `${escapeHtml(countryName(name, format.locale))} &nbsp;${format.number(null)}`;
    const ways = country.lines.length > 1 ? country.lines : [];
    const parts = ways.map(
      (line) => `${escapeHtml(String(line.breakdown))} &nbsp;${format.number(line.total)}`,
    );
    return [`${escapeHtml(country.name)} &nbsp;<b>${format.number(country.value)}</b>`, ...parts].join(
      '<br>',
    );
  };
}
