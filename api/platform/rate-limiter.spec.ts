/** Token buckets: a burst, a refill, a wait that is told, and a clock that may be set back. */
import { TestClock } from '../../test/support/test-clock.js';
import { ApplicationError } from './application-error.js';
import { RateLimiter } from './rate-limiter.js';

const LIMIT = { burst: 2, perMinute: 6 };

let clock: TestClock;
let limiter: RateLimiter;
beforeEach(() => {
  clock = new TestClock();
  limiter = new RateLimiter(clock);
});

/** Milliseconds to wait; null where one was taken. */
function waitFor(key = 'k'): number | null {
  try {
    limiter.take(key, LIMIT);
    return null;
  } catch (error) {
    if (error instanceof ApplicationError && error.code === 'rate_limited') return error.retryAfterMs!;
    throw error;
  }
}

test('a burst is let through, then one for each tenth of a minute; keys do not share', () => {
  expect([waitFor(), waitFor(), waitFor()]).toEqual([null, null, 10_000]);
  expect(waitFor('another')).toBeNull();
  clock.advance(9_999);
  expect(waitFor()).toBe(1);
  clock.advance(1);
  expect([waitFor(), waitFor()]).toEqual([null, 10_000]);
});

test('a clock set back takes nothing: what was left is there, and it fills again from now', () => {
  expect(waitFor()).toBeNull();
  clock.advance(-86_400_000);
  expect([waitFor(), waitFor()]).toEqual([null, 10_000]);
  clock.advance(10_000);
  expect(waitFor()).toBeNull();
});
