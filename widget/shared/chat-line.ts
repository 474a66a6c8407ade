/** The line to one namespace of the API: websocket only, a fresh token at every connect, every question answered with data or `ApiError`. */
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { ConversationAnnouncements } from '../../api/conversations/conversations.contract.js';
import type { Acknowledgement, ErrorCode } from '../../api/platform/errors.contract.js';
import { ApiError, codeOf } from './rest-client.js';

const ANSWER_WITHIN_MS = 10_000;
const AGAIN_AFTER_MS = 2_000;

/** What an event of the contract `R` carries, and what its acknowledgement brings. */
export type BodyOf<R, E extends keyof R> = R[E] extends (body: infer B, ack: never) => void ? B : never;
export type DataOf<R, E extends keyof R> = R[E] extends (
  body: never,
  ack: (answer: Acknowledgement<infer D>) => void,
) => void
  ? D
  : never;

export type ChatSocket = Socket<ConversationAnnouncements, Record<string, (...args: unknown[]) => void>>;

export interface LineOptions {
  /** A token that is valid now; a rejection counts as a failed connect. */
  token(): Promise<string>;
  /** The token has run out or was revoked: the next `token()` has to be another. */
  expire(): void;
  onConnect(): void;
  onDisconnect(): void;
  /** The server refused the handshake for good: no further attempt is made. */
  onRefused(code: ErrorCode): void;
}

/** `R` is the contract of the events that may be sent. */
export class ChatLine<R> {
  readonly socket: ChatSocket;
  #isClosed = false;
  #connectedAt = 0;

  constructor(
    api: string,
    namespace: '/visitor' | '/inbox',
    private readonly options: LineOptions,
  ) {
    this.socket = io(api + namespace, {
      transports: ['websocket'],
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
      // Two panels of one page are two lines; socket.io would join them.
      forceNew: true,
      auth: (give) =>
        void options.token().then(
          (token) => give({ token }),
          () => give({}),
        ),
    });
    this.socket.on('connect', () => {
      this.#connectedAt = performance.now();
      options.onConnect();
    });
    this.socket.on('disconnect', (reason) => {
      options.onDisconnect();
      // A line that stood for a while ends with its token: the next one is due at once.
      const hasStood = performance.now() - this.#connectedAt > AGAIN_AFTER_MS;
      if (reason === 'io server disconnect') this.#again(hasStood ? 0 : AGAIN_AFTER_MS);
    });
    this.socket.on('connect_error', (error) => this.#refused((error as { data?: { code?: ErrorCode } }).data?.code));
  }

  get isConnected(): boolean {
    return this.socket.connected;
  }

  /** Resolves when the line stands; throws `ApiError` when the next attempt fails. */
  connected(): Promise<void> {
    if (this.socket.connected) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('connect_error', () => reject(new ApiError('network')));
    });
  }

  /** Throws `ApiError`: `network` where no answer came in time or the line was lost. */
  async ask<E extends keyof R & string>(event: E, body: BodyOf<R, E>): Promise<DataOf<R, E>> {
    try {
      return await this.#askOnce(event, body);
    } catch (error) {
      if (codeOf(error) !== 'unauthenticated') throw error;
      // The token that opened the line has run out: another one, and once more.
      this.options.expire();
      this.socket.disconnect().connect();
      await this.connected();
      return this.#askOnce(event, body);
    }
  }

  close(): void {
    this.#isClosed = true;
    this.socket.off().disconnect();
  }

  async #askOnce<E extends keyof R & string>(event: E, body: BodyOf<R, E>): Promise<DataOf<R, E>> {
    if (!this.socket.connected) throw new ApiError('network');
    let answer: Acknowledgement<DataOf<R, E>>;
    try {
      answer = (await this.socket.timeout(ANSWER_WITHIN_MS).emitWithAck(event, body)) as Acknowledgement<DataOf<R, E>>;
    } catch {
      throw new ApiError('network');
    }
    if ('error' in answer) throw new ApiError(answer.error.code, answer.error);
    return answer.data;
  }

  /** A refusal by the server, unlike a lost line, is not retried by socket.io itself. */
  #refused(code: ErrorCode | undefined): void {
    if (this.socket.active) return;
    if (code === 'origin_refused' || code === 'forbidden') return this.options.onRefused(code);
    if (code !== 'unavailable' && code !== 'rate_limited') this.options.expire();
    this.#again();
  }

  #again(afterMs = AGAIN_AFTER_MS): void {
    setTimeout(() => this.#isClosed || this.socket.active || this.socket.connect(), afterMs);
  }
}
