/** Expression operators that calculate; BSON's number types are kept. */
import { Double, Int32, Long } from 'bson';
import { CommandError } from './command-error.js';
import { type Decimal, toDecimal128 } from './decimal-arithmetic.js';
import {
  isNullish,
  operands,
  type OperatorCompiler,
  type OperatorTable,
  located,
  typeMismatch,
  typeName,
} from './expression-types.js';
import {
  add,
  divide,
  multiply,
  numberKind,
  remainder,
  subtract,
  toBigInt,
  toDecimal,
  toNumber,
  integerOf,
} from './number-arithmetic.js';

const MANY = Number.MAX_SAFE_INTEGER;

function assertNumber(value: unknown, name: string): void {
  if (!numberKind(value)) throw typeMismatch(`${name} only supports numeric types, not ${typeName(value)}`);
}

/** Adds numbers, and milliseconds to at most one date. */
function sum(values: unknown[]): unknown {
  let total: unknown = new Int32(0);
  let date: Date | undefined;
  for (const value of values) {
    if (isNullish(value)) return null;
    if (value instanceof Date) {
      if (date) throw located(16612, 'only one date allowed in an $add expression');
      date = value;
    } else {
      if (!numberKind(value)) throw typeMismatch(`$add only supports numeric or date types, not ${typeName(value)}`);
      total = add(total, value) ?? new Double(toNumber(total) + toNumber(value));
    }
  }
  return date ? new Date(date.getTime() + Math.trunc(toNumber(total))) : total;
}

function difference([a, b]: unknown[]): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  if (a instanceof Date && b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime());
  if (a instanceof Date && numberKind(b)) return new Date(a.getTime() - Math.trunc(toNumber(b)));
  if (!numberKind(a) || !numberKind(b)) {
    throw typeMismatch(`can't $subtract ${typeName(b)} from ${typeName(a)}`);
  }
  return subtract(a, b) ?? new Double(toNumber(a) - toNumber(b));
}

function product(values: unknown[]): unknown {
  let total: unknown = new Int32(1);
  for (const value of values) {
    if (isNullish(value)) return null;
    assertNumber(value, '$multiply');
    total = multiply(total, value) ?? new Double(toNumber(total) * toNumber(value));
  }
  return total;
}

const quotient = operands(2, 2, ([a, b]) => {
  if (isNullish(a) || isNullish(b)) return null;
  if (!numberKind(a) || !numberKind(b)) {
    throw typeMismatch(`$divide only supports numeric types, not ${typeName(a)} and ${typeName(b)}`);
  }
  if (toNumber(b) === 0) throw new CommandError(2, 'BadValue', "can't $divide by zero");
  return divide(a, b);
});

const modulus = operands(2, 2, ([a, b]) => {
  if (isNullish(a) || isNullish(b)) return null;
  if (!numberKind(a) || !numberKind(b)) {
    throw typeMismatch(`$mod only supports numeric types, not ${typeName(a)} and ${typeName(b)}`);
  }
  if (toNumber(b) === 0) throw located(16610, "can't $mod by zero");
  return remainder(a, b);
});

/** An operator on one number that is null for null. */
const unary = (apply: (value: unknown) => unknown): OperatorCompiler =>
  operands(1, 1, ([value], _compiler, name) => {
    if (isNullish(value)) return null;
    if (!numberKind(value)) throw located(28765, `${name} only supports numeric types, not ${typeName(value)}`);
    return apply(value);
  });

function absolute(value: unknown): unknown {
  switch (numberKind(value)) {
    case 'decimal':
      return toDecimal128({ ...toDecimal(value), negative: false });
    case 'double':
      return new Double(Math.abs(toNumber(value)));
    default: {
      const whole = toBigInt(value);
      const result = integerOf(whole < 0n ? -whole : whole, numberKind(value) === 'int');
      if (!result) throw located(28680, "can't take $abs of long long min");
      return result;
    }
  }
}

type RoundingMode = 'floor' | 'ceil' | 'trunc' | 'even';

/** Rounds to a number of decimal places (negative: tens, hundreds …), keeping the type. */
function roundTo(value: unknown, places: number, mode: RoundingMode): unknown {
  const kind = numberKind(value);
  if (kind === 'double' && places === 0) return new Double(ROUND_DOUBLE[mode](toNumber(value)));
  if (kind === 'double' && !Number.isFinite(toNumber(value))) return value;
  if ((kind === 'int' || kind === 'long') && places >= 0) return value;
  const decimal = kind === 'double' ? exactDecimal(toNumber(value)) : toDecimal(value);
  const result = roundDecimal(decimal, places, mode);
  if (kind === 'decimal') return toDecimal128(result);
  const whole = Number(`${result.negative ? '-' : ''}${result.coefficient}e${result.exponent}`);
  return kind === 'double' ? new Double(whole) : integerOf(BigInt(whole), kind === 'int');
}

/** A double by its shortest decimal form, which is what people mean when they round 2.675. */
function exactDecimal(value: number): Decimal {
  const [mantissa = '0', power = '0'] = value.toExponential().split('e');
  const digits = mantissa.replace('-', '');
  const places = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;
  return { negative: value < 0, coefficient: BigInt(digits.replace('.', '')), exponent: Number(power) - places };
}

function roundDecimal(value: Decimal, places: number, mode: RoundingMode): Decimal {
  if (value.special || value.exponent >= -places) return value;
  const unit = 10n ** BigInt(-places - value.exponent);
  let whole = value.coefficient / unit;
  const rest = value.coefficient % unit;
  const isHalfUp = rest * 2n > unit || (rest * 2n === unit && whole % 2n === 1n);
  const up = { floor: value.negative && rest > 0n, ceil: !value.negative && rest > 0n, trunc: false, even: isHalfUp }[
    mode
  ];
  if (up) whole += 1n;
  return { negative: value.negative, coefficient: whole, exponent: -places };
}

const ROUND_DOUBLE: Readonly<Record<RoundingMode, (value: number) => number>> = {
  floor: Math.floor,
  ceil: Math.ceil,
  trunc: Math.trunc,
  even: (value) => {
    const below = Math.floor(value);
    const half = value - below;
    return half < 0.5 || (half === 0.5 && below % 2 === 0) ? below : below + 1;
  },
};

const roundWithPlaces = (mode: RoundingMode): OperatorCompiler =>
  operands(1, 2, ([value, places], _compiler, name) => {
    if (isNullish(value) || places === null) return null;
    if (!numberKind(value)) throw located(51081, `${name} only supports numeric types, not ${typeName(value)}`);
    const count = places === undefined ? 0 : toNumber(places);
    if (!Number.isInteger(count)) throw located(51082, `precision argument to ${name} must be a integral value`);
    if (count < -20 || count > 100)
      throw located(51083, `cannot apply ${name} with precision value ${count} value must be in [-20, 100]`);
    return roundTo(value, count, mode);
  });

export const arithmeticOperators: OperatorTable = {
  $add: operands(0, MANY, sum),
  $subtract: operands(2, 2, difference),
  $multiply: operands(0, MANY, product),
  $divide: quotient,
  $mod: modulus,
  $abs: unary(absolute),
  $floor: unary((value) => roundTo(value, 0, 'floor')),
  $ceil: unary((value) => roundTo(value, 0, 'ceil')),
  $round: roundWithPlaces('even'),
  $trunc: roundWithPlaces('trunc'),
};
