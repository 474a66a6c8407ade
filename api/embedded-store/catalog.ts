/** What collections and indexes there are, kept in memory and on disk in step with the transactions that change them. */
import { randomBytes } from 'node:crypto';
import { Binary } from 'bson';
import {
  COLLECTION,
  COUNTS,
  NEXT_ID,
  catalogKey,
  decodeCollection,
  decodeCounts,
  encodeCollection,
  encodeCounts,
} from './catalog-records.js';
import { CommandError } from './command-error.js';
import { ID_INDEX } from './index-definition.js';
import type { IndexDefinition, NewIndex } from './index-definition.js';
import { RECORD_ID_BYTES } from './index-keys.js';
import type { Storage } from './storage.js';

export interface Collection {
  readonly id: number;
  readonly database: string;
  readonly name: string;
  readonly uuid: Binary;
  indexes: IndexDefinition[];
  /** Documents and their bytes, as of the newest commit. */
  count: number;
  bytes: number;
  /** Counts changes; lets a prepared write see that nothing happened in between. */
  version: number;
}

export function namespaceOf(collection: Collection): string {
  return `${collection.database}.${collection.name}`;
}

export function recordKey(collectionId: number, recordId: number): Buffer {
  const key = Buffer.allocUnsafe(4 + RECORD_ID_BYTES);
  key.writeUInt32BE(collectionId, 0);
  key.writeUIntBE(recordId, 4, RECORD_ID_BYTES);
  return key;
}

export class Catalog {
  private readonly byNamespace = new Map<string, Collection>();
  private readonly byId = new Map<number, Collection>();
  private readonly nextRecordIds = new Map<number, number>();
  private nextId = 1;
  private versions = 0;
  private readonly changedDefinitions = new Set<Collection>();
  private readonly changedCounts = new Set<Collection>();
  private idsChanged = false;

  constructor(private readonly storage: Storage) {
    this.load();
  }

  /** Forgets what memory holds and reads the durable state: after a transaction that was undone. */
  load(): void {
    this.byNamespace.clear();
    this.byId.clear();
    this.changedDefinitions.clear();
    this.changedCounts.clear();
    this.idsChanged = false;
    const next = this.storage.catalog.get(NEXT_ID);
    // Ids taken since are not given out again: an open transaction may hold them.
    this.nextId = Math.max(this.nextId, next === undefined ? 1 : next.readUInt32BE(0));
    for (const { key, value } of this.storage.catalog.entries({
      start: catalogKey(COLLECTION, 0),
      end: catalogKey(COLLECTION + 1, 0),
    })) {
      const id = key.readUInt32BE(1);
      this.install({
        id,
        ...decodeCollection(value),
        ...decodeCounts(this.storage.catalog.get(catalogKey(COUNTS, id))),
        version: this.nextVersion(),
      });
    }
  }

  /** Collections and indexes made from now on have this id or a greater one. */
  get upcomingId(): number {
    return this.nextId;
  }

  install(collection: Collection): void {
    this.byNamespace.set(namespaceOf(collection), collection);
    this.byId.set(collection.id, collection);
  }

  find(database: string, name: string): Collection | null {
    return this.byNamespace.get(`${database}.${name}`) ?? null;
  }

  findById(id: number): Collection | null {
    return this.byId.get(id) ?? null;
  }

  inDatabase(database: string): Collection[] {
    return [...this.byId.values()]
      .filter((collection) => collection.database === database)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  all(): Collection[] {
    return [...this.byId.values()];
  }

  /** A collection that nobody sees before `install` and `markDefinition`. */
  prepare(database: string, name: string): Collection {
    const collection: Collection = {
      id: this.takeId(),
      database,
      name,
      uuid: new Binary(randomBytes(16), Binary.SUBTYPE_UUID),
      indexes: [],
      count: 0,
      bytes: 0,
      version: this.nextVersion(),
    };
    const uuid = collection.uuid.buffer;
    uuid[6] = (uuid[6]! & 0x0f) | 0x40;
    uuid[8] = (uuid[8]! & 0x3f) | 0x80;
    collection.indexes.push(this.newIndex(ID_INDEX));
    return collection;
  }

  create(database: string, name: string): Collection {
    const collection = this.prepare(database, name);
    this.install(collection);
    this.markDefinition(collection);
    return collection;
  }

  newIndex(index: NewIndex): IndexDefinition {
    return { ...index, id: this.takeId(), multikey: index.fields.map(() => false), hasCutKeys: false };
  }

  remove(collection: Collection): void {
    this.byNamespace.delete(namespaceOf(collection));
    this.byId.delete(collection.id);
    this.changedDefinitions.delete(collection);
    this.changedCounts.delete(collection);
    this.storage.catalog.remove(catalogKey(COLLECTION, collection.id));
    this.storage.catalog.remove(catalogKey(COUNTS, collection.id));
  }

  rename(collection: Collection, database: string, name: string): Collection {
    this.byNamespace.delete(namespaceOf(collection));
    const renamed: Collection = { ...collection, database, name };
    this.changedDefinitions.delete(collection);
    this.changedCounts.delete(collection);
    this.install(renamed);
    this.markDefinition(renamed);
    return renamed;
  }

  markDefinition(collection: Collection): void {
    collection.version = this.nextVersion();
    this.changedDefinitions.add(collection);
    this.changedCounts.add(collection);
  }

  countChange(collection: Collection, documents: number, bytes: number): void {
    collection.count += documents;
    collection.bytes += bytes;
    collection.version = this.nextVersion();
    this.changedCounts.add(collection);
  }

  /** Record ids only grow, so that natural order is the order of insertion. */
  takeRecordId(collection: Collection): number {
    let next = this.nextRecordIds.get(collection.id);
    if (next === undefined) {
      next = 1;
      for (const key of this.storage.records.keys({
        start: recordKey(collection.id + 1, 0),
        end: recordKey(collection.id, 0),
        reverse: true,
        limit: 1,
      })) {
        if (key.readUInt32BE(0) === collection.id) next = key.readUIntBE(4, RECORD_ID_BYTES) + 1;
      }
    }
    this.nextRecordIds.set(collection.id, next + 1);
    return next;
  }

  /** Writes what changed in memory into the running transaction, just before it commits. */
  flush(): void {
    if (this.idsChanged) {
      const next = Buffer.alloc(4);
      next.writeUInt32BE(this.nextId);
      this.storage.catalog.put(NEXT_ID, next);
    }
    for (const collection of this.changedDefinitions) {
      this.storage.catalog.put(catalogKey(COLLECTION, collection.id), encodeCollection(collection));
    }
    for (const { id, count, bytes } of this.changedCounts) {
      this.storage.catalog.put(catalogKey(COUNTS, id), encodeCounts(count, bytes));
    }
    this.idsChanged = false;
    this.changedDefinitions.clear();
    this.changedCounts.clear();
  }

  private nextVersion(): number {
    this.versions += 1;
    return this.versions;
  }

  private takeId(): number {
    const id = this.nextId;
    if (id >= 0xffff_fff0) throw new CommandError(67, 'CannotCreateIndex', 'the store has run out of identifiers');
    this.nextId += 1;
    this.idsChanged = true;
    return id;
  }
}
