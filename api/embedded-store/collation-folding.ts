/** Index keys under a collation: every string in a value is folded, so that equal strings have equal keys. */
import type { Document } from 'bson';
import { isDocument, plainDocument, setField } from './bson-types.js';
import type { Collation } from './collation.js';

export function foldValue(value: unknown, collation: Collation): unknown {
  if (typeof value === 'string') return collation.fold(value);
  if (Array.isArray(value)) return value.map((element) => foldValue(element, collation));
  if (!isDocument(value)) return value;
  const folded: Document = {};
  for (const [name, field] of Object.entries(plainDocument(value))) setField(folded, name, foldValue(field, collation));
  return folded;
}
