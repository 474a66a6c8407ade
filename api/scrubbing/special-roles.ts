/** What each word of a message can be around a special-category term: a person, a verb, an owner, a sign of a mere topic. */
import {
  ANIMALS,
  BEING_CONTRACTIONS,
  BODY_PARTS,
  COPULAS,
  FILLERS,
  FIRST_PERSON,
  GENERIC_PEOPLE,
  HAVING_CONTRACTIONS,
  HAVING_VERBS,
  ORGANISATIONS,
  PERSON_NOUNS,
  PLACE_WORDS,
  POSSESSIVES,
  PRODUCT_WORDS,
  QUESTION_WORDS,
  THIRD_PERSON,
  TOPIC_WORDS,
} from './data/special-context.js';
import { COMMON, DEMONYM, GIVEN, lexiconFlags, ORDINARY, PLACE, PROPER } from './lexicon.js';
import { stem } from './phrase-trie.js';
import { JOIN, type SpecialTokens } from './special-tokens.js';

/** Bits for what a word can be. */
export const ROLE = {
  person: 1,
  noun: 2,
  possessive: 4,
  copula: 8,
  having: 16,
  filler: 32,
  topic: 64,
  generic: 128,
  question: 256,
  beingContraction: 512,
  havingContraction: 1024,
  place: 2048,
  name: 4096,
  product: 8192,
  preposition: 16384,
  animal: 32768,
  organisation: 65536,
  body: 131072,
  owning: 262144,
} as const;

function build(): Map<string, number> {
  const roles = new Map<string, number>();
  const lists: [string, number][] = [
    [FIRST_PERSON, ROLE.person],
    [THIRD_PERSON, ROLE.person],
    [PERSON_NOUNS, ROLE.person | ROLE.noun],
    [POSSESSIVES, ROLE.possessive],
    [COPULAS, ROLE.copula],
    [HAVING_VERBS, ROLE.having],
    [FILLERS, ROLE.filler],
    [TOPIC_WORDS, ROLE.topic],
    [GENERIC_PEOPLE, ROLE.generic],
    [QUESTION_WORDS, ROLE.question],
    [BEING_CONTRACTIONS, ROLE.person | ROLE.beingContraction],
    [HAVING_CONTRACTIONS, ROLE.person | ROLE.havingContraction],
    [PLACE_WORDS, ROLE.place],
    [ANIMALS, ROLE.animal],
    [BODY_PARTS, ROLE.body],
    ['had,has,have,got,gets', ROLE.owning],
    [ORGANISATIONS, ROLE.organisation],
    [PRODUCT_WORDS, ROLE.product],
    ['of,in,at,to,by,into,behind,on,with,for,about,from,under,after', ROLE.preposition],
  ];
  for (const [list, role] of lists) {
    for (const word of list.split(',')) roles.set(word.trim(), (roles.get(word.trim()) ?? 0) | role);
  }
  return roles;
}

let built: Map<string, number> | null = null;

/** What `word` can be; undefined when it is in no list. Built at first use. */
function findRoles(word: string): number | undefined {
  built ??= build();
  return built.get(word);
}

const rolesOf = (word: string): number => findRoles(word) ?? 0;

/** A plural that is not listed ("members", "tenants") is not a person of whom something is said. */
const PERSONAL = ROLE.person | ROLE.noun;

/** The roles of word `i`; a word of no role is a name when the gazetteer or its capital letter says so. */
export function roleOf(tokens: SpecialTokens, i: number): number {
  const word = tokens.words[i] as string;
  const known = findRoles(word) ?? (word.endsWith("'s") ? possessiveRole(word) : rolesOf(stem(word)) & ~PERSONAL);
  if (known !== 0) return known;
  if (isNumber(word)) return ROLE.filler;
  const owner = word.endsWith("'s") ? word.slice(0, -2) : word;
  const flags = lexiconFlags(owner);
  if (!tokens.capitals[i]) {
    if ((flags & COMMON) === 0 || (flags & ORDINARY) !== 0) return 0;
  } else if ((flags & (PLACE | DEMONYM | PROPER)) !== 0) return 0;
  else if (
    tokens.joins[i] === JOIN.sentence &&
    ((flags & GIVEN) === 0 || (flags & ORDINARY) !== 0) &&
    !isVerbLike(tokens, i + 1) &&
    owner === word
  )
    return 0;
  return ROLE.name | (word.endsWith("'s") ? ROLE.possessive | ROLE.copula : 0);
}

/** "mum's" owns what follows or is what follows. */
function possessiveRole(word: string): number {
  const owner = rolesOf(word.slice(0, -2));
  return (owner & ROLE.noun) !== 0 ? ROLE.possessive | ROLE.beingContraction | ROLE.person : owner & ROLE.topic;
}

function isNumber(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57 && word.length <= 3;
}

function isVerbLike(tokens: SpecialTokens, i: number): boolean {
  const word = tokens.words[i];
  return word !== undefined && (rolesOf(word) & (ROLE.copula | ROLE.having)) !== 0 && word !== 'on' && word !== 'for';
}
