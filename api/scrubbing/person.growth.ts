/** Grows a name to the right over given names, initials, particles, hyphens and surnames. */
import {
  COMMON,
  FUNCTION,
  GIVEN,
  ORDINARY,
  PARTICLE,
  PLACE,
  PROPER,
  RELATION,
  SURNAME,
  TITLE,
  VERB,
} from './lexicon.js';
import { isLineEnd } from './person.before.js';
import { hasSurnameEnding, isBlocked, isNameCased, isShouted } from './person.evidence.js';
import { DIGITS, LOWER, UPPER, WORD, type Tokens } from './tokens.js';
import { work } from './work-counter.js';

const MOST_WORDS = 5;
const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md', 'dds', 'dvm', 'esq', 'obe', 'mbe', 'cbe']);

export interface Name {
  /** Last token of the name. */
  last: number;
  points: number;
}

export const lengthAt = (t: Tokens, i: number): number => (t.end[i] as number) - (t.start[i] as number);
export const isInitial = (t: Tokens, i: number): boolean =>
  t.kind[i] === WORD && lengthAt(t, i) === 1 && t.shape[i] === UPPER;
export const touches = (t: Tokens, i: number): boolean => t.end[i - 1] === t.start[i];

/** Only blanks between two tokens. */
export const isNext = (t: Tokens, i: number): boolean => i < t.count && !touches(t, i) && t.kind[i] === WORD;

/** Points that the word at `i` adds to a name begun before it, or -1 when it ends the name. */
function continuation(t: Tokens, first: number, i: number): number {
  const flags = t.flags[i] as number;
  const firstIsLower = t.shape[first] === LOWER;
  if (t.shape[i] === LOWER || (t.shape[i] === UPPER && isShouted(t, i))) {
    const wantsSame = firstIsLower || t.shape[i] === UPPER;
    return wantsSame ? lowerContinuation(t, first, i, flags) : -1;
  }
  if (firstIsLower || isBlocked(t, i)) return -1;
  if (t.shape[i] === UPPER && t.shape[first] !== UPPER && lengthAt(t, i) < 4) return -1;
  if (t.shape[i] !== UPPER && !isNameCased(t, i)) return -1;
  if (flags & TITLE || (flags & (RELATION | VERB) && !(flags & (SURNAME | GIVEN)))) return -1;
  const isName = (flags & (SURNAME | GIVEN)) !== 0;
  if (flags & (PROPER | PLACE) && !isName) return -1;
  if (flags & ORDINARY) return isName ? 4 : -1;
  return flags & SURNAME ? 6 : flags & GIVEN ? 5 : 4;
}

function lowerContinuation(t: Tokens, first: number, i: number, flags: number): number {
  if (flags & (FUNCTION | PROPER | PLACE) || !((t.flags[first] as number) & (COMMON | GIVEN))) return -1;
  const isName = (flags & (SURNAME | GIVEN)) !== 0;
  if (!isName) return !(flags & ORDINARY) && hasSurnameEnding(t.word[i] as string) ? 4 : -1;
  if (!(flags & ORDINARY)) return 4;
  if (flags & (VERB | RELATION)) return -1;
  const next = t.word[i + 1] ?? ',';
  const isClosed =
    i + 1 >= t.count || t.kind[i + 1] === DIGITS || next === ',' || next === '(' || next === '|' || next === ';';
  return isClosed && flags & SURNAME ? 3 : -1;
}

/** Grows a name that begins at `first` over given names, initials, particles, hyphens and surnames. */
export function grow(t: Tokens, first: number): Name {
  let last = first;
  let points = 0;
  for (let words = 1; words < MOST_WORDS;) {
    work.steps += 1;
    const next = last + 1;
    if (next >= t.count) break;
    if (
      t.word[next] === '-' &&
      touches(t, next) &&
      next + 1 < t.count &&
      touches(t, next + 1) &&
      t.kind[next + 1] === WORD &&
      lengthAt(t, next + 1) > 1
    ) {
      const isCompound = t.shape[next + 1] !== LOWER || t.shape[last] === LOWER;
      if (!isCompound) break;
      last = next + 1;
      points += 2;
      continue;
    }
    if (
      t.word[next] === '"' &&
      t.word[next + 2] === '"' &&
      isNameCased(t, next + 1) &&
      isNext(t, next + 3) &&
      isNameCased(t, next + 3)
    ) {
      last = next + 3;
      points += 6;
      words += 2;
      continue;
    }
    if (!isNext(t, next)) break;
    if (isInitial(t, next) && t.shape[first] !== LOWER && t.word[next] !== 'i') {
      const hasDot = t.word[next + 1] === '.' && touches(t, next + 1);
      if (hasDot && !isNext(t, next + 2)) {
        last = next + 1;
        points += 3;
        break;
      }
      if (
        !hasDot &&
        !(isNext(t, next + 1) && isNameCased(t, next + 1)) &&
        !isLineEnd(t, next + 1) &&
        t.word[next + 1] !== ','
      )
        break;
      last = hasDot ? next + 1 : next;
      points += 2;
      continue;
    }
    if (
      t.shape[first] === LOWER &&
      lengthAt(t, next) === 1 &&
      t.word[next] !== 'x' &&
      t.word[next] !== 'n' &&
      t.word[next] !== 'u' &&
      t.word[next] !== 'i' &&
      t.word[next] !== 'a' &&
      t.word[next] !== 'r'
    ) {
      const hasDot = t.word[next + 1] === '.' && touches(t, next + 1);
      if (!hasDot && !isLineEnd(t, next + 1) && t.word[next + 1] !== ',') break;
      last = hasDot ? next + 1 : next;
      break;
    }
    const single = lowerInitialEnd(t, first, next);
    if (single > 0) {
      last = single;
      break;
    }
    const particle = particleEnd(t, next, first);
    if (particle > next) {
      last = particle;
      points += 5;
      words += 1;
      continue;
    }
    if (SUFFIXES.has(t.word[next] as string) && t.shape[next] !== LOWER) {
      last = t.word[next + 1] === '.' && touches(t, next + 1) ? next + 1 : next;
      break;
    }
    const gain = continuation(t, first, next);
    if (gain < 0) break;
    last = next;
    points += gain;
    words += 1;
  }
  return { last, points };
}

/** "sam w", "mateusz w.": index of the last token of the initial, or -1. Chat's one-letter words are none. */
function lowerInitialEnd(t: Tokens, first: number, next: number): number {
  if (t.shape[first] !== LOWER || lengthAt(t, next) !== 1 || /^[xnuiark]$/.test(t.word[next] as string)) return -1;
  if (t.word[next + 1] === '.' && touches(t, next + 1)) return next + 1;
  return isLineEnd(t, next + 1) || t.word[next + 1] === ',' ? next : -1;
}

/** "van der Berg", "ap Rhys": index of the word after the particles, or `i` when there is none. */
export function particleEnd(t: Tokens, i: number, first: number): number {
  let j = i;
  while (j < i + 3 && j < t.count && (t.flags[j] as number) & PARTICLE && t.kind[j] === WORD) j += 1;
  if (j === i || j >= t.count || t.kind[j] !== WORD) return i;
  const fits =
    t.shape[first] === LOWER
      ? ((t.flags[j] as number) & (SURNAME | GIVEN)) !== 0 && !((t.flags[j] as number) & ORDINARY)
      : isNameCased(t, j);
  return fits && !isBlocked(t, j) ? j : i;
}
