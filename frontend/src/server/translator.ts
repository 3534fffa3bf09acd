import i18next from 'i18next';
import { en } from '../i18n/en';
import { es } from '../i18n/es';
import { withMany } from '../i18n/plurals';
import type { Language, Translate } from '../i18n/setup';
import { formatsFor } from '../lib/format';

const made = new Map<Language, Translate>();

/** Returns the pages' words in a language, made once. */
export function translatorFor(language: Language): Translate {
  const known = made.get(language);
  if (known) return known;
  const own = i18next.createInstance();
  void own.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: language === 'es' ? withMany(es) : en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  own.services.formatter?.add('n', (value: number, lng) => formatsFor(lng ?? 'en').number(value));
  made.set(language, own.t);
  return own.t;
}
