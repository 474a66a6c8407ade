/** Names of people: points for each word and its surroundings, then the name grown to the right as far as names go. */
import {
  COMMON,
  FUNCTION,
  GIVEN,
  LABEL,
  ORDINARY,
  PARTICLE,
  PLACE,
  PROPER,
  RELATION,
  SURNAME,
  TITLE,
  VERB,
} from './lexicon.js';
import { before, isIdiom, isLineEnd, isSentenceStart, leftPoints, rightPoints } from './person.context.js';
import { ENOUGH, hasSurnameEnding, isBlocked, isNameCased, isShouted, wordPoints } from './person.evidence.js';
import type { Finding } from './scrubbing.contract.js';
import { DIGITS, LOWER, type Tokens, UPPER, WORD } from './tokens.js';
import { work } from './work-counter.js';

const MOST_WORDS = 5;
/** An item of a list borrows from the name before it; not for ever, so that a decision never hangs on text far back. */
const LIST_BONUS = 5;
const MOST_BORROWED = 3;
const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md', 'dds', 'dvm', 'esq', 'obe', 'mbe', 'cbe']);
const GLUE = /[\w@#$%&=/\\~^+]/;

interface Name {
  last: number;
  points: number;
}

const lengthAt = (t: Tokens, i: number): number => (t.end[i] as number) - (t.start[i] as number);
const isInitial = (t: Tokens, i: number): boolean => t.kind[i] === WORD && lengthAt(t, i) === 1 && t.shape[i] === UPPER;
const touches = (t: Tokens, i: number): boolean => t.end[i - 1] === t.start[i];

/** Only blanks between two tokens. */
const isNext = (t: Tokens, i: number): boolean => i < t.count && !touches(t, i) && t.kind[i] === WORD;

/** Part of an address, a handle, a path or a code: letters and signs stand close by. */
function isGlued(t: Tokens, first: number, last: number): boolean {
  const { text } = t;
  const start = t.start[first] as number;
  const end = t.end[last] as number;
  const left = start > 0 ? (text[start - 1] as string) : ' ';
  if (
    GLUE.test(left) ||
    (left === '-' && /\w/.test(text[start - 2] ?? ' ')) ||
    (left === '.' && /\w/.test(text[start - 2] ?? ' '))
  )
    return true;
  const right = text[end] ?? ' ';
  if (GLUE.test(right)) return true;
  return (
    (right === '.' || right === '-' || right === ':') &&
    /[\w@]/.test(text[end + 1] ?? ' ') &&
    !(right === ':' && /[A-Z"]/.test(text[end + 1] ?? ''))
  );
}

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
function grow(t: Tokens, first: number): Name {
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
function particleEnd(t: Tokens, i: number, first: number): number {
  let j = i;
  while (j < i + 3 && j < t.count && (t.flags[j] as number) & PARTICLE && t.kind[j] === WORD) j += 1;
  if (j === i || j >= t.count || t.kind[j] !== WORD) return i;
  const fits =
    t.shape[first] === LOWER
      ? ((t.flags[j] as number) & (SURNAME | GIVEN)) !== 0 && !((t.flags[j] as number) & ORDINARY)
      : isNameCased(t, j);
  return fits && !isBlocked(t, j) ? j : i;
}

/** "J. Smith", "J R Whitcombe", "A. Featherstonehaugh". */
function initialsName(t: Tokens, i: number): Name | null {
  let j = i;
  let dots = 0;
  let initials = 0;
  while (initials < 4 && j < t.count && isInitial(t, j)) {
    initials += 1;
    j += 1;
    if (t.word[j] === '.' && touches(t, j)) {
      dots += 1;
      j += 1;
    }
  }
  if (initials === 0 || j >= t.count || t.kind[j] !== WORD) return null;
  const particle = particleEnd(t, j, i);
  const surname = particle > j ? particle : j;
  if (touches(t, surname) && dots === 0) return null;
  const flags = t.flags[surname] as number;
  const isCased = isNameCased(t, surname) || (t.shape[surname] === UPPER && lengthAt(t, surname) > 3);
  if (!isCased || isBlocked(t, surname)) return null;
  const isName = (flags & (SURNAME | GIVEN)) !== 0;
  if (flags & ORDINARY && !isName) return null;
  const rest = grow(t, surname);
  if (dots === 0 && (t.word[i] === 'i' || t.word[i] === 'a' || initials < 2) && !(isName && !(flags & ORDINARY)))
    return null;
  const points = (dots > 0 ? 7 : 4) + (isName ? (flags & ORDINARY ? 4 : 6) : 4) + (particle > j ? 3 : 0);
  return { last: rest.last, points };
}

/** "mr t. oyelaran": an initial in lower case needs a title before it. */
function lowerInitialsName(t: Tokens, i: number): Name | null {
  const previous = before(t, i);
  const isTitled = previous >= 0 && ((t.flags[previous] as number) & TITLE) !== 0;
  if (!isTitled || t.word[i + 1] !== '.' || !touches(t, i + 1) || t.kind[i + 2] !== WORD) return null;
  return isBlocked(t, i + 2) ? null : { last: grow(t, i + 2).last, points: ENOUGH + 2 };
}

function nameAt(t: Tokens, i: number, continuesList: boolean): Name | null {
  if (lengthAt(t, i) === 1 && t.shape[i] === LOWER) return lowerInitialsName(t, i);
  const initials = isInitial(t, i) ? initialsName(t, i) : null;
  if (initials) return { last: initials.last, points: initials.points + Math.min(0, rightPoints(t, i, initials.last)) };
  if (isBlocked(t, i)) return null;
  const flags = t.flags[i] as number;
  const own = wordPoints(t, i, isSentenceStart(t, i));
  if (own === 0 && t.shape[i] === LOWER && flags & (ORDINARY | PROPER | PLACE)) return null;
  // Only a title or a label can make a name of a word that does not look like one.
  if (own <= 1 && !(t.signals.flags & (TITLE | LABEL))) return null;
  const left = leftPoints(t, i);
  if ((own === 0 && left < ENOUGH - 1) || (lengthAt(t, i) < 2 && left < ENOUGH)) return null;
  const name = grow(t, i);
  const isPair = name.last > i;
  let points = own + left + name.points + rightPoints(t, i, name.last);
  if (isPair && flags & GIVEN && !(flags & FUNCTION)) points += 3;
  else if (isPair && own >= 3 && t.shape[i] !== LOWER && !(flags & ORDINARY)) points += 3;
  if (continuesList) points += LIST_BONUS;
  return { last: name.last, points };
}

/** True when the words between two names are only a comma, "and", "&" or "or". */
function isListLink(t: Tokens, from: number, to: number): boolean {
  if (to - from > 2 || to === from) return false;
  for (let i = from; i < to; i += 1) {
    const word = t.word[i] as string;
    if (
      word !== ',' &&
      word !== 'and' &&
      word !== '&' &&
      word !== 'or' &&
      word !== '+' &&
      word !== '/' &&
      word !== 'n' &&
      word !== "'s"
    )
      return false;
  }
  return true;
}

export function findPersons(tokens: Tokens, found: Finding[]): void {
  let previousEnd = -1;
  let borrowed = 0;
  for (let i = 0; i < tokens.count; i += 1) {
    if (tokens.kind[i] !== WORD) continue;
    work.steps += 1;
    const continuesList = previousEnd >= 0 && borrowed < MOST_BORROWED && isListLink(tokens, previousEnd, i);
    const name = nameAt(tokens, i, continuesList);
    if (!name || name.points < ENOUGH || isGlued(tokens, i, name.last)) continue;
    if (isIdiom(tokens, i) || (i > 0 && isIdiom(tokens, i - 1))) continue;
    found.push({
      start: tokens.start[i] as number,
      end: tokens.end[name.last] as number,
      type: 'PERSON',
      score: Math.min(0.78, 0.5 + (name.points - ENOUGH + 1) * 0.015),
    });
    borrowed = continuesList && name.points - LIST_BONUS < ENOUGH ? borrowed + 1 : 0;
    i = name.last;
    previousEnd = i + 1;
  }
}
