export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

export const STORED_LANGUAGE = 'cauce-language';

/** Returns the language that a page begins in, before its words are there: the chosen one, else the browser's. */
export function firstLanguage(): Language {
  const chosen = stored(STORED_LANGUAGE);
  const known = LANGUAGES.find((one) => one === chosen);
  return known ?? (navigator.language.startsWith('es') ? 'es' : 'en');
}

/** Returns what this browser keeps; a page in a frame of another site may have no storage at all. */
export function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
