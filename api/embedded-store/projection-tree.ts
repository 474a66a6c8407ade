/** Trees of field selections, shared by find's projections and by the stages `$project`, `$addFields` and `$unset`. */
import type { Document } from 'bson';
import { isDocument, plainDocument, setField } from './bson-types.js';
import { CommandError } from './command-error.js';
import type { Evaluate, ExpressionScope } from './expression-types.js';

/** What becomes of one field: kept or dropped as it is, computed, or entered. */
export type Selection =
  { readonly kind: 'whole' } | { readonly kind: 'computed'; readonly evaluate: Evaluate } | SelectionTree;

export interface SelectionTree {
  readonly kind: 'tree';
  readonly fields: Map<string, Selection>;
}

export const WHOLE: Selection = { kind: 'whole' };

export function emptyTree(): SelectionTree {
  return { kind: 'tree', fields: new Map() };
}

/** Adds a selection at a path; error 31249 when one path lies within another. */
export function selectAt(tree: SelectionTree, path: string, selection: Selection): void {
  const parts = path.split('.');
  assertPath(parts, path);
  let node = tree;
  for (let i = 0; i < parts.length - 1; i += 1) {
    const part = parts[i] as string;
    let next = node.fields.get(part);
    if (!next) node.fields.set(part, (next = emptyTree()));
    if (next.kind !== 'tree') throw collision(path, parts.slice(i + 1).join('.'));
    node = next;
  }
  const last = parts.at(-1) as string;
  if (node.fields.has(last)) throw new CommandError(31250, 'Location31250', `Path collision at ${path}`);
  node.fields.set(last, selection);
}

function collision(path: string, remaining: string): CommandError {
  return new CommandError(31249, 'Location31249', `Path collision at ${path} remaining portion ${remaining}`);
}

function assertPath(parts: readonly string[], path: string): void {
  if (path === '') throw new CommandError(40352, 'Location40352', 'FieldPath cannot be constructed with empty string');
  if (path.endsWith('.')) throw new CommandError(40353, 'Location40353', "FieldPath must not end with a '.'.");
  if (parts.includes(''))
    throw new CommandError(15998, 'Location15998', 'FieldPath field names may not be empty strings.');
  if (parts.some((part) => part.startsWith('$') && !['$id', '$ref', '$db'].includes(part))) {
    throw new CommandError(
      16410,
      'Location16410',
      "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
    );
  }
}

/** Keeps the selected fields in the document's order, then adds the computed ones; arrays are mapped, other values dropped. */
export function include(document: Document, tree: SelectionTree, scope: ExpressionScope): Document {
  const result = pick(document, tree);
  return hasComputed(tree) ? (compute(result, document, tree, scope) as Document) : result;
}

function pick(document: Document, tree: SelectionTree): Document {
  const result: Document = {};
  const source = plainDocument(document);
  for (const name of Object.keys(source)) {
    const selection = tree.fields.get(name);
    if (!selection || selection.kind === 'computed') continue;
    const value: unknown = source[name];
    const kept = selection.kind === 'whole' ? value : pickWithin(value, selection);
    if (kept !== undefined) setField(result, name, kept);
  }
  return result;
}

function pickWithin(value: unknown, tree: SelectionTree): unknown {
  if (Array.isArray(value))
    return value.map((element) => pickWithin(element, tree)).filter((element) => element !== undefined);
  return isDocument(value) ? pick(value, tree) : undefined;
}

const computing = new WeakMap<SelectionTree, boolean>();

function hasComputed(tree: SelectionTree): boolean {
  let known = computing.get(tree);
  if (known === undefined) {
    known = [...tree.fields.values()].some((s) => s.kind === 'computed' || (s.kind === 'tree' && hasComputed(s)));
    computing.set(tree, known);
  }
  return known;
}

/** Adds computed fields to what inclusion kept; `original` tells an array or a scalar that inclusion left out. */
function compute(kept: unknown, original: unknown, tree: SelectionTree, scope: ExpressionScope): unknown {
  if (Array.isArray(original)) {
    return original.map((element) =>
      compute(isDocument(element) ? pick(element, tree) : undefined, element, tree, scope),
    );
  }
  const result: Document = isDocument(kept) ? { ...kept } : {};
  const source: Document = isDocument(original) ? plainDocument(original) : {};
  for (const [name, selection] of tree.fields) {
    if (selection.kind === 'computed') assign(result, name, selection.evaluate(scope));
    else if (selection.kind === 'tree' && hasComputed(selection)) {
      setField(
        result,
        name,
        compute(result[name], Object.hasOwn(source, name) ? source[name] : undefined, selection, scope),
      );
    }
  }
  return result;
}

function assign(target: Document, name: string, value: unknown): void {
  if (value === undefined) delete target[name];
  else setField(target, name, value);
}

/** Drops the selected fields; arrays are mapped. */
export function exclude(document: Document, tree: SelectionTree): Document {
  const result: Document = {};
  const source = plainDocument(document);
  for (const name of Object.keys(source)) {
    const selection = tree.fields.get(name);
    if (!selection) setField(result, name, source[name]);
    else if (selection.kind === 'tree') setField(result, name, excludeWithin(source[name], selection));
  }
  return result;
}

function excludeWithin(value: unknown, tree: SelectionTree): unknown {
  if (Array.isArray(value)) return value.map((element) => excludeWithin(element, tree));
  return isDocument(value) ? exclude(value, tree) : value;
}

/** Adds or replaces computed fields, keeping all others; a missing value removes the field. */
export function addFields(value: unknown, tree: SelectionTree, scope: ExpressionScope): unknown {
  if (Array.isArray(value)) return value.map((element) => addFields(element, tree, scope));
  const result: Document = isDocument(value) ? { ...plainDocument(value) } : {};
  for (const [name, selection] of tree.fields) {
    if (selection.kind === 'computed') assign(result, name, selection.evaluate(scope));
    else if (selection.kind === 'tree') {
      setField(result, name, addFields(Object.hasOwn(result, name) ? result[name] : undefined, selection, scope));
    }
  }
  return result;
}
