/** The document that an upsert starts from: what its filter says by equality. */
import type { Document } from 'bson';
import { isDocument, kindOf, plainDocument, setField } from './bson-types.js';
import { CommandError } from './command-error.js';
import { isOperatorDocument } from './filter-matcher.js';

/**
 * The equalities of a filter as a document: implicit ones, `$eq`, and `$in` or `$all` of one value, at the top level, in
 * `$and`, and in `$or` of one branch. Error 54 when two conditions speak of one path.
 */
export function documentForUpsert(filter: Document): Document {
  const equalities = new Map<string, unknown>();
  collect(filter, equalities);
  const document: Document = {};
  if (equalities.has('_id')) setField(document, '_id', equalities.get('_id'));
  for (const [path, value] of equalities) if (path !== '_id') place(document, path.split('.'), value, path);
  return document;
}

function collect(filter: Document, equalities: Map<string, unknown>): void {
  for (const [name, operand] of Object.entries(plainDocument(filter))) {
    if (name === '$and' || (name === '$or' && Array.isArray(operand) && operand.length === 1)) {
      for (const branch of operand as unknown[]) if (isDocument(branch)) collect(branch, equalities);
    } else if (!name.startsWith('$')) {
      const equality = equalityOf(operand);
      if (equality) add(equalities, name, equality.value);
    }
  }
}

function equalityOf(operand: unknown): { value: unknown } | undefined {
  if (kindOf(operand) === 'regex') return undefined;
  if (!isDocument(operand) || !isOperatorDocument(operand)) return { value: operand };
  if (Object.hasOwn(operand, '$eq')) return { value: operand.$eq as unknown };
  for (const name of ['$in', '$all']) {
    const list: unknown = operand[name];
    if (Array.isArray(list) && list.length === 1 && kindOf(list[0]) !== 'regex' && !isOperator(list[0]))
      return { value: list[0] as unknown };
  }
  return undefined;
}

function isOperator(value: unknown): boolean {
  return isDocument(value) && isOperatorDocument(value);
}

function add(equalities: Map<string, unknown>, path: string, value: unknown): void {
  for (const known of equalities.keys()) {
    if (known === path || known.startsWith(`${path}.`) || path.startsWith(`${known}.`)) throw twice(path);
  }
  equalities.set(path, value);
}

function twice(path: string): CommandError {
  return new CommandError(
    54,
    'NotSingleValueField',
    `cannot infer query fields to set, path '${path}' is matched twice`,
  );
}

function place(document: Document, parts: readonly string[], value: unknown, path: string): void {
  let target = document;
  for (const part of parts.slice(0, -1)) {
    if (!Object.hasOwn(target, part)) setField(target, part, {});
    const next: unknown = target[part];
    if (!isDocument(next)) throw twice(path);
    target = next;
  }
  setField(target, parts.at(-1) as string, value);
}
