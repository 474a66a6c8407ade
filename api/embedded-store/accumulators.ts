/** Compiles the accumulators of `$group` and `$bucket`. */
import { type Document, Int32 } from 'bson';
import {
  type Accumulation,
  averaging,
  collectingSet,
  deviating,
  extreme,
  keepingFirst,
  keepingLast,
  keepingSeveral,
  merging,
  pushing,
  type Start,
  summing,
} from './accumulations.js';
import { isDocument, setField } from './bson-types.js';
import { CommandError, notSupported } from './command-error.js';
import { type Compiler, type Evaluate, type ExpressionScope, located } from './expression-types.js';
import { toNumber } from './number-arithmetic.js';
import { compileSortOrder } from './sort-order.js';

export interface Accumulator {
  readonly evaluate: Evaluate;
  start(): Accumulation;
}

const STARTS: Readonly<Record<string, Start>> = {
  $sum: summing,
  $avg: averaging,
  $min: extreme(-1),
  $max: extreme(1),
  $first: keepingFirst,
  $last: keepingLast,
  $push: pushing,
  $addToSet: collectingSet,
  $mergeObjects: merging,
  $stdDevPop: deviating(false),
  $stdDevSamp: deviating(true),
};

export const ACCUMULATOR_NAMES: readonly string[] = [
  ...Object.keys(STARTS),
  '$count',
  '$firstN',
  '$lastN',
  '$minN',
  '$maxN',
  '$top',
  '$topN',
  '$bottom',
  '$bottomN',
].sort();

/** `{ $sum: expression }` and its like; error 15952 for an operator that does not accumulate. */
export function compileAccumulator(field: string, specification: unknown, compiler: Compiler): Accumulator {
  if (!isDocument(specification)) throw located(40234, `The field '${field}' must be an accumulator object`);
  const names = Object.keys(specification);
  const [name = ''] = names;
  if (names.length !== 1) throw located(40238, `The field '${field}' must specify one accumulator`);
  const operand: unknown = specification[name];
  const start = Object.hasOwn(STARTS, name) ? STARTS[name] : undefined;
  if (start) {
    if (Array.isArray(operand) && operand.length !== 1)
      throw located(40237, `The ${name} accumulator is a unary operator`);
    const expression: unknown = Array.isArray(operand) ? operand[0] : operand;
    return { evaluate: compiler.compile(expression), start: () => start(compiler.strings) };
  }
  if (name === '$count') return { evaluate: () => new Int32(1), start: () => summing(compiler.strings) };
  const several = severalOf(name, operand, compiler);
  if (several) return several;
  if (name === '$accumulator')
    throw notSupported(name, 'the store runs no scripts; use other accumulators', 15952, 'Location15952');
  throw located(15952, `unknown group operator '${name}'`);
}

/** The accumulators that keep several values, or the values of the first documents in an order. */
function severalOf(name: string, operand: unknown, compiler: Compiler): Accumulator | undefined {
  const match = /^\$(first|last|min|max|top|bottom)(N?)$/.exec(name);
  if (!match) return undefined;
  if (!isDocument(operand)) throw located(5787900, `specification must be an object; found ${name}`);
  const [, end = '', many = ''] = match;
  const isOrdered = end === 'top' || end === 'bottom';
  const input = compiler.compile(isOrdered ? operand.output : operand.input);
  const wanted = many === 'N' ? toNumber(compiler.compile(operand.n)({ root: {}, variables: new Map() }) ?? 0) : 1;
  if (!Number.isInteger(wanted) || wanted < 1) throw located(5787908, "'n' must be greater than 0");
  const sort = isOrdered ? compileSortOrder(operand.sortBy as Document, compiler.strings) : undefined;
  const evaluate = sort ? (scope: ExpressionScope): unknown => ({ root: scope.root, value: input(scope) }) : input;
  return { evaluate, start: () => keepingSeveral(end, wanted, many === 'N', compiler.strings, sort) };
}

/** Adds the results of accumulations to a group's document. */
export function addResults(
  document: Document,
  fields: readonly string[],
  accumulations: readonly Accumulation[],
): Document {
  fields.forEach((field, i) => setField(document, field, (accumulations[i] as Accumulation).result()));
  return document;
}

export function assertGroupField(field: string): void {
  if (field.includes('.')) throw located(40235, `The field name '${field}' cannot contain '.'`);
  if (field.startsWith('$'))
    throw new CommandError(40236, 'Location40236', `The field name '${field}' cannot be an operator name`);
}
