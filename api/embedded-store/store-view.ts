/** What a command reads and writes through: the store itself, or a transaction's private view of it. */
import type { Collection } from './catalog.js';
import type { StoredDocument } from './document-fields.js';
import type { IndexDefinition, NewIndex } from './index-definition.js';
import type { Plan } from './plan.js';
import type { RecordScan } from './scan-range.js';

export interface StoreView {
  readonly isTransaction: boolean;
  findCollection(database: string, name: string): Collection | null;
  createCollection(database: string, name: string): Collection;
  /** Builds new indexes; an E11000 leaves none of them behind. */
  addIndexes(collection: Collection, indexes: readonly NewIndex[]): void;
  /** Indexes that hold everything the view sees: one built after a transaction began does not. */
  indexesOf(collection: Collection): readonly IndexDefinition[];
  get(collection: Collection, recordId: number): Buffer | undefined;
  scan(collection: Collection, plan: Plan): RecordScan;
  /** Whether indexes and counts say everything: a transaction's own changes stand outside them. */
  isPlain(collection: Collection): boolean;
  count(collection: Collection): number;
  insert(collection: Collection, document: StoredDocument): number;
  replace(collection: Collection, recordId: number, before: StoredDocument, after: StoredDocument): void;
  remove(collection: Collection, recordId: number, document: StoredDocument): void;
}
