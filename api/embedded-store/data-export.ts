/** Export: every collection with its indexes and documents, one line of canonical Extended JSON each. */
import fs from 'node:fs';
import { once } from 'node:events';
import { EJSON } from 'bson';
import type { Document } from 'bson';
import type { MongoClient } from 'mongodb';

/** First line of a file; a reader refuses what it does not know. */
export const EXPORT_FORMAT = { format: 'embedded-store-export', version: 1 } as const;

/** A server's own databases. */
const SYSTEM_DATABASES = new Set(['admin', 'local', 'config']);

export interface ExportResult {
  readonly collections: number;
  readonly documents: number;
}

/** Types are kept as they are stored: no number is turned into another kind on the way. */
const RAW = { promoteValues: false, promoteBuffers: false, promoteLongs: false, bsonRegExp: true } as const;

async function databaseNames(client: MongoClient): Promise<string[]> {
  const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
  return databases.map(({ name }) => name).filter((name) => !SYSTEM_DATABASES.has(name));
}

export async function exportData(client: MongoClient, file: string): Promise<ExportResult> {
  const out = fs.createWriteStream(file, { mode: 0o600 });
  await once(out, 'open');
  let failed: Error | null = null;
  out.on('error', (error) => {
    failed = error;
  });
  const write = async (line: Document): Promise<void> => {
    if (failed !== null) throw failed;
    if (!out.write(`${EJSON.stringify(line, { relaxed: false })}\n`)) await once(out, 'drain');
  };
  let collections = 0;
  let documents = 0;
  await write(EXPORT_FORMAT);
  for (const database of await databaseNames(client)) {
    const db = client.db(database);
    for (const { name, type } of await db.listCollections({}, { nameOnly: true }).toArray()) {
      if (type !== 'collection' || name.startsWith('system.')) continue;
      const collection = db.collection(name);
      await write({ database, collection: name, indexes: await collection.listIndexes().toArray() });
      collections += 1;
      for await (const document of collection.find({}, RAW)) {
        await write({ document });
        documents += 1;
      }
    }
  }
  await write({ end: true, collections, documents });
  out.end();
  await once(out, 'finish');
  const handle = fs.openSync(file, 'r+');
  fs.fsyncSync(handle);
  fs.closeSync(handle);
  return { collections, documents };
}
