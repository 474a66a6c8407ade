/** Stops asking an endpoint that keeps failing, and tries it again after a while with one question. */
import { ApplicationError } from '../platform/application-error.js';
import type { Clock } from '../platform/clock.js';

export interface BreakerLimits {
  /** Failures in a row that open it. */
  failures: number;
  /** Milliseconds until one question is let through. */
  restMs: number;
}

export const BREAKER_LIMITS: BreakerLimits = { failures: 5, restMs: 30_000 };

export class CircuitBreaker {
  #failures = 0;
  #openedAt: number | null = null;
  #isTrying = false;

  constructor(
    private readonly clock: Clock,
    private readonly limits: BreakerLimits = BREAKER_LIMITS,
  ) {}

  /** Throws `agent_unavailable` while the endpoint rests; then lets one question through and waits for how it ends. */
  admit(): void {
    if (this.#openedAt === null) return;
    const rested = this.clock.timestamp() - this.#openedAt;
    if (rested < this.limits.restMs || this.#isTrying) {
      const retryAfterMs = Math.max(1_000, this.limits.restMs - rested);
      throw new ApplicationError(
        'agent_unavailable',
        'The AI model is out of order just now. Please try again later, or ask for a person.',
        {
          retryAfterMs,
        },
      );
    }
    this.#isTrying = true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#openedAt = null;
    this.#isTrying = false;
  }

  failed(): void {
    this.#failures += 1;
    if (this.#isTrying || this.#failures >= this.limits.failures) this.#openedAt = this.clock.timestamp();
    this.#isTrying = false;
  }

  /** The question ended without telling anything about the endpoint: it was cancelled. */
  abandoned(): void {
    this.#isTrying = false;
  }
}
