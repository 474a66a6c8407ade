/** Expression operators on dates; the library evaluates them, corrected where it differs from MongoDB. */
import { Int32, Long } from 'bson';
import { isDocument, kindOf } from './bson-types.js';
import { CommandError } from './command-error.js';
import { callLibrary, type LibraryName, literal } from './expression-library.js';
import { isNullish, located, type OperatorCompiler, type OperatorTable, typeName } from './expression-types.js';

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
export const dateOperators: OperatorTable = {
  ...Object.fromEntries(INT_PARTS.map((name) => [name, datePart(name, int)])),
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
};
