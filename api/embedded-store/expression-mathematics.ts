/** Expression operators of higher mathematics: roots, powers, logarithms, trigonometry, bits. */
import { Double } from 'bson';
import { callLibrary, type LibraryName, literal } from './expression-library.js';
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

const trigonometric = (name: LibraryName): OperatorCompiler =>
  operands(1, 1, ([value]) => {
    if (isNullish(value)) return null;
    if (!numberKind(value)) throw located(28765, `${name} only supports numeric types, not ${typeName(value)}`);
    return new Double(callLibrary(name, literal(value)) as number);
  });

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

const ANGLES: readonly LibraryName[] = [
  '$sin',
  '$cos',
  '$tan',
  '$asin',
  '$acos',
  '$atan',
  '$sinh',
  '$cosh',
  '$tanh',
  '$asinh',
  '$acosh',
  '$atanh',
  '$degreesToRadians',
  '$radiansToDegrees',
];

export const mathematicalOperators: OperatorTable = {
  ...Object.fromEntries(ANGLES.map((name) => [name, trigonometric(name)])),
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
