/** Arithmetic on BSON numbers: the result has the wider operand's type, and integers grow to 64 bits when they must. */
import { type Decimal128, Double, Int32, Long } from 'bson';
import {
  addDecimals,
  type Decimal,
  decimalFromBigInt,
  decimalFromDouble,
  decimalOf,
  divideDecimals,
  multiplyDecimals,
  toDecimal128,
} from './decimal-arithmetic.js';
import { isInt32, kindOf } from './bson-types.js';

export type NumberKind = 'int' | 'long' | 'double' | 'decimal';

/** The kind of a number, or undefined when the value is not one. */
export function numberKind(value: unknown): NumberKind | undefined {
  const kind = kindOf(value);
  return kind === 'int' || kind === 'long' || kind === 'double' || kind === 'decimal' ? kind : undefined;
}

/** The nearest double. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  const tagged = value as { _bsontype?: string; value: number };
  if (tagged._bsontype === 'Int32' || tagged._bsontype === 'Double') return tagged.value;
  if (tagged._bsontype === 'Long') return (value as Long).toNumber();
  return Number((value as Decimal128).toString());
}

/** An Int32 or Long as a bigint. */
export function toBigInt(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'object' && (value as { _bsontype?: string })._bsontype === 'Long')
    return (value as Long).toBigInt();
  return BigInt(toNumber(value));
}

export function toDecimal(value: unknown): Decimal {
  const kind = numberKind(value);
  if (kind === 'decimal') return decimalOf(value as Decimal128);
  return kind === 'double' ? decimalFromDouble(toNumber(value)) : decimalFromBigInt(toBigInt(value));
}

const INT32_MIN = -(2n ** 31n);
const INT32_MAX = 2n ** 31n - 1n;
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/** An integer as an Int32 if both operands were and it fits, else as a Long; undefined beyond 64 bits. */
export function integerOf(value: bigint, narrow: boolean): Int32 | Long | undefined {
  if (narrow && value >= INT32_MIN && value <= INT32_MAX) return new Int32(Number(value));
  return value >= INT64_MIN && value <= INT64_MAX ? Long.fromBigInt(value) : undefined;
}

interface Operation {
  readonly integers: (a: bigint, b: bigint) => bigint;
  readonly doubles: (a: number, b: number) => number;
  readonly decimals: (a: Decimal, b: Decimal) => Decimal;
}

const ADDITION: Operation = { integers: (a, b) => a + b, doubles: (a, b) => a + b, decimals: addDecimals };
const MULTIPLICATION: Operation = { integers: (a, b) => a * b, doubles: (a, b) => a * b, decimals: multiplyDecimals };
const SUBTRACTION: Operation = {
  integers: (a, b) => a - b,
  doubles: (a, b) => a - b,
  decimals: (a, b) => addDecimals(a, { ...b, negative: !b.negative }),
};

/** Undefined when the result leaves 64 bits: expressions go on with a double then, update operators fail. */
function calculate(operation: Operation, a: unknown, b: unknown): unknown {
  const kindA = numberKind(a);
  const kindB = numberKind(b);
  if (kindA === 'decimal' || kindB === 'decimal') {
    return toDecimal128(operation.decimals(toDecimal(a), toDecimal(b)));
  }
  if (kindA === 'double' || kindB === 'double') return new Double(operation.doubles(toNumber(a), toNumber(b)));
  const narrow = kindA === 'int' && kindB === 'int';
  if (narrow) {
    const quick = operation.doubles(toNumber(a), toNumber(b));
    if (isInt32(quick)) return new Int32(quick);
  }
  return integerOf(operation.integers(toBigInt(a), toBigInt(b)), narrow);
}

export function add(a: unknown, b: unknown): unknown {
  return calculate(ADDITION, a, b);
}

export function multiply(a: unknown, b: unknown): unknown {
  return calculate(MULTIPLICATION, a, b);
}

export function subtract(a: unknown, b: unknown): unknown {
  return calculate(SUBTRACTION, a, b);
}

/** Always a double, or a decimal when an operand is; the divisor must not be zero. */
export function divide(a: unknown, b: unknown): unknown {
  if (numberKind(a) === 'decimal' || numberKind(b) === 'decimal') {
    return toDecimal128(divideDecimals(toDecimal(a), toDecimal(b)));
  }
  return new Double(toNumber(a) / toNumber(b));
}

/** The remainder with the dividend's sign. */
export function remainder(a: unknown, b: unknown): unknown {
  const kindA = numberKind(a);
  const kindB = numberKind(b);
  if (kindA === 'decimal' || kindB === 'decimal') return toDecimal128(remainderOfDecimals(toDecimal(a), toDecimal(b)));
  if (kindA === 'double' || kindB === 'double') return new Double(toNumber(a) % toNumber(b));
  return integerOf(toBigInt(a) % toBigInt(b), kindA === 'int' && kindB === 'int');
}

function remainderOfDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.special || b.special === 'nan') return { special: 'nan', negative: false, coefficient: 0n, exponent: 0 };
  if (b.special) return a;
  const exponent = Math.min(a.exponent, b.exponent);
  const left = a.coefficient * 10n ** BigInt(a.exponent - exponent);
  const right = b.coefficient * 10n ** BigInt(b.exponent - exponent);
  return { negative: a.negative, coefficient: left % right, exponent };
}
