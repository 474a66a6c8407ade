/** Import of an export, into an embedded store or a MongoDB server: documents first, then the indexes. */
import fs from 'node:fs';
import { createInterface } from 'node:readline';
import { EJSON } from 'bson';
import type { Document } from 'bson';
import type { Collection, IndexSpecification, MongoClient } from 'mongodb';
import { EXPORT_FORMAT } from './data-export.js';

export class ImportError extends Error {}

export interface ImportResult {
  readonly collections: number;
  readonly documents: number;
}

const BATCH = 500;
const BATCH_BYTES = 8 * 1024 * 1024;

class CollectionImport {
  private batch: Document[] = [];
  private bytes = 0;
  documents = 0;

  constructor(
    private readonly collection: Collection,
    private readonly indexes: readonly Document[],
  ) {}

  async add(document: Document, bytes: number): Promise<void> {
    this.batch.push(document);
    this.bytes += bytes;
    if (this.batch.length >= BATCH || this.bytes >= BATCH_BYTES) await this.flush();
  }

  async finish(): Promise<void> {
    await this.flush();
    for (const { key, v: _, ns: __, ...options } of this.indexes) {
      if (options['name'] !== '_id_') await this.collection.createIndex(key as IndexSpecification, options);
    }
  }

  private async flush(): Promise<void> {
    if (this.batch.length === 0) return;
    await this.collection.insertMany(this.batch, { ignoreUndefined: false });
    this.documents += this.batch.length;
    this.batch = [];
    this.bytes = 0;
  }
}

async function begin(client: MongoClient, line: Document): Promise<CollectionImport> {
  const db = client.db(line['database'] as string);
  const name = line['collection'] as string;
  const existing = db.collection(name);
  if ((await existing.findOne({}, { projection: { _id: 1 } })) !== null) {
    throw new ImportError(
      `${db.databaseName}.${name} holds documents already: import into an empty store, or drop the collection first`,
    );
  }
  await db.createCollection(name).catch((error: { code?: number }) => {
    if (error.code !== 48) throw error;
  });
  return new CollectionImport(existing, line['indexes'] as Document[]);
}

/** Refuses collections that hold documents, and files that are cut short. */
export async function importData(client: MongoClient, file: string): Promise<ImportResult> {
  const lines = createInterface({ input: fs.createReadStream(file), crlfDelay: Infinity });
  let current: CollectionImport | null = null;
  let collections = 0;
  let documents = 0;
  let isFirst = true;
  let isWhole = false;
  const finish = async (): Promise<void> => {
    if (current === null) return;
    await current.finish();
    documents += current.documents;
    current = null;
  };
  for await (const text of lines) {
    const line = EJSON.parse(text, { relaxed: false }) as Document;
    if (isFirst) {
      const { format, version } = EJSON.parse(text) as { format?: unknown; version?: unknown };
      if (format !== EXPORT_FORMAT.format) throw new ImportError(`${file} is not an export`);
      if (version !== EXPORT_FORMAT.version)
        throw new ImportError(
          `${file} has export version ${String(version)}; this program reads ${EXPORT_FORMAT.version}`,
        );
      isFirst = false;
    } else if (line['document'] !== undefined) {
      await (current as CollectionImport | null)?.add(line['document'] as Document, text.length);
    } else if (line['collection'] !== undefined) {
      await finish();
      current = await begin(client, line);
      collections += 1;
    } else if (line['end'] === true) {
      await finish();
      isWhole = true;
    }
  }
  if (!isWhole) throw new ImportError(`${file} is cut short: what it holds was imported, but it is not everything`);
  return { collections, documents };
}
