/** Cuts a message into words and sentences for the special-category flags; one pass, offsets into the text as given. */

/** What stands between a word and the one before it. */
export const JOIN = { space: 0, comma: 1, hyphen: 2, sentence: 3 } as const;

export interface SpecialTokens {
  /** Lower-cased words with straight apostrophes. */
  words: string[];
  starts: number[];
  ends: number[];
  /** One of JOIN: how the word hangs on the one before it. */
  joins: number[];
  /** Whether the word was written with a capital first letter. */
  capitals: boolean[];
}

const LETTER = 1;
const DIGIT = 2;
const APOSTROPHE = 3;
const CLASS = new Uint8Array(128);
for (let c = 0; c < 128; c += 1) {
  const letter = (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
  CLASS[c] = letter ? LETTER : c >= 48 && c <= 57 ? DIGIT : c === 39 || c === 38 ? APOSTROPHE : 0;
}

/** Letters, digits, and what holds them together in a word: don't, a&e. */
export function isWordCode(code: number): boolean {
  if (code < 128) return CLASS[code] !== 0;
  return (code >= 0xc0 && code < 0x2000) || code === 0x2019 || (code >= 0x2c00 && code < 0xfe00) || code >= 0xff10;
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 38 || code === 0x2019;
}

/** A dot ends a sentence when blank or the end follows it: "3.5 mg" and "e.g.x" go on. */
function endsSentence(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 10 || code === 33 || code === 63) return true;
  if (code !== 46 && code !== 59 && code !== 0x2026) return false;
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 32;
  return next === 32 || next === 10 || next === 13 || next === 9 || next === 46 || next === 34 || next === 41;
}

/** Splits `text` into words; linear in its length. */
export function tokenise(text: string): SpecialTokens {
  const tokens: SpecialTokens = { words: [], starts: [], ends: [], joins: [], capitals: [] };
  const length = text.length;
  let join: number = JOIN.sentence;
  let i = 0;
  while (i < length) {
    const code = text.charCodeAt(i);
    if (!isWordCode(code) || isApostrophe(code)) {
      if (code === 45 || code === 0x2011) {
        const tight =
          i > 0 && isWordCode(text.charCodeAt(i - 1)) && i + 1 < length && isWordCode(text.charCodeAt(i + 1));
        join = Math.max(join, tight ? JOIN.hyphen : JOIN.comma);
      } else if (endsSentence(text, i)) join = JOIN.sentence;
      else if (code === 44 || code === 58 || code === 40 || code === 41 || code === 0x2014 || code === 0x2013) {
        if (join !== JOIN.sentence) join = JOIN.comma;
      }
      i += 1;
      continue;
    }
    const start = i;
    let end = i;
    let curly = false;
    while (i < length && isWordCode(text.charCodeAt(i))) {
      const c = text.charCodeAt(i);
      if (!isApostrophe(c)) end = i + 1;
      else if (c === 0x2019) curly = true;
      i += 1;
    }
    i = end;
    const raw = text.slice(start, end);
    const lower = raw.toLowerCase();
    tokens.words.push(curly ? lower.replaceAll('’', "'") : lower);
    tokens.starts.push(start);
    tokens.ends.push(end);
    tokens.joins.push(join);
    const first = raw.charCodeAt(0);
    tokens.capitals.push(first < 128 ? first >= 65 && first <= 90 : raw[0] !== lower[0]);
    join = JOIN.space;
  }
  return tokens;
}
