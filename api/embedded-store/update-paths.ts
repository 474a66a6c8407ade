/** Paths of updates: their rules, their conflicts, and the positional operators `$`, `$[]` and `$[identifier]`. */
import type { Document } from 'bson';
import { fieldOf, isDocument, kindOf } from './bson-types.js';
import { CommandError } from './command-error.js';
import { arrayIndexOf, parsePath } from './document-paths.js';
import { badValue } from './filter-comparison.js';
import type { ValueTest } from './path-walker.js';

export function isPositional(part: string): boolean {
  return part === '$' || (part.startsWith('$[') && part.endsWith(']'));
}

/** The components of an update's path; errors 2, 52 and 56 for paths that no update may have. */
export function updatePath(path: string): readonly string[] {
  if (path === '') throw new CommandError(56, 'EmptyFieldName', 'An empty update path is not valid.');
  const parts = parsePath(path);
  if (parts.includes('')) {
    throw new CommandError(
      56,
      'EmptyFieldName',
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  }
  if (isPositional(parts[0] as string)) {
    throw badValue(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
  }
  const dollar = parts.find(
    (part) => part.startsWith('$') && !isPositional(part) && !['$id', '$ref', '$db'].includes(part),
  );
  if (dollar) {
    throw new CommandError(
      52,
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${dollar}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    );
  }
  if (parts.filter((part) => part === '$').length > 1) {
    throw badValue(`Too many positional (i.e. '$') elements found in path '${path}'`);
  }
  return parts;
}

/** MongoDB applies changes in the order of their paths: names by bytes, array positions by number. */
export function comparePaths(a: readonly string[], b: readonly string[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const left = a[i] as string;
    const right = b[i] as string;
    if (left === right) continue;
    const leftIndex = arrayIndexOf(left);
    const rightIndex = arrayIndexOf(right);
    if (leftIndex !== -1 && rightIndex !== -1) return leftIndex - rightIndex;
    return left < right ? -1 : 1;
  }
  return a.length - b.length;
}

/** Error 40 when two of the sorted paths are the same or one lies within the other. */
export function assertNoConflicts(sorted: readonly (readonly string[])[]): void {
  for (let i = 1; i < sorted.length; i += 1) {
    const before = sorted[i - 1] as readonly string[];
    const path = sorted[i] as readonly string[];
    if (before.length <= path.length && before.every((part, at) => part === path[at])) {
      throw new CommandError(
        40,
        'ConflictingUpdateOperators',
        `Updating the path '${path.join('.')}' would create a conflict at '${before.join('.')}'`,
      );
    }
  }
}

export interface Positions {
  /** What the filter's match found, for `$`. */
  readonly arrayIndex: number | undefined;
  readonly arrayFilters: ReadonlyMap<string, ValueTest>;
}

/** The paths in a document that a path with positional operators stands for. */
export function expandPath(document: Document, parts: readonly string[], positions: Positions): string[][] {
  const found: string[][] = [];
  expand(document, parts, 0, [], positions, found);
  return found;
}

function expand(
  value: unknown,
  parts: readonly string[],
  at: number,
  prefix: string[],
  positions: Positions,
  found: string[][],
): void {
  const part = parts[at];
  if (part === undefined) {
    found.push(prefix);
  } else if (part === '$') {
    if (positions.arrayIndex === undefined) {
      throw badValue('The positional operator did not find the match needed from the query.');
    }
    const name = String(positions.arrayIndex);
    expand(childOf(value, name), parts, at + 1, [...prefix, name], positions, found);
  } else if (isPositional(part)) {
    const test = part === '$[]' ? undefined : positions.arrayFilters.get(part.slice(2, -1));
    arrayAt(value, prefix).forEach((element, i) => {
      if (!test || test(element)) expand(element, parts, at + 1, [...prefix, String(i)], positions, found);
    });
  } else {
    expand(childOf(value, part), parts, at + 1, [...prefix, part], positions, found);
  }
}

function childOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return arrayIndexOf(name) === -1 ? undefined : (value[arrayIndexOf(name)] as unknown);
  return isDocument(value) ? fieldOf(value, name) : undefined;
}

function arrayAt(value: unknown, prefix: readonly string[]): readonly unknown[] {
  const path = prefix.join('.');
  if (value === undefined)
    throw badValue(`The path '${path}' must exist in the document in order to apply array updates.`);
  if (!Array.isArray(value))
    throw badValue(`Cannot apply array updates to non-array element ${prefix.at(-1) ?? ''}: <${kindOf(value)}>`);
  return value;
}
