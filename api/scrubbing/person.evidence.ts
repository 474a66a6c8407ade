/** How much a word speaks for being part of a person's name by itself, in points. */
import {
  COMMON,
  DEMONYM,
  FUNCTION,
  GIVEN,
  ORDINARY,
  PARTICLE,
  PLACE,
  PLACE_NOUN,
  PROPER,
  RELATION,
  SURNAME,
  VERB,
} from './lexicon.js';
import { CAPITALISED, LOWER, MIXED, type Tokens, UPPER, WORD } from './tokens.js';

/** A name is accepted from this many points. */
export const ENOUGH = 10;

/** How far around a word its neighbours are asked how the text is written. */
const STYLE_REACH = 8;

/** In a shouted passage capitals say nothing: most of the words around `i` are in capitals. */
export function isShouted({ count, kind, shape, start, end }: Tokens, i: number): boolean {
  let words = 0;
  let upper = 0;
  for (let j = Math.max(0, i - STYLE_REACH); j < Math.min(count, i + STYLE_REACH + 1); j += 1) {
    if (kind[j] !== WORD || (end[j] as number) - (start[j] as number) < 2) continue;
    words += 1;
    if (shape[j] === UPPER) upper += 1;
  }
  return words >= 3 && upper > words * 0.6;
}

const CAMEL_SURNAME = /^(?:Mc|Mac|O'|D'|De|Di|Du|La|Le|Van|Von|Fitz|St|Del|Al|El|Ap)[A-Z]/;
const FOREIGN_SURNAME =
  /(?:ski|ska|sky|cki|cka|wicz|owicz|czyk|czak|ov|ova|ev|eva|enko|chuk|yuk|ovic|evic|ovich|sson|sdottir|dottir|sen|dotter|berg|strom|gren|qvist|quist|lund|stein|mann|baum|escu|eanu|oglu|dze|shvili|yan|ian|opoulos|akis|idis|iou|poulou|ez|eira|inho|elli|etti|ini|ucci|one|akos|wala|singh|deep|preet|jit|inder|wati|ullah|uddin|zada|zadeh|pour|ola|ade|olu|wale|tunde|emi|nwa|chukwu|kwe|nen|inen|aho|maki|la|lainen|ic|kova|icka|ak|ek|ik|os)$/;

/** Ends as surnames do in some language of the United Kingdom's people. */
export const hasSurnameEnding = (word: string): boolean => word.length > 5 && FOREIGN_SURNAME.test(word);

/** Capitalised in the way of a name: Smith, McRae, O'Brien; not iPhone or YouTube. */
export function isNameCased(tokens: Tokens, i: number): boolean {
  const shape = tokens.shape[i];
  if (shape === CAPITALISED) return true;
  return shape === MIXED && CAMEL_SURNAME.test(tokens.text.slice(tokens.start[i], tokens.end[i]));
}

/** Function words that are given names too when they are written with a capital letter. */
const NAMES_TOO = new Set([
  'will',
  'may',
  'june',
  'april',
  'august',
  'reg',
  'nan',
  'art',
  'jan',
  'guy',
  'bill',
  'grant',
]);

/** Words that can be no part of a name, however they are written or introduced. */
export function isBlocked(tokens: Tokens, i: number): boolean {
  if (!((tokens.flags[i] as number) & FUNCTION)) return false;
  const word = tokens.word[i] as string;
  if (!NAMES_TOO.has(word)) return true;
  return tokens.shape[i] === LOWER && !(word === 'will' && tokens.word[i + 1] === "'s");
}

function capitalisedPoints(flags: number, word: string, atStart: boolean): number {
  const isOrdinary = (flags & ORDINARY) !== 0;
  if (flags & DEMONYM) return flags & COMMON ? 4 : 0;
  if (flags & PROPER) return flags & COMMON ? 6 : 0;
  if (flags & PLACE) return flags & COMMON ? 7 : flags & (GIVEN | SURNAME) ? 4 : 0;
  if (flags & COMMON) return isOrdinary ? (atStart ? 4 : 8) : 12;
  if (flags & GIVEN) return isOrdinary ? (atStart ? 0 : 3) : atStart ? 9 : 10;
  if (flags & SURNAME) return isOrdinary ? (atStart ? 0 : 3) : atStart ? 6 : 8;
  if (isOrdinary || flags & (PLACE_NOUN | RELATION | VERB)) return 0;
  return (atStart ? 3 : 5) + (word.length > 4 && FOREIGN_SURNAME.test(word) ? 3 : 0);
}

function lowerPoints(flags: number, word: string): number {
  if (flags & (PROPER | DEMONYM | RELATION)) return 0;
  const isOrdinary = (flags & ORDINARY) !== 0;
  if (flags & COMMON) {
    if (isOrdinary) return 3;
    if (flags & PLACE) return 5;
    return word.length >= 4 ? 10 : 8;
  }
  if (isOrdinary || flags & PLACE) return 0;
  if (flags & GIVEN) return 5;
  return flags & SURNAME ? 3 : 1;
}

/** Points of the word at `i` as the first word of a name. */
export function wordPoints(tokens: Tokens, i: number, atStart: boolean): number {
  const flags = tokens.flags[i] as number;
  const word = tokens.word[i] as string;
  if (isBlocked(tokens, i) || (flags & PARTICLE && word.length < 4)) return 0;
  if (tokens.shape[i] === LOWER) return lowerPoints(flags, word);
  if (isNameCased(tokens, i)) return capitalisedPoints(flags, word, atStart);
  if (tokens.shape[i] !== UPPER || word.length < 3) return 0;
  if (isShouted(tokens, i)) return Math.min(lowerPoints(flags, word), 10);
  return flags & ORDINARY || flags & (PROPER | PLACE)
    ? 0
    : flags & COMMON
      ? word.length > 3
        ? 10
        : 5
      : flags & SURNAME && word.length > 3
        ? 6
        : flags & GIVEN && word.length > 3
          ? 5
          : 0;
}
