/** Sends one request over the network: no redirects, checked addresses, bounded time and size. Nothing else in the product opens outbound connections for content. */
import { lookup as resolveName, type LookupAddress, type LookupOptions } from 'node:dns';
import { Agent as PlainAgent, request as plainRequest, type IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { Readable, Transform, pipeline } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { ApplicationError } from '../platform/application-error.js';
import type { EgressOutcome } from './egress-entry.schema.js';
import { isPrivateAddress } from './recipient-origin.js';
import { transferRefused } from './recipients.service.js';

export interface OutboundRequest {
  url: URL;
  method: string;
  headers: Headers;
  body: Uint8Array | null;
  /** The host may resolve to this machine or to a private network. */
  mayBePrivate: boolean;
  /** Whole call, up to the last byte of the answer. */
  timeoutMs: number;
  maxResponseBytes: number;
  signal: AbortSignal | null;
  /** Called exactly once, when the call is over. */
  onEnd: (end: OutboundEnd) => void;
}

export interface OutboundEnd {
  outcome: EgressOutcome;
  status: number | null;
  responseBytes: number;
}

const plainAgent = new PlainAgent({ keepAlive: true, maxFreeSockets: 8 });
const secureAgent = new SecureAgent({ keepAlive: true, maxFreeSockets: 8 });

/** Closes the connections that are kept for a next call. */
export function closeIdleConnections(): void {
  plainAgent.destroy();
  secureAgent.destroy();
}

/** Throws `transfer_refused` on a redirect or a private address, `TypeError` as `fetch` does when the network fails. */
export function send(call: OutboundRequest): Promise<Response> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const end = (outcome: EgressOutcome, status: number | null, responseBytes: number): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      call.onEnd({ outcome, status, responseBytes });
    };
    const fail = (error: Error, status: number | null = null): void => {
      end(error instanceof ApplicationError && error.code === 'transfer_refused' ? 'refused' : 'failed', status, 0);
      reject(asFetchError(error));
    };
    const isSecure = call.url.protocol === 'https:';
    const request = (isSecure ? secureRequest : plainRequest)(call.url, {
      method: call.method,
      headers: Object.fromEntries(call.headers),
      agent: isSecure ? secureAgent : plainAgent,
      ...(call.mayBePrivate ? {} : { lookup: publicLookup }),
      ...(call.signal ? { signal: call.signal } : {}),
    });
    const timer = setTimeout(
      () => request.destroy(new ApplicationError('unavailable', 'The answer took too long.')),
      call.timeoutMs,
    );
    timer.unref();
    request.once('error', fail);
    request.once('response', (message) => {
      const status = message.statusCode ?? 0;
      if (status >= 300 && status < 400) {
        fail(transferRefused('The recipient answered with a redirect.'), status);
        request.destroy();
        return;
      }
      resolve(responseOf(message, status, call.maxResponseBytes, end));
    });
    request.end(call.body ?? undefined);
  });
}

function responseOf(
  message: IncomingMessage,
  status: number,
  maxBytes: number,
  end: (outcome: EgressOutcome, status: number, bytes: number) => void,
): Response {
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(new ApplicationError('unavailable', 'The answer was too large.'));
      else done(null, chunk);
    },
  });
  pipeline(message, meter, (error) => end(error ? 'failed' : 'completed', status, bytes));
  // A stream that nobody reads any more must not take the process down with its error.
  meter.on('error', () => undefined);
  const headers = Object.entries(message.headersDistinct).flatMap(([name, values]) =>
    (values ?? []).map((value) => [name, value] as [string, string]),
  );
  if (status === 204 || status === 205 || status < 200) {
    meter.resume();
    return new Response(null, { status: status < 200 ? 502 : status, headers });
  }
  return new Response(Readable.toWeb(meter) as WebStream<Uint8Array> as ReadableStream<Uint8Array>, {
    status,
    headers,
  });
}

type LookupDone = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Resolves a name to its public addresses only: the check and the connection use the same answer, so it cannot change between. */
function publicLookup(hostname: string, options: LookupOptions, done: LookupDone): void {
  resolveName(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '');
    const first = addresses[0];
    if (!first || addresses.some(({ address }) => isPrivateAddress(address))) {
      return done(transferRefused("The recipient's name leads into a private network."), '');
    }
    return options.all ? done(null, addresses) : done(null, first.address, first.family);
  });
}

function asFetchError(error: Error): Error {
  if (error instanceof ApplicationError || error.name === 'AbortError') return error;
  return new TypeError('fetch failed', { cause: error });
}
