/** A filter as the planner sees it: bounds by path, and whether the bounds say everything the filter says. */
import type { Document } from 'bson';
import { isDocument } from './bson-types.js';
import { boundsOf } from './filter-bounds.js';
import type { Bound } from './filter-bounds.js';
import { isOperatorDocument } from './filter-matcher.js';

export interface QueryBounds {
  readonly bounds: ReadonlyMap<string, Bound>;
  /** Without this, the filter must be applied to whatever the bounds find. */
  readonly isComplete: boolean;
}

const RANGE_OPERATORS = new Set(['$gt', '$gte', '$lt', '$lte']);

/** Whether a condition is one equality, one list, or one range, and nothing besides. */
function isSimple(condition: unknown): boolean {
  if (!isDocument(condition) || !isOperatorDocument(condition)) return !isDocument(condition);
  const operators = Object.keys(condition);
  if (operators.length === 1 && (operators[0] === '$eq' || operators[0] === '$in')) return true;
  return operators.every((operator) => RANGE_OPERATORS.has(operator));
}

function isNullCondition(condition: unknown): boolean {
  if (condition === null) return true;
  return (
    isDocument(condition) && Object.keys(condition).length === 1 && '$eq' in condition && condition['$eq'] === null
  );
}

export function queryBoundsOf(filter: Document): QueryBounds {
  const bounds = new Map(boundsOf(filter));
  let isComplete = true;
  for (const [path, condition] of Object.entries(filter)) {
    if (path.startsWith('$')) {
      isComplete = false;
    } else if (isNullCondition(condition)) {
      // A document without the field has a null key as well, except in a sparse index.
      if (!bounds.has(path)) bounds.set(path, { equals: [null] });
      isComplete = false;
    } else if (!bounds.has(path) || !isSimple(condition)) {
      isComplete = false;
    }
  }
  return { bounds, isComplete };
}

/** Whether a document without the field could satisfy the bound. */
export function admitsMissing(bound: Bound): boolean {
  return bound.equals?.some((value) => value === null || value === undefined) ?? false;
}
