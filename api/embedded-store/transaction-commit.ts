/** Applies a transaction's overlay inside the group commit: every check first, then every write. */
import type { Catalog, Collection } from './catalog.js';
import type { StoredDocument } from './document-fields.js';
import { entriesOf, entryKey } from './index-entries.js';
import type { RecordStore } from './record-store.js';
import type { RecordChange } from './overlay-scan.js';
import type { StoreTransaction } from './transaction.js';
import { writeConflict } from './write-conflict.js';

type Changes = ReadonlyMap<number, RecordChange>;

/** May be run again when the group commit is repeated: it only reads the transaction. */
export function applyTransaction(transaction: StoreTransaction, catalog: Catalog, records: RecordStore): void {
  const created = new Map([...transaction.created.values()].map((collection) => [collection.id, collection]));
  for (const collection of created.values()) {
    if (catalog.find(collection.database, collection.name) !== null) throw writeConflict();
  }
  const work: { collection: Collection; changes: Changes }[] = [];
  for (const [id, changes] of transaction.changed) {
    const fresh = created.get(id);
    const collection = fresh === undefined ? catalog.findById(id) : fresh;
    if (collection === null) {
      if (changes.size > 0) throw writeConflict();
      continue;
    }
    checkChanges(collection, changes, records);
    work.push({ collection, changes });
  }
  for (const collection of created.values()) {
    // A copy: a commit that is undone must not leave its counts in the transaction.
    const copy = {
      ...collection,
      indexes: collection.indexes.map((index) => ({ ...index, multikey: [...index.multikey] })),
    };
    catalog.install(copy);
    catalog.markDefinition(copy);
  }
  for (const { collection, changes } of work) {
    write(catalog.find(collection.database, collection.name)!, changes, records);
  }
}

function checkChanges(collection: Collection, changes: Changes, records: RecordStore): void {
  const claimed = new Set<string>();
  for (const [recordId, { base, now }] of changes) {
    if (base !== null) {
      const current = records.get(collection, recordId);
      if (current === undefined || !current.equals(base.bytes)) throw writeConflict();
    }
    if (now !== null) checkKeys(collection, recordId, now, changes, records, claimed);
  }
}

function checkKeys(
  collection: Collection,
  recordId: number,
  document: StoredDocument,
  changes: Changes,
  records: RecordStore,
  claimed: Set<string>,
): void {
  for (const { index, keys } of entriesOf(collection, document)) {
    if (!index.unique) continue;
    for (const each of keys) {
      const entry = entryKey(index, each, recordId);
      const text = entry.toString('latin1');
      const holder = records.holderOf(entry);
      // Records of this transaction give up their keys before any new one is written.
      const isFree = holder === null || (changes.get(holder)?.base ?? null) !== null;
      if (!isFree || claimed.has(text)) throw writeConflict();
      claimed.add(text);
    }
  }
}

function write(collection: Collection, changes: Changes, records: RecordStore): void {
  for (const [recordId, { base }] of changes) if (base !== null) records.remove(collection, recordId, base);
  for (const [recordId, { now }] of changes) if (now !== null) records.insert(collection, now, recordId);
}
