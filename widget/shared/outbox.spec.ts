/** The offline queue: order, the same id at every attempt, and which errors pass by themselves. */
import { ApiError } from './rest-client.js';
import { Outbox } from './outbox.js';
import type { OutgoingMessage } from './outbox.js';

function anOutbox(answer: (entry: OutgoingMessage) => Promise<unknown>) {
  const tried: OutgoingMessage[] = [];
  const later: { run: () => void; ms: number }[] = [];
  const outbox = new Outbox(
    (entry) => {
      tried.push(entry);
      return answer(entry);
    },
    () => undefined,
    'visitor',
    (run, ms) => later.push({ run, ms }),
  );
  return { outbox, tried, later };
}

describe('outbox', () => {
  it('sends one after the other and keeps nothing', async () => {
    const { outbox, tried } = anOutbox(() => Promise.resolve());
    for (const text of ['one', 'two', 'three']) outbox.add(text);
    await outbox.flush();
    expect(tried.map((entry) => entry.text)).toEqual(['one', 'two', 'three']);
    expect(outbox.entries).toEqual([]);
  });

  it('keeps what the line lost, in order, and tries it under the same id', async () => {
    let isOnline = false;
    const { outbox, tried } = anOutbox(() => (isOnline ? Promise.resolve() : Promise.reject(new ApiError('network'))));
    outbox.add('one');
    outbox.add('two');
    await outbox.flush();
    expect(outbox.entries.map((entry) => entry.state)).toEqual(['queued', 'queued']);
    isOnline = true;
    await outbox.flush();
    expect(tried.map((entry) => entry.text)).toEqual(['one', 'one', 'two']);
    expect(tried[0]?.clientId).toBe(tried[1]?.clientId);
    expect(tried[0]?.clientId).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
  });

  it('waits as long as the server says', async () => {
    let attempts = 0;
    const { outbox, later } = anOutbox(() =>
      attempts++ ? Promise.resolve() : Promise.reject(new ApiError('rate_limited', { retryAfterMs: 700 })),
    );
    outbox.add('one');
    await outbox.flush();
    expect(later.map(({ ms }) => ms)).toEqual([700]);
    later[0]?.run();
    expect(attempts).toBe(2);
  });

  it.each(['validation', 'too_large', 'special_category_blocked', 'restricted', 'conflict', 'internal'] as const)(
    'leaves %s to the visitor and goes on with the next',
    async (code) => {
      const { outbox, tried } = anOutbox((entry) =>
        entry.text === 'bad' ? Promise.reject(new ApiError(code)) : Promise.resolve(),
      );
      outbox.add('bad');
      outbox.add('good');
      await outbox.flush();
      expect(tried.map((entry) => entry.text)).toEqual(['bad', 'good']);
      expect(outbox.entries).toMatchObject([{ text: 'bad', state: 'failed', error: code }]);
      outbox.retry(outbox.entries[0]?.clientId ?? '');
      expect(outbox.entries).toMatchObject([{ state: 'queued', error: undefined }]);
    },
  );

  it('forgets a message that was announced before it was acknowledged', () => {
    const { outbox } = anOutbox(() => Promise.resolve());
    outbox.add('one');
    const clientId = outbox.entries[0]?.clientId ?? '';
    const base = {
      id: 'm',
      conversationId: 'c',
      sequence: 1,
      text: 'one',
      removed: [],
      special: [],
      citations: [],
      sentAt: '',
    };
    outbox.arrived({ ...base, author: 'member', clientId });
    expect(outbox.entries).toHaveLength(1);
    outbox.arrived({ ...base, author: 'visitor', clientId });
    expect(outbox.entries).toEqual([]);
  });
});
