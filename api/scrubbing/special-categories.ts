/** Flags statements about a person's health, beliefs, union, sex life, origin, body data and offences (UK GDPR articles 9 and 10). */
import { stem } from './phrase-trie.js';
import { SPECIAL_CATEGORIES, type SpecialCategory } from './scrubbing.contract.js';
import { score, type Sentence, sentenceOf, THRESHOLD } from './special-scoring.js';
import { isMedical, lookup, MEDICAL, type Term } from './special-terms.js';
import { JOIN, tokenise, type SpecialTokens } from './special-tokens.js';

/** A sentence that says something of a special category: UTF-16 offsets, end exclusive. */
export interface SpecialSentence {
  start: number;
  end: number;
  categories: SpecialCategory[];
}

type Found = Set<SpecialCategory>;

/** A sentence being read; what its words can be is worked out only once a term is found in it. */
class Reading {
  readonly found: Found = new Set();
  private sentence: Sentence | null = null;

  constructor(
    private readonly text: string,
    readonly tokens: SpecialTokens,
    readonly stems: readonly string[],
    private readonly roles: Int32Array,
    readonly from: number,
    readonly to: number,
  ) {}

  consider(term: Term, at: number, length: number): void {
    if (this.found.has(term.category)) return;
    this.sentence ??= this.analyse();
    if (score(this.sentence, term, at, length) >= THRESHOLD) this.found.add(term.category);
  }

  considerAll(values: readonly (Term | null)[], at: number, length: number): void {
    for (const term of values) if (term !== null) this.consider(term, at, length);
  }

  private analyse(): Sentence {
    const { tokens, stems, from, to } = this;
    const isQuestion = this.text.charCodeAt(tokens.ends[to - 1] as number) === QUESTION_MARK;
    return sentenceOf(tokens, stems, this.roles, from, to, isQuestion);
  }
}

const QUESTION_MARK = 63;

/** Looks for both sides of every pair near each other; the later word stands for the pair. */
function findPairs(reading: Reading, blocked: Uint8Array): void {
  const { stems, from, to } = reading;
  const { pairWords, pairs } = lookup();
  const seen = new Map<number, [number, number]>();
  for (let i = from; i < to; i += 1) {
    if (blocked[i - from]) continue;
    pairWords.each(stems, i, to, (length, { pair, side }) => {
      let last = seen.get(pair);
      if (last === undefined) seen.set(pair, (last = [-1, -1]));
      const other = last[1 - side] as number;
      const { term, within } = pairs[pair] as (typeof pairs)[number];
      if (other >= 0 && other < i && i - other <= within) reading.consider(term, i, length);
      last[side] = i + length - 1;
    });
  }
}

function findTerms(reading: Reading): void {
  const { stems, from, to } = reading;
  const { terms } = lookup();
  const blocked = new Uint8Array(to - from);
  for (let i = from; i < to;) {
    const match = terms.longest(stems, i, to);
    if (match === null) {
      if (isMedical(stems[i] as string)) reading.considerAll(MEDICAL, i, 1);
      i += 1;
    } else if (match.values.includes(null)) {
      blocked.fill(1, i - from, i - from + match.length);
      i += match.length;
    } else {
      reading.considerAll(match.values, i, match.length);
      i += match.length > 1 ? match.length - 1 : 1;
    }
  }
  findPairs(reading, blocked);
}

/** Calls `visit` with each sentence in which something of a special category is said, and its categories. */
function eachSentence(text: string, visit: (reading: Reading) => void): void {
  const tokens = tokenise(text);
  const count = tokens.words.length;
  const stems = tokens.words.map(stem);
  const roles = new Int32Array(count);
  for (let from = 0; from < count;) {
    let to = from + 1;
    while (to < count && tokens.joins[to] !== JOIN.sentence) to += 1;
    const reading = new Reading(text, tokens, stems, roles, from, to);
    findTerms(reading);
    if (reading.found.size > 0) visit(reading);
    from = to;
  }
}

const inOrder = (found: Found): SpecialCategory[] => SPECIAL_CATEGORIES.filter((category) => found.has(category));

/** The special categories of which `text` says something about a person, in the order of the contract; empty when none. */
export function special(text: string): SpecialCategory[] {
  const all: Found = new Set();
  eachSentence(text, ({ found }) => found.forEach((category) => all.add(category)));
  return all.size === 0 ? [] : inOrder(all);
}

/** The sentences that `special` flags, in order, without overlap; for the policy "redact the sentence". */
export function specialSentences(text: string): SpecialSentence[] {
  const sentences: SpecialSentence[] = [];
  eachSentence(text, ({ from, to, found, tokens }) => {
    sentences.push({
      start: tokens.starts[from] as number,
      end: tokens.ends[to - 1] as number,
      categories: inOrder(found),
    });
  });
  return sentences;
}
