/** Update operators on single values: `$set $unset $inc $mul $min $max $bit $currentDate`. */
import { Int32, Long, Timestamp } from 'bson';
import { compareValues, type StringOrder } from './bson-order.js';
import { isDocument, kindOf, plainDocument } from './bson-types.js';
import { CommandError } from './command-error.js';
import { badValue } from './filter-comparison.js';
import { add, multiply, numberKind, toBigInt, toNumber } from './number-arithmetic.js';
import { type ChangeContext, REMOVED } from './update-changes.js';
import { areIdentical } from './value-identity.js';

/** Turns an operator's operand into the change of one value. Errors in the operand are found here, before any document. */
export type ChangeFactory = (
  operand: unknown,
  path: string,
  strings: StringOrder,
) => (old: unknown, context: ChangeContext) => unknown;

function typeMismatch(message: string): CommandError {
  return new CommandError(14, 'TypeMismatch', message);
}

/** Keeps the old value when the new one is the same, so that the document counts as not modified. */
export function unlessIdentical(old: unknown, next: unknown): unknown {
  return old !== undefined && areIdentical(old, next) ? old : next;
}

export const set: ChangeFactory = (operand) => (old) => unlessIdentical(old, operand);

export const unset: ChangeFactory = () => () => REMOVED;

const arithmetic =
  (
    name: string,
    verb: string,
    calculate: (a: unknown, b: unknown) => unknown,
    fromMissing: (operand: unknown) => unknown,
  ): ChangeFactory =>
  (operand, path) => {
    if (!numberKind(operand))
      throw typeMismatch(`Cannot ${verb} with non-numeric argument: {${path}: <${kindOf(operand)}>}`);
    return (old) => {
      if (old === undefined) return fromMissing(operand);
      if (!numberKind(old)) {
        throw typeMismatch(
          `Cannot apply ${name} to a value of non-numeric type. The document has the field '${lastPart(path)}' of non-numeric type ${kindOf(old)}`,
        );
      }
      const result = calculate(old, operand);
      if (result === undefined)
        throw badValue(`Failed to apply ${name} operations to current value: the result is beyond 64 bits`);
      return unlessIdentical(old, result);
    };
  };

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

export const increment = arithmetic('$inc', 'increment', add, (operand) => operand);

export const multiplyBy = arithmetic('$mul', 'multiply', multiply, (operand) => multiply(operand, new Int32(0)));

const extreme =
  (sign: 1 | -1): ChangeFactory =>
  (operand, _path, strings) =>
  (old) =>
    old === undefined || compareValues(operand, old, strings) * sign > 0 ? operand : old;

export const minimum = extreme(-1);
export const maximum = extreme(1);

export const currentDate: ChangeFactory = (operand, path) => {
  let type: unknown = 'date';
  if (isDocument(operand)) {
    type = operand.$type;
    if (Object.keys(operand).length !== 1 || (type !== 'date' && type !== 'timestamp')) {
      throw badValue(
        "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
      );
    }
  } else if (typeof operand !== 'boolean') {
    throw badValue(
      `${kindOf(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}) at '${path}'.`,
    );
  }
  return (_old, { now }) =>
    type === 'date' ? new Date(now.getTime()) : new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
};

const BIT_OPERATIONS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

export const bit: ChangeFactory = (operand, path) => {
  if (!isDocument(operand))
    throw badValue(
      `The $bit modifier is not compatible with a ${kindOf(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    );
  const steps = Object.entries(plainDocument(operand)).map(([name, mask]) => {
    const operation = BIT_OPERATIONS[name];
    if (!operation)
      throw badValue(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator`,
      );
    if (!isIntegral(mask))
      throw badValue(
        `The $bit modifier field must be an Integer(32/64 bit); a '${kindOf(mask)}' is not supported here`,
      );
    return { operation, mask: toBigInt(mask), isLong: numberKind(mask) === 'long' };
  });
  if (steps.length === 0) throw badValue(`You must pass in at least one bitwise operation at '${path}'`);
  return (old) => {
    const value = old === undefined ? new Int32(0) : old;
    if (!isIntegral(value)) {
      throw badValue(
        `Cannot apply $bit to a value of non-integral type. The document has the field ${lastPart(path)} of non-integer type ${kindOf(value)}`,
      );
    }
    const isLong = (old !== undefined && numberKind(old) === 'long') || steps.some((step) => step.isLong);
    const result = steps.reduce((bits, { operation, mask }) => operation(bits, mask), toBigInt(value));
    return unlessIdentical(old, isLong ? Long.fromBigInt(result) : new Int32(Number(result)));
  };
};

function isIntegral(value: unknown): boolean {
  const kind = numberKind(value);
  return kind === 'int' || kind === 'long';
}

/** A number given as a plain whole count, as the options of `$push` and `$pop` want it. */
export function wholeCount(value: unknown): number | undefined {
  const number = numberKind(value) ? toNumber(value) : NaN;
  return Number.isInteger(number) ? number : undefined;
}
