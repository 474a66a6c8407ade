// The breaker opens after failures in a row, and lets one question through when it has rested.
import { TestClock } from '../../test/support/test-clock.js';
import { CircuitBreaker } from './circuit-breaker.js';

describe('CircuitBreaker', () => {
  let clock: TestClock;
  let breaker: CircuitBreaker;

  beforeEach(() => {
    clock = new TestClock();
    breaker = new CircuitBreaker(clock, { failures: 3, restMs: 10_000 });
  });

  const fail = (times: number): void => {
    for (let time = 0; time < times; time += 1) {
      breaker.admit();
      breaker.failed();
    }
  };

  it('stays closed while fewer fail in a row', () => {
    fail(2);
    breaker.succeeded();
    fail(2);
    expect(() => breaker.admit()).not.toThrow();
  });

  it('opens at the third failure in a row and says when to come back', () => {
    fail(3);
    clock.advance(4_000);
    expect(() => breaker.admit()).toThrow(expect.objectContaining({ code: 'agent_unavailable', retryAfterMs: 6_000 }));
  });

  it('lets one question through after its rest, and only one', () => {
    fail(3);
    clock.advance(10_000);
    expect(() => breaker.admit()).not.toThrow();
    expect(() => breaker.admit()).toThrow(expect.objectContaining({ code: 'agent_unavailable' }));
  });

  it('closes when the trial succeeds', () => {
    fail(3);
    clock.advance(10_000);
    breaker.admit();
    breaker.succeeded();
    fail(2);
    expect(() => breaker.admit()).not.toThrow();
  });

  it('rests again when the trial fails', () => {
    fail(3);
    clock.advance(10_000);
    fail(1);
    clock.advance(9_999);
    expect(() => breaker.admit()).toThrow();
    clock.advance(1);
    expect(() => breaker.admit()).not.toThrow();
  });

  it('lets the next one try when the trial was cancelled', () => {
    fail(3);
    clock.advance(10_000);
    breaker.admit();
    breaker.abandoned();
    expect(() => breaker.admit()).not.toThrow();
  });
});
