export const SHAPES = ['table', 'line', 'bar'] as const;
export type SqlShape = (typeof SHAPES)[number];

/** What the address of the SQL page holds: the query that was run, and how its answer is drawn. */
export type SqlAddress = {
  sql?: string;
  shape?: SqlShape;
  x?: string;
  y?: string;
  /** The insight that the query is kept as, and the dashboard it is asked for. */
  insight?: string;
  board?: string;
};

const ID = /^[1-9]\d{0,17}$/;

/** Returns what an address asks for; anything unreadable is left out. */
export function readSqlSearch(search: Record<string, unknown>): SqlAddress {
  const text = (value: unknown) =>
    typeof value === 'string' && value ? value : typeof value === 'number' ? String(value) : undefined;
  const id = (value: unknown) => (ID.test(String(value)) ? String(value) : undefined);
  return {
    sql: text(search.sql),
    shape: SHAPES.find((one) => one === search.shape),
    x: text(search.x),
    y: text(search.y),
    insight: id(search.insight),
    board: id(search.board),
  };
}
