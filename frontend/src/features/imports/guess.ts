import type { ImportKind } from '../../api/types';

const HEAD_BYTES = 1 << 18;
const TABLE = /\.(csv|tsv|parquet)(\.(gz|zst))?$/i;
const SEGMENT_TYPES = ['track', 'identify', 'page', 'screen', 'group', 'alias'];

/** Returns what a file seems to be, by its name and its first line; a table of one's own when nothing else fits. */
export function guessKind(name: string, head: string): ImportKind {
  if (/(^|\W|_)events_\d{8}/.test(name)) return 'ga4';
  if (TABLE.test(name)) return 'plain';
  const row = firstRow(head);
  if (!row) return 'plain';
  const properties = bag(row.properties);
  if ('event_name' in row && 'event_timestamp' in row) return 'ga4';
  if (
    SEGMENT_TYPES.includes(String(row.type)) &&
    ('messageId' in row || 'anonymousId' in row || 'userId' in row)
  )
    return 'segment';
  if ('event' in row && 'distinct_id' in row && 'uuid' in row) return 'posthog';
  if ('event' in row && ('time' in properties || 'distinct_id' in properties)) return 'mixpanel';
  return 'plain';
}

function firstRow(head: string): Record<string, unknown> | undefined {
  const line = head.split('\n').find((one) => one.trim() !== '');
  try {
    const found: unknown = JSON.parse(line ?? '');
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? bag(found) : undefined;
  } catch {
    // A first line that is no JSON is one of a table.
    return undefined;
  }
}

function bag(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Returns the beginning of a file as text, unpacked where the browser can. */
export async function headOf(file: File): Promise<string> {
  const start = file.slice(0, HEAD_BYTES);
  if (!/\.gz$/i.test(file.name)) return start.text();
  const reader = start.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    const { value } = await reader.read();
    return new TextDecoder().decode(value);
  } finally {
    // What is cut off in the middle ends in an error that nobody waits for.
    void reader.cancel().catch(() => undefined);
  }
}
