/** Names of people, found by the words around them. */
import { TITLE } from './lexicon.js';
import type { Finding } from './scrubbing.contract.js';
import { CAPITALISED, type Tokens, UPPER, WORD } from './tokens.js';

const CUES = new Set([
  'name',
  'named',
  'called',
  'dear',
  'hi',
  'hello',
  "i'm",
  'im',
  'mum',
  'dad',
  'wife',
  'husband',
  'son',
  'daughter',
  'boss',
]);

export function findPersons(tokens: Tokens, found: Finding[]): void {
  const { count, kind, word, shape, start, end, flags } = tokens;
  for (let i = 0; i < count; i += 1) {
    const isCue = kind[i] === WORD && ((flags[i] as number) & TITLE || CUES.has(word[i] as string));
    if (!isCue) continue;
    let j = i + 1;
    while (
      j < count &&
      (word[j] === 'is' || word[j] === ':' || word[j] === '.' || word[j] === "'s" || word[j] === "'m")
    )
      j += 1;
    const from = j;
    while (j < count && j < from + 3 && kind[j] === WORD && (shape[j] === CAPITALISED || shape[j] === UPPER)) j += 1;
    if (j > from) found.push({ start: start[from] as number, end: end[j - 1] as number, type: 'PERSON', score: 0.7 });
  }
}
