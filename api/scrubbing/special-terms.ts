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

export interface Lookup {
  /** Phrases with what they mean; null marks a phrase that says nothing of the kind although it holds a word that could. */
  terms: PhraseTrie<Term | null>;
  pairWords: PhraseTrie<PairSide>;
  pairs: readonly { term: Term; within: number }[];
}

function build(): Lookup {
  const terms = new PhraseTrie<Term | null>();
  const pairWords = new PhraseTrie<PairSide>();
  const pairs: { term: Term; within: number }[] = [];
  terms.addAll(BLOCKERS, null);
  for (const lexicon of LEXICONS) {
    const { category } = lexicon;
    for (const tier of TIERS) terms.addAll(lexicon[tier], { category, tier });
    for (const { left, right, within } of lexicon.pairs) {
      pairWords.addAll(left, { pair: pairs.length, side: 0 });
      pairWords.addAll(right, { pair: pairs.length, side: 1 });
      pairs.push({ term: { category, tier: 'specific' }, within });
    }
  }
  return { terms, pairWords, pairs };
}

let built: Lookup | null = null;

/** Built at first use: whoever only imports the module pays nothing, and a bundler can leave it out where it is not called. */
export function lookup(): Lookup {
  return (built ??= build());
}

/** Endings that only names of medicines, operations and conditions have, without a last `s` ("arthritis"). */
const ENDINGS =
  'iti,ectomy,oscopy,ostomy,plasty,aemia,plegia,algia,cillin,mycin,cycline,oxetine,prazole,sartan,vastatin,zepam,zolam,gliptin,' +
  'glutide,triptan,olol,azepine,tidine,kinoma,cinoma,lanoma,sarcoma,ymphoma,eloma,lioma,opathy,mab,tinib,parin,' +
  'gliflozin,thiazide,dipine,tegravir,nidazole,floxacin,conazole,phylline,dronate';

/** By their last three letters. */
function byLastLetters(): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const ending of ENDINGS.split(',')) map.set(ending.slice(-3), [...(map.get(ending.slice(-3)) ?? []), ending]);
  return map;
}

let endings: Map<string, string[]> | null = null;

/** What a word with a medical ending counts as. */
export const MEDICAL: readonly Term[] = [{ category: 'HEALTH', tier: 'specific' }];

export function isMedical(word: string): boolean {
  if (word.length < 7 || word.length > 24 || word === 'graffiti') return false;
  endings ??= byLastLetters();
  return endings.get(word.slice(-3))?.some((ending) => word.endsWith(ending)) ?? false;
}
