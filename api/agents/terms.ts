/** Cuts text into the terms that are indexed and looked up: folded, without stop words, stemmed. */
import { IRREGULAR, STOP_WORDS, SYNONYMS, WEAK_WORDS } from './knowledge-words.js';

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu;
const MARKS = /\p{M}+/gu;
/** Placeholders of the scrubber say nothing about the subject. */
const PLACEHOLDER = /\[[A-Z_]{2,24}(?:_\d{1,4})?\]/g;

/** Endings in the order in which they are tried; the stem that is left must have three letters or more. */
const ENDINGS = [
  'isations izations isation ization iveness fulness ousness ations ation ements ement ments ment ities ity',
  'ingly edly ings ing ies ied ions ion ances ance ences ence ers ors ive ers er or ed ly es s y e',
]
  .join(' ')
  .split(' ');
const SHORTEST_STEM = 3;

/** A word of a text as it was written and as it is looked up. */
export interface Word {
  written: string;
  term: string;
  /** It says little about the subject. */
  isWeak: boolean;
}

/** The words of a text that say something, in order, repeats included. */
export function wordsOf(text: string): Word[] {
  const spaced = text.replace(PLACEHOLDER, ' ');
  return (spaced.match(WORD) ?? []).flatMap((written) => {
    const folded = fold(written);
    if (STOP_WORDS.has(folded) || (folded.length < 2 && !/\d/.test(folded))) return [];
    return [{ written, term: stem(folded), isWeak: WEAK_WORDS.has(folded) }];
  });
}

export const termsOf = (text: string): string[] => wordsOf(text).map(({ term }) => term);

/** Terms of the same meaning as a word. */
export function synonymsOf(word: Word): string[] {
  const folded = fold(word.written);
  const direct = SYNONYMS.get(folded) ?? byStem.get(word.term) ?? [];
  return [...new Set(direct.map(stem))].filter((term) => term !== word.term);
}

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/['’].*$/, '');
}

/** A light English stemmer: what the forms of a word have in common, not always a word. */
export function stem(form: string): string {
  const word = IRREGULAR.get(form) ?? form;
  if (word.length <= SHORTEST_STEM || /\d/.test(word)) return word;
  let left = word.endsWith('ss') ? word : strip(word);
  // "embedd" and "scrubb" are "embed" and "scrub"; "call" stays.
  if (left !== word && /([bdgmnprt])\1$/.test(left)) left = left.slice(0, -1);
  return left;
}

/** Endings that belong to the word: "embed" is no past tense, "reply" no adverb. */
const WHOLE = /^embed$|eed$/;

function strip(word: string): string {
  if (WHOLE.test(word)) return word;
  if (word.endsWith('ply')) return word.slice(0, -1);
  for (const ending of ENDINGS) {
    if (word.endsWith(ending) && word.length - ending.length >= SHORTEST_STEM) return word.slice(0, -ending.length);
  }
  return word;
}

const byStem: ReadonlyMap<string, readonly string[]> = new Map(
  [...SYNONYMS].map(([word, others]) => [stem(word), others]),
);
