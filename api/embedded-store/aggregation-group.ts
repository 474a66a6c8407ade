/** Stages that gather documents into groups: `$group`, `$bucket`, `$sortByCount`. */
import type { Document } from 'bson';
import type { Accumulation } from './accumulations.js';
import { type Accumulator, addResults, assertGroupField, compileAccumulator } from './accumulators.js';
import { compareValues, typeRank } from './bson-order.js';
import { isDocument } from './bson-types.js';
import { foldValue } from './collation-folding.js';
import { documentSize } from './document-size.js';
import { type Evaluate, located, typeName } from './expression-types.js';
import type { Stage, StageCompiler, StageScope } from './aggregation-types.js';
import { stageFields } from './aggregation-types.js';
import { encodeValue } from './key-encoding.js';
import { sortThenLimit } from './aggregation-stages.js';
import { MemoryBound } from './sort.js';

interface Group {
  readonly id: unknown;
  readonly accumulations: readonly Accumulation[];
}

/** Groups by the value of an expression; a missing value counts as null. Groups come in the order of their first document. */
function groupBy(identify: Evaluate, accumulators: ReadonlyMap<string, Accumulator>, scope: StageScope): Stage {
  const fields = [...accumulators.keys()];
  const list = [...accumulators.values()];
  const { variables, collation, options } = scope;
  return async function* (source) {
    const groups = new Map<string, Group>();
    const memory = new MemoryBound(options.context.memoryLimit, '$group');
    for await (const root of source) {
      const expressionScope = { root, variables };
      const id = identify(expressionScope) ?? null;
      const key = encodeValue(collation ? foldValue(id, collation) : id).toString('latin1');
      let group = groups.get(key);
      if (!group) {
        group = { id, accumulations: list.map((accumulator) => accumulator.start()) };
        groups.set(key, group);
        memory.take(documentSize(id) + key.length + 64 * (1 + list.length));
      }
      for (let i = 0; i < list.length; i += 1) {
        memory.take((group.accumulations[i] as Accumulation).add((list[i] as Accumulator).evaluate(expressionScope)));
      }
    }
    for (const { id, accumulations } of groups.values()) yield addResults({ _id: id }, fields, accumulations);
  };
}

const group: StageCompiler = (specification, scope) => {
  if (!isDocument(specification)) throw located(15947, "a group's fields must be specified in an object");
  if (!Object.hasOwn(specification, '_id')) throw located(15955, 'a group specification must include an _id');
  const { _id: id, ...fields } = specification;
  return groupBy(scope.compiler.compile(id), accumulatorsOf(fields, scope), scope);
};

function accumulatorsOf(fields: Document, { compiler }: StageScope): Map<string, Accumulator> {
  const accumulators = new Map<string, Accumulator>();
  for (const [field, specification] of Object.entries(fields)) {
    assertGroupField(field);
    accumulators.set(field, compileAccumulator(field, specification, compiler));
  }
  return accumulators;
}

const sortByCount: StageCompiler = (specification, scope) => {
  const isExpression =
    (typeof specification === 'string' && specification.startsWith('$')) || isDocument(specification);
  if (!isExpression)
    throw located(
      40149,
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    );
  const grouped = groupBy(scope.compiler.compile(specification), accumulatorsOf({ count: { $sum: 1 } }, scope), scope);
  const sorted = sortThenLimit({ count: -1 }, scope);
  return (source) => sorted(grouped(source));
};

const bucket: StageCompiler = (specification, scope) => {
  const fields = stageFields(specification, '$bucket', ['groupBy', 'boundaries', 'default', 'output'], 40201);
  if (!Object.hasOwn(fields, 'groupBy') || !Object.hasOwn(fields, 'boundaries')) {
    throw located(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
  }
  const boundaries = boundariesOf(fields.boundaries, scope);
  const valueOf = scope.compiler.compile(fields.groupBy);
  const hasDefault = Object.hasOwn(fields, 'default');
  const otherwise = hasDefault
    ? scope.compiler.compile(fields.default)({ root: {}, variables: scope.variables })
    : undefined;
  const output = isDocument(fields.output) ? fields.output : { count: { $sum: 1 } };
  const identify: Evaluate = (expressionScope) => {
    const value = valueOf(expressionScope);
    const lower = lowerBoundary(value, boundaries, scope);
    if (lower !== undefined) return lower;
    if (hasDefault) return otherwise;
    throw located(40066, '$switch could not find a matching branch for an input, and no default was specified.');
  };
  const grouped = groupBy(identify, accumulatorsOf(output, scope), scope);
  const sorted = sortThenLimit({ _id: 1 }, scope);
  return (source) => sorted(grouped(source));
};

function boundariesOf(specification: unknown, { compiler, variables, strings }: StageScope): unknown[] {
  if (!Array.isArray(specification))
    throw located(40200, `The $bucket 'boundaries' field must be an array, but found type: ${typeName(specification)}`);
  if (specification.length < 2) throw located(40192, "The $bucket 'boundaries' field must have at least 2 values");
  const boundaries = specification.map((boundary) => compiler.compile(boundary)({ root: {}, variables }));
  for (let i = 1; i < boundaries.length; i += 1) {
    if (typeRank(boundaries[i - 1]) !== typeRank(boundaries[i])) {
      throw located(40193, "All values in the the 'boundaries' option to $bucket must have the same type");
    }
    if (compareValues(boundaries[i - 1], boundaries[i], strings) >= 0) {
      throw located(40194, "The 'boundaries' option to $bucket must be sorted in ascending order");
    }
  }
  return boundaries;
}

/** The greatest boundary that is not above the value, unless it is the last: a bucket holds its lower end, not its upper. */
function lowerBoundary(value: unknown, boundaries: readonly unknown[], { strings }: StageScope): unknown {
  if (compareValues(value, boundaries.at(-1), strings) >= 0) return undefined;
  return boundaries.findLast((boundary) => compareValues(value, boundary, strings) >= 0);
}

export const groupStages: Readonly<Record<string, StageCompiler>> = {
  $group: group,
  $bucket: bucket,
  $sortByCount: sortByCount,
};
