/** The one door for socket events: finds the handler, checks the payload, answers every event through its acknowledgement. */
import { Logger } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { ApplicationError, internalError } from './application-error.js';
import { errorPlace } from './error-place.js';
import type { Acknowledgement } from './errors.contract.js';
import { validated } from './validation.js';

const SOCKET_EVENTS = Symbol('socket events');

export interface SocketEventRoute {
  event: string;
  method: string;
  dto: new () => object;
}

/**
 * Declares a gateway method as the handler of a socket event: `(socket, body: Dto) => Promise<T>`, acknowledged as `{ data: T }`.
 * Nest's own `@SubscribeMessage` costs half the throughput and leaks payloads in its default errors (docs/decisions/0003).
 */
export function SocketEvent(event: string, dto: new () => object): MethodDecorator {
  return (target, method) => {
    const routes: SocketEventRoute[] = Reflect.getOwnMetadata(SOCKET_EVENTS, target) ?? [];
    Reflect.defineMetadata(SOCKET_EVENTS, [...routes, { event, method: String(method), dto }], target);
  };
}

/** The socket events that a gateway class declares; empty for any other class. */
export function socketEventsOf(prototype: object): readonly SocketEventRoute[] {
  return Reflect.getMetadata(SOCKET_EVENTS, prototype) ?? [];
}

/** Runs before each event: authorisation, rate limits. Throws an `ApplicationError` to refuse. */
type Admission = (socket: Socket, event: string) => void | Promise<void>;
type Acknowledge = (answer: Acknowledgement<unknown>) => void;

export class SocketEdge {
  readonly #logger = new Logger(SocketEdge.name);
  readonly #routes: ReadonlyMap<string, SocketEventRoute>;

  constructor(
    private readonly gateway: object,
    private readonly admit: Admission,
  ) {
    this.#routes = new Map(socketEventsOf(Object.getPrototypeOf(gateway)).map((route) => [route.event, route]));
  }

  /** Serves every event of a connected socket until it goes. */
  attach(socket: Socket): void {
    guardSendBuffer(socket);
    socket.onAny((event: unknown, ...args: unknown[]) => {
      const last = args.at(-1);
      const acknowledge = typeof last === 'function' ? once(last as Acknowledge) : undefined;
      const payload = acknowledge ? args.slice(0, -1) : args;
      void this.#serve(socket, String(event), payload).then((answer) => acknowledge?.(answer));
    });
  }

  async #serve(socket: Socket, event: string, payload: unknown[]): Promise<Acknowledgement<unknown>> {
    try {
      const route = this.#routes.get(event);
      if (!route) throw new ApplicationError('unknown_event', 'There is no such event.');
      await this.admit(socket, event);
      if (payload.length > 1) throw new ApplicationError('validation', 'An event carries one object.');
      const body = validated(route.dto, payload[0] ?? {});
      const handler = (this.gateway as Record<string, (socket: Socket, body: object) => Promise<unknown>>)[
        route.method
      ];
      return { data: await handler!.call(this.gateway, socket, body) };
    } catch (error) {
      if (error instanceof ApplicationError) return { error: error.toWire() };
      this.#logger.error(`socket event failed: ${errorPlace(error)}`);
      return { error: internalError().toWire() };
    }
  }
}

/** A consumer that leaves more than this unread is disconnected, so that it holds nobody else up. Bytes. */
export const SEND_BUFFER_LIMIT = 1024 * 1024;

interface WebSocketTransport {
  socket?: { bufferedAmount?: number; terminate?: () => void };
}

/**
 * What a consumer has not read waits in two places: engine.io hands packets on only when the last ones have left the
 * process, so nearly all of it waits there; the websocket itself holds what was handed on.
 */
function guardSendBuffer(socket: Socket): void {
  const connection = socket.conn;
  let waiting = 0;
  connection.on('flush', () => (waiting = 0));
  connection.on('packetCreate', ({ data }: { data?: string | Buffer }) => {
    const { socket: webSocket } = connection.transport as unknown as WebSocketTransport;
    const unread = waiting + (webSocket?.bufferedAmount ?? 0);
    // This packet counts from the next one on: a single large answer is no sign of a slow consumer.
    waiting += data?.length ?? 0;
    if (unread <= SEND_BUFFER_LIMIT) return;
    connection.close(true);
    // A goodbye would wait behind what is not being read.
    webSocket?.terminate?.();
  });
}

function once(acknowledge: Acknowledge): Acknowledge {
  let isDone = false;
  return (answer) => {
    if (isDone) return;
    isDone = true;
    acknowledge(answer);
  };
}
