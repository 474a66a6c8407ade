/** Expression operators that go over an array's elements: `$map $filter $reduce $zip $sortArray`. */
import { isTruthy } from './bson-truth.js';
import { assertVariableName } from './expression-comparisons.js';
import {
  argumentsOf,
  isNullish,
  located,
  named,
  type OperatorCompiler,
  type OperatorTable,
  typeName,
} from './expression-types.js';
import { toNumber } from './number-arithmetic.js';
import { elementOrder } from './sort-order.js';

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
  const order = elementOrder(sortBy, compiler.strings);
  return (scope) => {
    const array = source(scope);
    if (isNullish(array)) return null;
    if (!Array.isArray(array))
      throw located(2942504, `The input argument to $sortArray must be an array, but was of type: ${typeName(array)}`);
    return [...(array as unknown[])].sort(order);
  };
};

export const iterationOperators: OperatorTable = {
  $map: map,
  $filter: filter,
  $reduce: reduce,
  $zip: zip,
  $sortArray: sortArray,
};
