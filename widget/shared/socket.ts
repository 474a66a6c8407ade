/** A namespace of the API's socket: websocket only, a fresh token at every connect, every question answered with data or `ApiError`. */
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { ConversationAnnouncements } from '../../api/conversations/conversations.contract.js';
import type { Acknowledgement, ErrorCode } from '../../api/platform/errors.contract.js';
import { ApiError } from './rest-client.js';

const ANSWER_WITHIN_MS = 10_000;
const AGAIN_AFTER_MS = 2_000;

/** What an event of the contract `R` carries, and what its acknowledgement brings. */
export type BodyOf<R, E extends keyof R> = R[E] extends (body: infer B, ack: never) => void ? B : never;
export type DataOf<R, E extends keyof R> = R[E] extends (body: never, ack: (answer: Acknowledgement<infer D>) => void) => void ? D : never;

export type ChatSocket = Socket<ConversationAnnouncements, Record<string, (...args: unknown[]) => void>>;

export interface SocketOptions {
  /** A token that is valid now; a rejection counts as a failed connect. */
  token(): Promise<string>;
  onConnect(): void;
  onDisconnect(): void;
  /** The server refused the token: whoever knows how gets a new one; false ends the attempts. */
  onRefused(code: ErrorCode): boolean;
}

export function openSocket(api: string, namespace: '/visitor' | '/inbox', options: SocketOptions): ChatSocket {
  const socket: ChatSocket = io(api + namespace, {
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    auth: (give) => void options.token().then((token) => give({ token }), () => give({})),
  });
  // A refusal by the server, unlike a lost line, is not retried by socket.io itself.
  const again = () => setTimeout(() => socket.active || socket.connect(), AGAIN_AFTER_MS);
  socket.on('connect', () => options.onConnect());
  socket.on('disconnect', (reason) => {
    options.onDisconnect();
    if (reason === 'io server disconnect') again();
  });
  socket.on('connect_error', (error) => {
    const code = (error as { data?: { code?: ErrorCode } }).data?.code ?? 'unauthenticated';
    if (!socket.active && options.onRefused(code)) again();
  });
  return socket;
}

/** Throws `ApiError`: `network` where no answer came in time or the line was lost. */
export async function ask<R, E extends keyof R & string>(socket: ChatSocket, event: E, body: BodyOf<R, E>): Promise<DataOf<R, E>> {
  let answer: Acknowledgement<DataOf<R, E>>;
  try {
    answer = (await socket.timeout(ANSWER_WITHIN_MS).emitWithAck(event, body)) as Acknowledgement<DataOf<R, E>>;
  } catch {
    throw new ApiError('network');
  }
  if ('error' in answer) throw new ApiError(answer.error.code, answer.error);
  return answer.data;
}
