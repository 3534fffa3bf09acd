import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { guessKind, headOf } from './guess';

describe('what a file seems to be', () => {
  it.each([
    ['orders.csv', 'event;user_id', 'plain'],
    ['orders.tsv.gz', '', 'plain'],
    ['a.parquet', 'PAR1', 'plain'],
    ['bq_events_20260131.parquet', 'PAR1', 'ga4'],
    ['a.json', '{"event_name":"page_view","event_timestamp":"1"}', 'ga4'],
    ['a.json', '{"event":"Paid","properties":{"time":1,"distinct_id":"7"}}', 'mixpanel'],
    ['a.jsonl', '{"uuid":"u","event":"Paid","distinct_id":"7","properties":{}}', 'posthog'],
    ['a.gz', '\n{"type":"track","event":"Paid","messageId":"1"}\n', 'segment'],
    ['a.jsonl', '{"event":"Paid","user_id":"7"}', 'plain'],
    ['a.txt', 'no JSON', 'plain'],
  ])('%s that begins with %s is %s', (name, head, kind) => {
    expect(guessKind(name, head)).toBe(kind);
  });

  it('is told by what is packed, too', async () => {
    const line = '{"type":"track","messageId":"1"}';
    const file = new File([gzipSync(line)], '1712003.0.e1f2.gz');
    expect(await headOf(file)).toBe(line);
    expect(await headOf(new File([line], 'a.jsonl'))).toBe(line);
  });
});
