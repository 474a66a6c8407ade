/** Expression operators of higher mathematics: roots, powers, logarithms, trigonometry, bits. */
import { Double } from 'bson';
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

/** The functions on angles and their inverses, and where each is defined. */
const ANGLES: readonly [string, (value: number) => number, (value: number) => boolean][] = [
  ['$sin', Math.sin, Number.isFinite],
  ['$cos', Math.cos, Number.isFinite],
  ['$tan', Math.tan, Number.isFinite],
  ['$asin', Math.asin, (value) => !(Math.abs(value) > 1)],
  ['$acos', Math.acos, (value) => !(Math.abs(value) > 1)],
  ['$atan', Math.atan, () => true],
  ['$sinh', Math.sinh, () => true],
  ['$cosh', Math.cosh, () => true],
  ['$tanh', Math.tanh, () => true],
  ['$asinh', Math.asinh, () => true],
  ['$acosh', Math.acosh, (value) => !(value < 1)],
  ['$atanh', Math.atanh, (value) => !(Math.abs(value) > 1)],
  ['$degreesToRadians', (value) => (value * Math.PI) / 180, () => true],
  ['$radiansToDegrees', (value) => (value * 180) / Math.PI, () => true],
];

export const mathematicalOperators: OperatorTable = {
  ...Object.fromEntries(
    ANGLES.map(([name, apply, isDefined]) => [
      name,
      mathematical(apply, (value) => Number.isNaN(value) || isDefined(value), 50989),
    ]),
  ),
  $atan2: operands(2, 2, ([y, x]) =>
    isNullish(y) || isNullish(x) ? null : new Double(Math.atan2(toNumber(y), toNumber(x))),
  ),
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
