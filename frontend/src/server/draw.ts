import type { ChartAnswer } from '../api/types';
import { definitionsOf } from '../features/insights/definition-keys';
import type { Draft } from '../features/insights/draft';
import { metricPicture, type ShownMetric } from '../features/insights/metrics/metric-picture';
import type { Answered } from '../features/insights/metrics/model';
import { type Paint, pictureOf } from '../features/insights/picture';
import { headText, plainTable } from '../features/insights/plain-table';
import { fieldName, fieldWriter } from '../features/insights/plain-words';
import { rowsOf } from '../features/insights/rows';
import { fromQuestion, type Question, rangeOf } from '../features/insights/saved';
import type { Shape } from '../features/insights/shape';
import { type WrittenTable, writtenTables } from '../features/insights/written-tables';
import type { Language, Translate } from '../i18n/setup';
import { readCondition } from '../lib/condition';
import { daysOf } from '../lib/dates';
import { formatsFor } from '../lib/format';
import { sqlPicture } from '../shared/sql/option';
import { chartOf } from '../shared/sql/rows';
import { conditionText } from '../shared/conditions/text';
import { DARK, LIGHT } from '../ui/chart/ink';
import { svgOf } from '../ui/chart/print';
import { translatorFor } from './translator';

/** A question with its answer, who reads it, and how wide the chart is to be (px); `height` 0: as on the pages. */
export type Asked = {
  question: Question;
  answer: Pick<ChartAnswer, 'result'>;
  /** Of the tile of a metric: how its number is written, and what is compared with where the answer has none. */
  metric?: ShownMetric | null;
  earlier?: Answered | null;
  view: Shape;
  language: Language;
  today: string;
  scheme: 'light' | 'dark';
  width: number;
  height: number;
};

/** An answer as it is printed: a chart or none, its tables, and what it is about in words. */
export type Drawn = {
  svg: string | null;
  width: number;
  height: number;
  tables: WrittenTable[];
  empty: boolean;
  dates: string;
  filter: string;
  definitions: string[];
};

/** Returns an answer as it is printed; a question without a chart of its own is a table. */
export function drawn(asked: Asked): Drawn {
  const { question, language, today, scheme } = asked;
  const t = translatorFor(language);
  const format = formatsFor(language);
  const paint: Paint = { t, format, ink: scheme === 'dark' ? DARK : LIGHT, today };
  const draft = fromQuestion(question, today);
  const said = { dates: datesText(question, paint), filter: filterText(question, t), definitions: [] };
  if (asked.metric) return { ...said, ...numbered(draft, asked.metric, asked, paint) };
  return draft ? { ...said, ...charted(draft, asked, paint) } : { ...said, ...plain(asked, paint) };
}

type Shown = Omit<Drawn, 'dates' | 'filter'>;

function charted(draft: Draft, { answer, view, width, height }: Asked, paint: Paint): Shown {
  const sheet = rowsOf(draft, answer, paint.t);
  const tables = sheet.empty ? [] : writtenTables(draft, sheet.rows, paint);
  const definitions = definitionsOf(draft).map((key) => paint.t(`definitions.${key}`));
  const common = { tables, definitions, empty: sheet.empty, width };
  const picture = view === 'table' || sheet.empty ? null : pictureOf(draft, answer.result, paint, view);
  if (!picture) return { ...common, svg: null, height: 0 };
  const high = height || picture.height;
  return { ...common, svg: svgOf(picture.option, width, high), height: high };
}

/** The number of a metric, as its tile shows it. */
function numbered(draft: Draft | undefined, metric: ShownMetric, asked: Asked, paint: Paint): Shown {
  const { question, answer, earlier, width } = asked;
  const answered = { ...answer, kind: question.kind } as Answered;
  const { svg, height, table } = metricPicture(metric, answered, earlier, width, paint);
  const definitions = draft ? definitionsOf(draft).map((key) => paint.t(`definitions.${key}`)) : [];
  return { svg, width, height, tables: [table], empty: false, definitions };
}

function plain({ question, answer, view, width, height }: Asked, { t, format, ink }: Paint): Shown {
  const picture =
    question.kind === 'sql' && view !== 'table'
      ? sqlPicture(answer.result as never, ink, format, chartOf(question))
      : null;
  const plainly = plainTable(answer.result);
  const { heads, fields, rows } = plainly;
  const table: WrittenTable = {
    heads: heads.map((_, place) => headText(plainly, place, (field) => fieldName(field, t))),
    numeric: heads.map((_, place) => rows.some((row) => typeof row[place] === 'number')),
    rows: rows.map((row) =>
      row.map((cell, place) =>
        typeof cell === 'number' ? fieldWriter(fields[place] ?? '', format)(cell) : String(cell ?? '–'),
      ),
    ),
  };
  const empty = rows.length === 0;
  const high = picture ? height || picture.height : 0;
  const svg = picture && svgOf(picture.option, width, high);
  return { svg, width, height: high, tables: empty ? [] : [table], empty, definitions: [] };
}

/** Returns the dates of a question; a question about another one has those of that one, SQL has none. */
function datesText(question: Question, { t, format, today }: Paint): string {
  if (question.kind === 'sql') return '';
  const of = (question.of as Question | undefined) ?? question;
  const { from, to } = daysOf(rangeOf(of.date_from, of.date_to, today), today);
  return t('insight.ranges.fixed', { from: format.date(from), to: format.date(to) });
}

function filterText(question: Question, t: Translate): string {
  const { where } = (question.of as Question | undefined) ?? question;
  if (!where) return '';
  const read = readCondition(where);
  return read ? conditionText(read, t) : t('reports.ownFilter');
}
