/** TTL indexes: removes the documents whose time has come, by walking each TTL index from its oldest date. */
import type { Collection } from './catalog.js';
import type { StoreServices } from './command.js';
import { StoredDocument } from './document-fields.js';
import type { IndexDefinition } from './index-definition.js';
import { planRanges } from './key-ranges.js';
import { openScan } from './record-scan.js';
import { valuesAt } from './document-paths.js';

const PER_COMMIT = 250;

/** Removes everything that is due; returns how many documents that were. */
export async function removeExpiredDocuments(services: StoreServices): Promise<number> {
  let removed = 0;
  for (const collection of services.catalog.all()) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds === null) continue;
      removed += await expire(services, collection.id, index.name);
    }
  }
  return removed;
}

async function expire(services: StoreServices, collectionId: number, indexName: string): Promise<number> {
  let removed = 0;
  for (;;) {
    const portion = await services.enqueueWrite(() => {
      const collection = services.catalog.findById(collectionId);
      const index = collection?.indexes.find(({ name }) => name === indexName);
      return collection === null || index === undefined ? 0 : expirePortion(services, collection, index);
    });
    removed += portion;
    if (portion < PER_COMMIT) return removed;
  }
}

function expirePortion(services: StoreServices, collection: Collection, index: IndexDefinition): number {
  const { path, direction } = index.fields[0]!;
  const due = new Date(services.now().getTime() - index.expireAfterSeconds! * 1000);
  const { ranges } = planRanges(index, new Map([[path, { max: due, maxInclusive: true }]]));
  const scan = openScan(services.storage, collection, {
    kind: 'index',
    index,
    ranges,
    isReversed: direction === -1,
    servesSort: true,
    isExact: false,
    isBounded: true,
  });
  const victims: { recordId: number; document: StoredDocument }[] = [];
  for (let found = scan.next(); found !== null && victims.length < PER_COMMIT; found = scan.next()) {
    const document = new StoredDocument(found.bytes);
    // With an array of dates the earliest counts.
    if (valuesAt(document.whole, path).values.some((value) => value instanceof Date && value <= due))
      victims.push({ recordId: found.recordId, document });
  }
  scan.pause();
  for (const { recordId, document } of victims) services.records.remove(collection, recordId, document);
  return victims.length;
}
