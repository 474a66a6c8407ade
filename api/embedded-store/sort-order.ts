/** Sorts documents as MongoDB does: the least element of an array counts ascending, the greatest descending. */
import type { Document } from 'bson';
import { compareStrings, compareValues, type StringOrder } from './bson-order.js';
import { fieldOf, isDocument } from './bson-types.js';
import { CommandError, notSupported } from './command-error.js';
import { valuesAt } from './document-paths.js';
import { numberKind, toNumber } from './number-arithmetic.js';

export interface SortField {
  readonly path: string;
  readonly direction: 1 | -1;
}

/** The fields of a sort specification; error 15975 for a direction that is neither 1 nor -1. */
export function parseSort(specification: Document): SortField[] {
  return Object.entries(specification).map(([path, value]) => {
    if (isDocument(value) && Object.hasOwn(value, '$meta')) {
      throw notSupported('sorting by $meta', 'sort by a field', 2, 'BadValue');
    }
    const direction = numberKind(value) ? toNumber(value) : NaN;
    if (direction !== 1 && direction !== -1) {
      throw new CommandError(
        15975,
        'Location15975',
        '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
      );
    }
    if (path === '' || path.split('.').includes('')) {
      throw new CommandError(15998, 'Location15998', 'FieldPath field names may not be empty strings.');
    }
    if (path.startsWith('$'))
      throw new CommandError(16410, 'Location16410', "FieldPath field names may not start with '$'.");
    return { path, direction };
  });
}

/** What a document sorts by: one value for each field of the sort. */
export function sortKeyOf(
  document: Document,
  fields: readonly SortField[],
  strings: StringOrder = compareStrings,
): unknown[] {
  return fields.map((field) => sortValue(document, field, strings));
}

function sortValue(document: Document, { path, direction }: SortField, strings: StringOrder): unknown {
  if (!path.includes('.')) {
    const value = fieldOf(document, path);
    if (!Array.isArray(value)) return value;
  }
  const { values } = valuesAt(document, path);
  let best = values[0];
  for (let i = 1; i < values.length; i += 1) {
    if (compareValues(values[i], best, strings) * direction < 0) best = values[i];
  }
  return best;
}

export function compareSortKeys(
  a: readonly unknown[],
  b: readonly unknown[],
  fields: readonly SortField[],
  strings: StringOrder = compareStrings,
): number {
  for (let i = 0; i < fields.length; i += 1) {
    const order = compareValues(a[i], b[i], strings);
    if (order !== 0) return order * (fields[i] as SortField).direction;
  }
  return 0;
}

/** A comparator of documents for a specification. */
export function compileSortOrder(
  specification: Document,
  strings: StringOrder = compareStrings,
): (a: Document, b: Document) => number {
  const fields = parseSort(specification);
  return (a, b) => {
    for (const field of fields) {
      const order = compareValues(sortValue(a, field, strings), sortValue(b, field, strings), strings);
      if (order !== 0) return order * field.direction;
    }
    return 0;
  };
}

/** A comparator of array elements: by value for a direction, by fields for a specification (others count as empty). */
export function elementOrder(specification: unknown, strings: StringOrder): (a: unknown, b: unknown) => number {
  if (!isDocument(specification)) {
    const direction = numberKind(specification) ? toNumber(specification) : NaN;
    if (direction !== 1 && direction !== -1) {
      throw new CommandError(2, 'BadValue', 'The $sort element value must be either 1 or -1');
    }
    return (a, b) => compareValues(a, b, strings) * direction;
  }
  const order = compileSortOrder(specification, strings);
  return (a, b) => order(isDocument(a) ? a : {}, isDocument(b) ? b : {});
}
