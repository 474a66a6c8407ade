/** Update operators on arrays: `$push $addToSet $pull $pullAll $pop`. */
import type { Document } from 'bson';
import { type StringOrder, valuesEqual } from './bson-order.js';
import { isDocument, kindOf, plainDocument } from './bson-types.js';
import { CommandError } from './command-error.js';
import { badValue, regex } from './filter-comparison.js';
import { compileDocumentTest, type FilterScope, isOperatorDocument } from './filter-matcher.js';
import { valueCondition } from './filter-operators.js';
import type { ValueTest } from './path-walker.js';
import { elementOrder } from './sort-order.js';
import { type ChangeFactory, unlessIdentical, wholeCount } from './update-field-operators.js';

function hasModifiers(operand: unknown): operand is Document {
  return isDocument(operand) && Object.hasOwn(operand, '$each');
}

function eachOf(operand: Document, name: string): unknown[] {
  const each: unknown = operand.$each;
  if (!Array.isArray(each)) {
    throw badValue(`The argument to $each in ${name} must be an array but it was of type: ${kindOf(each)}`);
  }
  return each;
}

interface PushModifiers {
  readonly values: readonly unknown[];
  readonly position: number | undefined;
  readonly slice: number | undefined;
  readonly order: ((a: unknown, b: unknown) => number) | undefined;
}

function pushModifiers(operand: unknown, strings: StringOrder): PushModifiers {
  if (!hasModifiers(operand)) return { values: [operand], position: undefined, slice: undefined, order: undefined };
  const unknown = Object.keys(operand).find((name) => !['$each', '$slice', '$sort', '$position'].includes(name));
  if (unknown) throw badValue(`Unrecognized clause in $push: ${unknown}`);
  return {
    values: eachOf(operand, '$push'),
    position: countOf(operand, '$position'),
    slice: countOf(operand, '$slice'),
    order: Object.hasOwn(operand, '$sort') ? pushOrder(operand.$sort, strings) : undefined,
  };
}

function countOf(operand: Document, name: string): number | undefined {
  if (!Object.hasOwn(operand, name)) return undefined;
  const count = wholeCount(operand[name]);
  if (count === undefined)
    throw badValue(`The value for ${name} must be an integer value but was given type: ${kindOf(operand[name])}`);
  return count;
}

/** Unlike a find's sort, this one gives error 2 for whatever is wrong with it. */
function pushOrder(operand: unknown, strings: StringOrder): (a: unknown, b: unknown) => number {
  if (isDocument(operand)) {
    if (Object.keys(operand).length === 0)
      throw badValue('The $sort pattern is empty when it should be a set of fields.');
    for (const direction of Object.values(operand)) elementOrder(direction as unknown, strings);
  }
  return elementOrder(operand, strings);
}

export const push: ChangeFactory = (operand, path, strings) => {
  const { values, position, slice, order } = pushModifiers(operand, strings);
  return (old) => {
    if (old !== undefined && !Array.isArray(old)) {
      throw badValue(`The field '${path}' must be an array but is of type ${kindOf(old)}`);
    }
    const next = [...((old as unknown[] | undefined) ?? [])];
    next.splice(position ?? next.length, 0, ...values);
    if (order) next.sort(order);
    const kept = slice === undefined ? next : slice < 0 ? next.slice(slice) : next.slice(0, slice);
    return unlessIdentical(old, kept);
  };
};

export const addToSet: ChangeFactory = (operand, path, strings) => {
  if (hasModifiers(operand)) {
    const unknown = Object.keys(operand).find((name) => name !== '$each');
    if (unknown) throw badValue(`Found unexpected fields after $each in $addToSet: ${unknown}`);
  }
  const values = hasModifiers(operand) ? eachOf(operand, '$addToSet') : [operand];
  return (old) => {
    if (old !== undefined && !Array.isArray(old)) {
      throw badValue(
        `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${kindOf(old)}`,
      );
    }
    const next = [...((old as unknown[] | undefined) ?? [])];
    for (const value of values) if (!next.some((element) => valuesEqual(element, value, strings))) next.push(value);
    return old !== undefined && next.length === (old as unknown[]).length ? old : next;
  };
};

/** Keeps the elements that a test does not hold for; `null` or missing fields are left alone or refused. */
function without(old: unknown, name: string, isRemoved: ValueTest): unknown {
  if (old === undefined) return old;
  if (!Array.isArray(old)) throw badValue(`Cannot apply ${name} to a non-array value`);
  const next = old.filter((element) => !isRemoved(element));
  return next.length === old.length ? old : next;
}

export const pull: ChangeFactory = (operand, _path, strings) => {
  const test = pullTest(operand, strings);
  return (old) => without(old, '$pull', test);
};

/** Operators test the element itself, other documents test the fields of elements that are documents. */
function pullTest(operand: unknown, strings: StringOrder): ValueTest {
  const scope: FilterScope = { strings, options: {} };
  if (kindOf(operand) === 'regex') return regex(operand);
  if (!isDocument(operand)) return (element) => valuesEqual(element, operand, strings);
  if (isOperatorDocument(operand) && !['$and', '$or', '$nor'].includes(Object.keys(operand)[0] as string)) {
    return valueCondition(operand, scope, true);
  }
  const test = compileDocumentTest(plainDocument(operand), scope);
  return (element) => isDocument(element) && test(element);
}

export const pullAll: ChangeFactory = (operand, _path, strings) => {
  if (!Array.isArray(operand)) throw badValue(`$pullAll requires an array argument but was given a ${kindOf(operand)}`);
  return (old) => without(old, '$pullAll', (element) => operand.some((value) => valuesEqual(element, value, strings)));
};

export const pop: ChangeFactory = (operand, path) => {
  const end = wholeCount(operand);
  if (end === undefined)
    throw new CommandError(9, 'FailedToParse', `Expected a number in: ${path}: <${kindOf(operand)}>`);
  if (end !== 1 && end !== -1) throw new CommandError(9, 'FailedToParse', `$pop expects 1 or -1, found: ${end}`);
  return (old) => {
    if (old === undefined) return old;
    if (!Array.isArray(old)) {
      throw new CommandError(
        14,
        'TypeMismatch',
        `Path '${path}' contains an element of non-array type '${kindOf(old)}'`,
      );
    }
    if (old.length === 0) return old;
    return end === 1 ? old.slice(0, -1) : old.slice(1);
  };
};
