/** Postal addresses: units, buildings, numbers, streets and the towns that follow, read from left to right over the tokens. */
import { buildingEnd, numberEnd, unitEnd } from './address.premises.js';
import { foreignStreetEnd, streetEnd } from './address.streets.js';
import { isPostcodeStart, localityEnd } from './address.towns.js';
import { touching } from './address.words.js';
import { BUILDING_TYPE, COMMON, FUNCTION, ORDINARY, PLACE, STREET_PREFIX, STREET_TYPE, UNIT } from './lexicon.js';
import type { Finding } from './scrubbing.contract.js';
import { DIGITS, LOWER, NEWLINE, type Tokens, UPPER, WORD } from './tokens.js';
import { work } from './work-counter.js';

const MOST_TAIL_PARTS = 6;
const STATED = new Set([
  'at',
  'address',
  'addr',
  'live',
  'lives',
  'living',
  'to',
  'on',
  'from',
  'is',
  ':',
  'near',
  'in',
  'of',
  'as',
  'opposite',
  'behind',
  '@',
  'visit',
  'delivered',
  'home',
  'moved',
  'outside',
  '>',
  ',',
  '(',
]);

interface Address {
  end: number;
  score: number;
}

/** Over a comma, a line break, or both: the index of what follows. */
function skipSeparators(t: Tokens, i: number): number {
  let j = i;
  while (j < t.count && j < i + 4 && (t.word[j] === ',' || t.kind[j] === NEWLINE || t.word[j] === '>')) j += 1;
  return j;
}

/** Towns, counties, countries, suites and codes after the street. Stops before a postcode, which is a finding of its own. */
function tailEnd(t: Tokens, from: number, isLower: boolean, isForeign: boolean): number {
  let end = from;
  for (let part = 0; part < MOST_TAIL_PARTS; part += 1) {
    work.steps += 1;
    const next = skipSeparators(t, end);
    if (next >= t.count || isPostcodeStart(t, next)) break;
    const isSameLine = next === end;
    const unit = t.kind[next] === WORD ? unitEnd(t, next) : -1;
    if (unit > 0) {
      end = unit;
      continue;
    }
    const street = streetEnd(t, next, false);
    if (street > 0 && !isSameLine) {
      end = street;
      continue;
    }
    if (isForeign || part > 0) {
      const code = codeEnd(t, next, isSameLine, isForeign);
      if (code > 0) {
        end = code;
        continue;
      }
    }
    const town = localityEnd(t, next, !isSameLine || isForeign, isLower);
    if (town < 0 || startsNewField(t, town)) break;
    end = town;
  }
  return end;
}

/** A town is no town when a colon follows: "Phone:" begins the next field of a form. */
const startsNewField = (t: Tokens, i: number): boolean => t.word[i] === ':' || t.word[i] === '=';

/** ", RS", "nan 50662", "CA 94043", "Brazil 95828": region codes and postal numbers after a foreign town. */
function codeEnd(t: Tokens, i: number, isSameLine: boolean, isForeign: boolean): number {
  const size = (t.end[i] as number) - (t.start[i] as number);
  if (isForeign && t.kind[i] === DIGITS && size >= 3 && size <= 6 && isSameLine) return i + 1;
  const isRegion =
    t.kind[i] === WORD && ((t.shape[i] === UPPER && size <= 3) || (isForeign && (t.word[i] === 'nan' || size === 2)));
  if (!isRegion || (t.flags[i] as number) & FUNCTION) return -1;
  if (t.kind[i + 1] === DIGITS && (t.end[i + 1] as number) - (t.start[i + 1] as number) >= 4) return i + 2;
  return !isSameLine && isForeign ? i + 1 : -1;
}

function isStated(t: Tokens, i: number): boolean {
  const previous = t.word[i - 1];
  return previous !== undefined && STATED.has(previous);
}

/** Reads units and buildings from `i`; gives where the number or street must begin. */
function readPremises(t: Tokens, i: number): { at: number; units: number; buildings: number } {
  let at = i;
  let units = 0;
  let buildings = 0;
  for (let part = 0; part < 4; part += 1) {
    work.steps += 1;
    const unit = unitEnd(t, at);
    const building = unit > 0 ? -1 : buildingEnd(t, at, units > 0 && t.shape[at] === LOWER);
    const end = unit > 0 ? unit : building;
    if (end < 0 || (building > 0 && streetEnd(t, at, false) > building)) break;
    if (unit > 0) units += 1;
    else buildings += 1;
    const next = skipSeparators(t, end);
    if (next >= t.count || (next === end && building > 0)) return { at: end, units, buildings };
    const goesOn =
      unitEnd(t, next) > 0 ||
      buildingEnd(t, next, units > 0) > 0 ||
      numberEnd(t, next) > 0 ||
      streetEnd(t, next, units > 0) > 0;
    at = goesOn ? next : end;
    if (!goesOn) break;
  }
  return { at, units, buildings };
}

function addressAt(t: Tokens, i: number): Address | null {
  const premises = readPremises(t, i);
  const { units, buildings } = premises;
  const at = premises.at;
  const first = numberEnd(t, at);
  let number = first;
  // Two numbers in a row open many foreign addresses: 94941 2505 Heatherleigh.
  const second = first > 0 ? numberEnd(t, first) : -1;
  const hasTwo = second > 0 && !touching(t, first);
  if (hasTwo) number = second;
  const name = number > 0 ? (t.word[number] === ',' ? number + 1 : number) : at;
  const hasNumber = number > 0;
  const street = name < t.count ? streetEnd(t, name, hasNumber || units > 0) : -1;
  const foreign = name < t.count && name === Math.max(number, at) ? foreignStreetEnd(t, name, hasNumber) : -1;
  const isLower = t.shape[name] === LOWER;
  if (street > 0 || foreign > 0) {
    const isForeign = foreign > street || hasTwo;
    const end = Math.max(street, foreign);
    const score = hasNumber || units + buildings > 0 || isForeign ? 0.86 : 0.79;
    if (!hasNumber && !isForeign && units + buildings === 0 && isNotAnAddress(t, i, end)) return null;
    return { end: tailEnd(t, end, isLower, isForeign), score };
  }
  if (
    hasTwo &&
    t.kind[name] === WORD &&
    t.shape[name] !== LOWER &&
    !((t.flags[name] as number) & (FUNCTION | ORDINARY))
  ) {
    const words = capitalisedRun(t, name);
    return { end: tailEnd(t, words, false, true), score: 0.74 };
  }
  const building = hasNumber && name === number ? buildingEnd(t, name, true) : -1;
  if (building > 0) return { end: tailEnd(t, building, isLower, false), score: 0.82 };
  return premisesOnly(t, i, premises.at, units, buildings);
}

function capitalisedRun(t: Tokens, i: number): number {
  let j = i;
  while (j < i + 4 && j < t.count && t.kind[j] === WORD && t.shape[j] !== LOWER && !((t.flags[j] as number) & FUNCTION))
    j += 1;
  return j;
}

/** A flat in a named building, or a named building before a town. */
function premisesOnly(t: Tokens, i: number, at: number, units: number, buildings: number): Address | null {
  if (buildings === 0 || at <= i) return null;
  const end = tailEnd(t, at, t.shape[i] === LOWER, false);
  if (units > 0) return { end, score: 0.84 };
  const isFollowed = end > at || isLivingAt(t, i) || isPostcodeStart(t, skipSeparators(t, at));
  return isFollowed && t.shape[i] !== LOWER
    ? { end, score: isStated(t, i) || isPostcodeStart(t, skipSeparators(t, end)) ? 0.82 : 0.79 }
    : null;
}

/** "we live at Hilltop Farm". */
const isLivingAt = (t: Tokens, i: number): boolean =>
  t.word[i - 1] === 'at' &&
  /^(?:live|lives|living|lived|stay|staying|stays|reside|resides|home)$/.test(t.word[i - 2] ?? '');

/** A street without a number that is rather a person, a work or a business. */
function isNotAnAddress(t: Tokens, i: number, end: number): boolean {
  const flags = t.flags[i] as number;
  if (t.word[i] === 'the' || t.word[end] === "'s") return true;
  return (
    end === i + 2 &&
    (flags & ORDINARY) !== 0 &&
    (flags & (COMMON | PLACE)) === 0 &&
    !isStated(t, i) &&
    /^(?:memory|fast|slow|bus|cycle|one|dead|no|any|every|main|your|our|court|wrong|right|driveway)$/.test(
      t.word[i] as string,
    )
  );
}

const AFTER_NUMBER = /^(?:at|no|number|num|#|\.)$/;

/** "at number 31", "no. 14a", "we're at 22 Ashgrove": a house number with no street word. */
function statedNumber(t: Tokens, i: number): Address | null {
  const end = numberEnd(t, i);
  if (end < 0 || (t.end[i] as number) - (t.start[i] as number) > 3) return null;
  let j = i - 1;
  let named = false;
  while (j >= 0 && i - j < 4 && AFTER_NUMBER.test(t.word[j] as string)) {
    if (/^(?:no|number|num)$/.test(t.word[j] as string)) named = true;
    j -= 1;
  }
  const isAt = t.word[j + 1] === 'at';
  if (named && isAt) return { end, score: 0.7 };
  if (!isAt || named) return null;
  // "at 22 ashgrove": a word that is no ordinary word after the number.
  const flags = t.flags[end] as number;
  if (t.kind[end] !== WORD || touching(t, end) || flags & (ORDINARY | FUNCTION) || (t.word[end] as string).length < 5)
    return null;
  return { end: tailEnd(t, end + 1, t.shape[end] === LOWER, false), score: 0.7 };
}

/** How many tokens ahead the word or number that makes an address can be. */
const REACH = 7;

/** Cheap test that an address can begin here: most tokens of a text fail it. */
function canBegin(t: Tokens, i: number): boolean {
  if (t.kind[i] === DIGITS) return (t.end[i] as number) - (t.start[i] as number) < 6;
  if (t.kind[i] !== WORD) return false;
  const flags = t.flags[i] as number;
  if (flags & (UNIT | STREET_PREFIX)) return true;
  if (t.shape[i] === LOWER) return false;
  for (let j = i + 1; j < Math.min(i + REACH, t.count); j += 1) {
    if (t.kind[j] === DIGITS || (t.flags[j] as number) & (STREET_TYPE | BUILDING_TYPE)) return true;
    if (t.kind[j] !== WORD && t.word[j] !== '.' && t.word[j] !== "'s" && t.word[j] !== '-' && t.word[j] !== "'")
      return false;
  }
  return false;
}

export function findAddresses(tokens: Tokens, found: Finding[]): void {
  if (tokens.signals.digits === 0 && !(tokens.signals.flags & (STREET_TYPE | BUILDING_TYPE | UNIT))) return;
  for (let i = 0; i < tokens.count; i += 1) {
    work.steps += 1;
    if (!canBegin(tokens, i)) continue;
    if (i > 0 && touching(tokens, i) && /[\w@.£$€#/-]/.test(tokens.text[(tokens.start[i] as number) - 1] as string))
      continue;
    const address = addressAt(tokens, i) ?? (tokens.kind[i] === DIGITS ? statedNumber(tokens, i) : null);
    if (!address) continue;
    let last = address.end - 1;
    while (last > i && (tokens.word[last] === ',' || tokens.kind[last] === NEWLINE)) last -= 1;
    found.push({
      start: tokens.start[i] as number,
      end: tokens.end[last] as number,
      type: 'ADDRESS',
      score: address.score,
    });
    i = last;
  }
}
