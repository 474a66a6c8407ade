/** The update operator `$rename`: one field goes, another comes. */
import type { Document } from 'bson';
import { fieldOf, isDocument, kindOf, plainDocument } from './bson-types.js';
import { badValue } from './filter-comparison.js';
import { type Change, REMOVED } from './update-changes.js';
import { unlessIdentical } from './update-field-operators.js';
import { isPositional, updatePath } from './update-paths.js';

export function renameChanges(operand: Document): Change[] {
  return Object.entries(plainDocument(operand)).flatMap(([from, to]) => renameField(from, to));
}

function renameField(from: string, to: unknown): Change[] {
  if (typeof to !== 'string') throw badValue(`The 'to' field for $rename must be a string: ${from}: <${kindOf(to)}>`);
  const source = updatePath(from);
  const target = updatePath(to);
  if (from === to) throw badValue(`The source and target field for $rename must differ: ${from}: "${to}"`);
  if (source.some(isPositional)) throw badValue(`The source field for $rename may not be dynamic: ${from}`);
  if (target.some(isPositional)) throw badValue(`The destination field for $rename may not be dynamic: ${to}`);
  return [
    {
      path: from,
      parts: source,
      creates: false,
      newValue: (old) => (old === undefined ? old : REMOVED),
    },
    {
      path: to,
      parts: target,
      creates: true,
      newValue(old, { original }) {
        const value = sourceValue(original, source, 'source');
        if (value === undefined) return old;
        sourceValue(original, target, 'destination');
        return unlessIdentical(old, value);
      },
    },
  ];
}

/** The value at a path of documents; error 2 when the path goes through an array. */
function sourceValue(document: Document, parts: readonly string[], role: string): unknown {
  let value: unknown = document;
  for (const part of parts) {
    if (Array.isArray(value)) throw badValue(`The ${role} field cannot be an array element, '${parts.join('.')}'`);
    if (!isDocument(value)) return undefined;
    value = fieldOf(value, part);
  }
  return value;
}
