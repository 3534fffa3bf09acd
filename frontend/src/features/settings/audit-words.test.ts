import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { es } from '../../i18n/es';
import type { Translate } from '../../i18n/setup';
import { actionText, detailText, targetText } from './audit-words';

const made = createInstance();
void made.init({ lng: 'es', resources: { es: { translation: es } }, initAsync: false });
const t = made.t as Translate;

describe('an entry of the audit log', () => {
  it('says in words of what kind the thing is and what was done with it', () => {
    expect(actionText('dashboard.shared', t)).toBe('Panel: se compartió');
    expect(actionText('user.password_changed', t)).toBe('Cuenta: se cambió la contraseña');
  });

  it('keeps the word of the log that this page does not know', () => {
    expect(actionText('dashboard.folded', t)).toBe('dashboard.folded');
    expect(actionText('planet.created', t)).toBe('planet.created');
    expect(actionText('upgrade', t)).toBe('upgrade');
  });

  it('names an account that is known', () => {
    const names = new Map([['1', 'Ana']]);
    expect(targetText('user 1', names)).toBe('Ana');
    expect(targetText('user 2', names)).toBe('user 2');
    expect(targetText('Panel', names)).toBe('Panel');
    expect(targetText(null, names)).toBe('–');
  });

  it('tells its details in a line without brackets', () => {
    expect(detailText({ id: 15, role: 'viewer', people: 25, version: 2 }, t)).toBe(
      'rol viewer · personas 25 · versión 2',
    );
    expect(detailText({}, t)).toBe('');
  });
});
