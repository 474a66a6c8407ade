/** Reads who a special-category term is said of: the person before it, the verb between, or nobody in particular. */
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

const roles = new Map<string, number>();
const enter = (list: string, role: number): void => {
  for (const word of list.split(',')) {
    const key = word.trim();
    roles.set(key, (roles.get(key) ?? 0) | role);
  }
};
enter(FIRST_PERSON, ROLE.person);
enter(THIRD_PERSON, ROLE.person);
enter(PERSON_NOUNS, ROLE.person | ROLE.noun);
enter(POSSESSIVES, ROLE.possessive);
enter(COPULAS, ROLE.copula);
enter(HAVING_VERBS, ROLE.having);
enter(FILLERS, ROLE.filler);
enter(TOPIC_WORDS, ROLE.topic);
enter(GENERIC_PEOPLE, ROLE.generic);
enter(QUESTION_WORDS, ROLE.question);
enter(BEING_CONTRACTIONS, ROLE.person | ROLE.beingContraction);
enter(HAVING_CONTRACTIONS, ROLE.person | ROLE.havingContraction);
enter(PLACE_WORDS, ROLE.place);
enter(ANIMALS, ROLE.animal);
enter(BODY_PARTS, ROLE.body);
enter('had,has,have,got,gets', ROLE.owning);
enter(ORGANISATIONS, ROLE.organisation);
enter(PRODUCT_WORDS, ROLE.product);
enter('of,in,at,to,by,into,behind,on,with,for,about,from,under,after', ROLE.preposition);

/** A plural that is not listed ("members", "tenants") is not a person of whom something is said. */
const PERSONAL = ROLE.person | ROLE.noun;

/** The roles of word `i`; a word of no role is a name when the gazetteer or its capital letter says so. */
export function roleOf(tokens: SpecialTokens, i: number): number {
  const word = tokens.words[i] as string;
  const known =
    roles.get(word) ?? (word.endsWith("'s") ? possessiveRole(word) : (roles.get(stem(word)) ?? 0) & ~PERSONAL);
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
  const owner = roles.get(word.slice(0, -2)) ?? 0;
  return (owner & ROLE.noun) !== 0 ? ROLE.possessive | ROLE.beingContraction | ROLE.person : owner & ROLE.topic;
}

function isNumber(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57 && word.length <= 3;
}

function isVerbLike(tokens: SpecialTokens, i: number): boolean {
  const word = tokens.words[i];
  return (
    word !== undefined &&
    ((roles.get(word) ?? 0) & (ROLE.copula | ROLE.having)) !== 0 &&
    word !== 'on' &&
    word !== 'for'
  );
}

/** How a term hangs on a person. */
export const ANCHOR = {
  none: 0,
  being: 1,
  having: 2,
  possessed: 4,
  generic: 8,
  elliptical: 16,
  thing: 32,
  organisation: 64,
} as const;

const MAX_BACK = 8;

/** Who stands before the verb at `verb`: a person, people in general, or something else; sentence start means the speaker. */
export function subjectOf(tokens: SpecialTokens, tokenRoles: Int32Array, verb: number, from: number): number {
  let unknown = 0;
  for (let j = verb - 1; j >= from && verb - j <= MAX_BACK; j -= 1) {
    const role = tokenRoles[j] as number;
    if (tokens.joins[j + 1] === JOIN.comma) break;
    if ((role & ROLE.generic) !== 0) return ANCHOR.generic;
    if ((role & ROLE.organisation) !== 0) return ANCHOR.organisation;
    const isOwned = j > from && ((tokenRoles[j - 1] as number) & ROLE.possessive) !== 0;
    if (isOwned && (role & ROLE.body) !== 0) return ANCHOR.being | ANCHOR.having;
    // "born at 27 weeks and is …": what follows a preposition is not the subject.
    if ((role & ROLE.preposition) !== 0) unknown = 0;
    // "her dress is white": an owner is not the subject.
    if ((role & ROLE.possessive) !== 0 && (role & ROLE.name) === 0) continue;
    if ((role & (ROLE.person | ROLE.name)) !== 0) return unknown > 1 ? ANCHOR.none : ANCHOR.being | ANCHOR.having;
    if ((role & (ROLE.filler | ROLE.copula | ROLE.having)) !== 0) continue;
    if ((role & ROLE.topic) !== 0) return ANCHOR.none;
    unknown += 1;
    if (unknown > 2) return ANCHOR.none;
  }
  return unknown === 0 ? ANCHOR.elliptical : ANCHOR.none;
}

/** Walks back from the term at `at` over adjectives and small words to the person or verb that it hangs on. */
export function anchorOf(tokens: SpecialTokens, tokenRoles: Int32Array, at: number, from: number): number {
  let unknown = 0;
  let hasPreposition = false;
  let isAway = false;
  for (let k = at - 1; k >= from && at - k <= MAX_BACK; k -= 1) {
    if (tokens.joins[k + 1] === JOIN.comma) return ANCHOR.none;
    const role = tokenRoles[k] as number;
    const word = tokens.words[k] as string;
    if ((role & ROLE.generic) !== 0) return ANCHOR.generic;
    if (word === 'called' || word === 'named') return ANCHOR.none;
    // "I'm at the Catholic school": the preposition stands between the person and the term.
    if ((role & ROLE.beingContraction) !== 0) return isAway ? ANCHOR.having : ANCHOR.being;
    if (word === 'being' && k > from && ((tokenRoles[k - 1] as number) & ROLE.preposition) !== 0) return ANCHOR.being;
    if ((role & ROLE.havingContraction) !== 0) return ANCHOR.having;
    if ((role & ROLE.possessive) !== 0) return ANCHOR.possessed;
    if (word === 'as' && (tokens.words[k + 1] === 'a' || tokens.words[k + 1] === 'an')) return ANCHOR.being;
    const verb = role & (ROLE.copula | ROLE.having);
    if (verb !== 0) {
      const subject = subjectOf(tokens, tokenRoles, k, from);
      if (subject === ANCHOR.generic) return subject;
      if (subject === ANCHOR.elliptical) return ANCHOR.elliptical | ((verb & ROLE.having) !== 0 ? ANCHOR.having : 0);
      if (
        subject === ANCHOR.none &&
        (role & (ROLE.copula | ROLE.owning)) !== 0 &&
        (role & (ROLE.filler | ROLE.preposition)) === 0
      )
        return ANCHOR.thing;
      if (subject !== ANCHOR.none) {
        return (
          ((verb & ROLE.copula) !== 0 && !isAway ? ANCHOR.being : 0) | ((verb & ROLE.having) !== 0 ? ANCHOR.having : 0)
        );
      }
    }
    if ((role & ROLE.preposition) !== 0) {
      hasPreposition = true;
      isAway ||= word !== 'of' && word !== 'to';
    }
    if ((role & (ROLE.filler | ROLE.having | ROLE.copula)) !== 0 || word.endsWith('ly')) continue;
    if ((role & (ROLE.topic | ROLE.person)) !== 0) return ANCHOR.none;
    unknown += 1;
    if (unknown > 1 || hasPreposition) return ANCHOR.none;
  }
  return ANCHOR.none;
}
