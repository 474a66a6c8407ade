/** How collections, their indexes and their counts are stored in the catalog's sub-database. */
import { Int32 } from 'bson';
import type { Binary, Document } from 'bson';
import { toNumber } from './command-fields.js';
import { ID_INDEX, parseIndex } from './index-definition.js';
import type { IndexDefinition } from './index-definition.js';
import { decode, encode } from './raw-document.js';

export const COLLECTION = 0x63; // 'c'
export const COUNTS = 0x6e; // 'n'
export const NEXT_ID = Buffer.from('i');

export function catalogKey(kind: number, id: number): Buffer {
  const key = Buffer.alloc(5);
  key[0] = kind;
  key.writeUInt32BE(id, 1);
  return key;
}

function indexToDocument(index: IndexDefinition): Document {
  return {
    id: new Int32(index.id),
    specification: index.specification,
    multikey: index.multikey,
    hasCutKeys: index.hasCutKeys,
  };
}

function indexFromDocument(stored: Document): IndexDefinition {
  const specification = stored['specification'] as Document;
  const parsed = specification['name'] === '_id_' ? ID_INDEX : parseIndex(specification);
  return {
    ...parsed,
    id: toNumber(stored['id'])!,
    multikey: stored['multikey'] as boolean[],
    hasCutKeys: stored['hasCutKeys'] as boolean,
  };
}

/** What a collection is, without its counts. */
export interface StoredCollection {
  readonly database: string;
  readonly name: string;
  readonly uuid: Binary;
  readonly indexes: IndexDefinition[];
}

export function encodeCollection({ database, name, uuid, indexes }: StoredCollection): Buffer {
  return encode({ database, name, uuid, indexes: indexes.map(indexToDocument) });
}

export function decodeCollection(bytes: Buffer): StoredCollection {
  const stored = decode(bytes);
  return {
    database: stored['database'] as string,
    name: stored['name'] as string,
    uuid: stored['uuid'] as Binary,
    indexes: (stored['indexes'] as Document[]).map(indexFromDocument),
  };
}

/** Documents and their bytes. */
export function encodeCounts(count: number, bytes: number): Buffer {
  const counts = Buffer.alloc(16);
  counts.writeDoubleBE(count, 0);
  counts.writeDoubleBE(bytes, 8);
  return counts;
}

export function decodeCounts(stored: Buffer | undefined): { count: number; bytes: number } {
  return stored === undefined
    ? { count: 0, bytes: 0 }
    : { count: stored.readDoubleBE(0), bytes: stored.readDoubleBE(8) };
}
