/** Expression operators on types: `$type`, `$isNumber`, `$convert` and its short forms. */
import { Decimal128, Double, Long, ObjectId } from 'bson';
import { isTruthy } from './bson-truth.js';
import { kindOf, TYPE_NUMBERS, type BsonKind } from './bson-types.js';
import { CommandError } from './command-error.js';
import { toDecimal128 } from './decimal-arithmetic.js';
import {
  argumentsOf,
  isNullish,
  type OperatorCompiler,
  operands,
  type OperatorTable,
  typeName,
} from './expression-types.js';
import { integerOf, numberKind, toBigInt, toDecimal, toNumber } from './number-arithmetic.js';
import { parseDateText } from './date-text.js';
import { textOf } from './value-text.js';

function conversionFailure(message: string): CommandError {
  return new CommandError(241, 'ConversionFailure', message);
}

function unsupported(value: unknown, to: string): CommandError {
  return conversionFailure(`Unsupported conversion from ${typeName(value)} to ${to} in $convert with no onError value`);
}

function toInteger(value: unknown, narrow: boolean): unknown {
  const name = narrow ? 'int' : 'long';
  const whole = wholeOf(value, name);
  const result = integerOf(whole, narrow);
  if (!result || (narrow && result instanceof Long)) {
    throw conversionFailure(`Conversion would overflow target type in $convert with no onError value: ${whole}`);
  }
  return result;
}

function wholeOf(value: unknown, name: string): bigint {
  switch (kindOf(value)) {
    case 'int':
    case 'long':
      return toBigInt(value);
    case 'double':
    case 'decimal': {
      const decimal = numberKind(value) === 'decimal' ? toDecimal(value) : undefined;
      const number = toNumber(value);
      if (!Number.isFinite(number))
        throw conversionFailure(`Attempt to convert ${number} value to integer type in $convert with no onError value`);
      if (!decimal) return BigInt(Math.trunc(number));
      const scale = 10n ** BigInt(Math.min(Math.abs(decimal.exponent), 400));
      const whole = decimal.exponent < 0 ? decimal.coefficient / scale : decimal.coefficient * scale;
      return decimal.negative ? -whole : whole;
    }
    case 'bool':
      return value === true ? 1n : 0n;
    case 'date':
      if (name === 'long') return BigInt((value as Date).getTime());
      break;
    case 'string':
      if (/^[+-]?\d+$/.test(value as string)) return BigInt((value as string).replace('+', ''));
      throw failedToParse(value as string);
    default:
  }
  throw unsupported(value, name);
}

function failedToParse(text: string): CommandError {
  return conversionFailure(`Failed to parse number '${text.slice(0, 40)}' in $convert with no onError value`);
}

function toDouble(value: unknown): unknown {
  switch (kindOf(value)) {
    case 'int':
    case 'long':
    case 'double':
    case 'decimal':
      return new Double(toNumber(value));
    case 'bool':
      return new Double(value === true ? 1 : 0);
    case 'date':
      return new Double((value as Date).getTime());
    case 'string': {
      const number = /^\s|\s$|^$|^0[box]/i.test(value as string) ? NaN : Number(value);
      if (Number.isNaN(number) && !/^[+-]?nan$/i.test(value as string)) throw failedToParse(value as string);
      return new Double(number);
    }
    default:
      throw unsupported(value, 'double');
  }
}

function toDecimalValue(value: unknown): unknown {
  switch (kindOf(value)) {
    case 'int':
    case 'long':
    case 'double':
    case 'decimal':
      return toDecimal128(toDecimal(value));
    case 'bool':
      return Decimal128.fromString(value === true ? '1' : '0');
    case 'date':
      return Decimal128.fromString(String((value as Date).getTime()));
    case 'string':
      try {
        return Decimal128.fromStringWithRounding(value as string);
      } catch {
        throw failedToParse(value as string);
      }
    default:
      throw unsupported(value, 'decimal');
  }
}

function toDate(value: unknown): Date {
  switch (kindOf(value)) {
    case 'date':
      return value as Date;
    case 'long':
    case 'double':
    case 'decimal':
      return new Date(Math.trunc(toNumber(value)));
    case 'objectId':
      return (value as ObjectId).getTimestamp();
    case 'timestamp':
      return new Date(((value as { high: number }).high >>> 0) * 1000);
    case 'string': {
      const date = parseDateText(value as string);
      if (!date)
        throw conversionFailure(
          `Error parsing date string '${(value as string).slice(0, 40)}' in $convert with no onError value`,
        );
      return date;
    }
    default:
      throw unsupported(value, 'date');
  }
}

function toObjectId(value: unknown): ObjectId {
  if (kindOf(value) === 'objectId') return value as ObjectId;
  if (typeof value !== 'string') throw unsupported(value, 'objectId');
  if (!/^[0-9a-fA-F]{24}$/.test(value)) {
    throw conversionFailure(
      `Failed to parse objectId in $convert with no onError value: Invalid string length for parsing to OID, expected 24 but found ${value.length}`,
    );
  }
  return new ObjectId(value);
}

function toText(value: unknown): string {
  if (['object', 'array', 'regex', 'javascript', 'minKey', 'maxKey'].includes(kindOf(value)))
    throw unsupported(value, 'string');
  return textOf(value);
}

const CONVERSIONS: Readonly<Partial<Record<BsonKind, (value: unknown) => unknown>>> = {
  int: (value) => toInteger(value, true),
  long: (value) => toInteger(value, false),
  double: toDouble,
  decimal: toDecimalValue,
  bool: isTruthy,
  date: toDate,
  objectId: toObjectId,
  string: toText,
};

const convertTo = (kind: BsonKind): OperatorCompiler =>
  operands(1, 1, ([value]) => (isNullish(value) ? null : CONVERSIONS[kind]?.(value)));

const convert: OperatorCompiler = (operand, compiler) => {
  const fields = argumentsOf(operand, ['input', 'to'], ['onError', 'onNull', 'format'], '$convert');
  const input = compiler.compile(fields.input);
  const to = compiler.compile(fields.to);
  const onNull = compiler.compile(fields.onNull ?? null);
  const onError = Object.hasOwn(fields, 'onError') ? compiler.compile(fields.onError) : undefined;
  return (scope) => {
    const value = input(scope);
    const target = to(scope);
    if (isNullish(value)) return onNull(scope);
    if (isNullish(target)) return null;
    const conversion = CONVERSIONS[targetKind(target)];
    if (!conversion)
      throw new CommandError(9, 'FailedToParse', `$convert's 'to' argument names a type that values cannot become`);
    try {
      return conversion(value);
    } catch (error) {
      if (onError && error instanceof CommandError) return onError(scope);
      throw error;
    }
  };
};

function targetKind(target: unknown): BsonKind {
  const kind = numberKind(target)
    ? (Object.keys(TYPE_NUMBERS) as BsonKind[]).find((name) => TYPE_NUMBERS[name] === toNumber(target))
    : (Object.keys(TYPE_NUMBERS) as BsonKind[]).find((name) => name === target);
  if (!kind) throw new CommandError(2, 'BadValue', `Unknown type name: ${String(target).slice(0, 40)}`);
  return kind;
}

export const conversionOperators: OperatorTable = {
  $type: operands(1, 1, ([value]) => typeName(value)),
  $isNumber: operands(1, 1, ([value]) => numberKind(value) !== undefined),
  $convert: convert,
  $toInt: convertTo('int'),
  $toLong: convertTo('long'),
  $toDouble: convertTo('double'),
  $toDecimal: convertTo('decimal'),
  $toBool: convertTo('bool'),
  $toDate: convertTo('date'),
  $toObjectId: convertTo('objectId'),
  $toString: convertTo('string'),
};
