/** Where documents live: the MongoDB server of the configuration or, without one, the embedded store of a fresh machine. */
import { resolve } from 'node:path';
import type { Config } from '../config.js';
import { startEmbeddedStore } from '../embedded-store/embedded-store.js';

export interface Database {
  /** Connection string of the product's main database. */
  mainUri: string;
  /** Connection string of the identity vault; handed to `identity` alone. */
  vaultUri: string;
  kind: 'mongodb' | 'embedded-store';
  stop(): Promise<void>;
}

/** Injection token of the main database's facts, without the vault's address. */
export const DATABASE_KIND = Symbol('database kind');

/** Opens the database of a configuration; the caller stops it after the application has closed. */
export async function openDatabase(config: Config): Promise<Database> {
  if (config.mongodbUri) {
    return {
      kind: 'mongodb',
      mainUri: config.mongodbUri,
      vaultUri: config.vaultMongodbUri ?? withDatabaseName(config.mongodbUri, 'engage-vault'),
      stop: async () => undefined,
    };
  }
  const store = await startEmbeddedStore({
    dataDir: resolve(config.dataDir, 'store'),
    entry: resolve(config.rootDir, 'dist/api/embedded-store/main.js'),
  });
  return {
    kind: 'embedded-store',
    mainUri: store.uri('engage'),
    vaultUri: store.uri('engage-vault'),
    stop: () => store.stop(),
  };
}

function withDatabaseName(uri: string, name: string): string {
  const url = new URL(uri);
  url.pathname = `/${name}`;
  return url.toString();
}
