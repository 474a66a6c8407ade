/**
 * Expression operators that the `mingo` library evaluates: dates and trigonometry. Operands are evaluated here and handed
 * over as literals, so that paths, variables, nulls and number types stay under this store's rules.
 */
import { Double, Int32, Long } from 'bson';
import { Context } from 'mingo/core';
import type { Options } from 'mingo/types';
import * as library from 'mingo/operators/expression';
import { isDocument, kindOf } from './bson-types.js';
import { CommandError } from './command-error.js';
import {
  type Evaluate,
  isNullish,
  located,
  type OperatorCompiler,
  operands,
  type OperatorTable,
  typeMismatch,
  typeName,
} from './expression-types.js';
import { integerOf, numberKind, toBigInt, toNumber } from './number-arithmetic.js';

const options: Partial<Options> = {
  scriptEnabled: false,
  context: Context.init({ expression: { $literal: library.$literal } }),
};

type LibraryOperator = (object: unknown, expression: unknown, options: Partial<Options>) => unknown;
type LibraryName = Extract<keyof typeof library, `$${string}`>;

function callLibrary(name: LibraryName, operand: unknown): unknown {
  try {
    return (library[name] as unknown as LibraryOperator)({}, operand, options);
  } catch (error) {
    throw new CommandError(2, 'BadValue', `${name}: ${error instanceof Error ? error.message : 'invalid operands'}`);
  }
}

const literal = (value: unknown): unknown => ({ $literal: toPlain(value) });

/** A value in the library's terms: numbers as JavaScript numbers. */
function toPlain(value: unknown): unknown {
  return numberKind(value) ? toNumber(value) : value;
}

/** The date a value stands for in date expressions. */
function dateOf(value: unknown): Date {
  const kind = kindOf(value);
  if (kind === 'date') return value as Date;
  if (kind === 'objectId') return (value as { getTimestamp(): Date }).getTimestamp();
  if (kind === 'timestamp') return new Date(((value as { high: number }).high >>> 0) * 1000);
  throw located(16006, `can't convert from BSON type ${typeName(value)} to Date`);
}

/** Operators on one date, given plainly or as `{ date, timezone }`. */
const datePart =
  (name: LibraryName, wrap: (part: number) => unknown): OperatorCompiler =>
  (operand, compiler) => {
    const isNamed = isDocument(operand) && Object.hasOwn(operand, 'date');
    const source = Array.isArray(operand) && operand.length === 1 ? (operand[0] as unknown) : operand;
    const date = compiler.compile(isNamed ? operand.date : source);
    const timezone = isNamed && Object.hasOwn(operand, 'timezone') ? compiler.compile(operand.timezone) : undefined;
    return (scope) => {
      const value = date(scope);
      const zone = timezone?.(scope);
      if (isNullish(value) || (timezone && isNullish(zone))) return null;
      const argument = { date: literal(dateOf(value)), ...(timezone ? { timezone: literal(zone) } : {}) };
      return wrap(callLibrary(name, argument) as number);
    };
  };

/** Operators on named operands; null when one of `nullable` is null. Dates among `dates` are converted. */
const withNames =
  (
    name: LibraryName,
    nullable: readonly string[],
    dates: readonly string[],
    wrap: (result: unknown) => unknown,
    call: (argument: Record<string, unknown>) => unknown = (argument) => callLibrary(name, argument),
  ): OperatorCompiler =>
  (operand, compiler) => {
    if (!isDocument(operand))
      throw new CommandError(9, 'FailedToParse', `${name} only supports an object as its argument`);
    const entries = Object.entries(operand).map(([key, expression]) => [key, compiler.compile(expression)] as const);
    return (scope) => {
      const values = new Map(entries.map(([key, evaluate]) => [key, evaluate(scope)]));
      if (nullable.some((key) => (values.has(key) ? isNullish(values.get(key)) : false)))
        return values.get('onNull') ?? null;
      const argument: Record<string, unknown> = {};
      for (const [key, value] of values) argument[key] = literal(dates.includes(key) ? dateOf(value) : value);
      return wrap(call(argument));
    };
  };

const asIs = (result: unknown): unknown => result;
const int = (part: unknown): unknown => new Int32(Number(part));
const long = (part: unknown): unknown => Long.fromNumber(Number(part));
const PART_ORDER = [
  'year',
  'month',
  'day',
  'isoWeekYear',
  'isoWeek',
  'isoDayOfWeek',
  'hour',
  'minute',
  'second',
  'millisecond',
];

/** The library names the parts of the day before those of the year; MongoDB begins with the year. */
const partsOf = (result: unknown): unknown => {
  const parts = result as Record<string, number>;
  return Object.fromEntries(
    PART_ORDER.filter((key) => key in parts).map((key) => [key, new Int32(parts[key] as number)]),
  );
};

/** Weeks begin on Sunday, and the days before the first Sunday are week 0; the library counts one more. */
const week: OperatorCompiler = (operand, compiler, name) => {
  const dayOfYear = datePart('$dayOfYear', asIs)(operand, compiler, name);
  const dayOfWeek = datePart('$dayOfWeek', asIs)(operand, compiler, name);
  return (scope) => {
    const day = dayOfYear(scope);
    return day === null ? null : new Int32(Math.floor(((day as number) + 7 - (dayOfWeek(scope) as number)) / 7));
  };
};

const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/** Months are of unequal length: a day that the target month lacks becomes its last, where the library runs into the next. */
const shiftDate = (name: LibraryName, sign: 1 | -1): OperatorCompiler =>
  withNames(name, ['startDate', 'unit', 'amount', 'timezone'], ['startDate'], asIs, (argument) => {
    const { startDate, unit, amount, timezone } = argument as Record<string, { $literal: unknown }>;
    const months = MONTHS[unit?.$literal as string];
    if (!Number.isInteger(amount?.$literal)) throw located(5976500, `${name} expects integer amount of time units`);
    if (months === undefined) return callLibrary(name, argument);
    const zone = timezone ? { timezone } : {};
    const parts = callLibrary('$dateToParts', { date: startDate, ...zone }) as Record<string, number>;
    const total =
      (parts.year as number) * 12 + (parts.month as number) - 1 + sign * months * (amount?.$literal as number);
    const [year, month] = [Math.floor(total / 12), (total % 12) + 1];
    const day = Math.min(parts.day as number, new Date(Date.UTC(year, month, 0)).getUTCDate());
    return callLibrary('$dateFromParts', { ...parts, year, month, day, ...zone });
  });

const trigonometric = (name: LibraryName): OperatorCompiler =>
  operands(1, 1, ([value]) => {
    if (isNullish(value)) return null;
    if (!numberKind(value)) throw located(28765, `${name} only supports numeric types, not ${typeName(value)}`);
    return new Double(callLibrary(name, literal(value)) as number);
  });

const mathematical = (
  apply: (value: number) => number,
  isDefined: (value: number) => boolean,
  code: number,
): OperatorCompiler =>
  operands(1, 1, ([value], _compiler, name) => {
    if (isNullish(value)) return null;
    if (!numberKind(value)) throw located(28765, `${name} only supports numeric types, not ${typeName(value)}`);
    const number = toNumber(value);
    if (!isDefined(number)) throw located(code, `${name}'s argument is out of its range, but is ${number}`);
    return new Double(apply(number));
  });

const power = operands(2, 2, ([base, exponent]) => {
  if (isNullish(base) || isNullish(exponent)) return null;
  if (!numberKind(base) || !numberKind(exponent)) throw located(28762, `$pow's base and exponent must be numeric`);
  const result = toNumber(base) ** toNumber(exponent);
  const areWhole = [base, exponent].every((value) => ['int', 'long'].includes(numberKind(value) as string));
  if (!areWhole || !Number.isInteger(result)) return new Double(result);
  return (
    integerOf(toBigInt(base) ** toBigInt(exponent), numberKind(base) === 'int' && numberKind(exponent) === 'int') ??
    new Double(result)
  );
});

const logarithm = operands(2, 2, ([value, base]) => {
  if (isNullish(value) || isNullish(base)) return null;
  return new Double(Math.log(toNumber(value)) / Math.log(toNumber(base)));
});

const bitwise = (initial: bigint, apply: (a: bigint, b: bigint) => bigint): OperatorCompiler =>
  operands(0, Number.MAX_SAFE_INTEGER, (values, _compiler, name) => {
    if (values.some(isNullish)) return null;
    if (!values.every((value) => ['int', 'long'].includes(numberKind(value) ?? '')))
      throw typeMismatch(`${name} only supports int and long operands`);
    return integerOf(
      values.map(toBigInt).reduce(apply, initial),
      values.every((value) => numberKind(value) === 'int'),
    );
  });

const random: OperatorCompiler = (): Evaluate => () => new Double(Math.random());

const INT_PARTS: readonly LibraryName[] = [
  '$year',
  '$month',
  '$dayOfMonth',
  '$dayOfWeek',
  '$dayOfYear',
  '$hour',
  '$minute',
  '$second',
  '$millisecond',
  '$isoWeek',
  '$isoDayOfWeek',
];
const ANGLES: readonly LibraryName[] = [
  '$sin',
  '$cos',
  '$tan',
  '$asin',
  '$acos',
  '$atan',
  '$sinh',
  '$cosh',
  '$tanh',
  '$asinh',
  '$acosh',
  '$atanh',
  '$degreesToRadians',
  '$radiansToDegrees',
];

export const libraryOperators: OperatorTable = {
  ...Object.fromEntries(INT_PARTS.map((name) => [name, datePart(name, int)])),
  ...Object.fromEntries(ANGLES.map((name) => [name, trigonometric(name)])),
  $isoWeekYear: datePart('$isoWeekYear', long),
  $dateToParts: withNames('$dateToParts', ['date', 'timezone'], ['date'], partsOf),
  $dateToString: withNames('$dateToString', ['date', 'format', 'timezone'], ['date'], asIs),
  $dateFromString: withNames('$dateFromString', ['dateString', 'timezone'], [], asIs),
  $dateFromParts: withNames(
    '$dateFromParts',
    ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond', 'timezone'],
    [],
    asIs,
  ),
  $week: week,
  $dateAdd: shiftDate('$dateAdd', 1),
  $dateSubtract: shiftDate('$dateSubtract', -1),
  $dateDiff: withNames('$dateDiff', ['startDate', 'endDate', 'unit', 'timezone'], ['startDate', 'endDate'], long),
  $dateTrunc: withNames('$dateTrunc', ['date', 'unit', 'binSize', 'timezone'], ['date'], asIs),
  $sqrt: mathematical(Math.sqrt, (value) => !(value < 0), 28714),
  $exp: mathematical(Math.exp, () => true, 28765),
  $ln: mathematical(Math.log, (value) => value > 0, 28766),
  $log10: mathematical(Math.log10, (value) => value > 0, 28761),
  $log: logarithm,
  $pow: power,
  $rand: random,
  $bitAnd: bitwise(-1n, (a, b) => a & b),
  $bitOr: bitwise(0n, (a, b) => a | b),
  $bitXor: bitwise(0n, (a, b) => a ^ b),
};
