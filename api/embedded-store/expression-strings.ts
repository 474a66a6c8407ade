/** Expression operators on strings. */
import type { Document } from 'bson';
import { Int32 } from 'bson';
import { compareStrings, stringOf } from './bson-order.js';
import { kindOf, regexParts } from './bson-types.js';
import {
  isNullish,
  located,
  named,
  type OperatorCompiler,
  operands,
  type OperatorTable,
  typeName,
} from './expression-types.js';
import { compileRegex } from './filter-regex.js';
import { numberKind, toNumber } from './number-arithmetic.js';
import { textOf } from './value-text.js';

const MANY = Number.MAX_SAFE_INTEGER;

const concat = operands(0, MANY, (values) => {
  if (values.some(isNullish)) return null;
  return values
    .map((value) => {
      if (typeof value !== 'string') throw located(16702, `$concat only supports strings, not ${typeName(value)}`);
      return value;
    })
    .join('');
});

const changeCase = (change: (text: string) => string): OperatorCompiler =>
  operands(1, 1, ([value]) => (isNullish(value) ? '' : change(textOf(value))));

/** ASCII only, as MongoDB does it. */
const toUpper = (text: string): string => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
const toLower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

function asString(value: unknown, name: string, code: number): string {
  if (typeof value === 'string') return value;
  if (kindOf(value) === 'symbol') return stringOf(value);
  throw located(code, `${name} requires a string argument, found: ${typeName(value)}`);
}

function count(value: unknown, name: string): number {
  if (!numberKind(value))
    throw located(34450, `${name}: starting index must be a numeric type (is BSON type ${typeName(value)})`);
  return Math.trunc(toNumber(value));
}

const substrCodePoints = operands(3, 3, ([value, start, length], _compiler, name) => {
  const from = count(start, name);
  const many = count(length, name);
  if (from < 0) throw located(34455, `${name}: the starting index must be a nonnegative integer`);
  if (many < 0) throw located(34454, `${name}: length must be a nonnegative integer`);
  return isNullish(value) ? '' : [...textOf(value)].slice(from, from + many).join('');
});

const substrBytes = operands(3, 3, ([value, start, length], _compiler, name) => {
  const from = count(start, name);
  const many = count(length, name);
  if (from < 0) throw located(50752, `${name}: starting index must be non-negative (got: ${from})`);
  const bytes = Buffer.from(isNullish(value) ? '' : textOf(value));
  const end = many < 0 ? bytes.length : Math.min(from + many, bytes.length);
  const isInside = (at: number): boolean => at < bytes.length && ((bytes[at] as number) & 0xc0) === 0x80;
  if (isInside(from)) throw located(28656, `${name}: Invalid range, starting index is a UTF-8 continuation byte.`);
  if (isInside(end))
    throw located(28657, `${name}: Invalid range, ending index is in the middle of a UTF-8 character.`);
  return bytes.toString('utf8', from, Math.max(from, end));
});

const indexOf = (
  units: (text: string) => ArrayLike<unknown> & { slice(from: number, to?: number): unknown },
  position: (text: string, at: number) => number,
): OperatorCompiler =>
  operands(2, 4, ([value, search, start, end], _compiler, name) => {
    if (isNullish(value)) return null;
    const text = asString(value, name, 40091);
    const wanted = asString(search, name, 40092);
    const from = start === undefined ? 0 : count(start, name);
    const to = end === undefined ? Infinity : count(end, name);
    for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
      const index = position(text, at);
      if (index >= from && index + units(wanted).length <= to) return new Int32(index);
    }
    return new Int32(-1);
  });

const split = operands(2, 2, ([value, separator]) => {
  if (isNullish(value) || isNullish(separator)) return null;
  const text = asString(value, '$split', 40085);
  const by = asString(separator, '$split', 40086);
  if (by === '') throw located(40087, '$split requires a non-empty separator');
  return text.split(by);
});

const trim = (atStart: boolean, atEnd: boolean): OperatorCompiler =>
  named(['input'], ['chars'], ({ input, chars }, _compiler, name) => {
    if (isNullish(input) || chars === null) return null;
    const points = [...asString(input, name, 50699)];
    const isTrimmed =
      chars === undefined ? (point: string) => /[\s\0]/u.test(point) : characterTest(asString(chars, name, 50700));
    let from = 0;
    let to = points.length;
    if (atStart) while (from < to && isTrimmed(points[from] as string)) from += 1;
    if (atEnd) while (to > from && isTrimmed(points[to - 1] as string)) to -= 1;
    return points.slice(from, to).join('');
  });

function characterTest(characters: string): (point: string) => boolean {
  const set = new Set(characters);
  return (point) => set.has(point);
}

const replace = (all: boolean): OperatorCompiler =>
  named(['input', 'find', 'replacement'], [], ({ input, find, replacement }, _compiler, name) => {
    if (isNullish(input) || isNullish(find) || isNullish(replacement)) return null;
    const text = asString(input, name, 51746);
    const wanted = asString(find, name, 51745);
    const instead = asString(replacement, name, 51744);
    return all ? text.replaceAll(wanted, () => instead) : text.replace(wanted, () => instead);
  });

const matchWith = (use: (text: string, pattern: RegExp) => unknown, forNull: () => unknown): OperatorCompiler =>
  named(['input', 'regex'], ['options'], ({ input, regex, options }, _compiler, name) => {
    if (isNullish(input) || isNullish(regex)) return forNull();
    const parts =
      kindOf(regex) === 'regex' ? regexParts(regex) : { pattern: asString(regex, name, 51105), options: '' };
    const flags = isNullish(options) ? parts.options : asString(options, name, 51106);
    const compiled = compileRegex(parts.pattern, flags);
    return use(asString(input, name, 51104), new RegExp(compiled.source, `${compiled.flags}g`));
  });

function foundAt(text: string, match: RegExpMatchArray): Document {
  return {
    match: match[0],
    idx: new Int32([...text.slice(0, match.index)].length),
    captures: match.slice(1).map((capture) => (capture as string | undefined) ?? null),
  };
}

export const stringOperators: OperatorTable = {
  $concat: concat,
  $toUpper: changeCase(toUpper),
  $toLower: changeCase(toLower),
  $substr: substrBytes,
  $substrBytes: substrBytes,
  $substrCP: substrCodePoints,
  $strLenCP: operands(1, 1, ([value]) => new Int32([...asString(value, '$strLenCP', 34471)].length)),
  $strLenBytes: operands(1, 1, ([value]) => new Int32(Buffer.byteLength(asString(value, '$strLenBytes', 34473)))),
  $strcasecmp: operands(2, 2, ([a, b]) => {
    const [left, right] = [a, b].map((value) => (isNullish(value) ? '' : toUpper(textOf(value)))) as [string, string];
    return new Int32(Math.sign(compareStrings(left, right)));
  }),
  $indexOfCP: indexOf(
    (text) => [...text],
    (text, at) => [...text.slice(0, at)].length,
  ),
  $indexOfBytes: indexOf(
    (text) => Buffer.from(text),
    (text, at) => Buffer.byteLength(text.slice(0, at)),
  ),
  $split: split,
  $trim: trim(true, true),
  $ltrim: trim(true, false),
  $rtrim: trim(false, true),
  $replaceOne: replace(false),
  $replaceAll: replace(true),
  $regexMatch: matchWith(
    (text, pattern) => pattern.test(text),
    () => false,
  ),
  $regexFind: matchWith(
    (text, pattern) => {
      const [first] = text.matchAll(pattern);
      return first ? foundAt(text, first) : null;
    },
    () => null,
  ),
  $regexFindAll: matchWith(
    (text, pattern) => [...text.matchAll(pattern)].map((match) => foundAt(text, match)),
    () => [],
  ),
};
