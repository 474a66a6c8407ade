/** What is known about a word out of context, as bit flags: looked up once for each word of a text. */
import * as packed from './data/gazetteer.js';
import { FLOOR_WORDS, STREET_PREFIXES, UNIT_WORDS } from './data/address-words.js';
import { BUILDING_TYPES } from './data/streets.js';
import { IDENTIFIER_CUES } from './data/identifier-cues.js';
import * as topics from './data/topics.js';
import * as vocabulary from './data/vocabulary.js';
import { finishHash, hashOf, hashSet } from './packed-set.js';

/** A given name that is safe to take for one even in lower case, unless it is an ordinary word too. */
export const COMMON = 1;
/** A given name of any rarity. */
export const GIVEN = 2;
export const SURNAME = 4;
/** A word of the language: proof of nothing when capitalised at the start of a sentence. */
export const ORDINARY = 8;
export const FUNCTION = 16;
export const TITLE = 32;
export const RELATION = 64;
export const VERB = 128;
export const PROPER = 256;
export const PLACE_NOUN = 512;
export const PLACE = 1024;
export const DEMONYM = 2048;
export const PARTICLE = 4096;
export const LABEL = 8192;
export const GREETING = 16384;
export const SIGN_OFF = 32768;
export const STREET_TYPE = 65536;
/** Topics: which families of detectors are worth running on a text that holds the word. */
export const TOPIC_SECRET = 131072;
export const TOPIC_PLATFORM = 262144;
export const TOPIC_IDENTIFIER = 524288;
export const TOPIC_ADDRESS = 1048576;
export const TOPIC_SPELLED_DIGIT = 2097152;
export const BUILDING_TYPE = 4194304;
/** Begins a unit of a building in any case: flat, room, top (floor). */
export const UNIT = 8388608;
export const STREET_PREFIX = 16777216;
export const TOPIC_LOGIN = 33554432;
export const TOPIC_SEED = 67108864;
export const TOPIC_BANK = 134217728;
export const TOPIC_PHONE = 268435456;
export const TOPIC_DOCUMENT = 536870912;
export const TOPIC_PLATE = 1073741824;

const KNOWN = new Map<string, number>();
const mark = (words: readonly string[], flag: number): void => {
  for (const word of words) KNOWN.set(word, (KNOWN.get(word) ?? 0) | flag);
};
mark(vocabulary.FUNCTION_WORDS, FUNCTION | ORDINARY);
mark(vocabulary.TITLES, TITLE);
mark(vocabulary.PARTICLES, PARTICLE);
mark(vocabulary.NAME_LABELS, LABEL | ORDINARY);
mark(vocabulary.GREETINGS, GREETING | ORDINARY);
mark(vocabulary.SIGN_OFFS, SIGN_OFF | ORDINARY);
mark(BUILDING_TYPES, BUILDING_TYPE);
mark([...UNIT_WORDS, ...FLOOR_WORDS], UNIT);
mark(STREET_PREFIXES, STREET_PREFIX);
mark(topics.SECRET_WORDS, TOPIC_SECRET);
mark(topics.PLATFORM_WORDS, TOPIC_PLATFORM);
for (const { words } of IDENTIFIER_CUES) mark(words.split(' '), TOPIC_IDENTIFIER);
mark(topics.LOGIN_WORDS, TOPIC_LOGIN);
mark(topics.SEED_WORDS, TOPIC_SEED);
mark(topics.BANK_WORDS, TOPIC_BANK);
mark(topics.PHONE_WORDS, TOPIC_PHONE);
mark(topics.DOCUMENT_WORDS, TOPIC_DOCUMENT);
mark(topics.PLATE_WORDS, TOPIC_PLATE);
mark(topics.ADDRESS_WORDS, TOPIC_ADDRESS);
mark(topics.SPELLED_DIGITS, TOPIC_SPELLED_DIGIT);

const isCommonGiven = hashSet(packed.COMMON_GIVEN_NAMES);
const isSurname = hashSet(packed.SURNAMES);
const isOrdinaryHash = hashSet(packed.ORDINARY_WORDS);
const isOrdinary = (word: string): boolean => isOrdinaryHash(hashOf(word));
const CLASSES: readonly (readonly [(hash: number) => boolean, number])[] = [
  [hashSet(packed.PLACES), PLACE],
  [hashSet(packed.PROPER_NOUNS), PROPER],
  [hashSet(packed.DEMONYMS), DEMONYM],
  [hashSet(packed.PERSON_VERBS), VERB | ORDINARY],
  [hashSet(packed.PLACE_NOUNS), PLACE_NOUN | ORDINARY],
  [hashSet(packed.RELATIONS), RELATION | ORDINARY],
  [hashSet(packed.STREET_TYPES), STREET_TYPE],
];
const NEVER_CLASSED = new Set(packed.NOT_CLASSED.split(' '));
const NEVER_ORDINARY = new Set(packed.NOT_ORDINARY.split(' '));

/** Also true of regular inflections: prices, booked, booking, slowly. */
function isOrdinaryForm(word: string): boolean {
  if (isOrdinary(word)) return true;
  const { length } = word;
  if (length < 5) return length === 4 && word.endsWith('s') && isOrdinary(word.slice(0, -1));
  if (word.endsWith('s'))
    return isOrdinary(word.slice(0, -1)) || (word.endsWith('es') && isOrdinary(word.slice(0, -2)));
  if (word.endsWith('ed'))
    return isOrdinary(word.slice(0, -2)) || isOrdinary(word.slice(0, -1)) || isOrdinary(word.slice(0, -3));
  if (word.endsWith('ing'))
    return isOrdinary(word.slice(0, -3)) || isOrdinary(`${word.slice(0, -3)}e`) || isOrdinary(word.slice(0, -4));
  if (word.endsWith('ly') || word.endsWith('er')) return isOrdinary(word.slice(0, -2));
  return false;
}

function compute(word: string, hash: number): number {
  let flags = KNOWN.get(word) ?? 0;
  if (word.length < 2 || word.length > 20) return flags;
  if (isCommonGiven(hash)) flags |= COMMON | GIVEN;
  if (isSurname(hash)) flags |= SURNAME;
  if (!NEVER_CLASSED.has(word)) for (const [isIn, flag] of CLASSES) if (isIn(hash)) flags |= flag;
  // A common given name is a word only if it stands in the list itself: Tilly is not "til" with an ending.
  if (
    !(flags & ORDINARY) &&
    !NEVER_ORDINARY.has(word) &&
    (flags & COMMON ? isOrdinaryHash(hash) : isOrdinaryForm(word))
  )
    flags |= ORDINARY;
  return flags;
}

export interface KnownWord {
  /** In lower case. */
  word: string;
  flags: number;
}

/**
 * Words met before, by hash. Only words that the lexicon knows are kept: what stands in nobody's list, which may be
 * somebody's secret, does not stay in memory.
 */
const MET: (KnownWord | undefined)[] = new Array<KnownWord | undefined>(16_384);

/** Hashes of words that the lexicon does not know. */
const STRANGE = new Int32Array(16_384);

/** A loop is faster here than comparing strings: words are short and nearly always equal. */
function isSame(word: string, lower: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i += 1) if (word.charCodeAt(i) !== lower.charCodeAt(start + i)) return false;
  return true;
}

/** The word of `lower` from `start` to `end`, whose units give `steps` by `hashStep`. */
export function wordAt(lower: string, start: number, end: number, steps: number): KnownWord {
  const hash = finishHash(steps);
  const slot = hash & (MET.length - 1);
  const met = MET[slot];
  if (met !== undefined && isSame(met.word, lower, start, end)) return met;
  const word = lower.slice(start, end);
  if (STRANGE[slot] === (hash | 0)) return { word, flags: 0 };
  const known = { word, flags: compute(word, hash) };
  if (known.flags !== 0) MET[slot] = known;
  else STRANGE[slot] = hash;
  return known;
}

/** Flags of a lower-case word. */
export function lexiconFlags(lower: string): number {
  return compute(lower, hashOf(lower));
}
