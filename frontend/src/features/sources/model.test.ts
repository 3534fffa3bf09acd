import { describe, expect, it } from 'vitest';
import type { Source } from '../../api/types';
import { draftOf, rulesOf, toneOf, unitOf } from './model';

const rules = {
  silence: true,
  silence_after_min: null,
  silence_floor_min: 10,
  rejects: true,
  reject_share: 0.125,
  reject_window_min: 15,
  reject_min: 50,
};
const source = (change: object) => ({ rules, alerts: [], watch: 'watched', ...change }) as unknown as Source;

describe('rules of a source', () => {
  it('come back as they were when nothing is edited', () => {
    expect(rulesOf(draftOf(source({})))).toEqual(rules);
    const fixed = { ...rules, silence_after_min: 45 };
    expect(rulesOf(draftOf(source({ rules: fixed })))).toEqual(fixed);
  });

  it('are learned again when the number of minutes is given up', () => {
    const draft = draftOf(source({ rules: { ...rules, silence_after_min: 45 } }));
    expect(rulesOf({ ...draft, learned: true }).silence_after_min).toBeNull();
  });
});

describe('the state of a source', () => {
  it('is alarming while an alert is open, less so once somebody knows', () => {
    expect(toneOf(source({}))).toBe('ok');
    expect(toneOf(source({ watch: 'learning' }))).toBe('plain');
    expect(toneOf(source({ alerts: [{ state: 'acknowledged' }] }))).toBe('warn');
    expect(toneOf(source({ alerts: [{ state: 'acknowledged' }, { state: 'open' }] }))).toBe('danger');
  });
});

describe('a stretch of minutes', () => {
  it('is told in its largest whole unit', () => {
    expect([unitOf(45), unitOf(480), unitOf(10_080)]).toEqual([
      { unit: 'minutes', count: 45 },
      { unit: 'hours', count: 8 },
      { unit: 'days', count: 7 },
    ]);
  });
});
