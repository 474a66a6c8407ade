/** Round trips of `message:send` — validated, scrubbed, durable, announced; agent off — beside a bare socket.io acknowledgement in the same run. */
import { io, type Socket } from 'socket.io-client';
import { VisitorClient, type SiteAccess } from '../support/chat-client.js';
import { median, runLoad, type LoadResult } from './load.js';
import { startServer } from '../support/server-process.js';

const CLIENTS = 50;
const ROUNDS = 3;
const ROUND_MS = 3_000;
/** 212 bytes as an event, an ordinary question of a visitor. */
const TEXT =
  'Hello, I ordered a pair of wheels two weeks ago and the parcel has still not arrived. Could you tell me where it is and whether I can change the delivery day?';

export interface MessagesBench {
  bare: LoadResult;
  engage: LoadResult;
  /** Ratio of round trips, median over the rounds. */
  ratio: number;
}

export async function runMessagesBench(): Promise<MessagesBench> {
  const bareServer = await startServer<{ url: string }>('bench/bare-server.js');
  const engageServer = await startServer<SiteAccess>('support/served-app.js');
  try {
    const bareSockets = await openBare(bareServer.address.url);
    const visitors = await Promise.all(
      Array.from({ length: CLIENTS }, () => VisitorClient.accepted(engageServer.address)),
    );
    const rounds: { bare: LoadResult; engage: LoadResult }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const bare = await runLoad(bareSockets, ROUND_MS, (socket, turn) => send(socket, `bare-${round}-${turn}-x`));
      const engage = await runLoad(
        visitors.map(({ socket }) => socket),
        ROUND_MS,
        (socket, turn) => send(socket, `bench-${round}-${turn}-x`),
      );
      for (const visitor of visitors) visitor.heard.length = 0;
      rounds.push({ bare, engage });
    }
    for (const socket of [...bareSockets, ...visitors.map((v) => v.socket)]) socket.close();
    return {
      bare: middle(rounds.map(({ bare }) => bare)),
      engage: middle(rounds.map(({ engage }) => engage)),
      ratio: median(rounds.map(({ bare, engage }) => engage.perSecond / bare.perSecond)),
    };
  } finally {
    await bareServer.stop();
    await engageServer.stop();
  }
}

async function openBare(url: string): Promise<Socket[]> {
  const sockets = Array.from({ length: CLIENTS }, () => io(url, { transports: ['websocket'], forceNew: true }));
  await Promise.all(sockets.map((socket) => new Promise<void>((resolve) => socket.once('connect', () => resolve()))));
  return sockets;
}

async function send(socket: Socket, clientId: string): Promise<boolean> {
  const answer = (await socket.emitWithAck('message:send', { clientId, text: TEXT })) as { data?: unknown };
  return answer.data !== undefined;
}

function middle(results: readonly LoadResult[]): LoadResult {
  return {
    perSecond: median(results.map((r) => r.perSecond)),
    p50Ms: median(results.map((r) => r.p50Ms)),
    p99Ms: median(results.map((r) => r.p99Ms)),
    errors: results.reduce((sum, r) => sum + r.errors, 0),
  };
}
