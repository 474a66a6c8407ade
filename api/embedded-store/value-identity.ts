/** Whether two values are the same BSON, type for type: what decides that an update changed nothing. */
import type { Document } from 'bson';
import { compareValues } from './bson-order.js';
import { isDocument, kindOf, plainDocument } from './bson-types.js';
import { toNumber } from './number-arithmetic.js';

export function areIdentical(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const kind = kindOf(a);
  if (kind !== kindOf(b)) return false;
  switch (kind) {
    case 'array':
      return identicalArrays(a as unknown[], b as unknown[]);
    case 'object':
      return isDocument(a) && isDocument(b) && identicalDocuments(plainDocument(a), plainDocument(b));
    case 'double':
      return Object.is(toNumber(a), toNumber(b));
    case 'decimal':
      return String(a) === String(b);
    default:
      return compareValues(a, b) === 0;
  }
}

function identicalArrays(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((element, i) => areIdentical(element, b[i]));
}

function identicalDocuments(a: Document, b: Document): boolean {
  const names = Object.keys(a);
  const others = Object.keys(b);
  if (names.length !== others.length) return false;
  return names.every((name, i) => name === others[i] && areIdentical(a[name], b[name]));
}
