/** Flags statements about a person's health, beliefs, union, sex life, origin, body data and offences (UK GDPR articles 9 and 10). */
import { stem } from './phrase-trie.js';
import { SPECIAL_CATEGORIES, type SpecialCategory } from './scrubbing.contract.js';
import { ROLE, roleOf } from './special-grammar.js';
import { score, type Sentence, sentenceOf, THRESHOLD } from './special-scoring.js';
import { isMedical, MEDICAL, pairs, pairWords, terms, type Term, type Tier } from './special-terms.js';
import { JOIN, tokenise, type SpecialTokens } from './special-tokens.js';

/** A sentence that says something of a special category: UTF-16 offsets, end exclusive. */
export interface SpecialSentence {
  start: number;
  end: number;
  categories: SpecialCategory[];
}

type Found = Set<SpecialCategory>;

function consider(s: Sentence, category: SpecialCategory, tier: Tier, at: number, length: number, found: Found): void {
  if (!found.has(category) && score(s, tier, at, length) >= THRESHOLD) found.add(category);
}

function considerAll(s: Sentence, values: readonly (Term | null)[], at: number, length: number, found: Found): void {
  for (const term of values) if (term !== null) consider(s, term.category, term.tier, at, length, found);
}

/** Looks for both sides of every pair near each other; the later word stands for the pair. */
function findPairs(s: Sentence, blocked: Uint8Array, found: Found): void {
  const seen = new Map<number, [number, number]>();
  for (let i = s.from; i < s.to; i += 1) {
    if (blocked[i - s.from]) continue;
    pairWords.each(s.stems, i, s.to, (length, { pair, side }) => {
      let last = seen.get(pair);
      if (last === undefined) seen.set(pair, (last = [-1, -1]));
      const other = last[1 - side] as number;
      const { category, within } = pairs[pair] as (typeof pairs)[number];
      if (other >= 0 && other < i && i - other <= within) consider(s, category, 'specific', i, length, found);
      last[side] = i + length - 1;
    });
  }
}

function flagSentence(s: Sentence, found: Found): void {
  const blocked = new Uint8Array(s.to - s.from);
  for (let i = s.from; i < s.to;) {
    const match = terms.longest(s.stems, i, s.to);
    if (match === null) {
      if (isMedical(s.stems[i] as string)) considerAll(s, MEDICAL, i, 1, found);
      i += 1;
    } else if (match.values.includes(null)) {
      blocked.fill(1, i - s.from, i - s.from + match.length);
      i += match.length;
    } else {
      considerAll(s, match.values, i, match.length, found);
      i += match.length > 1 ? match.length - 1 : 1;
    }
  }
  findPairs(s, blocked, found);
}

type Visit = (from: number, to: number, found: Found, tokens: SpecialTokens) => void;

/** Calls `visit` with each sentence in which something of a special category is said, and its categories. */
function eachSentence(text: string, visit: Visit): void {
  const tokens = tokenise(text);
  const count = tokens.words.length;
  if (count === 0) return;
  const stems = tokens.words.map(stem);
  if (!stems.some((word) => terms.isHead(word) || pairWords.isHead(word) || isMedical(word))) return;
  const roles = new Int32Array(count);
  for (let i = 0; i < count; i += 1) roles[i] = roleOf(tokens, i);
  for (let from = 0; from < count;) {
    let to = from + 1;
    while (to < count && tokens.joins[to] !== JOIN.sentence) to += 1;
    const asks = text.charCodeAt(tokens.ends[to - 1] as number) === 63;
    const isQuestion = asks || ((roles[from] as number) & ROLE.question) !== 0;
    const found: Found = new Set();
    flagSentence(sentenceOf(tokens, stems, roles, from, to, isQuestion), found);
    if (found.size > 0) visit(from, to, found, tokens);
    from = to;
  }
}

const inOrder = (found: Found): SpecialCategory[] => SPECIAL_CATEGORIES.filter((category) => found.has(category));

/** The special categories of which `text` says something about a person, in the order of the contract; empty when none. */
export function special(text: string): SpecialCategory[] {
  const all: Found = new Set();
  eachSentence(text, (_from, _to, found) => found.forEach((category) => all.add(category)));
  return all.size === 0 ? [] : inOrder(all);
}

/** The sentences that `special` flags, in order, without overlap; for the policy "redact the sentence". */
export function specialSentences(text: string): SpecialSentence[] {
  const sentences: SpecialSentence[] = [];
  eachSentence(text, (from, to, found, tokens) => {
    sentences.push({
      start: tokens.starts[from] as number,
      end: tokens.ends[to - 1] as number,
      categories: inOrder(found),
    });
  });
  return sentences;
}
