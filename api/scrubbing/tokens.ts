/** Cuts folded text into words, digit runs, placeholders and single punctuation marks, once, for all grammars. */
import { lexiconFlags, TOPIC_SPELLED_DIGIT } from './lexicon.js';
import { placeholderLength } from './placeholders.js';

export const WORD = 1;
export const DIGITS = 2;
export const MARK = 3;
export const PLACEHOLDER = 4;
export const NEWLINE = 5;

/** How a word is written. */
export const LOWER = 1;
export const CAPITALISED = 2;
export const UPPER = 3;
export const MIXED = 4;

export interface Tokens {
  text: string;
  count: number;
  kind: Uint8Array;
  shape: Uint8Array;
  start: Int32Array;
  end: Int32Array;
  /** Lower-case form of words, the character itself for marks, '' for the rest. */
  word: string[];
  /** Lexicon flags of words (see `lexicon.ts`), zero for the rest. */
  flags: Int32Array;
  signals: Signals;
}

/** What the text holds at all: tells which detectors cannot match. */
export interface Signals {
  /** All lexicon flags of all words. */
  flags: number;
  digits: number;
  /** Words that spell a digit. */
  spelledDigits: number;
  /** Length of the longest stretch without a blank. */
  longestRun: number;
}

const LETTER = 1;
const NUMERIC = 2;
const BLANK = 3;
const OTHER = 4;

const ASCII_CLASS = new Uint8Array(128).map((_, code) => {
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return LETTER;
  if (code >= 48 && code <= 57) return NUMERIC;
  if (code === 32 || code === 9 || code === 13 || code === 11 || code === 12) return BLANK;
  return OTHER;
});
const NON_ASCII_LETTER = /[\p{L}]/u;

function classAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code < 128) return ASCII_CLASS[code] as number;
  return NON_ASCII_LETTER.test(text[index] as string) ? LETTER : OTHER;
}

const isUpperCode = (code: number): boolean => code >= 65 && code <= 90;

/** An apostrophe inside a word belongs to it (O'Brien, don't); a possessive or contracted tail is split off by `tailLength`. */
const APOSTROPHE = 39;

/** Length of a clitic at the end of a word: 's 'd 'll 're 've 'm (2 to 3 units), otherwise 0. */
function tailLength(lower: string): number {
  const at = lower.indexOf("'");
  if (at <= 0) return 0;
  const tail = lower.slice(at + 1);
  return tail === 's' || tail === 'd' || tail === 'm' || tail === 'll' || tail === 're' || tail === 've'
    ? tail.length + 1
    : 0;
}

function shapeOf(text: string, start: number, end: number, lower: string): number {
  const word = text.slice(start, end);
  if (word === lower) return LOWER;
  if (!isUpperCode(word.charCodeAt(0)) && word.charCodeAt(0) < 128) return MIXED;
  if (end - start === 1) return UPPER;
  const rest = word.slice(1);
  if (rest === lower.slice(1)) return CAPITALISED;
  return word === word.toUpperCase() ? UPPER : MIXED;
}

export function tokenise(text: string): Tokens {
  const capacity = text.length + 1;
  const kind = new Uint8Array(capacity);
  const shape = new Uint8Array(capacity);
  const start = new Int32Array(capacity);
  const end = new Int32Array(capacity);
  const flags = new Int32Array(capacity);
  const word: string[] = [];
  let count = 0;
  const signals: Signals = { flags: 0, digits: 0, spelledDigits: 0, longestRun: 0 };
  let runStart = 0;
  const push = (
    tokenKind: number,
    from: number,
    to: number,
    value: string,
    tokenShape: number,
    tokenFlags: number,
  ): void => {
    kind[count] = tokenKind;
    shape[count] = tokenShape;
    start[count] = from;
    end[count] = to;
    flags[count] = tokenFlags;
    word.push(value);
    count += 1;
  };
  const length = text.length;
  for (let i = 0; i < length;) {
    const kindHere = classAt(text, i);
    if (kindHere === BLANK) {
      if (i - runStart > signals.longestRun) signals.longestRun = i - runStart;
      i += 1;
      runStart = i;
    } else if (kindHere === LETTER) {
      let j = i + 1;
      while (j < length) {
        if (classAt(text, j) === LETTER) j += 1;
        else if (text.charCodeAt(j) === APOSTROPHE && j + 1 < length && classAt(text, j + 1) === LETTER) j += 2;
        else break;
      }
      let lower = text.slice(i, j).toLowerCase();
      const tail = lower.length === j - i ? tailLength(lower) : 0;
      const stop = j - tail;
      if (tail) lower = lower.slice(0, -tail);
      const wordFlags = lexiconFlags(lower);
      signals.flags |= wordFlags;
      if (wordFlags & TOPIC_SPELLED_DIGIT) signals.spelledDigits += 1;
      push(WORD, i, stop, lower, shapeOf(text, i, stop, lower), wordFlags);
      if (tail) push(MARK, stop, j, text.slice(stop, j).toLowerCase(), 0, 0);
      i = j;
    } else if (kindHere === NUMERIC) {
      let j = i + 1;
      while (j < length && classAt(text, j) === NUMERIC) j += 1;
      push(DIGITS, i, j, '', 0, 0);
      signals.digits += j - i;
      i = j;
    } else {
      const opaque = text.charCodeAt(i) === 91 ? placeholderLength(text, i) : 0;
      if (opaque > 0) push(PLACEHOLDER, i, i + opaque, '', 0, 0);
      else push(text.charCodeAt(i) === 10 ? NEWLINE : MARK, i, i + 1, text[i] as string, 0, 0);
      i += opaque || 1;
    }
  }
  signals.longestRun = Math.max(signals.longestRun, length - runStart);
  return { text, count, kind, shape, start, end, word, flags, signals };
}
