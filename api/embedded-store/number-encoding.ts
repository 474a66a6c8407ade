/**
 * Order-preserving bytes for numbers: the nearest double towards zero, then whatever it misses. Equal numbers of different
 * types get equal bytes; nearly every number is exactly a double and takes ten bytes.
 */
import type { KeyWriter } from './key-writer.js';
import { type ExactNumber, compareRationals, exactNumber, rationalOf, approximateDecimal } from './number-order.js';

const NAN = 1;
const NEGATIVE = 2;
const ZERO = 3;
const POSITIVE = 4;
/** Digits of the remainder that are kept beyond the number's first: two decimals of 34 digits differ well within it. */
const KEPT_DIGITS = 40;

export function writeNumber(writer: KeyWriter, value: unknown): void {
  const exact = exactNumber(value);
  if (typeof exact === 'number') {
    writeDouble(writer, exact);
    return;
  }
  const negative = typeof exact === 'bigint' ? exact < 0n : exact.negative;
  const magnitude: bigint | { negative: boolean; coefficient: bigint; exponent: number } =
    typeof exact === 'bigint' ? (negative ? -exact : exact) : { ...exact, negative: false };
  writer.byte(negative ? NEGATIVE : POSITIVE);
  const start = writer.length;
  const floor = floorToDouble(magnitude);
  writer.positiveDouble(floor);
  writeRemainder(writer, magnitude, floor);
  if (negative) writer.invertFrom(start);
}

function writeDouble(writer: KeyWriter, value: number): void {
  if (value > 0) {
    writer.byte(POSITIVE);
    writer.positiveDouble(value);
    writer.byte(0);
  } else if (value < 0) {
    writer.byte(NEGATIVE);
    const start = writer.length;
    writer.positiveDouble(-value);
    writer.byte(0);
    writer.invertFrom(start);
  } else {
    writer.byte(value === 0 ? ZERO : NAN);
  }
}

const scratch = new DataView(new ArrayBuffer(8));

/** The largest double that is not above a positive number. */
function floorToDouble(magnitude: ExactNumber): number {
  const nearest = typeof magnitude === 'bigint' ? Number(magnitude) : approximateDecimal(magnitude as never);
  if (nearest === Infinity) return Number.MAX_VALUE;
  if (compareRationals(rationalOf(nearest), rationalOf(magnitude)) <= 0) return nearest;
  scratch.setFloat64(0, nearest);
  scratch.setBigUint64(0, scratch.getBigUint64(0) - 1n);
  return scratch.getFloat64(0);
}

/**
 * The remainder above `floor` as a decimal: the exponent of its first digit, then its digits in pairs. At the two ends of the
 * double range all numbers share one floor, so the number itself serves as its remainder there.
 */
function writeRemainder(writer: KeyWriter, magnitude: ExactNumber, floor: number): void {
  const whole = rationalOf(magnitude);
  const base = rationalOf(floor);
  const isEnd = floor === 0 || floor === Number.MAX_VALUE;
  const numerator = whole.numerator * base.denominator - base.numerator * whole.denominator;
  if (numerator === 0n) {
    writer.byte(0);
    return;
  }
  writer.byte(1);
  const lowest = isEnd ? -6200 : Math.floor(Math.log10(floor)) - KEPT_DIGITS;
  const digits = isEnd
    ? scaled(whole.numerator, whole.denominator, lowest)
    : scaled(numerator, whole.denominator * base.denominator, lowest);
  writeDigits(writer, digits.toString(), lowest);
}

/** `numerator / denominator` in units of 10^lowest, rounded down. */
function scaled(numerator: bigint, denominator: bigint, lowest: number): bigint {
  return lowest <= 0
    ? (numerator * 10n ** BigInt(-lowest)) / denominator
    : numerator / (denominator * 10n ** BigInt(lowest));
}

function writeDigits(writer: KeyWriter, digits: string, lowest: number): void {
  writer.uint16(digits.length + lowest + 32768);
  const significant = digits.replace(/0+$/, '');
  for (let i = 0; i < significant.length; i += 2) {
    writer.byte(Number(significant.slice(i, i + 2).padEnd(2, '0')) + 1);
  }
  writer.byte(0);
}
