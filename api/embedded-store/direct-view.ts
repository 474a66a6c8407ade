/** The view outside transactions: newest committed state, writes go into the running group commit. */
import type { Catalog, Collection } from './catalog.js';
import type { StoredDocument } from './document-fields.js';
import { buildIndexes } from './index-build.js';
import type { IndexDefinition, NewIndex } from './index-definition.js';
import type { Plan } from './plan.js';
import { openScan } from './record-scan.js';
import type { RecordScan } from './scan-range.js';
import type { RecordStore } from './record-store.js';
import type { Storage } from './storage.js';
import type { StoreView } from './store-view.js';

export class DirectView implements StoreView {
  readonly isTransaction = false;

  constructor(
    private readonly storage: Storage,
    private readonly catalog: Catalog,
    private readonly records: RecordStore,
  ) {}

  findCollection(database: string, name: string): Collection | null {
    return this.catalog.find(database, name);
  }

  createCollection(database: string, name: string): Collection {
    return this.catalog.create(database, name);
  }

  addIndexes(collection: Collection, indexes: readonly NewIndex[]): void {
    buildIndexes(this.storage, this.catalog, collection, indexes);
  }

  indexesOf(collection: Collection): readonly IndexDefinition[] {
    return collection.indexes;
  }

  get(collection: Collection, recordId: number): Buffer | undefined {
    return this.records.get(collection, recordId);
  }

  scan(collection: Collection, plan: Plan): RecordScan {
    return openScan(this.storage, collection, plan);
  }

  isPlain(): boolean {
    return true;
  }

  count(collection: Collection): number {
    return collection.count;
  }

  insert(collection: Collection, document: StoredDocument): number {
    return this.records.insert(collection, document);
  }

  replace(collection: Collection, recordId: number, before: StoredDocument, after: StoredDocument): void {
    this.records.replace(collection, recordId, before, after);
  }

  remove(collection: Collection, recordId: number, document: StoredDocument): void {
    this.records.remove(collection, recordId, document);
  }
}
