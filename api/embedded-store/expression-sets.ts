/** Expression operators that take arrays as sets: order and duplicates do not count. */
import { compareValues, type StringOrder, valuesEqual } from './bson-order.js';
import { isTruthy } from './bson-truth.js';
import { isNullish, located, operands, type OperatorTable, typeName } from './expression-types.js';

const MANY = Number.MAX_SAFE_INTEGER;

function asSets(values: readonly unknown[], name: string, strings: StringOrder): unknown[][] {
  return values.map((value) => {
    if (!Array.isArray(value))
      throw located(17048, `All operands of ${name} must be arrays. One argument is of type: ${typeName(value)}`);
    return distinctValues(value, strings);
  });
}

/** The different values of an array, in order. */
export function distinctValues(values: readonly unknown[], strings: StringOrder): unknown[] {
  const sorted = [...values].sort((a, b) => compareValues(a, b, strings));
  return sorted.filter((value, i) => i === 0 || !valuesEqual(sorted[i - 1], value, strings));
}

function has(set: readonly unknown[], value: unknown, strings: StringOrder): boolean {
  return set.some((member) => valuesEqual(member, value, strings));
}

export const setOperators: OperatorTable = {
  $setUnion: operands(0, MANY, (values, { strings }, name) =>
    values.some(isNullish) ? null : distinctValues(asSets(values, name, strings).flat(), strings),
  ),
  $setIntersection: operands(0, MANY, (values, { strings }, name) => {
    if (values.some(isNullish)) return null;
    const [first = [], ...others] = asSets(values, name, strings);
    return first.filter((value) => others.every((other) => has(other, value, strings)));
  }),
  $setDifference: operands(2, 2, (values, { strings }, name) => {
    if (values.some(isNullish)) return null;
    const [first = [], second = []] = asSets(values, name, strings);
    return first.filter((value) => !has(second, value, strings));
  }),
  $setEquals: operands(2, MANY, (values, { strings }, name) => {
    const [first = [], ...others] = asSets(values, name, strings);
    return others.every((other) => other.length === first.length && first.every((value) => has(other, value, strings)));
  }),
  $setIsSubset: operands(2, 2, (values, { strings }, name) => {
    const [first = [], second = []] = asSets(values, name, strings);
    return first.every((value) => has(second, value, strings));
  }),
  $anyElementTrue: operands(1, 1, ([array]) => truths(array, '$anyElementTrue').some(isTruthy)),
  $allElementsTrue: operands(1, 1, ([array]) => truths(array, '$allElementsTrue').every(isTruthy)),
};

function truths(array: unknown, name: string): unknown[] {
  if (!Array.isArray(array)) throw located(17040, `${name}'s argument must be an array, but is ${typeName(array)}`);
  return array;
}
