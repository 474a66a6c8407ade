/** The parts of an address, each recognised at a given token: numbers, units, buildings, streets, towns. All look a bounded way ahead. */
import * as words from './data/address-words.js';
import {
  BUILDING_TYPE,
  COMMON,
  DEMONYM,
  FUNCTION,
  GIVEN,
  ORDINARY,
  PLACE,
  PROPER,
  RELATION,
  STREET_TYPE,
  SURNAME,
  TITLE,
  VERB,
} from './lexicon.js';
import { CAPITALISED, DIGITS, LOWER, MARK, MIXED, NEWLINE, type Tokens, UPPER, WORD } from './tokens.js';

const UNITS = new Set(words.UNIT_WORDS);
const FLOORS = new Set(words.FLOOR_WORDS);
const PREFIXES = new Set(words.STREET_PREFIXES);
const SUFFIXES = new Set(words.STREET_SUFFIXES);
/** Streets of these languages are written without a number often enough, and their word means nothing else in English. */
const UNNUMBERED = new Set([
  'ffordd',
  'heol',
  'stryd',
  'rhodfa',
  'bothar',
  'sraid',
  'rue',
  'calle',
  'rua',
  'ulica',
  'viale',
  'piazza',
]);
const NOT_NAMES = new Set(words.NOT_STREET_NAMES);
const MONTHS = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}$/;
/** Short forms: they need a number or a preposition before the name. */
const PLAIN_TYPES = new Set(words.SHORT_STREET_TYPES);
/** These alone make a street of a capitalised name; the others need a number or a preposition. */
const STRONG_TYPES = new Set(words.STRONG_STREET_TYPES);

export const touching = (t: Tokens, i: number): boolean => i > 0 && t.end[i - 1] === t.start[i];
const lengthAt = (t: Tokens, i: number): number => (t.end[i] as number) - (t.start[i] as number);
const isCased = (t: Tokens, i: number): boolean =>
  t.kind[i] === WORD && (t.shape[i] === CAPITALISED || t.shape[i] === UPPER || t.shape[i] === MIXED);

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

export function isStreetType(t: Tokens, i: number): boolean {
  return t.kind[i] === WORD && ((t.flags[i] as number) & STREET_TYPE) !== 0;
}

/** May the word stand inside the name of a street or house? */
function isNameWord(t: Tokens, i: number, allowLower: boolean): boolean {
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

const LITTLE_WORDS = new Set([
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

/** A street name that ends in a street word, starting at `i`: the index after it, or -1. `hasNumber` says that a house number stands before. */
export function streetEnd(t: Tokens, i: number, hasNumber: boolean): number {
  // "4 The Crescent".
  if (hasNumber && t.word[i] === 'the' && isStreetType(t, i + 1)) return i + 2;
  let best = -1;
  for (let j = i; j < Math.min(i + 6, t.count); j += 1) {
    if (j > i && isStreetType(t, j) && isAcceptedType(t, i, j, hasNumber)) {
      best = t.word[j + 1] === '.' && touching(t, j + 1) && PLAIN_TYPES.has(t.word[j] as string) ? j + 2 : j + 1;
      if (!isStreetType(t, j + 1)) break;
    }
    const isLittle = j > i && LITTLE_WORDS.has(t.word[j] as string) && hasNumber;
    if (!isNameWord(t, j, hasNumber) && !isLittle) {
      if (
        (t.word[j] === "'s" ||
          t.word[j] === "'" ||
          (t.word[j] === '.' && lengthAt(t, j - 1) < 3) ||
          t.word[j] === '-') &&
        j > i
      )
        continue;
      break;
    }
  }
  return best;
}

function isAcceptedType(t: Tokens, first: number, at: number, hasNumber: boolean): boolean {
  const word = t.word[at] as string;
  if (hasNumber)
    return (
      t.shape[at] !== LOWER ||
      STRONG_TYPES.has(word) ||
      PLAIN_TYPES.has(word) ||
      ((t.flags[at - 1] as number) & ORDINARY) === 0
    );
  if (t.shape[at] === LOWER || !isCased(t, first)) return false;
  if (PLAIN_TYPES.has(word) && t.kind[at + 1] === WORD && isCased(t, at + 1)) return false;
  if (PLAIN_TYPES.has(word))
    return (
      t.text[(t.start[first] as number) - 1] !== undefined &&
      /(?:\bon|\bat|\bin|\bto|\bnear|\boff|,)\s$/.test(
        t.text.slice(Math.max(0, (t.start[first] as number) - 6), t.start[first]).toLowerCase(),
      )
    );
  if (STRONG_TYPES.has(word)) return !((t.flags[first] as number) & TITLE);
  return false;
}

/** Streets of other countries: Via Roma 131, Hersnapvej 18, Piroska u. 97, ul. Zamkowa 33. The index after the number, or -1. */
export function foreignStreetEnd(t: Tokens, i: number, hasNumber: boolean): number {
  if (t.kind[i] !== WORD) return -1;
  const word = t.word[i] as string;
  const isPrefixed = PREFIXES.has(word) && (t.shape[i] !== LOWER || hasNumber || t.word[i + 1] === '.');
  let j = i;
  let isStreet = isPrefixed;
  for (let step = 0; step < 6 && j < t.count; step += 1) {
    const name = t.word[j] as string;
    if (
      t.kind[j] === MARK &&
      (name === '.' || name === "'" || name === '-' || name === "'s") &&
      touching(t, j) &&
      j > i
    ) {
      j += 1;
      continue;
    }
    if (
      t.kind[j] !== WORD ||
      isPostcodeStart(t, j) ||
      (!(j === i && isPrefixed) && !isNameWord(t, j, hasNumber || isPrefixed) && !LITTLE_WORDS.has(name))
    )
      break;
    if (j > i && t.shape[j] === LOWER && !hasNumber && !isPrefixed && !LITTLE_WORDS.has(name) && !SUFFIXES.has(name))
      break;
    if (
      words.STREET_ENDINGS.test(name) &&
      (name.length > 6 || hasNumber) &&
      !((t.flags[j] as number) & ORDINARY && !hasNumber)
    )
      isStreet = true;
    if (j > i && SUFFIXES.has(name)) isStreet = true;
    if (hasNumber && /(?:ova|eva|ska)$/.test(name)) isStreet = true;
    j += 1;
  }
  if (j === i) return -1;
  const number = numberEnd(t, j);
  if (number < 0 || MONTHS.test(t.word[j - 1] as string) || lengthAt(t, j) > 4)
    return j > i + 1 && ((isPrefixed && hasNumber) || (UNNUMBERED.has(word) && t.shape[i] !== LOWER)) ? j : -1;
  if (isStreet) return t.word[number] === '.' && touching(t, number) ? number + 1 : number;
  // A number, capitalised words, a number again: 28245 Puruntie 82.
  return hasNumber && isCased(t, i)
    ? t.word[number] === '.' && t.kind[number + 1] !== WORD
      ? number + 1
      : number
    : -1;
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
