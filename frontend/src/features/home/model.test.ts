import { describe, expect, it } from 'vitest';
import type { EventInfo } from '../../api/types';
import { change, dayShown, newestOf, topEvents, upTo } from './model';
import { snippets } from './snippets';

const seen = (last_seen: string) => [{ last_seen } as EventInfo];
const series = {
  name: 'A',
  event: 'A',
  breakdown: null,
  labels: ['2026-01-01T09:00:00+01:00', '2026-01-01T10:00:00+01:00'],
  values: [3, 4],
  total: 7,
};

describe('home', () => {
  it('speaks of today while events come, else of the last day that had some', () => {
    expect(dayShown(seen('2026-01-09T10:00:00Z'), '2026-01-10')).toBe('2026-01-10');
    expect(dayShown(seen('2011-12-09T10:00:00Z'), '2026-01-10')).toBe('2011-12-09');
    expect(dayShown([], '2026-01-10')).toBe('2026-01-10');
  });

  it('compares a running day with the same hours of the day before', () => {
    expect(upTo(series, '2026-01-01', 9)).toBe(3);
  });

  it('has no percentage where there was nothing before', () => {
    expect([change(5, 0), change(3, 2)]).toEqual([null, 0.5]);
  });

  it('lists the most frequent events first', () => {
    expect(
      topEvents(
        [
          { ...series, total: 1 },
          { ...series, event: 'B', total: 9 },
        ],
        1,
      ).map((one) => one.event),
    ).toEqual(['B']);
  });

  it('lists what one owns before what others do, the newest first', () => {
    const kept = (name: string, owner: string, changed_at: string) => ({ name, owner, changed_at });
    const all = [
      kept('a', 'Ana', '2026-01-01'),
      kept('b', 'Luis', '2026-01-03'),
      kept('c', 'Ana', '2026-01-02'),
    ];
    expect(newestOf(all, 'Ana', 2).map(({ name }) => name)).toEqual(['c', 'a']);
    expect(newestOf(all, '', 1).map(({ name }) => name)).toEqual(['b']);
  });

  it('gives code with this server and this key inside', () => {
    const code = snippets('https://cauce.acme.test/app', 'wk_1');
    expect(code.curl).toContain('https://cauce.acme.test/app/v1/track -u wk_1:');
    expect(code.browser).toContain("apiHost: 'cauce.acme.test/app/v1', protocol: 'https'");
  });
});
