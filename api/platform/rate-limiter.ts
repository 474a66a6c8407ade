/** Token buckets by key, in this process: how much one connection, visitor, site or address may ask for. */
import { Injectable } from '@nestjs/common';
import { ApplicationError } from './application-error.js';
import { Clock } from './clock.js';

/** At most `burst` at once, refilled at `perMinute`. */
export interface RateLimit {
  burst: number;
  perMinute: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** More keys than this and the oldest are forgotten (a forgotten key starts full). */
const MOST_BUCKETS = 50_000;

@Injectable()
export class RateLimiter {
  readonly #buckets = new Map<string, Bucket>();

  constructor(private readonly clock: Clock) {}

  /** Takes one from the bucket of `key`; throws `rate_limited` with the wait in milliseconds when it is empty. */
  take(key: string, limit: RateLimit): void {
    const now = this.clock.timestamp();
    const perMs = limit.perMinute / 60_000;
    const known = this.#buckets.get(key);
    // A machine's clock may be set back; that must take nothing out of a bucket.
    const passed = known ? Math.max(0, now - known.at) : 0;
    const tokens = known ? Math.min(limit.burst, known.tokens + passed * perMs) : limit.burst;
    if (tokens < 1) {
      const retryAfterMs = Math.ceil((1 - tokens) / perMs);
      throw new ApplicationError('rate_limited', 'That was too fast. Please wait a moment.', { retryAfterMs });
    }
    if (!known) this.#makeRoom();
    this.#buckets.set(key, { tokens: tokens - 1, at: now });
  }

  #makeRoom(): void {
    if (this.#buckets.size < MOST_BUCKETS) return;
    const oldest = this.#buckets.keys().next();
    if (!oldest.done) this.#buckets.delete(oldest.value);
  }
}
