/** What the words around a candidate say about its being a person's name, in points. */
import {
  COMMON,
  FUNCTION,
  GREETING,
  LABEL,
  ORDINARY,
  PLACE,
  PLACE_NOUN,
  PROPER,
  RELATION,
  SIGN_OFF,
  STREET_TYPE,
  SURNAME,
  TITLE,
  VERB,
  GIVEN,
} from './lexicon.js';
import { CAPITALISED, DIGITS, LOWER, MARK, NEWLINE, PLACEHOLDER, type Tokens, UPPER, WORD } from './tokens.js';

/** Context is never sought further than this many tokens away, so that work stays linear and a stream can be cut. */
const REACH = 8;

const SENTENCE_END = new Set(['.', '!', '?', ':', ';', '>', '*', '-', '"', '|']);
const QUOTES = new Set(['"', "'", '(', '[', '*', '_', '>']);
/** Words that may stand between a label and the name. */
const LABEL_FILLERS = new Set([
  'is',
  'was',
  ':',
  '=',
  '-',
  '"',
  "'",
  "'s",
  '?',
  'on',
  'the',
  'my',
  'your',
  'our',
  'card',
  'account',
  'of',
  'user',
  'as',
  'me',
  'customer',
  'it',
  "it's",
  'to',
  'by',
  'just',
  'be',
  'should',
  'in',
  'full',
  '(',
  '{',
  '[',
  '>',
  'both',
  'actually',
  'still',
  'reads',
  'says',
]);
const NAME_BEFORE = new Set([
  'for',
  'with',
  'to',
  'by',
  'and',
  'or',
  'ask',
  'tell',
  'told',
  'call',
  'called',
  'text',
  'ring',
  'meet',
  'seen',
  'see',
  'saw',
  'met',
  'know',
  'knows',
  'than',
  'between',
  'from',
  'about',
  'after',
  'of',
  'email',
  'message',
  'contact',
  'thank',
  'thanks',
  'ask',
  'asked',
  'pick',
  'miss',
  'love',
  'is',
  'was',
  'v',
  'vs',
  'versus',
  'against',
  'name',
  'starring',
  'featuring',
  'says',
  'said',
  'poor',
  'does',
  'did',
  'has',
  'why',
  'when',
  'if',
  'that',
  'because',
  'where',
  'how',
  'are',
  'until',
  'unless',
  'like',
  'add',
  'invite',
  'cc',
  're',
  'attn',
  'per',
  'let',
  'reach',
  'phone',
  'rang',
  'emailed',
  'messaged',
]);
/** What one does to a person only. */
const CONTACTED = new Set([
  'reach',
  'call',
  'ask',
  'tell',
  'told',
  'text',
  'ring',
  'rang',
  'asked',
  'thank',
  'thanks',
  'invite',
  'emailed',
  'messaged',
  'starring',
  'featuring',
  'v',
  'vs',
  'versus',
  'says',
  'said',
  'met',
]);
const DETERMINERS = new Set([
  'the',
  'a',
  'an',
  'this',
  'these',
  'those',
  'every',
  'each',
  'another',
  'any',
  'no',
  'some',
  'which',
]);
const PLACE_PREPOSITIONS = new Set([
  'in',
  'at',
  'near',
  'from',
  'to',
  'around',
  'outside',
  'via',
  'towards',
  'through',
  'across',
  'between',
  'leave',
  'visit',
  'visiting',
  'leaving',
]);

/** Index of the word or mark that counts as standing before `i`, with opening quotes and brackets skipped; -1 at the start. */
export function before(tokens: Tokens, i: number): number {
  let j = i - 1;
  while (j >= 0 && i - j < 4 && tokens.kind[j] === MARK && QUOTES.has(tokens.word[j] as string)) j -= 1;
  return j;
}

export function isSentenceStart(tokens: Tokens, i: number): boolean {
  const j = before(tokens, i);
  if (j < 0 || tokens.kind[j] === NEWLINE) return true;
  return tokens.kind[j] === MARK && SENTENCE_END.has(tokens.word[j] as string);
}

/** "name is", "surname:", "called": with fillers between. Gives the index of the label or -1. */
function labelBefore(tokens: Tokens, i: number): number {
  for (let j = i - 1; j >= 0 && i - j <= REACH; j -= 1) {
    const flags = tokens.flags[j] as number;
    if (flags & LABEL) return j;
    const word = tokens.word[j] as string;
    if (tokens.kind[j] === NEWLINE ? j !== i - 1 : !LABEL_FILLERS.has(word)) return -1;
  }
  return -1;
}

/** "file name", "user name", "the name of the product": labels of other things. */
function isOtherLabel(tokens: Tokens, label: number): boolean {
  const previous = tokens.word[label - 1] ?? '';
  return /^(?:user|file|host|domain|product|brand|company|business|network|screen|game|street|road|place|variable|class|function|package|event|site|school|team|band|pet|dog's|cat's|trade|tag|column|field|table|branch|model|display|code)$/.test(
    previous,
  );
}

const isLowerWord = (tokens: Tokens, i: number): boolean => tokens.shape[i] === LOWER;

/** Points from the left for a candidate starting at `i`. */
export function leftPoints(tokens: Tokens, i: number): number {
  const lower = isLowerWord(tokens, i);
  const flags = tokens.flags[i] as number;
  if (i > 0 && tokens.kind[i - 1] === WORD && (DETERMINERS.has(tokens.word[i - 1] as string) || isSaint(tokens, i - 1)))
    return -14;
  const label = labelBefore(tokens, i);
  if (label >= 0 && !isOtherLabel(tokens, label))
    return tokens.word[label] === 'called' && lower && !(flags & (COMMON | GIVEN | SURNAME)) ? 4 : 9;
  let j = before(tokens, i);
  if (j < 0) return 0;
  if (
    tokens.word[j] === '.' &&
    j > 0 &&
    (tokens.flags[j - 1] as number) & TITLE &&
    tokens.end[j - 1] === tokens.start[j]
  )
    j -= 1;
  const word = tokens.word[j] as string;
  const beforeFlags = tokens.flags[j] as number;
  const isAdjacent = tokens.kind[j] === WORD;
  if (isAdjacent && beforeFlags & TITLE) return titlePoints(tokens, j, i);
  if (beforeFlags & GREETING && isAdjacent) return lower ? (flags & ORDINARY ? 4 : 5) : 5;
  if (isSelf(tokens, j)) return lower ? (flags & COMMON ? 5 : flags & GIVEN ? 5 : 1) : 5;
  const relation = relationBefore(tokens, j);
  if (relation) return lower ? (flags & (COMMON | GIVEN) ? 5 : 2) : 5;
  if (tokens.kind[j] === WORD) {
    if (PLACE_PREPOSITIONS.has(word) && flags & PLACE) return -6;
    if ((word === 'in' || word === 'at' || word === 'near') && !(flags & COMMON)) return -4;
    if (
      tokens.shape[j] !== LOWER &&
      beforeFlags & (ORDINARY | PROPER) &&
      !(beforeFlags & (FUNCTION | VERB | RELATION)) &&
      !(isSentenceStart(tokens, j) && (flags & COMMON || NAME_BEFORE.has(word)))
    )
      return -4;
    if (NAME_BEFORE.has(word)) return lower ? (flags & COMMON ? 2 : 1) : word === 'by' || CONTACTED.has(word) ? 4 : 2;
  }
  return signOffPoints(tokens, i, j);
}

/** "St John Ambulance", "St George's flag": a saint is not a customer. */
const isSaint = (tokens: Tokens, j: number): boolean => tokens.word[j] === 'st' || tokens.word[j] === 'saint';

/** "I'm", "im", "I am", "this is", "it's". */
function isSelf(tokens: Tokens, j: number): boolean {
  const word = tokens.word[j];
  if (word === "'m") return true;
  if (word === 'im') return true;
  if (word === 'am') return tokens.word[j - 1] === 'i';
  if (word === 'is') return tokens.word[j - 1] === 'this';
  return word === "'s" && (tokens.word[j - 1] === 'it' || tokens.word[j - 1] === 'that');
}

function titlePoints(tokens: Tokens, title: number, i: number): number {
  const flags = tokens.flags[i] as number;
  const isPlain = isLowerWord(tokens, i) && (flags & ORDINARY) !== 0 && !(flags & (COMMON | SURNAME));
  if (isPlain) return -5;
  // "miss", "sister", "fr", "major" are words too: in lower case they need a name after them.
  const word = tokens.word[title] as string;
  const isWeak =
    isLowerWord(tokens, title) &&
    /^(?:miss|master|fr|major|hon|lady|lord|gran|granny|captain|judge|justice|det|col|general|pc|ds|dc|sr|master)$/.test(
      word,
    );
  if (isWeak && isLowerWord(tokens, i)) return flags & (COMMON | GIVEN | SURNAME) && !(flags & ORDINARY) ? 8 : -3;
  return 10;
}

/** "my mum", "our driver", "landlord", optionally with "is", a comma or a colon. */
function relationBefore(tokens: Tokens, j: number): boolean {
  let k = j;
  for (let step = 0; step < 3 && k >= 0; step += 1) {
    if ((tokens.flags[k] as number) & RELATION) return true;
    const word = tokens.word[k] as string;
    if (
      word !== 'is' &&
      word !== 'was' &&
      word !== ',' &&
      word !== ':' &&
      word !== "'s" &&
      word !== '-' &&
      word !== 'called' &&
      word !== '('
    )
      return false;
    k -= 1;
  }
  return false;
}

/** "thanks, Sanjay", "Best⏎Imogen", "love Meg xx": the name must end the line. */
function signOffPoints(tokens: Tokens, i: number, j: number): number {
  let k = j;
  let skipped = 0;
  while (
    k >= 0 &&
    skipped < 3 &&
    (tokens.kind[k] === NEWLINE || [',', '.', '-', '!'].includes(tokens.word[k] as string))
  ) {
    k -= 1;
    skipped += 1;
  }
  if (k < 0 || !((tokens.flags[k] as number) & SIGN_OFF)) return 0;
  return isLineEnd(tokens, i + 1) || isLineEnd(tokens, i + 2) ? (isLowerWord(tokens, i) ? 4 : 6) : 1;
}

export function isLineEnd(tokens: Tokens, i: number): boolean {
  if (i >= tokens.count || tokens.kind[i] === NEWLINE) return true;
  const word = tokens.word[i] as string;
  return (word === 'x' || word === 'xx' || word === 'xxx') && (i + 1 >= tokens.count || tokens.kind[i + 1] === NEWLINE);
}

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

/** "Hope is not a plan": these say little about a word that is both a name and a noun. */
const STATIVE = new Set([
  'is',
  'was',
  'has',
  'had',
  'may',
  'can',
  'could',
  'should',
  'might',
  'must',
  'just',
  'also',
  'still',
  'always',
  'never',
  'does',
  'did',
  'makes',
  'takes',
  'comes',
  'came',
  'gives',
  'left',
  'needs',
]);

/** Sayings and things that hold a name. */
const IDIOMS = new Set([
  'union jack',
  'jack of',
  'bobby dazzler',
  'jack russell',
  'victoria sponge',
  'heath robinson',
  'holy joe',
  'plain jane',
  'peeping tom',
  'father christmas',
  'mickey mouse',
  'donald duck',
  'jolly roger',
  'bloody mary',
  'mother teresa',
  'joe bloggs',
  'john doe',
  'smart alec',
  'hail mary',
  'tommy gun',
  'billy goat',
  'nanny goat',
  'johnny come',
  'earl grey',
  'granny smith',
  'jack daniels',
  'jack frost',
  'victoria plum',
  'daisy chain',
  'daisy chains',
  'rose garden',
  'rose gold',
  'rose bush',
  'ivy league',
  'olive oil',
  'lily pad',
  'ruby red',
  'ruby wedding',
  'pearl barley',
  'penny drop',
  'bob a',
]);

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
