/** Builds indexes over the documents that are already there, in portions that fit into memory. */
import type { Catalog, Collection } from './catalog.js';
import { recordKey } from './catalog.js';
import { CommandError } from './command-error.js';
import { StoredDocument } from './document-fields.js';
import { duplicateKey } from './duplicate-key.js';
import { entriesOf, entryKey, entryValue } from './index-entries.js';
import type { IndexDefinition, NewIndex } from './index-definition.js';
import { RECORD_ID_BYTES } from './index-keys.js';
import { successor } from './key-ranges.js';
import type { Storage } from './storage.js';

interface Entry {
  readonly index: IndexDefinition;
  readonly key: Buffer;
  readonly recordId: number;
}

/** So many entries are sorted and written at a time: writing in order is several times faster than as they come. */
const PORTION = 50_000;

/**
 * One step of the group commit: a refusal (E11000, parallel arrays) takes back what was written, so that it leaves no
 * trace. Other writers wait for it.
 */
export function buildIndexes(
  storage: Storage,
  catalog: Catalog,
  collection: Collection,
  added: readonly NewIndex[],
): void {
  const indexes = added.map((index) => catalog.newIndex(index));
  try {
    writeEntries(storage, collection, indexes);
  } catch (error) {
    if (error instanceof CommandError) for (const index of indexes) removeEntries(storage, index);
    throw error;
  }
  // A new list: what is derived from the list of indexes is kept by the list's identity.
  collection.indexes = [...collection.indexes, ...indexes];
  catalog.markDefinition(collection);
}

function writeEntries(storage: Storage, collection: Collection, indexes: readonly IndexDefinition[]): void {
  let portion: Entry[] = [];
  const range = { start: recordKey(collection.id, 0), end: recordKey(collection.id + 1, 0) };
  for (const record of storage.records.entries(range)) {
    const recordId = record.key.readUIntBE(4, RECORD_ID_BYTES);
    for (const { index, keys, arrays, hasCutKey } of entriesOf(collection, new StoredDocument(record.value), indexes)) {
      for (const at of arrays) index.multikey[at] = true;
      if (hasCutKey) index.hasCutKeys = true;
      for (const key of keys) portion.push({ index, key: entryKey(index, key, recordId), recordId });
    }
    if (portion.length < PORTION) continue;
    writePortion(storage, collection, portion);
    portion = [];
  }
  writePortion(storage, collection, portion);
}

function writePortion(storage: Storage, collection: Collection, portion: Entry[]): void {
  portion.sort((a, b) => a.key.compare(b.key));
  for (const { index, key, recordId } of portion) {
    if (index.unique && storage.indexes.get(key) !== undefined) {
      const refused = storage.records.get(recordKey(collection.id, recordId))!;
      throw duplicateKey(collection, index, new StoredDocument(refused).whole);
    }
    storage.indexes.put(key, entryValue(index, recordId));
  }
}

function removeEntries(storage: Storage, index: IndexDefinition): void {
  const prefix = recordKey(index.id, 0).subarray(0, 4);
  for (;;) {
    const keys = [...storage.indexes.keys({ start: prefix, end: successor(prefix), limit: PORTION })];
    for (const key of keys) storage.indexes.remove(key);
    if (keys.length < PORTION) return;
  }
}
