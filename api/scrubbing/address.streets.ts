/** Streets of an address, at home and abroad, recognised at a given token. All look a bounded way ahead. */
import { numberEnd } from './address.premises.js';
import { isPostcodeStart } from './address.towns.js';
import { LITTLE_WORDS, MONTHS, isCased, isNameWord, lengthAt, touching } from './address.words.js';
import * as words from './data/address-words.js';
import { ORDINARY, STREET_TYPE, TITLE } from './lexicon.js';
import { LOWER, MARK, WORD, type Tokens } from './tokens.js';

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
/** Short forms: they need a number or a preposition before the name. */
const PLAIN_TYPES = new Set(words.SHORT_STREET_TYPES);
/** These alone make a street of a capitalised name; the others need a number or a preposition. */
const STRONG_TYPES = new Set(words.STRONG_STREET_TYPES);

export function isStreetType(t: Tokens, i: number): boolean {
  return t.kind[i] === WORD && ((t.flags[i] as number) & STREET_TYPE) !== 0;
}

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
