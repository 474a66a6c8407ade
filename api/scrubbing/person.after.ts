/** What the words after a candidate say about its being a person's name, in points. */
import { IDIOMS, PLACE_PREPOSITIONS, STATIVE } from './data/name-context.js';
import { COMMON, FUNCTION, GIVEN, ORDINARY, PLACE, PLACE_NOUN, PROPER, STREET_TYPE, SURNAME, VERB } from './lexicon.js';
import { isLowerWord } from './person.before.js';
import { CAPITALISED, DIGITS, LOWER, MARK, NEWLINE, PLACEHOLDER, UPPER, WORD, type Tokens } from './tokens.js';

/** Points from the right for a candidate from `first` to `last`. */
export function rightPoints(tokens: Tokens, first: number, last: number): number {
  const j = last + 1;
  const lower = isLowerWord(tokens, first);
  const flags = tokens.flags[first] as number;
  const isWordToo = (flags & COMMON) !== 0 && (flags & ORDINARY) !== 0;
  const isAmbiguous = lower && isWordToo;
  if (j >= tokens.count || tokens.kind[j] === NEWLINE) return isAmbiguous ? 2 : lower && flags & COMMON ? 1 : 0;
  const word = tokens.word[j] as string;
  const nextFlags = tokens.flags[j] as number;
  if (isPlaceName(tokens, first, last)) return -8;
  if (opensList(tokens, first, j)) return 6;
  if (tokens.kind[j] === MARK) return markPoints(tokens, first, last, j);
  if (tokens.kind[j] === DIGITS || tokens.kind[j] === PLACEHOLDER) return lower ? 0 : 1;
  if (tokens.kind[j] !== WORD) return 0;
  if (nextFlags & STREET_TYPE && tokens.shape[j] !== LOWER && !(nextFlags & (SURNAME | FUNCTION))) return -7;
  if (nextFlags & PLACE_NOUN && !(nextFlags & VERB)) return -7;
  if (word === 'here' || word === 'speaking') return 6;
  if (word === 'v' || word === 'vs') return 4;
  if (tokens.shape[j] === CAPITALISED && nextFlags & (ORDINARY | PROPER) && !(nextFlags & (FUNCTION | SURNAME | GIVEN)))
    return -4;
  if (nextFlags & VERB && flags & PLACE && STATIVE.has(word)) return 0;
  if (nextFlags & VERB) return lower ? 1 : isWordToo ? (STATIVE.has(word) ? 3 : 6) : 3;
  if (word === '&' && /^(?:co|sons?|daughters?|partners|associates|company|bros)$/.test(tokens.word[j + 1] ?? ''))
    return -20;
  if (word === 'and' || word === 'or' || word === '&') return isAmbiguous || (lower && flags & COMMON) ? 2 : 1;
  return tokens.shape[j] === UPPER && word.length > 2 ? -1 : 0;
}

/** "at Stamford Bridge": after a preposition of place, ending in a word for a place, not begun by a given name. */
function isPlaceName(tokens: Tokens, first: number, last: number): boolean {
  if (last === first || (tokens.flags[first] as number) & COMMON || isLowerWord(tokens, first)) return false;
  const end = tokens.flags[last] as number;
  return (end & (PLACE_NOUN | STREET_TYPE)) !== 0 && PLACE_PREPOSITIONS.has(tokens.word[first - 1] ?? '');
}

/** Does a saying begin with the word at `i`? */
export const isIdiom = (tokens: Tokens, i: number): boolean =>
  IDIOMS.has(`${tokens.word[i] as string} ${tokens.word[i + 1] ?? ''}`);

/** "Ash, Robin and": the next item of a list is a name of the same make. */
function opensList(tokens: Tokens, first: number, j: number): boolean {
  const word = tokens.word[j] as string;
  if (word !== ',' && word !== 'and' && word !== '&' && word !== 'or') return false;
  const flags = tokens.flags[first] as number;
  const next = j + 1;
  if (!(flags & COMMON) || next >= tokens.count || tokens.kind[next] !== WORD) return false;
  const nextFlags = tokens.flags[next] as number;
  if (
    !(nextFlags & COMMON) ||
    nextFlags & (FUNCTION | PLACE) ||
    (tokens.shape[next] === LOWER) !== (tokens.shape[first] === LOWER)
  )
    return false;
  if (tokens.shape[first] === LOWER) return (flags & ORDINARY) === 0 || (nextFlags & ORDINARY) === 0;
  return true;
}

function markPoints(tokens: Tokens, first: number, last: number, j: number): number {
  const word = tokens.word[j] as string;
  const lower = isLowerWord(tokens, first);
  const flags = tokens.flags[first] as number;
  const isAmbiguous = lower && (flags & COMMON) !== 0 && (flags & ORDINARY) !== 0;
  if (word === "'s") return possessivePoints(tokens, first, j);
  if (word === ':') {
    // "Attendees: …" is a label, "Judy: hello" a speaker.
    const startsLine = first === 0 || tokens.kind[first - 1] === NEWLINE;
    return startsLine && first === last && !(flags & (GIVEN | SURNAME)) ? -6 : startsLine && flags & GIVEN ? 3 : 0;
  }
  if (word === ',' || word === '?' || word === '.' || word === '!' || word === ')') {
    if (isAmbiguous) return 2;
    return word === ',' || word === '?' ? (lower && !(flags & COMMON) ? 0 : 1) : 0;
  }
  return word === '(' || word === '|' ? (lower ? 0 : 1) : 0;
}

/** "Doreen's", but not "Jehovah's Witnesses", "Sainsbury's Bank". */
function possessivePoints(tokens: Tokens, first: number, j: number): number {
  const next = j + 1 < tokens.count ? j + 1 : -1;
  const isTitle =
    next >= 0 &&
    tokens.kind[next] === WORD &&
    tokens.shape[next] !== LOWER &&
    ((tokens.flags[next] as number) & (ORDINARY | PLACE_NOUN)) !== 0;
  if (isTitle) return -6;
  const flags = tokens.flags[first] as number;
  if (!(flags & ORDINARY)) return 3;
  if (isLowerWord(tokens, first)) return tokens.word[first] === 'will' ? 9 : 2;
  return flags & COMMON && !(flags & FUNCTION && tokens.word[first] !== 'will') ? 6 : 3;
}
