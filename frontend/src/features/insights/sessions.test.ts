import { describe, expect, it } from 'vitest';
import type { SessionRow, SessionsResult } from '../../api/types';
import { formatsFor } from '../../lib/format';
import { toQuery } from './query';
import { freshSessions, type SessionsDraft } from './sessions-draft';
import { writeMeasure } from './sessions-format';
import { sessionPoint, sessionsRows, sessionsView } from './sessions-model';
import { asKind } from './start';
import { readDraft } from './url';

const words = { noValue: '(none)', other: 'Other' };
const row = (breakdown: string | null, sessions: number): SessionRow => ({
  breakdown,
  sessions,
  persons: 2,
  engaged_sessions: 1,
  engagement_rate: 0.25,
  bounce_rate: 0.75,
  avg_length_s: 90,
  median_length_s: 30,
  views_per_session: 1.5,
  events_per_session: 3,
});
const labels = ['2026-01-05', '2026-01-12'];
const result: SessionsResult = {
  total: row(null, 4),
  rows: [row('Email', 3), row(null, 1)],
  series: [
    { measure: 'bounce_rate', breakdown: 'Email', labels, values: [0.5, null] },
    { measure: 'bounce_rate', breakdown: null, labels, values: [1, 0] },
  ],
  complete: 2,
};
const draft: SessionsDraft = {
  ...freshSessions({ last: 30, unit: 'day' }),
  measure: 'bounce_rate',
  breakdown: { session: 'channel' },
};
const clock = { timezone: 'UTC', today: '2026-01-31' };

describe('sessions', () => {
  it('have a row for all of them and one a group, and a line a group', () => {
    const view = sessionsView(result, draft, 'All', words);
    expect(view.parts.map((part) => [part.name, part.value])).toEqual([
      ['All', undefined],
      ['Email', 'Email'],
      ['(none)', null],
    ]);
    expect(view.trend.lines.map((line) => line.name)).toEqual(['Email', '(none)']);
  });

  it('open the engaged ones, the bounces or all, by what was measured', () => {
    expect(sessionPoint('Email', 'engagement_rate')).toEqual({ breakdown: 'Email', engaged: true });
    expect(sessionPoint(null, 'bounce_rate', labels[0])).toEqual({
      breakdown: null,
      engaged: false,
      label: labels[0],
    });
    expect(sessionPoint(undefined, 'avg_length_s')).toEqual({});
  });

  it('are written as shares, lengths of time and numbers', () => {
    const format = formatsFor('en');
    expect([
      writeMeasure('bounce_rate', format)(0.5),
      writeMeasure('median_length_s', format)(120),
      writeMeasure('sessions', format)(7),
    ]).toEqual([format.percent(0.5), format.duration(120), '7']);
  });

  it('leave as a sheet of every measure, then the chosen one over time', () => {
    const heads = { group: 'Group', measure: (measure: string) => measure };
    const rows = sessionsRows(sessionsView(result, draft, 'All', words), heads, 'Date');
    expect(rows[1]).toEqual(['All', 4, 2, 1, 0.25, 0.75, 90, 30, 1.5, 3]);
    expect(rows.slice(-2)).toEqual([
      ['2026-01-05', 0.5, 1],
      ['2026-01-12', null, 0],
    ]);
  });
});

describe('a question about sessions', () => {
  it('asks for the chosen measure over time', () => {
    expect(toQuery(draft, clock)).toMatchObject({
      kind: 'sessions',
      measures: ['bounce_rate'],
      interval: 'day',
      breakdown: { session: 'channel' },
    });
  });

  it('keeps a part of the session to itself when it becomes another question', () => {
    expect(asKind(draft, 'trend', [], clock.today).breakdown).toBeUndefined();
    expect(readDraft({ ...draft, kind: 'trend' })).not.toHaveProperty('breakdown.session');
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });
});
