/** Weighs a special-category term: how much it says by itself, of whom it is said, and what makes it only a topic. */
import { ANCHOR, anchorOf, subjectOf } from './special-grammar.js';
import { ROLE, roleOf } from './special-roles.js';
import type { SpecialCategory } from './scrubbing.contract.js';
import type { Term, Tier } from './special-terms.js';
import { JOIN, type SpecialTokens } from './special-tokens.js';

/** A sentence of a message: words `from` to `to` (exclusive), and how many of them speak of what. */
export interface Sentence {
  tokens: SpecialTokens;
  stems: readonly string[];
  roles: Int32Array;
  from: number;
  to: number;
  isQuestion: boolean;
  /** Pronouns, kin and owners. */
  persons: number;
  names: number;
  topics: number;
  generics: number;
  animals: number;
  /** Whether it opens with a verb, so that the speaker is left out: "been in the union for years". */
  isSubjectless: boolean;
}

/** A term with at least this many points is a statement about a person. */
export const THRESHOLD = 3;

const PERSONAL = ROLE.person | ROLE.possessive;
const DIRECT = ANCHOR.being | ANCHOR.having | ANCHOR.possessed;
/** What a term says by itself. */
const OWN_POINTS: Readonly<Record<Tier, number>> = { strong: 4, specific: 2, being: 1, having: 1 };

/** Categories that people note down without a subject: "smear test abnormal", "on tag till august". */
const FRAGMENTARY: ReadonlySet<SpecialCategory> = new Set<SpecialCategory>([
  'HEALTH',
  'CRIMINAL',
  'GENETIC',
  'BIOMETRIC',
]);
const OPENINGS = new Set(
  'came,went,quit,off,not,never,still,just,also,currently,always,lifelong,proud,first,only,ex,former,brought,found,met,sent,did,made,told,slept,lost,in,half,part'.split(
    ',',
  ),
);

/** Fills this sentence's part of `roles` (one for each word of the text) and counts them once, so that weighing a term takes no second walk over the sentence. */
export function sentenceOf(
  tokens: SpecialTokens,
  stems: readonly string[],
  roles: Int32Array,
  from: number,
  to: number,
  hasQuestionMark: boolean,
): Sentence {
  for (let i = from; i < to; i += 1) roles[i] = roleOf(tokens, i);
  const isQuestion = hasQuestionMark || ((roles[from] as number) & ROLE.question) !== 0;
  let persons = 0;
  let names = 0;
  let topics = 0;
  let generics = 0;
  let animals = 0;
  for (let i = from; i < to; i += 1) {
    const role = roles[i] as number;
    if ((role & PERSONAL) !== 0) persons += 1;
    else if ((role & ROLE.name) !== 0) names += 1;
    if ((role & ROLE.animal) !== 0) animals += 1;
    if ((role & ROLE.topic) !== 0) topics += 1;
    if ((role & ROLE.generic) !== 0) generics += 1;
  }
  const opening = tokens.words[from] as string;
  const isSubjectless =
    !isQuestion &&
    (((roles[from] as number) & (ROLE.copula | ROLE.having)) !== 0 ||
      OPENINGS.has(opening) ||
      (opening.length > 4 && /(?:ed|ing)$/.test(opening)));
  return { tokens, stems, roles, from, to, isQuestion, persons, names, topics, generics, animals, isSubjectless };
}

/** Points of a term of `length` words at `at`. */
export function score(s: Sentence, { category, tier }: Term, at: number, length: number): number {
  const end = at + length;
  const next = end < s.to && s.tokens.joins[end] === JOIN.space ? (s.roles[end] as number) : 0;
  if ((next & ROLE.place) !== 0) return 0;
  const isWeak = tier === 'being' || tier === 'having';
  if (isWeak && length === 1 && isHyphenated(s, at) && !(category === 'ETHNICITY' && s.tokens.capitals[at])) return 0;
  let persons = s.persons;
  let names = s.names;
  let topics = s.topics;
  let generics = s.generics;
  for (let i = at; i < end; i += 1) {
    const role = s.roles[i] as number;
    // "lost my baby": a phrase that names its person keeps it.
    if ((role & PERSONAL) !== 0) persons -= tier === 'strong' ? 0 : 1;
    else if ((role & ROLE.name) !== 0) names -= 1;
    if ((role & ROLE.topic) !== 0) topics -= 1;
    if ((role & ROLE.generic) !== 0) generics -= 1;
  }
  // A name in a question, or beside a topic, is as likely a place, a title or a public figure.
  if (names > 0 && !s.isQuestion && topics === 0) persons += names;
  if (s.isSubjectless && tier === 'strong') persons += 1;
  const anchor = opensWithVerb(s, at, tier) ? subjectAnchor(s, at) : anchorOf(s.tokens, s.roles, at, s.from);
  const isDirect = (anchor & DIRECT) !== 0;
  let points = OWN_POINTS[tier];
  if (tier === 'being') points += beingPoints(s, at, end, anchor, persons);
  else if (tier === 'having') points += havingPoints(s, at, anchor, persons);
  else if (isDirect) points += 3;
  else if (persons > 0) points += 1;
  else if (topics === 0 && generics === 0 && !s.isQuestion && !opensGenerally(s, at, end)) {
    points += s.isSubjectless || FRAGMENTARY.has(category) ? 1 : -2;
  }
  points -= isDirect ? Math.min(topics, 2) : Math.min(2 * topics, 4);
  if ((next & (ROLE.topic | ROLE.product)) !== 0 && tier !== 'strong') points -= 2;
  if ((next & ROLE.product) !== 0) points -= 3;
  if ((anchor & ANCHOR.thing) !== 0 && (tier !== 'strong' || opensWithVerb(s, at, tier))) points -= 3;
  if (s.animals > 0) points -= 4;
  if ((anchor & ANCHOR.generic) !== 0 && !(tier === 'strong' && persons > 0)) points -= 3;
  else if (generics > 0 && !isDirect && !(tier === 'strong' && persons > 0)) points -= 2;
  if (s.isQuestion && persons <= 0) points -= 2;
  return points;
}

/** "bi-weekly", "trans-Pennine": part of another word. */
function isHyphenated(s: Sentence, at: number): boolean {
  const { joins } = s.tokens;
  return (at > s.from && joins[at] === JOIN.hyphen) || (at + 1 < s.to && joins[at + 1] === JOIN.hyphen);
}

/** "I am …", "as a …", "my … neighbour"; a bare "… , so I need" at the start of the sentence counts a little. */
function beingPoints(s: Sentence, at: number, end: number, anchor: number, persons: number): number {
  const next = end < s.to && s.tokens.joins[end] === JOIN.space ? (s.roles[end] as number) : ROLE.filler;
  const article = s.tokens.words[at - 1];
  const isDescribing = article === 'a' || article === 'an' || article === 'the' || s.tokens.words[at] === 'a';
  if ((next & ROLE.noun) !== 0) return at > s.from || persons > 0 ? 2 + ((anchor & DIRECT) !== 0 ? 1 : 0) : 0;
  // "a conservative approach", "the black one": it describes a thing.
  if (isDescribing && next === 0 && !isSmallWord(s, end)) return 0;
  if ((anchor & ANCHOR.being) !== 0) return 3;
  return at === s.from || (anchor & ANCHOR.elliptical) !== 0 ? Math.min(Math.max(persons, 0), 1) : 0;
}

/** "my …", "she had …"; "… with …" counts a little less when a person is near. */
function havingPoints(s: Sentence, at: number, anchor: number, persons: number): number {
  if ((anchor & (ANCHOR.having | ANCHOR.possessed)) !== 0) return 3;
  return persons > 0 && at > s.from && s.tokens.words[at - 1] === 'with' ? 2 : 0;
}

const SMALL_WORDS = new Set(
  'but,because,cos,so,since,that,which,if,when,though,tho,lol,tbh,btw,rn,atm,yes,no,ok,please,pls,then,here,there,today,now,again,myself,i,you,too,who,like,it,its,haha,x,xx'.split(
    ',',
  ),
);

function isSmallWord(s: Sentence, at: number): boolean {
  return SMALL_WORDS.has(s.tokens.words[at] as string);
}

function opensWithVerb(s: Sentence, at: number, tier: Tier): boolean {
  const role = s.roles[at] as number;
  return tier === 'strong' && (role & (ROLE.copula | ROLE.having)) !== 0 && (role & ROLE.preposition) === 0;
}

/** Who a phrase that begins with its verb is said of: "my phone had a stroke" is said of a thing. */
function subjectAnchor(s: Sentence, at: number): number {
  const subject = subjectOf(s.tokens, s.roles, at, s.from);
  return subject === ANCHOR.none && at > s.from && s.roles[at - 1] === 0 ? ANCHOR.thing : subject;
}

const GENERAL_VERBS = new Set(
  'is,are,was,were,affects,causes,must,can,should,may,might,will,has,have,needs,works,includes,refers,comes'.split(','),
);

/** "Diabetes is …", "Insulin must …": the term itself is the subject of a general statement. */
function opensGenerally(s: Sentence, at: number, end: number): boolean {
  return at <= s.from + 1 && end < s.to && GENERAL_VERBS.has(s.tokens.words[end] as string);
}
