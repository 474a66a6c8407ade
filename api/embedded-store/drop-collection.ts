/** Dropping: the collection disappears at once, its documents and entries are removed in portions before the answer. */
import type { Collection } from './catalog.js';
import { namespaceOf, recordKey } from './catalog.js';
import type { StoreServices } from './command.js';
import type { IndexDefinition } from './index-definition.js';
import { successor } from './key-ranges.js';
import type { Storage, Table } from './storage.js';

/** A range of keys that is to be emptied; on disk until it is, so that a crash in between leaves nothing behind. */
type Leftover = { readonly table: 'records' | 'indexes'; readonly id: number };

const PENDING = 0x70; // 'p'
const PER_COMMIT = 2_000;

function pendingKey({ table, id }: Leftover): Buffer {
  const key = Buffer.alloc(6);
  key[0] = PENDING;
  key[1] = table === 'records' ? 0 : 1;
  key.writeUInt32BE(id, 2);
  return key;
}

function prefixOf(id: number): Buffer {
  return recordKey(id, 0).subarray(0, 4);
}

export function noteLeftovers(
  storage: Storage,
  collection: Collection | null,
  indexes: readonly IndexDefinition[],
): Leftover[] {
  const leftovers: Leftover[] = indexes.map(({ id }) => ({ table: 'indexes', id }));
  if (collection !== null) leftovers.push({ table: 'records', id: collection.id });
  for (const leftover of leftovers) storage.catalog.put(pendingKey(leftover), Buffer.from([1]));
  return leftovers;
}

type Writer = Pick<StoreServices, 'storage' | 'enqueueWrite'>;

export async function removeLeftovers(
  { storage, enqueueWrite }: Writer,
  leftovers: readonly Leftover[],
): Promise<void> {
  for (const leftover of leftovers) {
    while (!(await enqueueWrite(() => removePortion(storage, leftover))));
  }
}

/** True when nothing is left. */
function removePortion(storage: Storage, leftover: Leftover): boolean {
  const table: Table = storage[leftover.table];
  const prefix = prefixOf(leftover.id);
  const keys = [...table.keys({ start: prefix, end: successor(prefix), limit: PER_COMMIT })];
  for (const key of keys) table.remove(key);
  if (keys.length === PER_COMMIT) return false;
  storage.catalog.remove(pendingKey(leftover));
  return true;
}

export async function dropCollections(services: StoreServices, collections: readonly Collection[]): Promise<void> {
  const { storage, catalog, cursors } = services;
  const leftovers = await services.enqueueWrite(() =>
    collections.flatMap((collection) => {
      if (catalog.findById(collection.id) === null) return [];
      const current = catalog.findById(collection.id)!;
      catalog.remove(current);
      return noteLeftovers(storage, current, current.indexes);
    }),
  );
  for (const collection of collections) cursors.removeOfCollection(namespaceOf(collection));
  await removeLeftovers(services, leftovers);
}

/** Finishes what a crash interrupted. */
export async function removeInterrupted(services: Writer): Promise<void> {
  const leftovers: Leftover[] = [];
  for (const key of services.storage.catalog.keys({ start: Buffer.from([PENDING]), end: Buffer.from([PENDING + 1]) })) {
    leftovers.push({ table: key[1] === 0 ? 'records' : 'indexes', id: key.readUInt32BE(2) });
  }
  await removeLeftovers(services, leftovers);
}
