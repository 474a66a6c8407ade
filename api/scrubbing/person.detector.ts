/** Names of people: points for each word and its surroundings, and the name grown to the right as far as names go. */
import { FUNCTION, GIVEN, LABEL, ORDINARY, PLACE, PROPER, SURNAME, TITLE } from './lexicon.js';
import { isIdiom, rightPoints } from './person.after.js';
import { before, isSentenceStart, leftPoints } from './person.before.js';
import { ENOUGH, isBlocked, isNameCased, wordPoints } from './person.evidence.js';
import { grow, isInitial, lengthAt, particleEnd, touches, type Name } from './person.growth.js';
import type { Finding } from './scrubbing.contract.js';
import { LOWER, UPPER, WORD, type Tokens } from './tokens.js';
import { work } from './work-counter.js';

/** An item of a list borrows from the name before it; not for ever, so that a decision never hangs on text far back. */
const LIST_BONUS = 5;
const MOST_BORROWED = 3;
const GLUE = /[\w@#$%&=/\\~^+]/;

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
  const isLowerWord = t.shape[i] === LOWER && (flags & ORDINARY) !== 0;
  if (isPair && flags & GIVEN && !(flags & FUNCTION) && !isLowerWord) points += 3;
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
