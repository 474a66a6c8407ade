/** A clock that stands still until a test turns it. */
import { Clock } from '../../api/platform/clock.js';

export class TestClock extends Clock {
  #now: number;

  constructor(start = '2026-11-23T09:00:00.000Z') {
    super();
    this.#now = new Date(start).getTime();
  }

  override now(): Date {
    return new Date(this.#now);
  }

  /** Milliseconds. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }

  set(moment: string): void {
    this.#now = new Date(moment).getTime();
  }
}

/** The machine's own time, where a test process needs it to pass. */
export class SystemClock extends TestClock {
  override now(): Date {
    return new Date();
  }
}
