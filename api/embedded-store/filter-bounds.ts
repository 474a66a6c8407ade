/** What a filter says about the values of single fields, for a planner that looks for an index. */
import type { Document } from 'bson';
import { compareValues, typeRank, TYPE_RANKS } from './bson-order.js';
import { isDocument, kindOf, plainDocument } from './bson-types.js';
import { isOperatorDocument } from './filter-matcher.js';

/**
 * Bounds on one field's index keys: either the values themselves or a range, which is always within one type (type
 * bracketing): the other end of a one-sided range is where the values of `min`'s or `max`'s type end.
 */
export interface Bound {
  equals?: unknown[];
  min?: unknown;
  minInclusive?: boolean;
  max?: unknown;
  maxInclusive?: boolean;
}

/**
 * Bounds by path, from implicit equality, `$eq`, `$in` and ranges, at the top level and inside `$and`.
 *
 * The planner may rely on this: a document that matches the filter has at least one key (as `valuesAt` gives them) within
 * `equals`; and at least one within `min`, and at least one within `max`. Without an array on the path there is one key, so
 * all of a bound applies. With arrays (a multikey index) *different* keys may satisfy the two ends: use `equals` alone, or
 * only one of `min` and `max`. Bounds are a superset: the filter still has to be applied to what they find.
 *
 * Left out, so that no bound is given: null (it also matches missing fields), arrays, regular expressions, ranges of other
 * than comparable scalars, `$elemMatch`, negations, `$or`.
 */
export function boundsOf(filter: Document): Map<string, Bound> {
  const bounds = new Map<string, Bound>();
  collect(filter, bounds);
  return bounds;
}

function collect(filter: Document, bounds: Map<string, Bound>): void {
  for (const [name, operand] of Object.entries(plainDocument(filter))) {
    if (name === '$and' && Array.isArray(operand)) {
      for (const branch of operand) if (isDocument(branch)) collect(branch, bounds);
    } else if (!name.startsWith('$')) {
      collectField(name, operand, bounds);
    }
  }
}

function collectField(path: string, operand: unknown, bounds: Map<string, Bound>): void {
  if (!isDocument(operand) || !isOperatorDocument(operand)) {
    addEquality(path, [operand], bounds);
    return;
  }
  for (const [name, value] of Object.entries(operand)) {
    if (name === '$eq') addEquality(path, [value], bounds);
    else if (name === '$in' && Array.isArray(value)) addEquality(path, value, bounds);
    else if (name === '$gt' || name === '$gte') addMinimum(path, value, name === '$gte', bounds);
    else if (name === '$lt' || name === '$lte') addMaximum(path, value, name === '$lte', bounds);
  }
}

function boundFor(path: string, bounds: Map<string, Bound>): Bound {
  let bound = bounds.get(path);
  if (!bound) bounds.set(path, (bound = {}));
  return bound;
}

/** Two equalities on one field keep the shorter list: either alone is a superset, and an array may satisfy both. */
function addEquality(path: string, values: readonly unknown[], bounds: Map<string, Bound>): void {
  if (!values.every(isIndexable)) return;
  const bound = boundFor(path, bounds);
  if (!bound.equals || values.length < bound.equals.length) bound.equals = distinct(values);
}

function isIndexable(value: unknown): boolean {
  const kind = kindOf(value);
  return kind !== 'null' && kind !== 'undefined' && kind !== 'array' && kind !== 'regex';
}

function distinct(values: readonly unknown[]): unknown[] {
  const sorted = [...values].sort((a, b) => compareValues(a, b));
  return sorted.filter((value, i) => i === 0 || compareValues(sorted[i - 1], value) !== 0);
}

/** Types whose values a range may be planned over: not null, arrays, and the ends of the order. */
function hasRange(value: unknown): boolean {
  const rank = typeRank(value);
  return isIndexable(value) && rank !== TYPE_RANKS.minKey && rank !== TYPE_RANKS.maxKey;
}

function addMinimum(path: string, value: unknown, isInclusive: boolean, bounds: Map<string, Bound>): void {
  if (!hasRange(value)) return;
  const bound = boundFor(path, bounds);
  const order = 'min' in bound ? compareValues(value, bound.min) : 1;
  if (order > 0 || (order === 0 && !isInclusive)) {
    bound.min = value;
    bound.minInclusive = isInclusive;
  }
}

function addMaximum(path: string, value: unknown, isInclusive: boolean, bounds: Map<string, Bound>): void {
  if (!hasRange(value)) return;
  const bound = boundFor(path, bounds);
  const order = 'max' in bound ? compareValues(value, bound.max) : -1;
  if (order < 0 || (order === 0 && !isInclusive)) {
    bound.max = value;
    bound.maxInclusive = isInclusive;
  }
}
