/** The few words that the launcher needs before any catalogue is loaded. */
import type { Locale } from '../shared/locales.js';

export const LAUNCHER_WORDS: Record<Locale, { open: string; failed: string }> = {
  en: { open: 'Open chat', failed: 'Chat did not load. Try again' },
  ar: { open: 'فتح المحادثة', failed: 'تعذّر تحميل المحادثة. أعد المحاولة' },
};
