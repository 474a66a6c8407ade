/** Expression operators on types: `$type`, `$isNumber`, `$convert` and its short forms. */
import { type BsonKind, TYPE_NUMBERS } from './bson-types.js';
import { CommandError } from './command-error.js';
import { CONVERSIONS } from './conversions.js';
import {
  argumentsOf,
  isNullish,
  type OperatorCompiler,
  operands,
  type OperatorTable,
  typeName,
} from './expression-types.js';
import { numberKind, toNumber } from './number-arithmetic.js';

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
