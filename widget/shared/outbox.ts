/** Messages on their way: kept in memory only, sent one after the other, each under the same id however often it is tried. */
import type { Author, Message } from '../../api/conversations/conversations.contract.js';
import type { ErrorCode } from '../../api/platform/errors.contract.js';
import { ApiError } from './rest-client.js';

export interface OutgoingMessage {
  clientId: string;
  text: string;
  /** `queued` waits for the line; `failed` waits for the visitor. */
  state: 'queued' | 'sending' | 'failed';
  error?: ErrorCode | 'network';
}

/** These pass by themselves: the message stays in the queue. */
const PASSING: readonly string[] = [
  'network',
  'rate_limited',
  'unavailable',
  'unauthenticated',
  'token_revoked',
  'notice_required',
];
const DEFAULT_WAIT_MS = 2_000;

export class Outbox {
  entries: readonly OutgoingMessage[] = [];
  #isFlushing = false;

  constructor(
    private readonly send: (entry: OutgoingMessage) => Promise<unknown>,
    private readonly onChange: () => void,
    private readonly author: Author = 'visitor',
    /** Runs the function after so many milliseconds; a test gives its own. */
    private readonly later: (run: () => void, ms: number) => void = (run, ms) => void setTimeout(run, ms),
  ) {}

  add(text: string): void {
    this.entries = [...this.entries, { clientId: newClientId(), text, state: 'queued' }];
    this.onChange();
  }

  remove(clientId: string): void {
    this.entries = this.entries.filter((entry) => entry.clientId !== clientId);
    this.onChange();
  }

  retry(clientId: string): void {
    this.#change(clientId, { state: 'queued' });
  }

  /** The server has it: announced, or acknowledged, whichever comes first. */
  arrived({ author, clientId }: Message): void {
    if (author === this.author && clientId && this.entries.some((entry) => entry.clientId === clientId))
      this.remove(clientId);
  }

  clear(): void {
    this.entries = [];
  }

  /** Sends what is queued, in order; stops at the first one that has to wait. */
  async flush(): Promise<void> {
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    try {
      for (let entry = this.#next(); entry; entry = this.#next()) {
        this.#change(entry.clientId, { state: 'sending' });
        try {
          await this.send(entry);
          this.remove(entry.clientId);
        } catch (error) {
          if (this.#isWaiting(entry.clientId, error)) return;
        }
      }
    } finally {
      this.#isFlushing = false;
    }
  }

  #next(): OutgoingMessage | undefined {
    return this.entries.find((entry) => entry.state === 'queued');
  }

  #isWaiting(clientId: string, error: unknown): boolean {
    const { code, retryAfterMs } = error instanceof ApiError ? error : new ApiError('network');
    if (!PASSING.includes(code)) {
      this.#change(clientId, { state: 'failed', error: code });
      return false;
    }
    this.#change(clientId, { state: 'queued', error: code });
    if (code === 'rate_limited' || code === 'unavailable')
      this.later(() => void this.flush(), retryAfterMs ?? DEFAULT_WAIT_MS);
    return true;
  }

  #change(clientId: string, change: Partial<OutgoingMessage>): void {
    this.entries = this.entries.map((entry) =>
      entry.clientId === clientId ? { ...entry, error: undefined, ...change } : entry,
    );
    this.onChange();
  }
}

function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
