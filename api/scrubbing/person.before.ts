/** What the words before a candidate say about its being a person's name, in points. */
import { CONTACTED, DETERMINERS, NAME_BEFORE, PLACE_PREPOSITIONS } from './data/name-context.js';
import {
  COMMON,
  FUNCTION,
  GIVEN,
  GREETING,
  LABEL,
  ORDINARY,
  PLACE,
  PROPER,
  RELATION,
  SIGN_OFF,
  SURNAME,
  TITLE,
  VERB,
} from './lexicon.js';
import { LOWER, MARK, NEWLINE, WORD, type Tokens } from './tokens.js';

/** Context is never sought further than this many tokens away, so that work stays linear and a stream can be cut. */
const REACH = 8;

const SENTENCE_END = new Set(['.', '!', '?', ':', ';', '>', '*', '-', '"', '|']);
const QUOTES = new Set(['"', "'", '(', '[', '*', '_', '>']);
/** Words that may stand between a label and the name. */
const LABEL_FILLERS = new Set(
  `is was : = - " ' 's ? on the my your our card account of user as me customer it it's to by just be should in full ( { [ > both actually still reads says`.split(
    ' ',
  ),
);

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

export const isLowerWord = (tokens: Tokens, i: number): boolean => tokens.shape[i] === LOWER;

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
    if (NAME_BEFORE.has(word))
      return lower
        ? flags & COMMON
          ? CONTACTED.has(word) && !(flags & ORDINARY)
            ? 5
            : 2
          : 1
        : word === 'by' || CONTACTED.has(word)
          ? 4
          : 2;
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
