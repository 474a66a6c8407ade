/** Writes documents and their index entries inside the running transaction: all checks first, so that a refused write leaves no trace. */
import { recordKey } from './catalog.js';
import type { Catalog, Collection } from './catalog.js';
import { StoredDocument } from './document-fields.js';
import { duplicateKey } from './duplicate-key.js';
import { entriesOf, entryKey, entryValue } from './index-entries.js';
import type { EntrySet } from './index-entries.js';
import { RECORD_ID_BYTES } from './index-keys.js';
import type { Snapshot, Storage } from './storage.js';

export class RecordStore {
  constructor(
    private readonly storage: Storage,
    readonly catalog: Catalog,
  ) {}

  get(collection: Collection, recordId: number, snapshot?: Snapshot): Buffer | undefined {
    return this.storage.records.get(recordKey(collection.id, recordId), snapshot);
  }

  insert(collection: Collection, document: StoredDocument, recordId = this.catalog.takeRecordId(collection)): number {
    const sets = entriesOf(collection, document);
    this.checkUnique(collection, document, sets, recordId);
    this.storage.records.put(recordKey(collection.id, recordId), document.bytes);
    for (const set of sets) this.addEntries(collection, set, set.keys, recordId);
    this.catalog.countChange(collection, 1, document.bytes.length);
    return recordId;
  }

  replace(collection: Collection, recordId: number, before: StoredDocument, after: StoredDocument): void {
    const oldSets = entriesOf(collection, before);
    const newSets = entriesOf(collection, after);
    const changes = newSets.map((set, at) => difference(oldSets[at]!, set));
    this.checkUnique(
      collection,
      after,
      newSets.map((set, at) => ({ ...set, keys: changes[at]!.added })),
      recordId,
    );
    for (const [at, set] of newSets.entries()) {
      for (const key of changes[at]!.removed) this.storage.indexes.remove(entryKey(set.index, key, recordId));
      this.addEntries(collection, set, changes[at]!.added, recordId);
    }
    this.storage.records.put(recordKey(collection.id, recordId), after.bytes);
    this.catalog.countChange(collection, 0, after.bytes.length - before.bytes.length);
  }

  remove(collection: Collection, recordId: number, document: StoredDocument): void {
    for (const set of entriesOf(collection, document)) {
      for (const key of set.keys) this.storage.indexes.remove(entryKey(set.index, key, recordId));
    }
    this.storage.records.remove(recordKey(collection.id, recordId));
    this.catalog.countChange(collection, -1, -document.bytes.length);
  }

  /** The record that holds a unique key, or null. */
  holderOf(entry: Buffer, snapshot?: Snapshot): number | null {
    const holder = this.storage.indexes.get(entry, snapshot);
    return holder === undefined ? null : holder.readUIntBE(0, RECORD_ID_BYTES);
  }

  addEntries(collection: Collection, set: EntrySet, keys: readonly Buffer[], recordId: number): void {
    for (const key of keys)
      this.storage.indexes.put(entryKey(set.index, key, recordId), entryValue(set.index, recordId));
    for (const at of set.arrays) {
      if (set.index.multikey[at]) continue;
      set.index.multikey[at] = true;
      this.catalog.markDefinition(collection);
    }
    if (set.hasCutKey && !set.index.hasCutKeys) {
      set.index.hasCutKeys = true;
      this.catalog.markDefinition(collection);
    }
  }

  private checkUnique(
    collection: Collection,
    document: StoredDocument,
    sets: readonly EntrySet[],
    recordId: number,
  ): void {
    for (const { index, keys } of sets) {
      if (!index.unique) continue;
      for (const key of keys) {
        const holder = this.holderOf(entryKey(index, key, recordId));
        if (holder !== null && holder !== recordId) throw duplicateKey(collection, index, document.whole);
      }
    }
  }
}

/** Which keys a changed document gains and loses in one index. */
export function difference(before: EntrySet, after: EntrySet): { added: Buffer[]; removed: Buffer[] } {
  if (before.keys.length === 1 && after.keys.length === 1 && before.keys[0]!.equals(after.keys[0]!))
    return { added: [], removed: [] };
  const old = new Set(before.keys.map((key) => key.toString('latin1')));
  const fresh = new Set(after.keys.map((key) => key.toString('latin1')));
  return {
    added: after.keys.filter((key) => !old.has(key.toString('latin1'))),
    removed: before.keys.filter((key) => !fresh.has(key.toString('latin1'))),
  };
}
