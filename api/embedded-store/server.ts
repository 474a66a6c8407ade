/** Listens for clients on a unix socket or on the loopback interface. */
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { ClientConnection } from './connection.js';
import type { Dispatcher } from './dispatch.js';
import type { StoreOptions } from './store-options.js';

export interface RunningServer {
  /** A MongoDB URI without a database name, ending in what follows the `?`. */
  uri(database?: string): string;
  close(): Promise<void>;
}

/** The driver must neither look for other servers nor number its writes: there is one server, and it does not keep such numbers. */
export function uriOf(host: string, key: string | null, database = ''): string {
  return `mongodb://${host}/${database}?directConnection=true&retryWrites=false${key === null ? '' : `&appName=${key}`}`;
}

export async function startServer(dispatcher: Dispatcher, { listen, key }: StoreOptions): Promise<RunningServer> {
  const connections = new Set<ClientConnection>();
  let lastId = 0;
  const server = net.createServer((socket) => {
    lastId += 1;
    const connection: ClientConnection = new ClientConnection(lastId, socket, dispatcher, () =>
      connections.delete(connection),
    );
    connections.add(connection);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if ('socket' in listen) {
      fs.mkdirSync(path.dirname(listen.socket), { recursive: true, mode: 0o700 });
      // Whoever holds the data directory's lock owns its socket: what is there is a leftover.
      fs.rmSync(listen.socket, { force: true });
      server.listen(listen.socket, resolve);
    } else {
      server.listen(listen.port, '127.0.0.1', resolve);
    }
  });
  if ('socket' in listen && process.platform !== 'win32') fs.chmodSync(listen.socket, 0o600);
  const address = server.address();
  const host =
    typeof address === 'object' && address !== null
      ? `127.0.0.1:${address.port}`
      : encodeURIComponent((listen as { socket: string }).socket);
  return {
    uri: (database) => uriOf(host, key, database),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const connection of connections) connection.close();
      await closed;
    },
  };
}
