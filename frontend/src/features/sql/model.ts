import type { SqlColumn, SqlResult } from '../../api/types';

/** What is drawn: a category for each row and its number. */
export type Drawn = { labels: string[]; values: (number | null)[]; x: string; y: string };

const NUMERIC = /^(Nullable\()?(LowCardinality\()?(U?Int|Float|Decimal)/;

/** Returns whether a column holds numbers. */
export function isNumeric(column: SqlColumn): boolean {
  return NUMERIC.test(column.type);
}

/** Returns what can be drawn of an answer with these columns, or the first that fit; null: nothing can. */
export function drawnOf(result: SqlResult, x?: string, y?: string): Drawn | null {
  const values = result.columns.find((one) => one.name === y && isNumeric(one)) ?? lastNumber(result);
  const labels =
    result.columns.find((one) => one.name === x) ?? result.columns.find((one) => one !== values) ?? values;
  if (!values || !labels || !result.rows.length) return null;
  const across = result.columns.indexOf(labels);
  const up = result.columns.indexOf(values);
  return {
    labels: result.rows.map((row) => cellText(row[across])),
    values: result.rows.map((row) => (typeof row[up] === 'number' ? row[up] : null)),
    x: labels.name,
    y: values.name,
  };
}

function lastNumber(result: SqlResult): SqlColumn | undefined {
  return result.columns.findLast(isNumeric);
}

/** Returns a value as one line of text; what is missing is empty. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Returns the rows of a file: a head and a line for each row. */
export function fileRows(result: SqlResult): (string | number | null)[][] {
  return [
    result.columns.map((one) => one.name),
    ...result.rows.map((row) => row.map((value) => (typeof value === 'number' ? value : cellText(value)))),
  ];
}

/** Returns the request as a command line. */
export function asCurl(sql: string, url: string): string {
  const body = JSON.stringify({ kind: 'sql', sql }).replaceAll("'", "'\\''");
  return [
    `curl -sS ${url} \\`,
    '  -H "Authorization: Bearer $CAUCE_API_KEY" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '${body}'`,
  ].join('\n');
}

/** Returns the request as a Python program. */
export function asPython(sql: string, url: string): string {
  return [
    'import os',
    '',
    'import httpx',
    '',
    `question = {"kind": "sql", "sql": ${JSON.stringify(sql)}}`,
    'headers = {"Authorization": f"Bearer {os.environ[\'CAUCE_API_KEY\']}"}',
    `answer = httpx.post(${JSON.stringify(url)}, json=question, headers=headers, timeout=60)`,
    'answer.raise_for_status()',
    'print(answer.json()["result"])',
    '',
  ].join('\n');
}
