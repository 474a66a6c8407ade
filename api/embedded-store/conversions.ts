/** Conversions between BSON types, as `$convert` makes them; error 241 for a value that cannot become the type. */
import { Decimal128, Double, Long, ObjectId } from 'bson';
import { isTruthy } from './bson-truth.js';
import { type BsonKind, kindOf } from './bson-types.js';
import { CommandError } from './command-error.js';
import { parseDateText } from './date-text.js';
import { toDecimal128 } from './decimal-arithmetic.js';
import { typeName } from './expression-types.js';
import { integerOf, numberKind, toBigInt, toDecimal, toNumber } from './number-arithmetic.js';
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

export const CONVERSIONS: Readonly<Partial<Record<BsonKind, (value: unknown) => unknown>>> = {
  int: (value) => toInteger(value, true),
  long: (value) => toInteger(value, false),
  double: toDouble,
  decimal: toDecimalValue,
  bool: isTruthy,
  date: toDate,
  objectId: toObjectId,
  string: toText,
};
