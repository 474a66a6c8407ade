/** Expression operators on arrays. */
import { Double, Int32 } from 'bson';
import { isTruthy } from './bson-truth.js';
import { compareValues, valuesEqual } from './bson-order.js';
import { isDocument } from './bson-types.js';
import { assertVariableName } from './expression-comparisons.js';
import {
  argumentsOf,
  isNullish,
  located,
  named,
  type OperatorCompiler,
  operands,
  type OperatorTable,
  typeName,
} from './expression-types.js';
import { add, divide, numberKind, toNumber } from './number-arithmetic.js';
import { compileSortOrder } from './sort-order.js';

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

/** The array that `$map`, `$filter` and `$reduce` run over; null when the input is nullish. */
function inputOf(value: unknown, name: string, code: number): readonly unknown[] | null {
  if (isNullish(value)) return null;
  if (!Array.isArray(value)) throw located(code, `input to ${name} must be an array not ${typeName(value)}`);
  return value;
}

const map: OperatorCompiler = (operand, compiler) => {
  const { input, as = 'this', in: body } = argumentsOf(operand, ['input', 'in'], ['as'], '$map');
  assertVariableName(as as string);
  const source = compiler.compile(input);
  const evaluate = compiler.compileWith(body, [as as string]);
  return (scope) => {
    const array = inputOf(source(scope), '$map', 16883);
    const variables = new Map(scope.variables);
    const inner = { root: scope.root, variables };
    return array?.map((element) => evaluate((variables.set(as as string, element), inner)) ?? null) ?? null;
  };
};

const filter: OperatorCompiler = (operand, compiler) => {
  const { input, as = 'this', cond, limit } = argumentsOf(operand, ['input', 'cond'], ['as', 'limit'], '$filter');
  assertVariableName(as as string);
  const source = compiler.compile(input);
  const evaluate = compiler.compileWith(cond, [as as string]);
  const most = limit === undefined ? undefined : compiler.compile(limit);
  return (scope) => {
    const array = inputOf(source(scope), '$filter', 28651);
    if (!array) return null;
    const wanted = most?.(scope);
    const count = isNullish(wanted) ? Infinity : toNumber(wanted);
    if (count < 1) throw located(327392, '$filter limit must be greater than 0');
    const variables = new Map(scope.variables);
    const inner = { root: scope.root, variables };
    const kept: unknown[] = [];
    for (const element of array) {
      if (kept.length >= count) break;
      variables.set(as as string, element);
      if (isTruthy(evaluate(inner))) kept.push(element);
    }
    return kept;
  };
};

const reduce: OperatorCompiler = (operand, compiler) => {
  const { input, initialValue, in: body } = argumentsOf(operand, ['input', 'initialValue', 'in'], [], '$reduce');
  const source = compiler.compile(input);
  const initial = compiler.compile(initialValue);
  const evaluate = compiler.compileWith(body, ['this', 'value']);
  return (scope) => {
    const array = inputOf(source(scope), '$reduce', 40080);
    if (!array) return null;
    const variables = new Map(scope.variables);
    const inner = { root: scope.root, variables };
    let value = initial(scope);
    for (const element of array) value = evaluate((variables.set('this', element).set('value', value), inner));
    return value;
  };
};

const zip = named(['inputs'], ['useLongestLength', 'defaults'], ({ inputs, useLongestLength, defaults }) => {
  if (!Array.isArray(inputs)) throw located(34461, `inputs must be an array of expressions, found ${typeName(inputs)}`);
  if (inputs.some(isNullish)) return null;
  const arrays = inputs.map((array: unknown) => {
    if (!Array.isArray(array)) throw located(34468, `$zip found a non-array expression in input: ${typeName(array)}`);
    return array as unknown[];
  });
  const lengths = arrays.map((array) => array.length);
  const length = useLongestLength === true ? Math.max(...lengths) : Math.min(...lengths);
  const fill = (defaults ?? []) as unknown[];
  return Array.from({ length }, (_, row) =>
    arrays.map((array, column) => (row < array.length ? array[row] : (fill[column] ?? null))),
  );
});

const sortArray: OperatorCompiler = (operand, compiler) => {
  const { input, sortBy } = argumentsOf(operand, ['input', 'sortBy'], [], '$sortArray');
  const source = compiler.compile(input);
  const order = isDocument(sortBy)
    ? (compileSortOrder(sortBy, compiler.strings) as (a: unknown, b: unknown) => number)
    : (a: unknown, b: unknown) => compareValues(a, b, compiler.strings) * toNumber(sortBy);
  return (scope) => {
    const array = source(scope);
    if (isNullish(array)) return null;
    if (!Array.isArray(array))
      throw located(2942504, `The input argument to $sortArray must be an array, but was of type: ${typeName(array)}`);
    return [...(array as unknown[])].sort(order);
  };
};

/** `$sum`, `$avg`, `$min`, `$max` outside `$group`: over their operands, or over the one array given. */
const overValues = (
  apply: (values: readonly unknown[], strings: Parameters<typeof compareValues>[2]) => unknown,
): OperatorCompiler => {
  const many = operands(0, MANY, (values, { strings }) => {
    const list = values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values;
    return apply(list, strings);
  });
  return many;
};

export function sumOf(values: Iterable<unknown>): unknown {
  let total: unknown = new Int32(0);
  for (const value of values)
    if (numberKind(value)) total = add(total, value) ?? new Double(toNumber(total) + toNumber(value));
  return total;
}

export function averageOf(values: readonly unknown[]): unknown {
  const numbers = values.filter((value) => numberKind(value) !== undefined);
  return numbers.length === 0 ? null : divide(sumOf(numbers), new Int32(numbers.length));
}

export function extremeOf(
  values: Iterable<unknown>,
  sign: 1 | -1,
  strings?: Parameters<typeof compareValues>[2],
): unknown {
  let best: unknown = null;
  for (const value of values) {
    if (!isNullish(value) && (best === null || compareValues(value, best, strings) * sign > 0)) best = value;
  }
  return best;
}

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
  $map: map,
  $filter: filter,
  $reduce: reduce,
  $zip: zip,
  $sortArray: sortArray,
  $sum: overValues(sumOf),
  $avg: overValues(averageOf),
  $min: overValues((values, strings) => extremeOf(values, -1, strings)),
  $max: overValues((values, strings) => extremeOf(values, 1, strings)),
};
