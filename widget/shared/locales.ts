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

/** The reader's own region where the language is the same: `en-GB` writes times as `en` does not. */
export function regionalTag(locale: string): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === locale && isLanguageTag(tag)) ?? locale;
}

/** Some systems tell browsers names that are no BCP 47 tags (`en-US@posix`), and `Intl` throws on those. */
function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
