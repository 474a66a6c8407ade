/** The one door for outbound calls (C28, C31): a registered recipient, its own host, its declared purpose; logged before anything is sent. */
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ApplicationError } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import { randomId } from '../platform/random-id.js';
import type { PurposeId } from '../privacy/purposes.contract.js';
import type { EgressEntry } from './egress-entry.schema.js';
import { EgressLogRepository } from './egress-log.repository.js';
import { closeIdleConnections, send, type OutboundEnd } from './outbound-request.js';
import { parsed } from './recipient-origin.js';
import { RecipientsService, transferRefused, type RegisteredRecipient } from './recipients.service.js';

export interface EgressOptions {
  /** The organisation for which the call is made. */
  organisationId?: string;
  /** Whole call; 120 seconds by default. */
  timeoutMs?: number;
  /** 8 MiB by default. */
  maxResponseBytes?: number;
}

const DEFAULT_TIMEOUT_MS = 120_000;
const DEFAULT_RESPONSE_BYTES = 8 * 1024 * 1024;

@Injectable()
export class EgressGateway implements OnApplicationShutdown {
  readonly #logger = new Logger(EgressGateway.name);

  constructor(
    private readonly recipients: RecipientsService,
    private readonly log: EgressLogRepository,
    private readonly clock: Clock,
  ) {}

  /** A `fetch` for libraries that take one; it reaches this recipient and nobody else. */
  fetchFor(recipientId: string, purpose: PurposeId, options: EgressOptions = {}): typeof fetch {
    return (input, init) => {
      if (input instanceof Request) throw new TypeError('give the address and the request apart');
      return this.fetch(recipientId, purpose, String(input), init, options);
    };
  }

  /** Throws `transfer_refused` where the recipient, its purpose, the host or a redirect does not fit the register; `TypeError` as `fetch` does. */
  async fetch(
    recipientId: string,
    purpose: PurposeId,
    address: string,
    init: RequestInit = {},
    options: EgressOptions = {},
  ): Promise<Response> {
    const body = bytesOf(init.body);
    const entry: EgressEntry = {
      _id: randomId('egr'),
      at: this.clock.now(),
      recipientId,
      host: null,
      purpose,
      organisationId: options.organisationId ?? null,
      requestBytes: body?.length ?? 0,
      responseBytes: 0,
      status: null,
      durationMs: null,
      outcome: 'pending',
    };
    const { recipient, url } = await this.#admit(entry, address);
    await this.#open({ ...entry, host: recipient.host });
    return send({
      url,
      method: init.method ?? 'GET',
      headers: headersOf(init.headers, body),
      body,
      mayBePrivate: recipient.mayBePrivate,
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      maxResponseBytes: options.maxResponseBytes ?? DEFAULT_RESPONSE_BYTES,
      signal: init.signal ?? null,
      onEnd: (end) => void this.#close(entry, end),
    });
  }

  onApplicationShutdown(): void {
    closeIdleConnections();
  }

  async #admit(entry: EgressEntry, address: string): Promise<{ recipient: RegisteredRecipient; url: URL }> {
    try {
      const recipient = this.recipients.getFor(entry.recipientId, entry.purpose);
      entry.host = recipient.host;
      const url = parsed(address);
      if (!url || recipient.origin === null || url.origin !== recipient.origin || url.username || url.password) {
        throw transferRefused('Its address is not the one registered for this recipient.');
      }
      return { recipient, url };
    } catch (refusal) {
      await this.#open({ ...entry, outcome: 'refused' });
      throw refusal;
    }
  }

  /** What cannot be logged is not sent. */
  async #open(entry: EgressEntry): Promise<void> {
    try {
      await this.log.open(entry);
    } catch (error) {
      this.#logger.error(`the egress log cannot be written: ${error instanceof Error ? error.name : typeof error}`);
      throw new ApplicationError('unavailable', 'Nothing was sent: the call could not be logged.');
    }
  }

  async #close(entry: EgressEntry, end: OutboundEnd): Promise<void> {
    try {
      await this.log.close(entry._id, { ...end, durationMs: this.clock.timestamp() - entry.at.getTime() });
    } catch (error) {
      this.#logger.error(
        `the end of a call could not be logged: ${error instanceof Error ? error.name : typeof error}`,
      );
    }
  }
}

function bytesOf(body: RequestInit['body']): Uint8Array | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string') return Buffer.from(body, 'utf8');
  if (body instanceof Uint8Array) return body;
  throw new TypeError('an outbound call carries text or bytes');
}

/** Only what the caller set, and a plain name instead of the versions of what we run on. */
function headersOf(given: RequestInit['headers'], body: Uint8Array | null): Headers {
  const headers = new Headers(given);
  headers.set('user-agent', 'engage-smarter');
  headers.set('accept-encoding', 'identity');
  if (body) headers.set('content-length', String(body.length));
  return headers;
}
