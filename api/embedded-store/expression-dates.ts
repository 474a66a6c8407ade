/** Expression operators on dates. */
import { Int32, Long } from 'bson';
import {
  addUnits,
  assertUnit,
  dayOfYear,
  isoWeek,
  isoWeekday,
  isoWeekStart,
  truncate,
  unitsBetween,
  weekdayOf,
  weekOfYear,
} from './calendar.js';
import { isDocument, kindOf } from './bson-types.js';
import { CommandError } from './command-error.js';
import { readDate, writeDate } from './date-format.js';
import { parseDateText } from './date-text.js';
import {
  type Evaluate,
  isNullish,
  located,
  named,
  type OperatorCompiler,
  type OperatorTable,
  typeName,
} from './expression-types.js';
import { numberKind, toNumber } from './number-arithmetic.js';
import { fromLocal, timeZone, type TimeZone, toLocal, UTC, utcTime } from './time-zones.js';

/** The instant a value stands for in date expressions, in milliseconds; error 16006 for what is no date. */
function instantOf(value: unknown): number {
  const kind = kindOf(value);
  if (kind === 'date') return (value as Date).getTime();
  if (kind === 'objectId') return (value as { getTimestamp(): Date }).getTimestamp().getTime();
  if (kind === 'timestamp') return ((value as { high: number }).high >>> 0) * 1000;
  throw located(16006, `can't convert from BSON type ${typeName(value)} to Date`);
}

/** The zone of a `timezone` operand; UTC when there is none. */
function zoneOf(value: unknown): TimeZone {
  if (value === undefined) return UTC;
  if (typeof value !== 'string') throw located(40517, `timezone must evaluate to a string, found ${typeName(value)}`);
  return timeZone(value);
}

function wholeOf(value: unknown, code: number, what: string): number {
  const number = numberKind(value) ? toNumber(value) : NaN;
  if (!Number.isInteger(number)) throw located(code, `${what} must evaluate to an integer, found ${typeName(value)}`);
  return number;
}

/** Operators on one date, given plainly, as a list of one, or as `{ date, timezone }`. */
const part =
  (read: (local: Date) => unknown): OperatorCompiler =>
  (operand, compiler) => {
    const isNamed = isDocument(operand) && Object.hasOwn(operand, 'date');
    const source = Array.isArray(operand) && operand.length === 1 ? (operand[0] as unknown) : operand;
    const date = compiler.compile(isNamed ? operand.date : source);
    const zone: Evaluate | undefined =
      isNamed && Object.hasOwn(operand, 'timezone') ? compiler.compile(operand.timezone) : undefined;
    return (scope) => {
      const value = date(scope);
      const name = zone?.(scope);
      if (isNullish(value) || (zone && isNullish(name))) return null;
      return read(toLocal(instantOf(value), zoneOf(name)));
    };
  };

const int = (read: (local: Date) => number): OperatorCompiler => part((local) => new Int32(read(local)));

/** Null for null operands, except those of the names in `rest`. */
function hasNull(values: Readonly<Record<string, unknown>>, rest: readonly string[] = []): boolean {
  return Object.entries(values).some(([name, value]) => isNullish(value) && !rest.includes(name));
}

const dateToString = named(['date'], ['format', 'timezone', 'onNull'], (values) => {
  const { date, format, timezone, onNull } = values;
  if (isNullish(date)) return onNull ?? null;
  if (hasNull(values, ['onNull'])) return null;
  if (format !== undefined && typeof format !== 'string')
    throw located(18533, '$dateToString requires that format be a string');
  const usual = timezone === undefined ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L';
  return writeDate(instantOf(date), format ?? usual, zoneOf(timezone));
});

const dateFromString: OperatorCompiler = named(
  ['dateString'],
  ['format', 'timezone', 'onError', 'onNull'],
  (values) => {
    const { dateString, format, timezone, onNull } = values;
    if (isNullish(dateString)) return onNull ?? null;
    if (hasNull(values, ['onNull', 'onError'])) return null;
    const zone = zoneOf(timezone);
    const date = typeof dateString === 'string' ? parsed(dateString, format, zone, timezone !== undefined) : undefined;
    if (date) return date;
    if (Object.hasOwn(values, 'onError')) return values.onError;
    throw new CommandError(
      241,
      'ConversionFailure',
      `Error parsing date string with $dateFromString: ${typeName(dateString)}`,
    );
  },
);

function parsed(text: string, format: unknown, zone: TimeZone, hasZone: boolean): Date | undefined {
  if (typeof format === 'string') return readDate(text, format, zone);
  const date = parseDateText(text);
  const hasOffset = /[T ].*(z|[+-]\d{2}(:?\d{2})?)\s*$/i.test(text);
  return date && hasZone && !hasOffset ? new Date(fromLocal(date.getTime(), zone)) : date;
}

const FROM_PARTS = [
  'year',
  'isoWeekYear',
  'month',
  'isoWeek',
  'day',
  'isoDayOfWeek',
  'hour',
  'minute',
  'second',
  'millisecond',
];

const dateFromParts = named([], [...FROM_PARTS, 'timezone'], (values) => {
  const { timezone, ...parts } = values;
  if (hasNull(values)) return null;
  const get = (name: string, otherwise: number): number =>
    parts[name] === undefined ? otherwise : wholeOf(parts[name], 40515, `'${name}'`);
  if (!('year' in parts) && !('isoWeekYear' in parts)) {
    throw located(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
  }
  const day =
    'isoWeekYear' in parts
      ? isoWeekStart(get('isoWeekYear', 1970), get('isoWeek', 1), get('isoDayOfWeek', 1))
      : utcTime(get('year', 1970), get('month', 1) - 1, get('day', 1));
  const time = get('hour', 0) * 3_600_000 + get('minute', 0) * 60_000 + get('second', 0) * 1000 + get('millisecond', 0);
  return new Date(fromLocal(day + time, zoneOf(timezone)));
});

const dateToParts = named(['date'], ['timezone', 'iso8601'], (values) => {
  if (hasNull(values)) return null;
  const local = toLocal(instantOf(values.date), zoneOf(values.timezone));
  const { year, week } = isoWeek(local);
  const day =
    values.iso8601 === true
      ? { isoWeekYear: year, isoWeek: week, isoDayOfWeek: isoWeekday(local) }
      : { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
  const [hour, minute, second] = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()];
  const parts = { ...day, hour, minute, second, millisecond: local.getUTCMilliseconds() };
  return Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, new Int32(value)]));
});

const shift = (sign: 1 | -1): OperatorCompiler =>
  named(['startDate', 'unit', 'amount'], ['timezone'], (values, _compiler, name) => {
    if (hasNull(values)) return null;
    const { startDate, unit, amount, timezone } = values;
    assertUnit(unit);
    const count = wholeOf(amount, 5166405, `${name}'s amount`);
    return new Date(addUnits(instantOf(startDate), unit, sign * count, zoneOf(timezone)));
  });

const dateDiff = named(['startDate', 'endDate', 'unit'], ['timezone', 'startOfWeek'], (values) => {
  if (hasNull(values)) return null;
  const { startDate, endDate, unit, timezone, startOfWeek } = values;
  assertUnit(unit);
  const weekStart = unit === 'week' ? weekdayOf(startOfWeek ?? 'sunday') : 0;
  return Long.fromNumber(unitsBetween(instantOf(startDate), instantOf(endDate), unit, zoneOf(timezone), weekStart));
});

const dateTrunc = named(['date', 'unit'], ['binSize', 'timezone', 'startOfWeek'], (values) => {
  if (hasNull(values)) return null;
  const { date, unit, binSize, timezone, startOfWeek } = values;
  assertUnit(unit);
  const size = binSize === undefined ? 1 : wholeOf(binSize, 5439017, "$dateTrunc's 'binSize'");
  if (size < 1) throw located(5439018, "$dateTrunc requires 'binSize' to be greater than 0");
  const weekStart = unit === 'week' ? weekdayOf(startOfWeek ?? 'sunday') : 0;
  return new Date(truncate(instantOf(date), unit, size, zoneOf(timezone), weekStart));
});

export const dateOperators: OperatorTable = {
  $year: int((local) => local.getUTCFullYear()),
  $month: int((local) => local.getUTCMonth() + 1),
  $dayOfMonth: int((local) => local.getUTCDate()),
  $dayOfWeek: int((local) => local.getUTCDay() + 1),
  $dayOfYear: int(dayOfYear),
  $hour: int((local) => local.getUTCHours()),
  $minute: int((local) => local.getUTCMinutes()),
  $second: int((local) => local.getUTCSeconds()),
  $millisecond: int((local) => local.getUTCMilliseconds()),
  $week: int(weekOfYear),
  $isoWeek: int((local) => isoWeek(local).week),
  $isoWeekYear: part((local) => Long.fromNumber(isoWeek(local).year)),
  $isoDayOfWeek: int(isoWeekday),
  $dateToParts: dateToParts,
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: dateFromParts,
  $dateAdd: shift(1),
  $dateSubtract: shift(-1),
  $dateDiff: dateDiff,
  $dateTrunc: dateTrunc,
};
