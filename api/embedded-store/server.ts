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

/** File systems shared with a host machine often cannot hold sockets. */
const NO_SOCKETS_HERE = new Set(['ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EINVAL']);

function listenOn(server: net.Server, listen: StoreOptions['listen']): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    const done = (): void => {
      server.off('error', reject);
      resolve();
    };
    if ('port' in listen) {
      server.listen(listen.port, '127.0.0.1', done);
      return;
    }
    fs.mkdirSync(path.dirname(listen.socket), { recursive: true, mode: 0o700 });
    // Whoever holds the data directory's lock owns its socket: what is there is a leftover.
    fs.rmSync(listen.socket, { force: true });
    server.listen(listen.socket, done);
  });
}

export async function startServer(dispatcher: Dispatcher, { listen, key }: StoreOptions): Promise<RunningServer> {
  const connections = new Set<ClientConnection>();
  let place = listen;
  let lastId = 0;
  const server = net.createServer((socket) => {
    lastId += 1;
    const connection: ClientConnection = new ClientConnection(lastId, socket, dispatcher, () =>
      connections.delete(connection),
    );
    // A socket is guarded by its directory, the loopback interface by the key.
    connection.isAdmitted = 'socket' in place || key === null;
    connections.add(connection);
  });
  try {
    await listenOn(server, place);
  } catch (error) {
    if ('port' in place || !NO_SOCKETS_HERE.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    place = { port: 0 };
    await listenOn(server, place);
  }
  if ('socket' in place) fs.chmodSync(place.socket, 0o600);
  const address = server.address();
  const host = 'socket' in place ? encodeURIComponent(place.socket) : `127.0.0.1:${(address as net.AddressInfo).port}`;
  const shownKey = 'socket' in place ? null : key;
  return {
    uri: (database) => uriOf(host, shownKey, database),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const connection of connections) connection.close();
      await closed;
    },
  };
}
