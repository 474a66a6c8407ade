/** The embedded store at 200,000 documents: durable inserts, finds, pages; one and fifty clients; beside bare LMDB in the same run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import type { Collection } from 'mongodb';
import { startEmbeddedStore } from '../../api/embedded-store/embedded-store.js';
import { openBareLmdb } from './bare-lmdb.js';

export interface Row {
  readonly what: string;
  readonly clients: number;
  readonly perSecond: number;
  /** The same puts or gets by LMDB alone, per second. */
  readonly barePerSecond: number;
  readonly ratio: number;
}

export interface StoreBench {
  readonly rows: readonly Row[];
  /** Longest time another client waited for a find by key while a scan of all documents ran. */
  readonly slowestWaitMs: number;
  readonly startMs: number;
}

const DOCUMENTS = 200_000;
const MEASURE_MS = 3_000;
const PAGE = 50;

interface Entry {
  _id: number;
  email: string;
  group: number;
  at: Date;
  status: string;
  text: string;
}

function entry(number: number): Entry {
  return {
    _id: number,
    email: `person${number}@example.com`,
    group: number % 1_000,
    at: new Date(1_700_000_000_000 + number * 1000),
    status: number % 3 === 0 ? 'open' : 'closed',
    text: 'x'.repeat(250),
  };
}

async function measure(clients: number, step: (client: number) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  const end = start + MEASURE_MS;
  let done = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < end) {
        await step(client);
        done += 1;
      }
    }),
  );
  return Math.round((done / (performance.now() - start)) * 1000);
}

async function fill(collection: Collection<Entry>): Promise<void> {
  await collection.createIndexes([
    { key: { email: 1 }, unique: true },
    { key: { group: 1, at: -1 } },
    { key: { status: 1, at: 1 } },
    { key: { at: 1 } },
  ]);
  for (let from = 0; from < DOCUMENTS; from += 2_000) {
    await collection.insertMany(Array.from({ length: 2_000 }, (_, n) => entry(from + n)));
  }
}

/** A scan that no index helps, and meanwhile another client that finds by key. */
async function slowestWait(collection: Collection<Entry>): Promise<number> {
  let slowest = 0;
  let isScanning = true;
  const scan = collection.countDocuments({ text: /y/ }).finally(() => {
    isScanning = false;
  });
  while (isScanning) {
    const start = performance.now();
    await collection.findOne({ _id: Math.floor(Math.random() * DOCUMENTS) });
    slowest = Math.max(slowest, performance.now() - start);
  }
  await scan;
  return slowest;
}

export async function runStoreBench(): Promise<StoreBench> {
  const directory = mkdtempSync(join(tmpdir(), 'store-bench-'));
  const begin = performance.now();
  const store = await startEmbeddedStore({ dataDir: join(directory, 'data') });
  const startMs = performance.now() - begin;
  const client = await new MongoClient(store.uri('bench'), { maxPoolSize: 50 }).connect();
  const bare = openBareLmdb(mkdtempSync(join(tmpdir(), 'store-bench-bare-')));
  try {
    const collection = client.db().collection<Entry>('entries');
    await fill(collection);
    bare.fill(DOCUMENTS);
    const rows: Row[] = [];
    const add = (what: string, clients: number, perSecond: number, barePerSecond: number): void => {
      rows.push({ what, clients, perSecond, barePerSecond, ratio: perSecond / barePerSecond });
    };
    let next = DOCUMENTS;
    for (const clients of [1, 50]) {
      const inserts = await measure(clients, () => collection.insertOne(entry((next += 1))));
      add('durable inserts', clients, inserts, bare.insertsPerSecond(clients, MEASURE_MS / 2));
    }
    const bareFinds = bare.findsPerSecond(MEASURE_MS / 2);
    const barePages = bare.pagesPerSecond(PAGE, MEASURE_MS / 2);
    for (const clients of [1, 50]) {
      const finds = await measure(clients, () =>
        collection.findOne({ email: `person${Math.floor(Math.random() * DOCUMENTS)}@example.com` }),
      );
      add('finds by unique index', clients, finds, bareFinds);
    }
    for (const clients of [1, 50]) {
      const pages = await measure(clients, () =>
        collection
          .find({ group: Math.floor(Math.random() * 1_000) })
          .sort({ at: -1 })
          .limit(PAGE)
          .toArray(),
      );
      add(`pages of ${PAGE} by compound index`, clients, pages, barePages);
    }
    return { rows, slowestWaitMs: await slowestWait(collection), startMs };
  } finally {
    await client.close();
    await store.stop();
    await bare.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
