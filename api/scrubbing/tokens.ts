/** Cuts folded text into words, digit runs, placeholders and single punctuation marks, once, for all grammars. */
import { TOPIC_SPELLED_DIGIT, wordAt } from './lexicon.js';
import { HASH_START, hashStep } from './packed-set.js';
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

/** What the text holds at all: tells which detectors cannot match. */
export interface Signals {
  /** All lexicon flags of all words. */
  flags: number;
  /** Most digits in one cluster: digit runs with at most six other characters between them. */
  digits: number;
  /** Words that spell a digit. */
  spelledDigits: number;
  /** Length of the longest stretch without a blank. */
  longestRun: number;
  hasPlaceholder: boolean;
  /** Bit n is set when some run of digits is n long (16 and more count as 16). */
  runLengths: number;
  /** A digit touches a letter somewhere: SO16, 4QN, GB29. */
  isMixed: boolean;
  colons: number;
}

/** One array for each property: several times faster than one object for each token. */
export interface Tokens {
  text: string;
  count: number;
  kind: number[];
  shape: number[];
  start: number[];
  end: number[];
  /** Lower-case form of words, the character itself for marks, '' for the rest. */
  word: string[];
  /** Lexicon flags of words (see `lexicon.ts`), zero for the rest. */
  flags: number[];
  signals: Signals;
}

const LETTER = 1;
const NUMERIC = 2;
const BLANK = 3;
const OTHER = 4;
const CAPITAL = 5;

const ASCII_CLASS = Array.from({ length: 128 }, (_, code) => {
  if (code >= 65 && code <= 90) return CAPITAL;
  if (code >= 97 && code <= 122) return LETTER;
  if (code >= 48 && code <= 57) return NUMERIC;
  return code === 32 || code === 9 || code === 13 || code === 11 || code === 12 ? BLANK : OTHER;
});
const NON_ASCII_LETTER = /\p{L}/u;
const NON_ASCII_CAPITAL = /\p{Lu}/u;

function classAt(text: string, index: number): number {
  if (index >= text.length) return OTHER;
  const code = text.charCodeAt(index);
  if (code < 128) return ASCII_CLASS[code] as number;
  const char = text[index] as string;
  if (!NON_ASCII_LETTER.test(char)) return OTHER;
  return NON_ASCII_CAPITAL.test(char) ? CAPITAL : LETTER;
}

const APOSTROPHE = 39;
const NEWLINE_CODE = 10;
const BRACKET = 91;
const COLON = 58;

/** Length of a clitic at the end of a word: 's 'd 'm 'll 're 've (2 to 3 units), otherwise 0. */
function tailLength(lower: string): number {
  const tail = lower.slice(lower.indexOf("'") + 1);
  const isClitic = tail === 's' || tail === 'd' || tail === 'm' || tail === 'll' || tail === 're' || tail === 've';
  return isClitic ? tail.length + 1 : 0;
}

/** Digit runs further apart than this are not one number. */
const CLUSTER_GAP = 6;

class Tokeniser {
  readonly tokens: Tokens;
  private cluster = 0;
  private clusterEnd = -CLUSTER_GAP;
  private wordEnd = -1;

  constructor(
    private readonly text: string,
    private readonly lower: string,
  ) {
    const signals = {
      flags: 0,
      digits: 0,
      spelledDigits: 0,
      longestRun: 0,
      hasPlaceholder: false,
      isMixed: false,
      runLengths: 0,
      colons: 0,
    };
    this.tokens = { text, count: 0, kind: [], shape: [], start: [], end: [], word: [], flags: [], signals };
  }

  run(): Tokens {
    const { text, tokens } = this;
    const { signals } = tokens;
    const { length } = text;
    let runStart = 0;
    for (let i = 0; i < length;) {
      const code = text.charCodeAt(i);
      const kindHere = code < 128 ? ASCII_CLASS[code] : classAt(text, i);
      if (kindHere === BLANK) {
        if (i - runStart > signals.longestRun) signals.longestRun = i - runStart;
        i += 1;
        runStart = i;
      } else if (kindHere === LETTER || kindHere === CAPITAL) i = this.readWord(i, kindHere === CAPITAL);
      else if (kindHere === NUMERIC) i = this.readDigits(i);
      else i = this.readMark(i);
    }
    signals.longestRun = Math.max(signals.longestRun, length - runStart);
    return tokens;
  }

  private push(kind: number, start: number, end: number, word: string, shape: number, flags: number): void {
    const { tokens } = this;
    tokens.kind.push(kind);
    tokens.start.push(start);
    tokens.end.push(end);
    tokens.word.push(word);
    tokens.shape.push(shape);
    tokens.flags.push(flags);
    tokens.count += 1;
  }

  /** An apostrophe inside a word belongs to it (O'Brien, don't); a possessive or contracted tail becomes a mark of its own. */
  private readWord(start: number, startsWithCapital: boolean): number {
    const { text, lower, tokens } = this;
    if (start === this.clusterEnd) tokens.signals.isMixed = true;
    let capitals = startsWithCapital ? 1 : 0;
    let apostrophes = 0;
    let steps = hashStep(HASH_START, lower.charCodeAt(start));
    let end = start + 1;
    for (; ; end += 1) {
      const code = text.charCodeAt(end);
      let kindHere = code < 128 ? ASCII_CLASS[code] : classAt(text, end);
      if (kindHere !== LETTER) {
        if (code === APOSTROPHE) {
          kindHere = classAt(text, end + 1);
          if (kindHere !== LETTER && kindHere !== CAPITAL) break;
          apostrophes += 1;
          steps = hashStep(steps, APOSTROPHE);
          end += 1;
        } else if (kindHere !== CAPITAL) break;
        if (kindHere === CAPITAL) capitals += 1;
      }
      steps = hashStep(steps, lower.charCodeAt(end));
    }
    const tail = apostrophes > 0 ? tailLength(lower.slice(start, end)) : 0;
    const stop = end - tail;
    if (tail > 0) {
      steps = HASH_START;
      for (let i = start; i < stop; i += 1) steps = hashStep(steps, lower.charCodeAt(i));
      if (classAt(text, stop + 1) === CAPITAL) capitals -= tail - 1;
    }
    const { word, flags } = wordAt(lower, start, stop, steps);
    const letters = stop - start - (apostrophes - (tail > 0 ? 1 : 0));
    tokens.signals.flags |= flags;
    if (flags & TOPIC_SPELLED_DIGIT) tokens.signals.spelledDigits += 1;
    this.push(WORD, start, stop, word, shapeOf(startsWithCapital, capitals, letters), flags);
    this.wordEnd = end;
    if (tail > 0) this.push(MARK, stop, end, lower.slice(stop, end), 0, 0);
    return end;
  }

  private readDigits(start: number): number {
    if (start === this.wordEnd) this.tokens.signals.isMixed = true;
    let end = start + 1;
    while (end < this.text.length && ASCII_CLASS[this.text.charCodeAt(end)] === NUMERIC) end += 1;
    this.push(DIGITS, start, end, '', 0, 0);
    this.cluster = start - this.clusterEnd > CLUSTER_GAP ? end - start : this.cluster + end - start;
    this.clusterEnd = end;
    this.tokens.signals.runLengths |= 1 << Math.min(end - start, 16);
    if (this.cluster > this.tokens.signals.digits) this.tokens.signals.digits = this.cluster;
    return end;
  }

  private readMark(start: number): number {
    const code = this.text.charCodeAt(start);
    const opaque = code === BRACKET ? placeholderLength(this.text, start) : 0;
    if (opaque > 0) {
      this.push(PLACEHOLDER, start, start + opaque, '', 0, 0);
      this.tokens.signals.hasPlaceholder = true;
      return start + opaque;
    }
    if (code === COLON) this.tokens.signals.colons += 1;
    this.push(code === NEWLINE_CODE ? NEWLINE : MARK, start, start + 1, this.text[start] as string, 0, 0);
    return start + 1;
  }
}

function shapeOf(startsWithCapital: boolean, capitals: number, letters: number): number {
  if (capitals <= 0) return LOWER;
  if (!startsWithCapital) return MIXED;
  if (capitals === letters) return UPPER;
  return capitals === 1 ? CAPITALISED : MIXED;
}

/** `lower` is the text in lower case, of the same length. */
export function tokenise(text: string, lower: string): Tokens {
  return new Tokeniser(text, lower).run();
}
