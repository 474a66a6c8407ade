/** Which catalogues exist, which one a page gets, and which way it is written. */

export const LOCALES = ['en', 'ar'] as const;
export type Locale = (typeof LOCALES)[number];

/** The first of `wanted` (BCP 47 tags; empty ones are skipped) that has a catalogue, by its primary language; else English. */
export function localeFor(...wanted: (string | null | undefined)[]): Locale {
  for (const tag of wanted) {
    const found = LOCALES.find((locale) => tag?.toLowerCase().split('-')[0] === locale);
    if (found) return found;
  }
  return 'en';
}

export function directionOf(locale: Locale): 'rtl' | 'ltr' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}
