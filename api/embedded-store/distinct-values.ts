/** The values of `distinct`: each once, arrays taken apart, as the command defines it. */
import type { Document } from 'bson';
import { fieldOf, isDocument } from './bson-types.js';
import { foldValue } from './collation-folding.js';
import { parseCollation } from './collation.js';
import { CommandError } from './command-error.js';
import { arrayIndexOf, parsePath } from './document-paths.js';
import { encodeValue } from './key-encoding.js';
import { MAX_DOCUMENT_BYTES } from './wire-frames.js';

export interface DistinctValues {
  add(document: Document): void;
  take(): unknown[];
}

function collect(value: unknown, parts: readonly string[], at: number, into: unknown[]): void {
  if (at === parts.length) {
    if (Array.isArray(value)) into.push(...(value as unknown[]));
    else if (value !== undefined) into.push(value);
    return;
  }
  const part = parts[at]!;
  if (Array.isArray(value)) {
    const index = arrayIndexOf(part);
    if (index >= 0) collect(value[index], parts, at + 1, into);
    else for (const element of value) if (isDocument(element)) collect(element, parts, at, into);
  } else if (isDocument(value)) {
    collect(fieldOf(value, part), parts, at + 1, into);
  }
}

export function distinctValues(path: string, collationOption: Document | undefined): DistinctValues {
  const collation = parseCollation(collationOption);
  const parts = parsePath(path);
  const values = new Map<string, unknown>();
  let bytes = 0;
  return {
    add(document) {
      const found: unknown[] = [];
      collect(document, parts, 0, found);
      for (const value of found) {
        const key = encodeValue(collation === undefined ? value : foldValue(value, collation)).toString('latin1');
        if (values.has(key)) continue;
        values.set(key, value);
        bytes += key.length;
        if (bytes > MAX_DOCUMENT_BYTES) throw new CommandError(17217, 'Location17217', 'distinct too big, 16mb cap');
      }
    },
    take: () => [...values.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value),
  };
}
