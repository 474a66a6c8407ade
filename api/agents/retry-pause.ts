/** How long to wait before asking again: a random share of a growing pause, so that callers do not come back all at once. */
import { Injectable } from '@nestjs/common';

export const MOST_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;

/** Chance and time, apart, so that tests need neither. */
@Injectable()
export class RetryPause {
  /** 0 up to, not including, 1. */
  random(): number {
    return Math.random();
  }

  /** Resolves after `ms`, or rejects at once when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        reject(new Error('the wait was ended'));
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, ms);
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
  }

  /** Milliseconds before attempt number `next` (2, 3 …); never less than what the endpoint asked for, within reason. */
  pauseBefore(next: number, askedForMs = 0): number {
    const most = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (next - 1));
    return Math.max(Math.round(this.random() * most), Math.min(askedForMs, LONGEST_PAUSE_MS));
  }
}
