/** Exact arithmetic on Decimal128 values: 34 significant digits, round half to even (IEEE 754-2008 decimal128). */
import { Decimal128 } from 'bson';

/** A finite decimal `coefficient × 10^exponent`, or one of the three special values. */
export interface Decimal {
  readonly special?: 'infinity' | 'nan';
  readonly negative: boolean;
  /** Never negative. */
  readonly coefficient: bigint;
  readonly exponent: number;
}

const PRECISION = 34;
const MIN_EXPONENT = -6176;
const MAX_EXPONENT = 6111;
const LARGEST = 10n ** 34n;

export function decimalOf(value: Decimal128): Decimal {
  const view = Buffer.from(value.bytes.buffer, value.bytes.byteOffset, 16);
  const low = view.readBigUInt64LE(0);
  const high = view.readBigUInt64LE(8);
  const negative = high >> 63n === 1n;
  const combination = Number((high >> 58n) & 31n);
  if (combination === 31) return { special: 'nan', negative: false, coefficient: 0n, exponent: 0 };
  if (combination === 30) return { special: 'infinity', negative, coefficient: 0n, exponent: 0 };
  // The second form of the encoding holds coefficients beyond 34 digits, which the standard reads as zero.
  if (combination >= 24) {
    return { negative, coefficient: 0n, exponent: Number((high >> 47n) & 0x3fffn) + MIN_EXPONENT };
  }
  const coefficient = ((high & 0x1ffffffffffffn) << 64n) | low;
  const exponent = Number((high >> 49n) & 0x3fffn) + MIN_EXPONENT;
  return { negative, coefficient: coefficient < LARGEST ? coefficient : 0n, exponent };
}

export function toDecimal128(decimal: Decimal): Decimal128 {
  const sign = decimal.negative ? 1n << 63n : 0n;
  if (decimal.special === 'nan') return fromWords(0x7c00000000000000n, 0n);
  if (decimal.special === 'infinity') return fromWords(sign | 0x7800000000000000n, 0n);
  const { coefficient, exponent } = rounded(decimal);
  if (exponent > MAX_EXPONENT) return fromWords(sign | 0x7800000000000000n, 0n);
  const biased = BigInt(exponent - MIN_EXPONENT);
  return fromWords(sign | (biased << 49n) | (coefficient >> 64n), coefficient & 0xffffffffffffffffn);
}

function fromWords(high: bigint, low: bigint): Decimal128 {
  const bytes = Buffer.alloc(16);
  bytes.writeBigUInt64LE(low, 0);
  bytes.writeBigUInt64LE(high, 8);
  return new Decimal128(bytes);
}

/** Brings coefficient and exponent into decimal128's range; too large an exponent is left for the caller to see. */
function rounded({ coefficient, exponent }: Decimal): { coefficient: bigint; exponent: number } {
  let digits = coefficient === 0n ? 1 : coefficient.toString().length;
  const excess = Math.max(digits - PRECISION, MIN_EXPONENT - exponent, 0);
  if (excess > 0) {
    coefficient = dropDigits(coefficient, excess);
    exponent += excess;
    digits = coefficient.toString().length;
    if (digits > PRECISION) {
      coefficient /= 10n;
      exponent += 1;
    }
  }
  if (coefficient === 0n) return { coefficient, exponent: Math.min(exponent, MAX_EXPONENT) };
  const spare = Math.min(exponent - MAX_EXPONENT, PRECISION - digits);
  return spare > 0
    ? { coefficient: coefficient * 10n ** BigInt(spare), exponent: exponent - spare }
    : { coefficient, exponent };
}

function dropDigits(coefficient: bigint, count: number): bigint {
  const divisor = 10n ** BigInt(count);
  const quotient = coefficient / divisor;
  const twice = (coefficient % divisor) * 2n;
  if (twice > divisor || (twice === divisor && quotient % 2n === 1n)) return quotient + 1n;
  return quotient;
}

const signed = (d: Decimal): bigint => (d.negative ? -d.coefficient : d.coefficient);
const NAN: Decimal = { special: 'nan', negative: false, coefficient: 0n, exponent: 0 };

function fromSigned(value: bigint, exponent: number): Decimal {
  return { negative: value < 0n, coefficient: value < 0n ? -value : value, exponent };
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.special || b.special) {
    if (a.special === 'nan' || b.special === 'nan') return NAN;
    if (a.special && b.special) return a.negative === b.negative ? a : NAN;
    return a.special ? a : b;
  }
  if (a.coefficient === 0n || b.coefficient === 0n) {
    const [zero, other] = a.coefficient === 0n ? [a, b] : [b, a];
    const shift = Math.min(Math.max(other.exponent - zero.exponent, 0), PRECISION);
    return fromSigned(signed(other) * 10n ** BigInt(shift), other.exponent - shift);
  }
  // Beyond this distance the smaller number cannot reach the last digit kept, and the shift would be enormous.
  const reach = PRECISION * 3;
  const [large, small] = a.exponent >= b.exponent ? [a, b] : [b, a];
  if (large.exponent - small.exponent > reach) return { ...large };
  const shift = BigInt(large.exponent - small.exponent);
  return fromSigned(signed(large) * 10n ** shift + signed(small), small.exponent);
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  const negative = a.negative !== b.negative;
  if (a.special || b.special) {
    const isNan =
      a.special === 'nan' ||
      b.special === 'nan' ||
      (!a.special && a.coefficient === 0n) ||
      (!b.special && b.coefficient === 0n);
    return isNan ? NAN : { special: 'infinity', negative, coefficient: 0n, exponent: 0 };
  }
  return { negative, coefficient: a.coefficient * b.coefficient, exponent: a.exponent + b.exponent };
}

export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  const negative = a.negative !== b.negative;
  if (a.special === 'nan' || b.special === 'nan' || (a.special && b.special)) return NAN;
  if (a.special) return { special: 'infinity', negative, coefficient: 0n, exponent: 0 };
  if (b.special) return { negative, coefficient: 0n, exponent: MIN_EXPONENT };
  if (b.coefficient === 0n)
    return a.coefficient === 0n ? NAN : { special: 'infinity', negative, coefficient: 0n, exponent: 0 };
  const scale = Math.max(0, PRECISION * 2 + b.coefficient.toString().length - a.coefficient.toString().length);
  let quotient = (a.coefficient * 10n ** BigInt(scale)) / b.coefficient;
  let exponent = a.exponent - scale - b.exponent;
  // The shortest exact form, as far as the preferred exponent of the standard (a's minus b's).
  const preferred = a.exponent - b.exponent;
  while (exponent < preferred && quotient !== 0n && quotient % 10n === 0n) {
    quotient /= 10n;
    exponent += 1;
  }
  return { negative, coefficient: quotient, exponent: quotient === 0n ? preferred : exponent };
}

export function decimalFromBigInt(value: bigint): Decimal {
  return fromSigned(value, 0);
}

/** A double as MongoDB converts it in arithmetic: its 15 leading decimal digits. */
export function decimalFromDouble(value: number): Decimal {
  if (Number.isNaN(value)) return NAN;
  if (!Number.isFinite(value)) return { special: 'infinity', negative: value < 0, coefficient: 0n, exponent: 0 };
  if (Number.isInteger(value) && Math.abs(value) < 1e15)
    return { ...fromSigned(BigInt(value), 0), negative: Object.is(value, -0) || value < 0 };
  const [mantissa = '0', power = '0'] = value.toExponential(14).split('e');
  const digits = mantissa.replace('-', '').replace('.', '');
  return { negative: value < 0, coefficient: BigInt(digits), exponent: Number(power) - 14 };
}
