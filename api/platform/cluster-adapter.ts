/** Carries announcements between nodes through Redis streams. */
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { createClient } from 'redis';
import type { ClusterAdapter } from './socket-adapter.js';

export interface Cluster {
  adapter: ClusterAdapter;
  close(): Promise<void>;
}

/** Connects to Redis; throws when it cannot be reached, so that a node never serves alone by accident. */
export async function openClusterAdapter(redisUrl: string): Promise<Cluster> {
  const client = createClient({ url: redisUrl });
  client.on('error', () => undefined);
  await client.connect();
  return { adapter: createAdapter(client) as ClusterAdapter, close: async () => void (await client.close()) };
}
