/** Expression operators that take arrays apart and put them together. */
import { Int32 } from 'bson';
import { valuesEqual } from './bson-order.js';
import {
  isNullish,
  located,
  type OperatorCompiler,
  operands,
  type OperatorTable,
  typeName,
} from './expression-types.js';
import { numberKind, toNumber } from './number-arithmetic.js';

const MANY = Number.MAX_SAFE_INTEGER;

function whole(value: unknown, code: number, message: string): number {
  const number = numberKind(value) ? toNumber(value) : NaN;
  if (!Number.isInteger(number)) throw located(code, message);
  return number;
}

const arrayElemAt = operands(2, 2, ([array, index]) => {
  if (isNullish(array) || isNullish(index)) return null;
  if (!Array.isArray(array))
    throw located(28689, `$arrayElemAt's first argument must be an array, but is ${typeName(array)}`);
  const position = whole(
    index,
    28690,
    `$arrayElemAt's second argument must be a numeric value, but is ${typeName(index)}`,
  );
  return array.at(position) as unknown;
});

const edge = (position: 0 | -1): OperatorCompiler =>
  operands(1, 1, ([array], _compiler, name) => {
    if (isNullish(array)) return null;
    if (!Array.isArray(array)) throw located(28689, `${name}'s argument must be an array, but is ${typeName(array)}`);
    return array.at(position) as unknown;
  });

const size = operands(1, 1, ([array]) => {
  if (!Array.isArray(array))
    throw located(17124, `The argument to $size must be an array, but was of type: ${typeName(array)}`);
  return new Int32(array.length);
});

const concatArrays = operands(0, MANY, (arrays) => {
  const all: unknown[] = [];
  for (const array of arrays) {
    if (isNullish(array)) return null;
    if (!Array.isArray(array)) throw located(28664, `$concatArrays only supports arrays, not ${typeName(array)}`);
    for (const element of array) all.push(element);
  }
  return all;
});

const contains = operands(2, 2, ([value, array], { strings }) => {
  if (!Array.isArray(array))
    throw located(40081, `$in requires an array as a second argument, found: ${typeName(array)}`);
  return array.some((element) => valuesEqual(element, value ?? null, strings));
});

const indexOfArray = operands(2, 4, ([array, value, start, end], { strings }) => {
  if (isNullish(array)) return null;
  if (!Array.isArray(array))
    throw located(40090, `$indexOfArray requires an array as a first argument, found: ${typeName(array)}`);
  const from = start === undefined ? 0 : whole(start, 40096, '$indexOfArray requires an integral starting index');
  const to = end === undefined ? array.length : whole(end, 40096, '$indexOfArray requires an integral ending index');
  for (let i = from; i < Math.min(to, array.length); i += 1)
    if (valuesEqual(array[i], value ?? null, strings)) return new Int32(i);
  return new Int32(-1);
});

const slice = operands(2, 3, ([array, first, second]) => {
  if (isNullish(array) || isNullish(first) || second === null) return null;
  if (!Array.isArray(array))
    throw located(28724, `First argument to $slice must be an array, but is of type: ${typeName(array)}`);
  const start = whole(first, 28726, 'Second argument to $slice must be a 32-bit integer');
  if (second === undefined) return start < 0 ? array.slice(start) : array.slice(0, start);
  const count = whole(second, 28728, 'Third argument to $slice must be a 32-bit integer');
  if (count <= 0) throw located(28729, `Third argument to $slice must be positive: ${count}`);
  const from = start < 0 ? Math.max(array.length + start, 0) : start;
  return array.slice(from, from + count);
});

const range = operands(2, 3, ([start, end, step]) => {
  const from = whole(start, 34443, '$range requires a numeric starting value');
  const to = whole(end, 34445, '$range requires a numeric ending value');
  const by = step === undefined ? 1 : whole(step, 34447, '$range requires a numeric step value');
  if (by === 0) throw located(34449, '$range requires a non-zero step value');
  if (Math.abs((to - from) / by) > 4_000_000) throw located(146, '$range would use too much memory');
  const values: Int32[] = [];
  for (let value = from; by > 0 ? value < to : value > to; value += by) values.push(new Int32(value));
  return values;
});

const reverseArray = operands(1, 1, ([array]) => {
  if (isNullish(array)) return null;
  if (!Array.isArray(array))
    throw located(34435, `The argument to $reverseArray must be an array, but was of type: ${typeName(array)}`);
  return [...(array as unknown[])].reverse();
});

export const arrayOperators: OperatorTable = {
  $arrayElemAt: arrayElemAt,
  $first: edge(0),
  $last: edge(-1),
  $size: size,
  $isArray: operands(1, 1, ([value]) => Array.isArray(value)),
  $concatArrays: concatArrays,
  $in: contains,
  $indexOfArray: indexOfArray,
  $slice: slice,
  $range: range,
  $reverseArray: reverseArray,
};
