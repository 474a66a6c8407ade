/** Walks a filter's path through a document: any value met on the way may satisfy the predicate, arrays are entered implicitly. */
import type { Document } from 'bson';
import { fieldOf, isDocument } from './bson-types.js';
import { arrayIndexOf } from './document-paths.js';

/** A test of one value; `undefined` stands for a missing field. */
export type ValueTest = (value: unknown) => boolean;
/** A test of a whole document. */
export type DocumentTest = (document: Document) => boolean;

/**
 * Which element of the outermost array made the last successful test succeed: what the positional `$` refers to.
 * One variable for all matchers, because matching is synchronous and must not allocate.
 */
export const matchedPosition = { index: -1 };

export interface Leaf {
  readonly test: ValueTest;
  /** Whether the elements of an array at the end of the path are tested as well as the array itself. */
  readonly entersArray: boolean;
}

export function walkPath(parts: readonly string[], leaf: Leaf): DocumentTest {
  if (parts.length === 1) {
    const name = parts[0] as string;
    return leaf.entersArray
      ? (document) => testLeaf(fieldOf(document, name), leaf)
      : (document) => leaf.test(fieldOf(document, name));
  }
  return (document) => testDocument(document, parts, 0, leaf);
}

/** Tests a value as the end of a path. */
export function testLeaf(value: unknown, leaf: Leaf): boolean {
  if (Array.isArray(value) && leaf.entersArray) {
    for (let i = 0; i < value.length; i += 1) {
      if (leaf.test(value[i] ?? null)) {
        matchedPosition.index = i;
        return true;
      }
    }
  }
  return leaf.test(value);
}

function testDocument(document: Document, parts: readonly string[], at: number, leaf: Leaf): boolean {
  const value = fieldOf(document, parts[at] as string);
  if (at === parts.length - 1) return testLeaf(value, leaf);
  if (Array.isArray(value)) return testArray(value, parts, at + 1, leaf);
  if (isDocument(value)) return testDocument(value, parts, at + 1, leaf);
  return leaf.test(undefined);
}

/** Elements that are documents are entered; a numeric component also names an element. Other elements are passed over. */
function testArray(array: readonly unknown[], parts: readonly string[], at: number, leaf: Leaf): boolean {
  const index = arrayIndexOf(parts[at] as string);
  for (let i = 0; i < array.length; i += 1) {
    const element = array[i];
    const found =
      (isDocument(element) && testDocument(element, parts, at, leaf)) ||
      (i === index && testElement(element, parts, at, leaf));
    if (found) {
      matchedPosition.index = i;
      return true;
    }
  }
  return false;
}

function testElement(element: unknown, parts: readonly string[], at: number, leaf: Leaf): boolean {
  if (at === parts.length - 1) return leaf.test(element ?? null);
  if (isDocument(element)) return testDocument(element, parts, at + 1, leaf);
  return Array.isArray(element) && testArray(element, parts, at + 1, leaf);
}
