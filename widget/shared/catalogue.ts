/** Finds the words: English is part of the bundle, other catalogues are chunks of their own. */
import type { ErrorCode } from '../../api/platform/errors.contract.js';
import { words as english } from './catalogue.en.js';
import type { Words } from './catalogue.en.js';
import type { Locale } from './locales.js';

export type { Words } from './catalogue.en.js';

const CATALOGUES: Record<Locale, () => Promise<{ words: Words }>> = {
  en: () => Promise.resolve({ words: english }),
  ar: () => import('./catalogue.ar.js'),
};

export async function loadWords(locale: Locale): Promise<Words> {
  return (await CATALOGUES[locale]()).words;
}

/** An unknown code, from a newer server perhaps, reads as an internal error. */
export function errorText(words: Words, code: string): string {
  return words.errors[code as ErrorCode] ?? words.errors.internal;
}
