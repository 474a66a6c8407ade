/** E11000: the error for a document whose unique key another one holds. */
import { EJSON } from 'bson';
import type { Document } from 'bson';
import { fieldOf } from './bson-types.js';
import { namespaceOf } from './catalog.js';
import type { Collection } from './catalog.js';
import { CommandError } from './command-error.js';
import type { IndexDefinition } from './index-definition.js';

function valueAlong(document: Document, path: string): unknown {
  let value: unknown = document;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null) return null;
    value = fieldOf(value as Document, part);
  }
  return value ?? null;
}

export function duplicateKey(collection: Collection, index: IndexDefinition, document: Document): CommandError {
  const keyPattern = Object.fromEntries(index.fields.map(({ path, direction }) => [path, direction]));
  const keyValue = Object.fromEntries(index.fields.map(({ path }) => [path, valueAlong(document, path)]));
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${EJSON.stringify(value as Document)}`);
  return new CommandError(
    11000,
    'DuplicateKey',
    `E11000 duplicate key error collection: ${namespaceOf(collection)} index: ${index.name} dup key: { ${shown.join(', ')} }`,
    { keyPattern, keyValue },
  );
}
