/** The filter operators that compare one value: `$eq $gt $gte $lt $lte $in $type $mod $exists` and regular expressions. */
import type { ObjectId } from 'bson';
import {
  compareBytes,
  compareValues,
  typeRank,
  TYPE_RANKS,
  type StringOrder,
  compareStrings,
  valuesEqual,
} from './bson-order.js';
import { type BsonKind, isNumeric, kindOf, regexParts, TYPE_NUMBERS } from './bson-types.js';
import { CommandError } from './command-error.js';
import { compileRegex } from './filter-regex.js';
import { encodeValue } from './key-encoding.js';
import { compareExact, exactNumber } from './number-order.js';
import type { ValueTest } from './path-walker.js';

export function badValue(message: string): CommandError {
  return new CommandError(2, 'BadValue', message);
}

/** Equality by MongoDB's comparison; null also matches a missing field. Specialised by type, because this is the hot path. */
export function equals(operand: unknown, strings: StringOrder): ValueTest {
  switch (kindOf(operand)) {
    case 'null':
    case 'undefined':
      return (value) => value === null || value === undefined;
    case 'string':
      if (strings !== compareStrings) break;
      return (value) =>
        value === operand || (typeof value === 'object' && value !== null && valuesEqual(value, operand));
    case 'objectId': {
      const bytes = (operand as ObjectId).id;
      return (value) => isObjectId(value) && compareBytes(value.id, bytes) === 0;
    }
    case 'int':
    case 'long':
    case 'double':
    case 'decimal': {
      const exact = exactNumber(operand);
      return (value) => isNumeric(value) && compareExact(exactNumber(value), exact) === 0;
    }
    case 'bool':
      return (value) => value === operand;
    default:
  }
  return (value) => value !== undefined && compareValues(value, operand, strings) === 0;
}

function isObjectId(value: unknown): value is ObjectId {
  return kindOf(value) === 'objectId';
}

const RANGES: Readonly<Record<string, (order: number) => boolean>> = {
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
};

/** A range within the operand's own type; `MinKey` and `MaxKey` as operands range over all types. */
export function range(operator: string, operand: unknown, strings: StringOrder): ValueTest {
  if (kindOf(operand) === 'regex') throw badValue(`Can't have RegEx as arg to predicate over field with ${operator}.`);
  const accepts = RANGES[operator] as (order: number) => boolean;
  const rank = typeRank(operand);
  if (rank === TYPE_RANKS.minKey || rank === TYPE_RANKS.maxKey) {
    return (value) => value !== undefined && accepts(compareValues(value, operand, strings));
  }
  if (rank === TYPE_RANKS.null) {
    return operator === '$gte' || operator === '$lte' ? (value) => value === null || value === undefined : () => false;
  }
  if (rank === TYPE_RANKS.int) return numericRange(operator, operand, accepts);
  return (value) => value !== undefined && typeRank(value) === rank && accepts(compareValues(value, operand, strings));
}

/** NaN is in no range but one that ends at NaN itself. */
function numericRange(operator: string, operand: unknown, accepts: (order: number) => boolean): ValueTest {
  const exact = exactNumber(operand);
  if (Number.isNaN(exact)) {
    const isInclusive = operator === '$gte' || operator === '$lte';
    return (value) => isInclusive && isNumeric(value) && Number.isNaN(exactNumber(value));
  }
  return (value) => {
    if (!isNumeric(value)) return false;
    const number = exactNumber(value);
    return !Number.isNaN(number) && accepts(compareExact(number, exact));
  };
}

/** `$in`: any of the values, regular expressions matching as such. */
export function anyOf(operand: unknown, strings: StringOrder): ValueTest {
  if (!Array.isArray(operand)) throw badValue('$in needs an array');
  for (const value of operand) refuseOperators(value, '$in');
  if (operand.length > 8 && strings === compareStrings) return anyOfMany(operand);
  const tests = operand.map((value) => (kindOf(value) === 'regex' ? regex(value) : equals(value, strings)));
  return (value) => tests.some((test) => test(value));
}

export function refuseOperators(value: unknown, operator: string): void {
  if (kindOf(value) !== 'object') return;
  const [first] = Object.keys(value as object);
  if (first?.startsWith('$') && !['$ref', '$id', '$db'].includes(first))
    throw badValue(`cannot nest $ under ${operator}`);
}

function anyOfMany(operands: readonly unknown[]): ValueTest {
  const keyOf = (value: unknown): unknown =>
    typeof value === 'string' ? value : encodeValue(value).toString('latin1');
  const strings = new Set(operands.filter((value) => typeof value === 'string'));
  const others = new Set(operands.filter((value) => typeof value !== 'string' && kindOf(value) !== 'regex').map(keyOf));
  const patterns = operands.filter((value) => kindOf(value) === 'regex').map(regex);
  return (value) =>
    (typeof value === 'string' ? strings.has(value) : others.size > 0 && others.has(keyOf(value))) ||
    patterns.some((test) => test(value));
}

/** A regular expression matches strings, and also the same regular expression stored as a value. */
export function regex(operand: unknown): ValueTest {
  const { pattern, options } = regexParts(operand);
  return patternTest(pattern, options);
}

function patternTest(pattern: string, options: string): ValueTest {
  const compiled = compileRegex(pattern, options);
  return (value) => {
    if (typeof value === 'string') return compiled.test(value);
    const kind = kindOf(value);
    if (kind === 'symbol') return compiled.test((value as { value: string }).value);
    if (kind !== 'regex') return false;
    const parts = regexParts(value);
    return parts.pattern === pattern && parts.options === options;
  };
}

/** `$regex` with `$options`, which may be given beside a pattern in either form. */
export function regexOperator(pattern: unknown, options: unknown): ValueTest {
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  if (kindOf(pattern) === 'regex') {
    const parts = regexParts(pattern);
    if (options !== undefined && parts.options !== '') {
      throw new CommandError(51075, 'Location51075', 'options set in both $regex and $options');
    }
    return patternTest(parts.pattern, options ?? parts.options);
  }
  if (typeof pattern !== 'string') throw badValue('$regex has to be a string');
  return patternTest(pattern, options ?? '');
}

/** `$type`: one or several of the aliases or numbers of BSON types; `number` stands for all four. */
export function hasType(operand: unknown): ValueTest {
  const wanted = new Set<BsonKind>();
  const list = Array.isArray(operand) ? (operand as unknown[]) : [operand];
  if (list.length === 0) throw new CommandError(9, 'FailedToParse', '$type must match at least one type');
  for (const type of list) for (const kind of kindsNamed(type)) wanted.add(kind);
  return (value) => value !== undefined && wanted.has(kindOf(value));
}

function kindsNamed(type: unknown): BsonKind[] {
  if (typeof type === 'string') {
    if (type === 'number') return ['int', 'long', 'double', 'decimal'];
    if (type in TYPE_NUMBERS) return [type as BsonKind];
    if (type === 'dbPointer') return [];
    throw badValue(`Unknown type name alias: ${type}`);
  }
  if (!isNumeric(type)) throw new CommandError(14, 'TypeMismatch', 'type must be represented as a number or a string');
  const code = Number(type);
  const kind = (Object.keys(TYPE_NUMBERS) as BsonKind[]).find((name) => TYPE_NUMBERS[name] === code);
  if (!kind && code !== 12) throw badValue(`Invalid numerical type code: ${code}`);
  return kind ? [kind] : [];
}

/** `$mod: [divisor, remainder]`, on the whole part of the numbers. */
export function modulo(operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw badValue('malformed mod, needs to be an array');
  if (operand.length < 2) throw badValue('malformed mod, not enough elements');
  if (operand.length > 2) throw badValue('malformed mod, too many elements');
  const [divisor, remainder] = operand.map((value, i) => {
    const whole = isNumeric(value) ? wholePart(value) : i === 1 ? 0n : undefined;
    if (whole === undefined) throw badValue(`malformed mod, ${i === 0 ? 'divisor' : 'remainder'} not a number`);
    return whole;
  }) as [bigint, bigint];
  if (divisor === 0n) throw badValue('divisor cannot be 0');
  return (value) => {
    const whole = isNumeric(value) ? wholePart(value) : undefined;
    return whole !== undefined && whole % divisor === remainder;
  };
}

/** The whole part of a number as an integer; undefined for infinities, NaN and what lies beyond 64 bits. */
export function wholePart(value: unknown): bigint | undefined {
  const exact = exactNumber(value);
  if (typeof exact === 'bigint') return exact;
  const number =
    typeof exact === 'number' ? exact : Number(`${exact.negative ? '-' : ''}${exact.coefficient}e${exact.exponent}`);
  return Number.isFinite(number) && Math.abs(number) < 2 ** 63 ? BigInt(Math.trunc(number)) : undefined;
}
