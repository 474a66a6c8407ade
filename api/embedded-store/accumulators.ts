/** The accumulators of `$group` and `$bucket`. */
import { type Document, Double, Int32 } from 'bson';
import { compareValues, type StringOrder } from './bson-order.js';
import { isDocument, setField } from './bson-types.js';
import { CommandError, notSupported } from './command-error.js';
import { documentSize } from './document-size.js';
import { type Compiler, type Evaluate, type ExpressionScope, isNullish, located } from './expression-types.js';
import { mergeInto } from './expression-objects.js';
import { encodeValue } from './key-encoding.js';
import { add, divide, numberKind, toNumber } from './number-arithmetic.js';
import { compileSortOrder } from './sort-order.js';

/** The running value of one accumulator in one group. */
export interface Accumulation {
  /** Takes a document's value; returns how many bytes more are held. */
  add(value: unknown): number;
  result(): unknown;
}

export interface Accumulator {
  readonly evaluate: Evaluate;
  start(): Accumulation;
}

type Start = (strings: StringOrder) => Accumulation;

const summing: Start = () => {
  let total: unknown = new Int32(0);
  return {
    add(value) {
      if (numberKind(value)) total = add(total, value) ?? new Double(toNumber(total) + toNumber(value));
      return 0;
    },
    result: () => total,
  };
};

const averaging: Start = () => {
  let total: unknown = new Int32(0);
  let count = 0;
  return {
    add(value) {
      if (numberKind(value)) {
        total = add(total, value) ?? new Double(toNumber(total) + toNumber(value));
        count += 1;
      }
      return 0;
    },
    result: () => (count === 0 ? null : divide(total, new Int32(count))),
  };
};

const extreme =
  (sign: 1 | -1): Start =>
  (strings) => {
    let best: unknown = null;
    return {
      add(value) {
        if (!isNullish(value) && (best === null || compareValues(value, best, strings) * sign > 0)) best = value;
        return 0;
      },
      result: () => best,
    };
  };

const keepingFirst: Start = () => {
  let value: unknown;
  let isSet = false;
  return {
    add(next) {
      if (isSet) return 0;
      isSet = true;
      value = next;
      return documentSize(next);
    },
    result: () => value ?? null,
  };
};

const keepingLast: Start = () => {
  let value: unknown;
  return {
    add(next) {
      value = next;
      return 0;
    },
    result: () => value ?? null,
  };
};

const pushing: Start = () => {
  const values: unknown[] = [];
  return {
    add(value) {
      if (value === undefined) return 0;
      values.push(value);
      return documentSize(value) + 8;
    },
    result: () => values,
  };
};

const collectingSet: Start = () => {
  const values = new Map<string, unknown>();
  return {
    add(value) {
      if (value === undefined) return 0;
      const key = encodeValue(value).toString('latin1');
      if (values.has(key)) return 0;
      values.set(key, value);
      return documentSize(value) + key.length + 8;
    },
    result: () => [...values.values()],
  };
};

const merging: Start = () => {
  const merged: Document = {};
  return {
    add(value) {
      mergeInto(merged, value);
      return documentSize(value);
    },
    result: () => merged,
  };
};

/** Welford's method, which stays exact where the sum of squares would not. */
const deviating =
  (isSample: boolean): Start =>
  () => {
    let count = 0;
    let mean = 0;
    let squares = 0;
    return {
      add(value) {
        if (!numberKind(value)) return 0;
        const number = toNumber(value);
        count += 1;
        const distance = number - mean;
        mean += distance / count;
        squares += distance * (number - mean);
        return 0;
      },
      result: () =>
        count < (isSample ? 2 : 1) ? null : new Double(Math.sqrt(squares / (isSample ? count - 1 : count))),
    };
  };

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

function keepingSeveral(
  end: string,
  wanted: number,
  isList: boolean,
  strings: StringOrder,
  sort: ((a: Document, b: Document) => number) | undefined,
): Accumulation {
  const values: unknown[] = [];
  return {
    add(value) {
      if ((end === 'min' || end === 'max') && isNullish(value)) return 0;
      if (end === 'first' && values.length === wanted) return 0;
      values.push(value ?? null);
      if (end === 'last' && values.length > wanted) values.shift();
      return documentSize(value);
    },
    result() {
      let kept = values;
      if (end === 'min') kept = values.sort((a, b) => compareValues(a, b, strings)).slice(0, wanted);
      if (end === 'max') kept = values.sort((a, b) => compareValues(b, a, strings)).slice(0, wanted);
      if (sort) {
        const ordered = (values as { root: Document; value: unknown }[]).sort((a, b) => sort(a.root, b.root));
        kept = (end === 'top' ? ordered.slice(0, wanted) : ordered.slice(-wanted)).map((entry) => entry.value ?? null);
      }
      return isList ? kept : (kept[0] ?? null);
    },
  };
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
