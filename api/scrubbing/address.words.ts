/** What words may stand in the names of streets, houses and towns. */
import * as words from './data/address-words.js';
import { COMMON, FUNCTION, GIVEN, RELATION, SURNAME, VERB } from './lexicon.js';
import { CAPITALISED, LOWER, MIXED, UPPER, WORD, type Tokens } from './tokens.js';

const NOT_NAMES = new Set(words.NOT_STREET_NAMES);
export const MONTHS = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}$/;
export const touching = (t: Tokens, i: number): boolean => i > 0 && t.end[i - 1] === t.start[i];
export const lengthAt = (t: Tokens, i: number): number => (t.end[i] as number) - (t.start[i] as number);
export const isCased = (t: Tokens, i: number): boolean =>
  t.kind[i] === WORD && (t.shape[i] === CAPITALISED || t.shape[i] === UPPER || t.shape[i] === MIXED);

/** May the word stand inside the name of a street or house? */
export function isNameWord(t: Tokens, i: number, allowLower: boolean): boolean {
  if (t.kind[i] !== WORD) return false;
  const word = t.word[i] as string;
  const flags = t.flags[i] as number;
  if (t.shape[i] === LOWER)
    return (
      allowLower &&
      !NOT_NAMES.has(word) &&
      !(flags & (FUNCTION | RELATION)) &&
      !MONTHS.test(word) &&
      !(flags & VERB && !(flags & (SURNAME | GIVEN)))
    );
  return (
    !(NOT_NAMES.has(word) && word !== 'the') &&
    (!(flags & FUNCTION) ||
      word === 'the' ||
      word === 'new' ||
      word === 'old' ||
      word === 'great' ||
      (flags & COMMON) !== 0)
  );
}

export const LITTLE_WORDS = new Set([
  'of',
  'the',
  'on',
  'upon',
  'y',
  'yr',
  'de',
  'la',
  'le',
  'du',
  'des',
  'del',
  'della',
  'der',
  'den',
  'di',
  'da',
  'do',
  'dos',
  'das',
  'van',
  'and',
  'las',
  'los',
  'el',
  'al',
  'ibn',
  'bin',
  'za',
  'na',
  'ved',
  'a',
]);
