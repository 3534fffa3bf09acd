import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { Chart } from '../../ui/chart/chart';
import { useInk } from '../../ui/chart/ink';
import { DataTable } from '../../ui/data-table';
import { useMediaQuery } from '../../ui/kit';
import { Muted } from '../../ui/layout';
import { Empty } from '../../ui/states';
import css from './answer.module.css';
import type { Point, TrendDraft } from './draft';
import { classOf } from './map-classes';
import { canBeMapped, type MapView, mapView } from './map-model';
import { awayText, MAP_HEIGHT, mapOption, shadeOf } from './map-option';
import { NumberLink } from './number-link';
import { type Line, type TrendView, wholePointOf } from './trend-model';

const PHONE = '(max-width: 600px)';
const PHONE_HEIGHT = 260;

type Props = { draft: TrendDraft; view: TrendView; onPoint: (point: Point) => void; height?: number };

/** A trend by country as a map of the world, with every value in a table below; says why where there is no map. */
export function MapAnswer({ draft, view, onPoint, height }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const phone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  const map = mapView(view, draft, format.locale);
  if (!canBeMapped(draft)) return <Empty title={t('worldMap.needsTitle')}>{t('worldMap.needsWhy')}</Empty>;
  if (!map.countries.length) return <Empty title={t('worldMap.noneTitle')}>{t('worldMap.noneWhy')}</Empty>;
  const question = map.series ?? draft.series.map((one) => one.name ?? one.event).join(', ');
  const label = [t('insightAnswer.chartLabel', { question }), awayText(map, t, format)];
  return (
    <>
      <Chart
        option={mapOption(map, t, ink, format)}
        label={label.filter(Boolean).join('. ')}
        height={height ?? (phone ? PHONE_HEIGHT : MAP_HEIGHT)}
        onMark={({ dataIndex }) => open(map.countries[dataIndex]?.lines[0], onPoint)}
      />
      {height ? null : <Beneath map={map} onPoint={onPoint} />}
    </>
  );
}

function open(line: Line | undefined, onPoint: (point: Point) => void): void {
  const point = line && wholePointOf(line);
  if (point) onPoint(point);
}

/** What the map cannot show, and all that it does, for keyboards and for those who read it aloud. */
function Beneath({ map, onPoint }: { map: MapView; onPoint: (point: Point) => void }) {
  const { t } = useTranslation();
  const names = map.spelled.map(({ name }) => name).join(', ');
  return (
    <>
      {map.series ? <Muted>{t('worldMap.onlyFirst', { name: map.series })}</Muted> : null}
      {names ? <Muted>{t('worldMap.spelled', { names })}</Muted> : null}
      <div className={css.summary}>
        <CountryTable map={map} onPoint={onPoint} />
      </div>
    </>
  );
}

type Row = { line: Line; name: string; color: string | undefined };

function CountryTable({ map, onPoint }: { map: MapView; onPoint: (point: Point) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const shade = (value: number) => shadeOf(classOf(map.classes, value), map.classes.length, ink);
  const rows: Row[] = [
    ...map.countries.flatMap(({ lines, name, value }) =>
      lines.map((line) => ({ line, name, color: shade(value) })),
    ),
    ...map.away.map((line) => ({ line, name: t('worldMap.notOne'), color: undefined })),
  ];
  return (
    <DataTable
      label={t('worldMap.country')}
      rows={rows}
      rowKey={({ line }) => line.key}
      columns={[
        {
          key: 'country',
          head: t('worldMap.country'),
          grow: true,
          cell: ({ name, color }) =>
            color ? (
              <>
                <span className={css.swatch} style={{ background: color }} />
                {name}
              </>
            ) : (
              <Muted>{name}</Muted>
            ),
        },
        { key: 'written', head: t('worldMap.written'), cell: ({ line }) => writtenIn(line, map) },
        {
          key: 'total',
          head: t('insightAnswer.total'),
          numeric: true,
          cell: ({ line }) => (
            <NumberLink shown={format.number(line.total)} point={wholePointOf(line)} onPoint={onPoint} />
          ),
        },
      ]}
    />
  );
}

/** What was sent; a line's name has that of its series before it where there are several. */
function writtenIn(line: Line, { series }: MapView): string {
  return series ? line.name.replace(`${series} · `, '') : line.name;
}
