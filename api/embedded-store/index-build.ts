/** Builds indexes over the documents that are already there. */
import type { Catalog, Collection } from './catalog.js';
import { recordKey } from './catalog.js';
import { StoredDocument } from './document-fields.js';
import { duplicateKey } from './duplicate-key.js';
import { entriesOf, entryKey, entryValue } from './index-entries.js';
import type { IndexDefinition, NewIndex } from './index-definition.js';
import { RECORD_ID_BYTES } from './index-keys.js';
import type { Storage } from './storage.js';

interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/**
 * All entries are computed, and unique keys compared, before the first is written: a refusal leaves no trace.
 * Building blocks other writers, as it does in MongoDB for an index on a collection that is in use.
 */
export function buildIndexes(
  storage: Storage,
  catalog: Catalog,
  collection: Collection,
  added: readonly NewIndex[],
): void {
  const indexes = added.map((index) => catalog.newIndex(index));
  const entries = collectEntries(storage, collection, indexes);
  entries.sort((a, b) => a.key.compare(b.key));
  for (const { key, value } of entries) storage.indexes.put(key, value);
  // A new list: what is derived from the list of indexes is kept by the list's identity.
  collection.indexes = [...collection.indexes, ...indexes];
  catalog.markDefinition(collection);
}

function collectEntries(storage: Storage, collection: Collection, indexes: readonly IndexDefinition[]): Entry[] {
  const entries: Entry[] = [];
  const holders = new Set<string>();
  const range = { start: recordKey(collection.id, 0), end: recordKey(collection.id + 1, 0) };
  for (const record of storage.records.entries(range)) {
    const recordId = record.key.readUIntBE(4, RECORD_ID_BYTES);
    const document = new StoredDocument(record.value);
    for (const { index, keys, arrays, hasCutKey } of entriesOf(collection, document, indexes as IndexDefinition[])) {
      for (const at of arrays) index.multikey[at] = true;
      if (hasCutKey) index.hasCutKeys = true;
      for (const key of keys) {
        const entry = entryKey(index, key, recordId);
        if (index.unique) {
          const text = entry.toString('latin1');
          if (holders.has(text)) throw duplicateKey(collection, index, document.whole);
          holders.add(text);
        }
        entries.push({ key: entry, value: entryValue(index, recordId) });
      }
    }
  }
  return entries;
}
