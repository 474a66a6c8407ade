/** Towns after a street, and where a postcode begins. All look a bounded way ahead. */
import { LITTLE_WORDS, isCased, lengthAt, touching } from './address.words.js';
import { COMMON, DEMONYM, FUNCTION, ORDINARY, PLACE, PROPER, TITLE } from './lexicon.js';
import { DIGITS, LOWER, NEWLINE, WORD, type Tokens } from './tokens.js';

/** One part of a tail such as ", Shirley" or " London": capitalised words before a comma, a full stop, a line end or digits. Index after it, or -1. */
export function localityEnd(t: Tokens, i: number, afterComma: boolean, allowLower: boolean): number {
  let j = i;
  while (j < i + 4 && j < t.count && t.kind[j] === WORD) {
    const flags = t.flags[j] as number;
    const word = t.word[j] as string;
    const isLittle =
      j > i &&
      (LITTLE_WORDS.has(word) || word === 'upon' || word === 'in' || word === 'under') &&
      t.kind[j + 1] === WORD &&
      isCased(t, j + 1);
    if (t.shape[j] === LOWER && !isLittle && !(allowLower && flags & PLACE)) break;
    if (!isLittle && (flags & FUNCTION || flags & TITLE) && !(flags & PLACE)) break;
    if (flags & (PROPER | DEMONYM) && !(flags & PLACE) && j === i) break;
    j += 1;
    if (t.word[j] === '-' && touching(t, j) && touching(t, j + 1) && t.kind[j + 1] === WORD) j += 1;
  }
  if (j === i) return -1;
  const isPlace = ((t.flags[i] as number) & PLACE) !== 0 || ((t.flags[j - 1] as number) & PLACE) !== 0;
  if (isPlace && (t.word[i] as string).length > 2) return j;
  if (!afterComma || lengthAt(t, i) < 3) return -1;
  if (
    (t.flags[i] as number) & COMMON &&
    !((t.flags[i] as number) & ORDINARY) &&
    j === i + 1 &&
    t.word[j] !== ',' &&
    !isPostcodeStart(t, j)
  )
    return -1;
  return isBoundary(t, j) ? j : -1;
}

const isBoundary = (t: Tokens, j: number): boolean =>
  j >= t.count ||
  t.kind[j] === NEWLINE ||
  t.kind[j] === DIGITS ||
  [',', '.', ';', ')', '(', '"', '|'].includes(t.word[j] as string) ||
  isPostcodeStart(t, j);

const POSTCODE_START = /^[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[A-Z]{2}\b/i;
export function isPostcodeStart(t: Tokens, i: number): boolean {
  if (i >= t.count || t.kind[i] !== WORD || lengthAt(t, i) > 2) return false;
  const start = t.start[i] as number;
  return POSTCODE_START.test(t.text.slice(start, start + 10));
}
