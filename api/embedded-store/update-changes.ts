/** Single changes to a document: where they apply, and how a changed copy is made without touching the original. */
import type { Document } from 'bson';
import { fieldOf, isDocument, kindOf, plainDocument, setField } from './bson-types.js';
import { CommandError } from './command-error.js';
import { arrayIndexOf } from './document-paths.js';

/** What a change returns to take the field away. */
export const REMOVED: unique symbol = Symbol('removed');

export interface ChangeContext {
  readonly now: Date;
  readonly isInsert: boolean;
  /** The document before the update. */
  readonly original: Document;
}

export interface Change {
  readonly path: string;
  readonly parts: readonly string[];
  /** Whether a missing path is created; otherwise the change does nothing there. */
  readonly creates: boolean;
  /** Only when the update inserts. */
  readonly onlyOnInsert?: boolean;
  /** The new value, the old one itself for no change, or `REMOVED`. A missing field is undefined, before and after. */
  newValue(old: unknown, context: ChangeContext): unknown;
}

/** The greatest number of nulls that setting a far element may put before it, as in MongoDB. */
const LARGEST_GAP = 1_500_000;

/** A copy with the change made, sharing what did not change; the document itself when nothing did. */
export function changeDocument(
  document: Document,
  parts: readonly string[],
  change: Change,
  context: ChangeContext,
): Document {
  return changeField(document, parts, 0, change, context);
}

function changeField(
  document: Document,
  parts: readonly string[],
  at: number,
  change: Change,
  context: ChangeContext,
): Document {
  const name = parts[at] as string;
  const old = fieldOf(document, name);
  const next = nextValue(old, parts, at, change, context);
  if (next === old) return document;
  const copy = { ...plainDocument(document) };
  if (next === REMOVED) delete copy[name];
  else setField(copy, name, next);
  return copy;
}

function nextValue(
  old: unknown,
  parts: readonly string[],
  at: number,
  change: Change,
  context: ChangeContext,
): unknown {
  if (at === parts.length - 1) {
    const next = change.newValue(old, context);
    return next === REMOVED && old === undefined ? old : next;
  }
  if (isDocument(old)) return changeField(old, parts, at + 1, change, context);
  if (Array.isArray(old)) return changeElement(old, parts, at + 1, change, context);
  if (!change.creates) return old;
  if (old === undefined) return createPath(parts, at + 1, change, context);
  throw notViable(parts[at + 1] as string, parts[at] as string, kindOf(old));
}

/** The documents that lead to a new field; undefined when the change makes nothing of a missing value. */
function createPath(parts: readonly string[], at: number, change: Change, context: ChangeContext): unknown {
  const value =
    at === parts.length - 1 ? change.newValue(undefined, context) : createPath(parts, at + 1, change, context);
  if (value === undefined || value === REMOVED) return undefined;
  const created: Document = {};
  setField(created, parts[at] as string, value);
  return created;
}

function changeElement(
  array: readonly unknown[],
  parts: readonly string[],
  at: number,
  change: Change,
  context: ChangeContext,
): readonly unknown[] {
  const index = arrayIndexOf(parts[at] as string);
  if (index === -1) {
    if (!change.creates) return array;
    throw notViable(parts[at] as string, parts[at - 1] as string, 'array');
  }
  const old: unknown = index < array.length ? (array[index] ?? null) : undefined;
  if (old === undefined && !change.creates) return array;
  const changed = nextValue(old, parts, at, change, context);
  const next = changed === REMOVED ? null : changed;
  if (next === old || (index < array.length && next === array[index])) return array;
  if (index - array.length > LARGEST_GAP)
    throw new CommandError(2, 'BadValue', `can't backfill more than ${LARGEST_GAP} elements`);
  const copy = [...array];
  while (copy.length < index) copy.push(null);
  copy[index] = next;
  return copy;
}

function notViable(field: string, within: string, kind: string): CommandError {
  return new CommandError(28, 'PathNotViable', `Cannot create field '${field}' in element {${within}: <${kind}>}`);
}
