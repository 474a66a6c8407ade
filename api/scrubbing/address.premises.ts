/** Units, house numbers and buildings of an address, each recognised at a given token. All look a bounded way ahead. */
import { isNameWord, lengthAt, touching } from './address.words.js';
import * as words from './data/address-words.js';
import { BUILDING_TYPE, RELATION, TITLE } from './lexicon.js';
import { DIGITS, LOWER, MARK, NEWLINE, WORD, type Tokens } from './tokens.js';

const UNITS = new Set(words.UNIT_WORDS);
const FLOORS = new Set(words.FLOOR_WORDS);
/** House number: 14, 52b, 12-14, 3/2, 12½; the index after it, or -1. */
export function numberEnd(t: Tokens, i: number): number {
  if (i >= t.count || t.kind[i] !== DIGITS || lengthAt(t, i) > 5) return -1;
  let j = i + 1;
  if (j < t.count && t.kind[j] === WORD && touching(t, j) && lengthAt(t, j) === 1) j += 1;
  if (
    j + 1 < t.count &&
    (t.word[j] === '-' || t.word[j] === '/') &&
    touching(t, j) &&
    t.kind[j + 1] === DIGITS &&
    touching(t, j + 1) &&
    lengthAt(t, j + 1) < 5
  )
    j += 2;
  if (
    j < t.count &&
    touching(t, j) &&
    t.kind[j] !== NEWLINE &&
    (t.kind[j] !== MARK || /[%:@=£$€/-]/.test(t.word[j] as string) || (t.word[j] === '.' && touching(t, j + 1)))
  )
    return -1;
  return j;
}

/** "Flat 2", "Apt. 595", "Room F4", "Unit 3b", "Top Floor Flat", "2/1": the index after it, or -1. */
export function unitEnd(t: Tokens, i: number): number {
  const word = t.word[i] as string;
  if (t.kind[i] === WORD && FLOORS.has(word)) {
    let j = i + 1;
    if (t.word[j] === 'floor') j += 1;
    if (t.word[j] === 'flat' || t.word[j] === 'maisonette' || t.word[j] === 'apartment') return j + 1;
    return j > i + 1 && t.word[j] === ',' ? j : -1;
  }
  if (t.kind[i] === WORD && UNITS.has(word)) {
    let j = i + 1;
    if (t.word[j] === '.' || t.word[j] === '#') j += 1;
    if (t.word[j] === 'no' || t.word[j] === 'number') j += t.word[j + 1] === '.' ? 2 : 1;
    if (t.kind[j] === DIGITS && lengthAt(t, j) < 5) {
      j += 1;
      if (t.kind[j] === WORD && touching(t, j) && lengthAt(t, j) < 3) j += 1;
      if ((t.word[j] === '/' || t.word[j] === '-') && touching(t, j) && t.kind[j + 1] === DIGITS) j += 2;
      return t.word[j] === '%' || (t.word[j] === '.' && touching(t, j + 1) && t.kind[j + 1] === DIGITS) ? -1 : j;
    }
    if (t.kind[j] === WORD && lengthAt(t, j) === 1 && t.word[j] !== 'a' && t.word[j] !== 'i') {
      if (t.kind[j + 1] === DIGITS && touching(t, j + 1)) return j + 2;
      return j + 1;
    }
    return -1;
  }
  // Scottish tenements: floor and flat before the street number.
  const next = i + 3;
  if (
    t.kind[i] === DIGITS &&
    lengthAt(t, i) < 3 &&
    t.word[i + 1] === '/' &&
    t.kind[i + 2] === DIGITS &&
    lengthAt(t, i + 2) < 3 &&
    touching(t, i + 1) &&
    touching(t, i + 2)
  ) {
    return t.word[next] === ',' || t.kind[next] === DIGITS ? next : -1;
  }
  return -1;
}

/** "Rose Cottage", "The Maltings", "Kestrel House", "Wharf Industrial Estate": the index after it, or -1. */
export function buildingEnd(t: Tokens, i: number, allowLower: boolean): number {
  for (let j = i; j < Math.min(i + 4, t.count); j += 1) {
    if (t.kind[j] !== WORD) return -1;
    const word = t.word[j] as string;
    if (j > i && (t.flags[j] as number) & BUILDING_TYPE && (t.shape[j] !== LOWER || allowLower)) return j + 1;
    const isThe = word === 'the' && j === i && t.shape[j] !== LOWER;
    if (
      !isThe &&
      (!isNameWord(t, j, allowLower) ||
        ((t.flags[j] as number) & (TITLE | RELATION) &&
          j + 1 < t.count &&
          !((t.flags[j + 1] as number) & BUILDING_TYPE)))
    )
      return -1;
  }
  return -1;
}
