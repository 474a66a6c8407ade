/** A store of its own for a test: the built child process on a fresh data directory, or the server that MONGODB_URI names. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import type { MongoClientOptions } from 'mongodb';
import { startEmbeddedStore } from '../../api/embedded-store/embedded-store.js';
import type { EmbeddedStore } from '../../api/embedded-store/embedded-store.js';

export const ENTRY = path.resolve(__dirname, '../../dist/api/embedded-store/main.js');

export interface StoreUnderTest {
  readonly client: MongoClient;
  readonly store: EmbeddedStore | null;
  close(): Promise<void>;
}

export function freshDirectory(): string {
  return mkdtempSync(path.join(tmpdir(), 'store-test-'));
}

export function startChild(dataDir: string, args: readonly string[] = []): Promise<EmbeddedStore> {
  return startEmbeddedStore({ dataDir, entry: ENTRY, args });
}

/** For suites that say what MongoDB does: with MONGODB_URI they run against that server. */
export async function startStoreUnderTest(options: MongoClientOptions = {}): Promise<StoreUnderTest> {
  const uri = process.env['MONGODB_URI'];
  if (uri !== undefined) {
    const client = await new MongoClient(uri, options).connect();
    return { client, store: null, close: () => client.close() };
  }
  const directory = freshDirectory();
  const store = await startChild(directory);
  const client = await new MongoClient(store.uri('test'), options).connect();
  return {
    client,
    store,
    async close() {
      await client.close();
      await store.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
