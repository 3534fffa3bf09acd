import i18next, { type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { type Format, formatsFor } from '../lib/format';
import { firstLanguage, type Language, LANGUAGES, STORED_LANGUAGE } from './language';
import type { Messages } from './messages';
import { withMany } from './plurals';

export { firstLanguage, LANGUAGES, type Language };

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Messages };
    returnNull: false;
  }
}

export const i18n = i18next;
export type Translate = TFunction;

/** Loads the reader's language (the chosen one, else the browser's) and starts translation. */
export async function startI18n(): Promise<void> {
  const language = firstLanguage();
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await load(language) } },
    interpolation: { escapeValue: false },
  });
  i18n.services.formatter?.add('n', (value: number, lng) => formatsFor(lng ?? 'en').number(value));
  document.documentElement.lang = language;
}

/** Switches language without a reload and remembers it in this browser. */
export async function switchLanguage(language: Language): Promise<void> {
  if (!i18n.hasResourceBundle(language, 'translation'))
    i18n.addResourceBundle(language, 'translation', await load(language));
  await i18n.changeLanguage(language);
  localStorage.setItem(STORED_LANGUAGE, language);
  document.documentElement.lang = language;
}

/** Returns the formats of the language on screen. */
export function useFormat(): Format {
  return formatsFor(useTranslation().i18n.language);
}

async function load(language: Language): Promise<Messages> {
  return language === 'es' ? withMany((await import('./es')).es) : (await import('./en')).en;
}
