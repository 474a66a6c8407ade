/** `validate`: recomputes every index entry from the documents and compares with what is stored. */
import type { Document } from 'bson';
import type { Collection } from './catalog.js';
import { recordKey } from './catalog.js';
import { StoredDocument } from './document-fields.js';
import { entriesOf, entryKey, entryValue } from './index-entries.js';
import { RECORD_ID_BYTES } from './index-keys.js';
import { successor } from './key-ranges.js';
import type { Storage } from './storage.js';

const MAX_REPORTED = 20;

export function validateCollection(storage: Storage, collection: Collection): Document {
  const errors: string[] = [];
  const report = (message: string): void => {
    if (errors.length < MAX_REPORTED) errors.push(message);
  };
  const expected = new Map<string, number>();
  let nrecords = 0;
  let bytes = 0;
  for (const { key, value } of storage.records.entries({
    start: recordKey(collection.id, 0),
    end: recordKey(collection.id + 1, 0),
  })) {
    const recordId = key.readUIntBE(4, RECORD_ID_BYTES);
    nrecords += 1;
    bytes += value.length;
    for (const { index, keys } of entriesOf(collection, new StoredDocument(value))) {
      expected.set(index.name, (expected.get(index.name) ?? 0) + keys.length);
      for (const each of keys) {
        const found = storage.indexes.get(entryKey(index, each, recordId));
        if (found === undefined) report(`record ${recordId} has no entry in index ${index.name}`);
        else if (!found.equals(entryValue(index, recordId)))
          report(`an entry of index ${index.name} does not belong to record ${recordId}`);
      }
    }
  }
  const keysPerIndex: Document = {};
  for (const { name, id } of collection.indexes) {
    const prefix = recordKey(id, 0).subarray(0, 4);
    let entries = 0;
    for (const _ of storage.indexes.keys({ start: prefix, end: successor(prefix) })) entries += 1;
    keysPerIndex[name] = entries;
    // Every expected entry was found, so more entries than expected means entries without a document.
    if (entries !== (expected.get(name) ?? 0))
      report(`index ${name} holds ${entries} entries instead of ${expected.get(name) ?? 0}`);
  }
  if (nrecords !== collection.count)
    report(`the collection counts ${collection.count} documents and holds ${nrecords}`);
  if (bytes !== collection.bytes) report(`the collection counts ${collection.bytes} bytes and holds ${bytes}`);
  return {
    nrecords,
    nInvalidDocuments: 0,
    nIndexes: collection.indexes.length,
    keysPerIndex,
    valid: errors.length === 0,
    warnings: [],
    errors,
  };
}
