/** The websocket server: one transport, small frames, foreign origins refused before the handshake, several nodes through Redis. */
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { IncomingMessage } from 'node:http';
import type { Server, ServerOptions } from 'socket.io';

/** Decides by the `Origin` header whether a page may open a socket at all. */
export type OriginCheck = (request: IncomingMessage) => Promise<boolean>;
/** Makes the adapter that carries announcements between nodes; absent on a single node. */
export type ClusterAdapter = Parameters<Server['adapter']>[0];

/** Bytes; the same figure stands in the protocol. */
const FRAME_MAX_BYTES = 64 * 1024;

export class SocketAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly isOriginAllowed: OriginCheck,
    private readonly clusterAdapter: ClusterAdapter | undefined,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server: Server = super.createIOServer(port, {
      ...options,
      transports: ['websocket'],
      allowUpgrades: false,
      serveClient: false,
      maxHttpBufferSize: FRAME_MAX_BYTES,
      connectTimeout: 10_000,
      ...(this.clusterAdapter ? { adapter: this.clusterAdapter } : {}),
      // CORS does not guard websockets: the origin is checked here, and again for the site in the namespace.
      allowRequest: (request: IncomingMessage, decide: (error: string | null, isAllowed: boolean) => void) => {
        this.isOriginAllowed(request).then(
          (isAllowed) => decide(isAllowed ? null : 'origin_refused', isAllowed),
          () => decide('unavailable', false),
        );
      },
    } as ServerOptions);
    return server;
  }
}
