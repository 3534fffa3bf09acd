import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { Source, SourceAlert } from '../../api/types';
import { en } from '../../i18n/en';
import { es } from '../../i18n/es';
import { formatsFor } from '../../lib/format';
import { alertText } from '../../shared/alert-text';
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

describe('an alert in a sentence', () => {
  const now = Date.parse('2026-01-01T12:12:00Z');
  const silence = { source: 'Web', kind: 'silence', since: '2026-01-01T12:00:00Z' } as SourceAlert;
  const said = async (lng: 'en' | 'es', alert: SourceAlert) => {
    const i18n = createInstance();
    const interpolation = { escapeValue: false };
    await i18n.init({ lng, interpolation, resources: { [lng]: { translation: lng === 'es' ? es : en } } });
    return alertText(alert, i18n.t, formatsFor(lng), now);
  };

  it('says since when nothing comes, and what would be usual', async () => {
    expect(await said('en', silence)).toBe('Web: events stopped 12 min ago');
    expect(await said('es', silence)).toBe('Web: dejaron de llegar eventos hace 12 min');
    expect(await said('en', { ...silence, expected: 84.2 })).toBe(
      'Web: events stopped 12 min ago; about 84 would be usual',
    );
  });

  it('says how much was rejected', async () => {
    const alert = { source: 'Web', kind: 'rejects', share: 0.25, window_min: 15 } as SourceAlert;
    expect(await said('en', alert)).toBe('Web: 25% of what it sent in 15 minutes was rejected');
  });
});
