/** Partial indexes: which filters they may have, and when a query's conditions imply an index's filter. */
import type { Document } from 'bson';
import { CommandError } from './command-error.js';
import { isPlainDocument, toNumber } from './command-fields.js';
import { compileFilter } from './filter-matcher.js';
import type { Bound } from './filter-bounds.js';

const OPERATORS = new Set(['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$type', '$in']);

function refuse(message: string): never {
  throw new CommandError(67, 'CannotCreateIndex', message);
}

export function checkPartialFilter(filter: unknown): void {
  if (!isPlainDocument(filter)) refuse('partialFilterExpression must be an object');
  for (const [name, condition] of Object.entries(filter)) {
    if (name === '$and' || name === '$or') {
      if (!Array.isArray(condition)) refuse(`${name} must be an array`);
      for (const part of condition) checkPartialFilter(part);
    } else if (name.startsWith('$')) {
      refuse(`unsupported expression in partial index: ${name}`);
    } else if (isPlainDocument(condition) && Object.keys(condition).some((key) => key.startsWith('$'))) {
      checkCondition(condition);
    }
  }
  compileFilter(filter);
}

function checkCondition(condition: Document): void {
  for (const [operator, value] of Object.entries(condition)) {
    if (!OPERATORS.has(operator)) refuse(`unsupported expression in partial index: ${operator}`);
    if (operator === '$exists' && value !== true && !(toNumber(value) ?? 0))
      refuse('unsupported expression in partial index: $exists: false');
  }
}

/** Whether every document that satisfies the query's bounds also satisfies the partial filter. "Don't know" is no. */
export function impliesPartialFilter(filter: Document, bounds: ReadonlyMap<string, Bound>): boolean {
  return Object.entries(filter).every(([name, condition]) => {
    if (name === '$and') return (condition as Document[]).every((part) => impliesPartialFilter(part, bounds));
    if (name === '$or') return (condition as Document[]).some((part) => impliesPartialFilter(part, bounds));
    const bound = bounds.get(name);
    return bound !== undefined && impliesCondition(name, condition, bound);
  });
}

function impliesCondition(path: string, condition: unknown, bound: Bound): boolean {
  // A dotted path is put to the matcher as a plain field: only the value at the path matters here.
  const matcher = compileFilter({ value: condition });
  const satisfies = (value: unknown): boolean => matcher.matches({ value });
  if (bound.equals !== undefined) {
    // A condition on null also matches documents without the field, an array also those that contain it: neither implies anything.
    return (
      bound.equals.length > 0 &&
      bound.equals.every((value) => value !== null && value !== undefined && !Array.isArray(value) && satisfies(value))
    );
  }
  if (!isPlainDocument(condition)) return false;
  return Object.entries(condition).every(([operator, limit]) => {
    switch (operator) {
      case '$exists':
        return (bound.min ?? bound.max ?? null) !== null; // such a range matches existing values of one type only
      case '$type':
        return (bound.min ?? null) !== null && matchesAlone(operator, limit, bound.min);
      case '$gt':
        return bound.min !== undefined && matchesAlone(bound.minInclusive === false ? '$gte' : '$gt', limit, bound.min);
      case '$gte':
        return bound.min !== undefined && matchesAlone('$gte', limit, bound.min);
      case '$lt':
        return bound.max !== undefined && matchesAlone(bound.maxInclusive === false ? '$lte' : '$lt', limit, bound.max);
      case '$lte':
        return bound.max !== undefined && matchesAlone('$lte', limit, bound.max);
      default:
        return false;
    }
  });
}

function matchesAlone(operator: string, limit: unknown, value: unknown): boolean {
  return compileFilter({ value: { [operator]: limit } }).matches({ value });
}
