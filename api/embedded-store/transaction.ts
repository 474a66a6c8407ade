/** A multi-document transaction: an overlay on a read snapshot, applied at commit; the first committer wins. */
import type { Catalog, Collection } from './catalog.js';
import { namespaceOf } from './catalog.js';
import { CommandError } from './command-error.js';
import { StoredDocument } from './document-fields.js';
import { duplicateKey } from './duplicate-key.js';
import { entriesOf, entryKey } from './index-entries.js';
import type { IndexDefinition, NewIndex } from './index-definition.js';
import { OverlayScan } from './overlay-scan.js';
import type { RecordChange } from './overlay-scan.js';
import type { Plan } from './plan.js';
import { openScan } from './record-scan.js';
import type { RecordScan } from './scan-range.js';
import type { RecordStore } from './record-store.js';
import type { Snapshot, Storage } from './storage.js';
import type { StoreView } from './store-view.js';
import type { TransactionLocks } from './transaction-locks.js';
import { writeConflict } from './write-conflict.js';

/** MongoDB keeps a transaction's changes in its cache; here they are kept in memory, so they are bounded. */
const MAX_CHANGED_BYTES = 256 * 1024 * 1024;

export class StoreTransaction implements StoreView {
  readonly isTransaction = true;
  readonly created = new Map<string, Collection>();
  private readonly snapshot: Snapshot;
  private readonly changes = new Map<number, Map<number, RecordChange>>();
  /** Unique keys that the transaction's documents hold or gave up, by entry; null for given up. */
  private readonly keys = new Map<string, number | null>();
  private readonly taken = new Set<string>();
  private readonly firstUnseenId: number;
  private changedBytes = 0;
  private isOpen = true;

  constructor(
    private readonly storage: Storage,
    private readonly catalog: Catalog,
    private readonly records: RecordStore,
    private readonly locks: TransactionLocks,
    readonly startedAt: number,
  ) {
    this.snapshot = storage.openSnapshot();
    this.firstUnseenId = catalog.upcomingId;
  }

  findCollection(database: string, name: string): Collection | null {
    return this.created.get(`${database}.${name}`) ?? this.catalog.find(database, name);
  }

  createCollection(database: string, name: string): Collection {
    const namespace = `${database}.${name}`;
    this.locks.take(`n:${namespace}`, this, this.taken);
    const collection = this.catalog.prepare(database, name);
    this.created.set(namespace, collection);
    return collection;
  }

  addIndexes(collection: Collection, indexes: readonly NewIndex[]): void {
    if (!this.created.has(namespaceOf(collection)) || (this.changes.get(collection.id)?.size ?? 0) > 0) {
      throw new CommandError(
        263,
        'OperationNotSupportedInTransaction',
        'Cannot create new indexes on existing collections or on ones with documents in a multi-document transaction.',
      );
    }
    collection.indexes = [...collection.indexes, ...indexes.map((index) => this.catalog.newIndex(index))];
  }

  indexesOf(collection: Collection): readonly IndexDefinition[] {
    if (this.created.has(namespaceOf(collection))) return collection.indexes;
    return collection.indexes.filter(({ id }) => id < this.firstUnseenId);
  }

  get(collection: Collection, recordId: number): Buffer | undefined {
    const change = this.changes.get(collection.id)?.get(recordId);
    return change === undefined ? this.records.get(collection, recordId, this.snapshot) : change.now?.bytes;
  }

  scan(collection: Collection, plan: Plan): RecordScan {
    return new OverlayScan(openScan(this.storage, collection, plan, this.snapshot), this.changesOf(collection));
  }

  isPlain(collection: Collection): boolean {
    return (this.changes.get(collection.id)?.size ?? 0) === 0;
  }

  count(collection: Collection): number {
    return collection.count;
  }

  insert(collection: Collection, document: StoredDocument): number {
    const recordId = this.catalog.takeRecordId(collection);
    this.claimKeys(collection, recordId, null, document);
    this.note(collection, recordId, { base: null, now: document });
    return recordId;
  }

  replace(collection: Collection, recordId: number, before: StoredDocument, after: StoredDocument): void {
    const base = this.claimRecord(collection, recordId);
    this.claimKeys(collection, recordId, before, after);
    this.note(collection, recordId, { base, now: after });
  }

  remove(collection: Collection, recordId: number, document: StoredDocument): void {
    const base = this.claimRecord(collection, recordId);
    this.claimKeys(collection, recordId, document, null);
    this.note(collection, recordId, { base, now: null });
  }

  /** The changes by collection id, for the commit. */
  get changed(): ReadonlyMap<number, ReadonlyMap<number, RecordChange>> {
    return this.changes;
  }

  get hasChanges(): boolean {
    return this.created.size > 0 || [...this.changes.values()].some(({ size }) => size > 0);
  }

  /** Lets go of the snapshot and of everything taken; nothing was written. */
  abort(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.locks.release(this.taken);
    this.storage.releaseSnapshot(this.snapshot);
  }

  /** The committed form of a record in the snapshot; error 112 when somebody has changed it since or is about to. */
  private claimRecord(collection: Collection, recordId: number): StoredDocument | null {
    const earlier = this.changesOf(collection).get(recordId);
    if (earlier !== undefined) return earlier.base;
    this.locks.take(`r:${collection.id}:${recordId}`, this, this.taken);
    const base = this.records.get(collection, recordId, this.snapshot);
    const newest = this.records.get(collection, recordId);
    if (base === undefined || newest === undefined || !base.equals(newest)) throw writeConflict();
    return new StoredDocument(base);
  }

  private claimKeys(
    collection: Collection,
    recordId: number,
    before: StoredDocument | null,
    after: StoredDocument | null,
  ): void {
    const held = before === null ? [] : this.uniqueEntries(collection, before, recordId);
    const wanted = after === null ? [] : this.uniqueEntries(collection, after, recordId);
    const kept = new Set(held.map(({ text }) => text));
    for (const { index, key, text } of wanted) {
      if (kept.has(text)) continue;
      const own = this.keys.get(text);
      if (own !== undefined && own !== null && own !== recordId) throw duplicateKey(collection, index, after!.whole);
      if (own === undefined && this.records.holderOf(key, this.snapshot) !== null)
        throw duplicateKey(collection, index, after!.whole);
      if (own === undefined && this.records.holderOf(key) !== null) throw writeConflict();
      this.locks.take(`k:${text}`, this, this.taken);
    }
    const wantedTexts = new Set(wanted.map(({ text }) => text));
    for (const { text } of held) if (!wantedTexts.has(text)) this.keys.set(text, null);
    for (const { text } of wanted) this.keys.set(text, recordId);
  }

  private uniqueEntries(collection: Collection, document: StoredDocument, recordId: number) {
    return entriesOf(collection, document).flatMap(({ index, keys }) =>
      index.unique
        ? keys.map((each) => {
            const key = entryKey(index, each, recordId);
            return { index, key, text: key.toString('latin1') };
          })
        : [],
    );
  }

  private changesOf(collection: Collection): Map<number, RecordChange> {
    let changes = this.changes.get(collection.id);
    if (changes === undefined) {
      changes = new Map();
      this.changes.set(collection.id, changes);
    }
    return changes;
  }

  private note(collection: Collection, recordId: number, change: RecordChange): void {
    this.changesOf(collection).set(recordId, change);
    this.changedBytes += change.now?.bytes.length ?? 0;
    if (this.changedBytes > MAX_CHANGED_BYTES) {
      throw new CommandError(
        257,
        'TransactionTooLarge',
        'the transaction changes more than the store keeps in memory: split it',
      );
    }
  }
}
