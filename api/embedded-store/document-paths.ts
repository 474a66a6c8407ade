/** Reads dotted paths in documents, with MongoDB's rules for arrays on the way. */
import type { Document } from 'bson';
import { fieldOf, isDocument } from './bson-types.js';

const parsed = new Map<string, readonly string[]>();

/** The components of a dotted path. */
export function parsePath(path: string): readonly string[] {
  let parts = parsed.get(path);
  if (!parts) {
    // Paths come from clients: the memory they may claim here is bounded.
    if (parsed.size > 10_000) parsed.clear();
    parts = path.split('.');
    parsed.set(path, parts);
  }
  return parts;
}

/** The position a path component names in an array (`0`, `17`; not `01`), or -1. */
export function arrayIndexOf(component: string): number {
  const first = component.charCodeAt(0);
  if (first < 48 || first > 57 || component.length > 9 || (first === 48 && component.length > 1)) return -1;
  const index = Number(component);
  return Number.isInteger(index) ? index : -1;
}

export interface PathValues {
  /** What the index holds for the path; never empty. `undefined` means the path is missing. */
  readonly values: unknown[];
  /** Whether an array was met on the way, so that one document may have several keys. */
  readonly multikey: boolean;
}

/**
 * The values of a path as an index holds them: arrays are replaced by their elements (not deeper), array elements that are
 * documents are entered, a numeric component also takes that element. An empty array gives `null`; a missing path `undefined`.
 */
export function valuesAt(document: Document, path: string): PathValues {
  const parts = parsePath(path);
  if (parts.length === 1) return leafValues(fieldOf(document, path));
  const values: unknown[] = [];
  const multikey = collect(document, parts, 0, values);
  if (values.length === 0) values.push(null);
  return { values, multikey };
}

function leafValues(value: unknown): PathValues {
  if (!Array.isArray(value)) return { values: [value], multikey: false };
  return { values: value.length > 0 ? value.slice() : [null], multikey: true };
}

function collect(document: Document, parts: readonly string[], at: number, into: unknown[]): boolean {
  const value = fieldOf(document, parts[at] as string);
  if (at === parts.length - 1) return collectLeaf(value, into);
  if (Array.isArray(value)) {
    collectFromArray(value, parts, at + 1, into);
    return true;
  }
  if (isDocument(value)) return collect(value, parts, at + 1, into);
  into.push(undefined);
  return false;
}

function collectLeaf(value: unknown, into: unknown[]): boolean {
  if (!Array.isArray(value)) {
    into.push(value);
    return false;
  }
  if (value.length === 0) into.push(null);
  for (const element of value) into.push(element ?? null);
  return true;
}

function collectFromArray(array: readonly unknown[], parts: readonly string[], at: number, into: unknown[]): void {
  const index = arrayIndexOf(parts[at] as string);
  const isLast = at === parts.length - 1;
  for (let i = 0; i < array.length; i += 1) {
    const element = array[i];
    if (isDocument(element)) collect(element, parts, at, into);
    if (i !== index) continue;
    if (isLast) {
      // The matcher takes the element as it is; its own elements are held too, which can only add candidates.
      into.push(element ?? null);
      if (Array.isArray(element)) collectLeaf(element, into);
    } else if (isDocument(element)) collect(element, parts, at + 1, into);
    else if (Array.isArray(element)) collectFromArray(element, parts, at + 1, into);
  }
}

/** The value at a path that enters documents only; undefined when the path is missing or meets an array. */
export function valueAt(document: Document, parts: readonly string[]): unknown {
  let value: unknown = document;
  for (const part of parts) {
    if (!isDocument(value)) return undefined;
    value = fieldOf(value, part);
  }
  return value;
}
