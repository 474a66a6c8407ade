/** Compares numbers of any BSON type by their exact value: Int32, Long, Double, Decimal128 and plain JavaScript numbers. */
import type { Decimal128, Long } from 'bson';
import { type Decimal, decimalOf } from './decimal-arithmetic.js';

/** A number as the cheapest type that holds it exactly: a double, a bigint beyond 2^53, or a finite decimal. */
export type ExactNumber = number | bigint | Decimal;

const TWO_53 = 9007199254740992;

/** The exact value of any BSON number; `value` must be one. */
export function exactNumber(value: unknown): ExactNumber {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return exactBigInt(value);
  const tagged = value as { _bsontype: string; value: number };
  if (tagged._bsontype === 'Int32' || tagged._bsontype === 'Double') return tagged.value;
  if (tagged._bsontype === 'Long') return exactLong(value as Long);
  return simplestDecimal(decimalOf(value as Decimal128));
}

function exactLong(value: Long): ExactNumber {
  const approximate = value.high * 4294967296 + (value.low >>> 0);
  return Math.abs(approximate) < TWO_53 ? approximate : value.toBigInt();
}

function exactBigInt(value: bigint): number | bigint {
  return value > -9007199254740992n && value < 9007199254740992n ? Number(value) : value;
}

function simplestDecimal(decimal: Decimal): ExactNumber {
  if (decimal.special === 'nan') return NaN;
  if (decimal.special) return decimal.negative ? -Infinity : Infinity;
  if (decimal.coefficient === 0n) return 0;
  if (decimal.exponent >= 0 && decimal.exponent < 40) {
    const whole = decimal.coefficient * 10n ** BigInt(decimal.exponent);
    return exactBigInt(decimal.negative ? -whole : whole);
  }
  return decimal;
}

/** NaN is below every other number and equal to itself; -0 equals 0. */
export function compareExact(a: ExactNumber, b: ExactNumber): number {
  if (typeof a === 'number' && typeof b === 'number') {
    if (a < b) return -1;
    if (a > b) return 1;
    if (a === b) return 0;
    return Number.isNaN(a) ? (Number.isNaN(b) ? 0 : -1) : 1;
  }
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'number') return -compareToDouble(b as bigint | Decimal, a);
  if (typeof b === 'number') return compareToDouble(a, b);
  return compareRationals(rationalOf(a), rationalOf(b));
}

function compareToDouble(a: bigint | Decimal, b: number): number {
  if (Number.isNaN(b)) return 1;
  if (b === Infinity) return -1;
  if (b === -Infinity) return 1;
  // Language rule: comparing a bigint with a number is exact.
  if (typeof a === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  const approximate = approximateDecimal(a);
  // Far from each other, the approximation decides; it is off by half a unit in the last place at most.
  if (Math.abs(approximate - b) > Math.abs(b) * 1e-12 && Math.abs(b) > 1e-290) return approximate < b ? -1 : 1;
  return compareRationals(rationalOf(a), rationalOf(b));
}

export function approximateDecimal(decimal: Decimal): number {
  return Number(`${decimal.negative ? '-' : ''}${decimal.coefficient}e${decimal.exponent}`);
}

interface Rational {
  readonly numerator: bigint;
  /** Always positive. */
  readonly denominator: bigint;
}

export function rationalOf(value: ExactNumber): Rational {
  if (typeof value === 'bigint') return { numerator: value, denominator: 1n };
  if (typeof value === 'number') return rationalOfDouble(value);
  const coefficient = value.negative ? -value.coefficient : value.coefficient;
  if (value.exponent >= 0) return { numerator: coefficient * 10n ** BigInt(value.exponent), denominator: 1n };
  return { numerator: coefficient, denominator: 10n ** BigInt(-value.exponent) };
}

const scratch = new DataView(new ArrayBuffer(8));

function rationalOfDouble(value: number): Rational {
  if (Number.isInteger(value)) return { numerator: BigInt(value), denominator: 1n };
  scratch.setFloat64(0, value);
  const bits = scratch.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  const numerator = value < 0 ? -mantissa : mantissa;
  if (exponent >= 0) return { numerator: numerator << BigInt(exponent), denominator: 1n };
  return { numerator, denominator: 1n << BigInt(-exponent) };
}

export function compareRationals(a: Rational, b: Rational): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}
