// Pauses between attempts grow, are shared out by chance, and end at once when nobody waits any more.
import { RetryPause } from './retry-pause.js';

class CertainPause extends RetryPause {
  constructor(private readonly chance: number) {
    super();
  }

  override random(): number {
    return this.chance;
  }
}

describe('RetryPause', () => {
  it.each([
    [0, 2, 0, 0],
    [0.5, 2, 0, 250],
    [0.999, 3, 0, 999],
    [0.999, 9, 0, 3_996],
    [0, 2, 1_500, 1_500],
    [0, 2, 60_000, 4_000],
  ])('chance %d before attempt %d, asked for %d ms: %d ms', (chance, next, askedFor, pause) => {
    expect(new CertainPause(chance).pauseBefore(next, askedFor)).toBe(pause);
  });

  it('ends at once when it is aborted, before or during the wait', async () => {
    const stop = new AbortController();
    const waiting = new RetryPause().wait(60_000, stop.signal);
    stop.abort();
    await expect(waiting).rejects.toThrow();
    await expect(new RetryPause().wait(60_000, stop.signal)).rejects.toThrow();
  });

  it('resolves after the pause', async () => {
    await expect(new RetryPause().wait(1, new AbortController().signal)).resolves.toBeUndefined();
  });
});
