/** How the data tools reach the data: a MongoDB URI, a store that is running, or a store started for the purpose. */
import { MongoClient } from 'mongodb';
import { startEmbeddedStore } from './embedded-store.js';
import { readAddress } from './store-address.js';

export interface DataConnection {
  readonly client: MongoClient;
  /** Whether the other side is the embedded store. */
  readonly isEmbedded: boolean;
  close(): Promise<void>;
}

export interface DataPlace {
  /** Given, it decides; the data directory is then of no interest. */
  readonly uri: string | null;
  readonly dataDirectory: string;
  readonly entry?: string;
}

const LOOK_MS = 1_000;

async function connectTo(uri: string, options: { serverSelectionTimeoutMS?: number } = {}): Promise<MongoClient> {
  const client = new MongoClient(uri, options);
  try {
    await client.connect();
    await client.db('admin').command({ ping: 1 });
    return client;
  } catch (error) {
    await client.close();
    throw error;
  }
}

export async function openDataConnection(place: DataPlace): Promise<DataConnection> {
  if (place.uri !== null) {
    const client = await connectTo(place.uri);
    const { gitVersion } = (await client.db('admin').command({ buildInfo: 1 })) as { gitVersion?: string };
    return { client, isEmbedded: gitVersion === 'embedded store', close: () => client.close() };
  }
  const address = readAddress(place.dataDirectory);
  if (address !== null) {
    const client = await connectTo(address, { serverSelectionTimeoutMS: LOOK_MS }).catch(() => null);
    if (client !== null) return { client, isEmbedded: true, close: () => client.close() };
  }
  const store = await startEmbeddedStore({
    dataDir: place.dataDirectory,
    ...(place.entry === undefined ? {} : { entry: place.entry }),
  });
  try {
    const client = await connectTo(store.uri('admin'));
    return {
      client,
      isEmbedded: true,
      async close() {
        await client.close();
        await store.stop();
      },
    };
  } catch (error) {
    await store.stop();
    throw error;
  }
}
