/** Flags statements about a person's health, beliefs, union, sex life, origin, body data and offences (UK GDPR articles 9 and 10). */
import { RELIGION, POLITICS, UNION } from './data/belief.lexicon.js';
import { BIOMETRIC, GENETIC } from './data/body.lexicon.js';
import { HEALTH } from './data/health.lexicon.js';
import { ETHNICITY, SEX } from './data/identity.lexicon.js';
import { CRIMINAL } from './data/offence.lexicon.js';
import { BLOCKERS } from './data/special-context.js';
import type { SpecialLexicon } from './data/special-lexicon.js';
import { PhraseTrie, stem } from './phrase-trie.js';
import { SPECIAL_CATEGORIES, type SpecialCategory } from './scrubbing.contract.js';
import { ANCHOR, anchorOf, ROLE, roleOf } from './special-grammar.js';
import { JOIN, tokenise, type SpecialTokens } from './special-tokens.js';

/** A sentence that says something of a special category: UTF-16 offsets, end exclusive. */
export interface SpecialSentence {
  start: number;
  end: number;
  categories: SpecialCategory[];
}

const TIERS = ['strong', 'specific', 'being', 'having'] as const;
type Tier = (typeof TIERS)[number];

interface Term {
  category: SpecialCategory;
  tier: Tier;
}

interface PairSide {
  pair: number;
  side: 0 | 1;
}

const LEXICONS: readonly SpecialLexicon[] = [
  HEALTH,
  RELIGION,
  POLITICS,
  UNION,
  SEX,
  ETHNICITY,
  CRIMINAL,
  BIOMETRIC,
  GENETIC,
];
const terms = new PhraseTrie<Term | null>();
const pairWords = new PhraseTrie<PairSide>();
const pairs: { category: SpecialCategory; within: number }[] = [];

terms.addAll(BLOCKERS, null);
for (const lexicon of LEXICONS) {
  for (const tier of TIERS) terms.addAll(lexicon[tier], { category: lexicon.category, tier });
  for (const { left, right, within } of lexicon.pairs) {
    pairWords.addAll(left, { pair: pairs.length, side: 0 });
    pairWords.addAll(right, { pair: pairs.length, side: 1 });
    pairs.push({ category: lexicon.category, within });
  }
}

/** Endings that only names of medicines, operations and conditions have. */
const MEDICAL_ENDING =
  /^(?!diploma|tacoma|paloma|oklahoma|genoma|cinema|enema)\w{3,}(?:itis|ectomy|oscopy|ostomy|plasty|aemia|plegia|algia|cillin|mycin|cycline|oxetine|prazole|sartan|statin|zepam|zolam|gliptin|glutide|triptan|olol|azepine|idone|tidine|[lkrnt]oma|opathy|mab)$/;

/** A word of 7 letters or more with such an ending; the length bound keeps the match cheap. */
function isMedical(word: string): boolean {
  return word.length >= 7 && word.length <= 24 && MEDICAL_ENDING.test(word);
}

const THRESHOLD = 3;
const MEDICAL: readonly Term[] = [{ category: 'HEALTH', tier: 'specific' }];

interface Sentence {
  tokens: SpecialTokens;
  stems: string[];
  roles: Int32Array;
  from: number;
  to: number;
  isQuestion: boolean;
}

/** Points for what surrounds a term in its sentence: a person raises, a topic, a question about nobody or a generic lowers. */
function surroundings(s: Sentence, at: number, length: number): { person: number; topic: number; generic: boolean } {
  let person = 0;
  let topic = 0;
  let generic = false;
  for (let i = s.from; i < s.to; i += 1) {
    if (i >= at && i < at + length) continue;
    const role = s.roles[i] as number;
    if ((role & (ROLE.person | ROLE.possessive | ROLE.name)) !== 0) person = 1;
    if ((role & ROLE.topic) !== 0) topic += 1;
    if ((role & ROLE.generic) !== 0) generic = true;
  }
  return { person, topic, generic };
}

function score(s: Sentence, tier: Tier, at: number, length: number): number {
  const next = at + length < s.to ? (s.roles[at + length] as number) : 0;
  if ((next & ROLE.place) !== 0 && s.tokens.joins[at + length] === JOIN.space) return 0;
  const weak = tier === 'being' || tier === 'having';
  const hyphenAfter = at + length < s.to && s.tokens.joins[at + length] === JOIN.hyphen;
  if (weak && length === 1 && (hyphenAfter || (at > s.from && s.tokens.joins[at] === JOIN.hyphen))) return 0;
  const anchor = anchorOf(s.tokens, s.roles, at, s.from);
  const { person, topic, generic } = surroundings(s, at, length);
  const ofPerson = (next & ROLE.noun) !== 0;
  let points = tier === 'strong' ? 4 : tier === 'specific' ? 2 : 1;
  const isDirect = (anchor & (ANCHOR.being | ANCHOR.having | ANCHOR.possessed)) !== 0;
  if (!weak) {
    points += isDirect ? 3 : person;
    if (person === 0 && topic === 0 && !generic && !s.isQuestion && !opensGenerally(s, at, length)) points += 1;
  } else if (tier === 'being') {
    if ((anchor & ANCHOR.being) !== 0) points += 3;
    else if (ofPerson && (at > s.from || person === 1)) points += 2;
    else if (at === s.from || (anchor & ANCHOR.elliptical) !== 0) points += person;
  } else if ((anchor & (ANCHOR.having | ANCHOR.possessed)) !== 0) points += 3;
  points -= isDirect ? Math.min(topic, 2) : Math.min(2 * topic, 4);
  if (at + length < s.to && (next & ROLE.topic) !== 0) points -= 2;
  if ((anchor & ANCHOR.generic) !== 0) points -= 3;
  else if (generic && !isDirect) points -= 2;
  if (s.isQuestion && person === 0) points -= 2;
  return points;
}

/** "Diabetes is …", "Insulin must …": the term itself is the subject of a general statement. */
function opensGenerally(s: Sentence, at: number, length: number): boolean {
  const next = s.tokens.words[at + length];
  return at <= s.from + 1 && next !== undefined && GENERAL_VERBS.has(next);
}
const GENERAL_VERBS = new Set(
  'is,are,was,were,affects,causes,must,can,should,may,might,will,has,have,needs,works,includes,refers,comes'.split(','),
);

/** Looks for both sides of every pair; returns for each hit its category and where the later word stands. */
function findPairs(
  s: Sentence,
  blocked: Uint8Array,
  hit: (category: SpecialCategory, at: number, length: number) => void,
): void {
  const seen = new Map<number, [number, number]>();
  for (let i = s.from; i < s.to; i += 1) {
    if (blocked[i - s.from]) continue;
    pairWords.each(s.stems, i, s.to, (length, { pair, side }) => {
      let last = seen.get(pair);
      if (last === undefined) seen.set(pair, (last = [-1, -1]));
      const other = last[1 - side] as number;
      const { category, within } = pairs[pair] as { category: SpecialCategory; within: number };
      if (other >= 0 && other !== i && i - other <= within) hit(category, i, length);
      last[side] = i + length - 1;
    });
  }
}

function flagSentence(s: Sentence, found: Set<SpecialCategory>): void {
  const blocked = new Uint8Array(s.to - s.from);
  for (let i = s.from; i < s.to;) {
    const match = terms.longest(s.stems, i, s.to);
    if (match === null) {
      if (isMedical(s.stems[i] as string)) consider(s, MEDICAL, i, 1, found);
      i += 1;
    } else if (match.values.includes(null)) {
      blocked.fill(1, i - s.from, i - s.from + match.length);
      i += match.length;
    } else {
      consider(s, match.values, i, match.length, found);
      i += match.length > 1 ? match.length - 1 : 1;
    }
  }
  findPairs(s, blocked, (category, at, length) => {
    if (!found.has(category) && score(s, 'specific', at, length) >= THRESHOLD) found.add(category);
  });
}

function consider(
  s: Sentence,
  values: readonly (Term | null)[],
  at: number,
  length: number,
  found: Set<SpecialCategory>,
): void {
  for (const term of values) {
    if (term !== null && !found.has(term.category) && score(s, term.tier, at, length) >= THRESHOLD)
      found.add(term.category);
  }
}

/** Calls `visit` with each sentence in which something of a special category is said, and its categories. */
function eachSentence(
  text: string,
  visit: (from: number, to: number, found: Set<SpecialCategory>, tokens: SpecialTokens) => void,
): void {
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
    const after = text.charCodeAt(tokens.ends[to - 1] as number);
    const isQuestion = after === 63 || ((roles[from] as number) & ROLE.question) !== 0;
    const found = new Set<SpecialCategory>();
    flagSentence({ tokens, stems, roles, from, to, isQuestion }, found);
    if (found.size > 0) visit(from, to, found, tokens);
    from = to;
  }
}

/** The special categories of which `text` says something about a person, in the order of the contract; empty when none. */
export function special(text: string): SpecialCategory[] {
  const all = new Set<SpecialCategory>();
  eachSentence(text, (_from, _to, found) => found.forEach((category) => all.add(category)));
  return all.size === 0 ? [] : SPECIAL_CATEGORIES.filter((category) => all.has(category));
}

/** The sentences that `special` flags, in order, without overlap; for the policy "redact the sentence". */
export function specialSentences(text: string): SpecialSentence[] {
  const sentences: SpecialSentence[] = [];
  eachSentence(text, (from, to, found, tokens) => {
    const categories = SPECIAL_CATEGORIES.filter((category) => found.has(category));
    sentences.push({ start: tokens.starts[from] as number, end: tokens.ends[to - 1] as number, categories });
  });
  return sentences;
}
