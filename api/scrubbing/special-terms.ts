/** The lexicons of all special categories, laid out for looking up: phrases in a trie, pairs of words, medical endings. */
import { POLITICS, RELIGION, UNION } from './data/belief.lexicon.js';
import { BIOMETRIC, GENETIC } from './data/body.lexicon.js';
import { HEALTH } from './data/health.lexicon.js';
import { ETHNICITY, SEX } from './data/identity.lexicon.js';
import { CRIMINAL } from './data/offence.lexicon.js';
import { BLOCKERS } from './data/special-context.js';
import type { SpecialLexicon } from './data/special-lexicon.js';
import { PhraseTrie } from './phrase-trie.js';
import type { SpecialCategory } from './scrubbing.contract.js';

const TIERS = ['strong', 'specific', 'being', 'having'] as const;
export type Tier = (typeof TIERS)[number];

export interface Term {
  category: SpecialCategory;
  tier: Tier;
}

export interface PairSide {
  /** Index into `pairs`. */
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

/** Phrases with what they mean; null marks a phrase that says nothing of the kind although it holds a word that could. */
export const terms = new PhraseTrie<Term | null>();
export const pairWords = new PhraseTrie<PairSide>();
export const pairs: { term: Term; within: number }[] = [];

terms.addAll(BLOCKERS, null);
for (const lexicon of LEXICONS) {
  for (const tier of TIERS) terms.addAll(lexicon[tier], { category: lexicon.category, tier });
  for (const { left, right, within } of lexicon.pairs) {
    pairWords.addAll(left, { pair: pairs.length, side: 0 });
    pairWords.addAll(right, { pair: pairs.length, side: 1 });
    pairs.push({ term: { category: lexicon.category, tier: 'specific' }, within });
  }
}

/** Endings that only names of medicines, operations and conditions have, by their last three letters. */
const MEDICAL_ENDINGS = new Map<string, string[]>();
const ENDINGS =
  'itis,ectomy,oscopy,ostomy,plasty,aemia,plegia,algia,cillin,mycin,cycline,oxetine,prazole,sartan,vastatin,zepam,zolam,gliptin,' +
  'glutide,triptan,olol,azepine,tidine,kinoma,cinoma,lanoma,sarcoma,ymphoma,eloma,lioma,opathy,mab,tinib,parin,gliflozin,thiazide,dipine,tegravir,nidazole,floxacin,conazole,phylline,dronate';
for (const ending of ENDINGS.split(',')) {
  const key = ending.slice(-3);
  MEDICAL_ENDINGS.set(key, [...(MEDICAL_ENDINGS.get(key) ?? []), ending]);
}

/** What a word with a medical ending counts as. */
export const MEDICAL: readonly Term[] = [{ category: 'HEALTH', tier: 'specific' }];

export function isMedical(word: string): boolean {
  if (word.length < 7 || word.length > 24) return false;
  return MEDICAL_ENDINGS.get(word.slice(-3))?.some((ending) => word.endsWith(ending)) ?? false;
}
