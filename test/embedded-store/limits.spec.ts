/** Bounds: cursors, sorts, sizes, expiry by an injected clock, and the mode that fails unindexed scans. */
import { Binary } from 'bson';
import type { Document } from 'bson';
import { removeExpiredDocuments } from '../../api/embedded-store/expiry.js';
import { ReplyError, openInProcess } from './in-process-store.js';
import type { InProcessStore } from './in-process-store.js';

let store: InProcessStore;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-01-01T00:00:00Z');
  store = await openInProcess({
    now: () => now,
    args: ['--fail-unindexed-scans', '--allow-scans', 'scanned,big', '--scans-up-to', '3'],
  });
});
afterEach(() => store.close());

const later = (milliseconds: number): void => {
  now = new Date(now.getTime() + milliseconds);
};

async function codeOf(work: Promise<unknown>): Promise<number | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof ReplyError) return error.code;
    throw error;
  }
}

async function fill(collection: string, count: number, make: (n: number) => Document, atOnce = 1_000): Promise<void> {
  for (let from = 0; from < count; from += atOnce) {
    const documents = Array.from({ length: Math.min(atOnce, count - from) }, (_, n) => ({
      _id: from + n,
      ...make(from + n),
    }));
    await store.run({ insert: collection, documents });
  }
}

describe('expiry', () => {
  const stored = async (): Promise<unknown[]> =>
    (await store.all({ find: 'scanned', sort: { _id: 1 } })).map((each) => (each['_id'] as { value: number }).value);

  test.each([
    ['ascending', 1],
    ['descending', -1],
  ])('an %s TTL index removes what is due, at its second and not before', async (_direction, direction) => {
    await store.run({
      createIndexes: 'scanned',
      indexes: [{ key: { at: direction }, name: 'at', expireAfterSeconds: 60 }],
    });
    await store.run({
      insert: 'scanned',
      documents: [
        { _id: 1, at: now },
        { _id: 2, at: new Date(now.getTime() + 1_000) },
        { _id: 3, at: [new Date(now.getTime() + 500_000), now] },
        { _id: 4, at: 'no date' },
        { _id: 5 },
        { _id: 6, at: 0 },
      ],
    });
    later(59_999);
    expect(await removeExpiredDocuments(store.store.services)).toBe(0);
    later(1);
    expect(await removeExpiredDocuments(store.store.services)).toBe(2);
    expect(await stored()).toEqual([2, 4, 5, 6]);
    later(1_000);
    expect(await removeExpiredDocuments(store.store.services)).toBe(1);
    expect((await store.run({ validate: 'scanned' }))['errors']).toEqual([]);
  });

  test('many are removed in portions, and a changed expireAfterSeconds counts from then on', async () => {
    await store.run({ createIndexes: 'scanned', indexes: [{ key: { at: 1 }, name: 'at', expireAfterSeconds: 3_600 }] });
    await fill('scanned', 1_500, () => ({ at: now }));
    later(100_000);
    await store.run({ collMod: 'scanned', index: { name: 'at', expireAfterSeconds: 86_400 * 2 } });
    expect(await removeExpiredDocuments(store.store.services)).toBe(0);
    await store.run({ collMod: 'scanned', index: { keyPattern: { at: 1 }, expireAfterSeconds: 10 } });
    expect(await removeExpiredDocuments(store.store.services)).toBe(1_500);
  });
});

describe('cursors', () => {
  async function openCursor(): Promise<{ getMore: unknown; collection: string; batchSize: number }> {
    const { cursor } = await store.run({ find: 'scanned', batchSize: 2 });
    return { getMore: (cursor as Document)['id'] as unknown, collection: 'scanned', batchSize: 2 };
  }

  test('are forgotten after ten minutes without use, and not before', async () => {
    await fill('scanned', 10, () => ({}));
    const more = await openCursor();
    later(9 * 60_000);
    store.store.services.cursors.removeIdle();
    await store.run(more);
    later(11 * 60_000);
    store.store.services.cursors.removeIdle();
    expect(await codeOf(store.run(more))).toBe(43);
  });

  test('end when they are killed, when their collection is dropped, and for another collection they are none', async () => {
    await fill('scanned', 10, () => ({}));
    const first = await openCursor();
    expect(await store.run({ killCursors: 'scanned', cursors: [first.getMore] })).toMatchObject({
      cursorsKilled: [first.getMore],
      cursorsNotFound: [],
    });
    expect(await codeOf(store.run(first))).toBe(43);
    const second = await openCursor();
    expect(await codeOf(store.run({ ...second, collection: 'other' }))).toBe(13);
    await store.run({ drop: 'scanned' });
    expect(await codeOf(store.run(second))).toBe(43);
  });

  test('see documents that come and go between batches once', async () => {
    await fill('scanned', 100, (n) => ({ n }));
    const { cursor } = await store.run({ find: 'scanned', batchSize: 10 });
    await store.run({ delete: 'scanned', deletes: [{ q: { _id: { $lt: 50 } }, limit: 0 }] });
    await store.run({ insert: 'scanned', documents: [{ _id: 1_000 }] });
    const rest = (await store.run({ getMore: (cursor as Document)['id'] as unknown, collection: 'scanned' }))[
      'cursor'
    ] as { nextBatch: Document[] };
    expect(rest.nextBatch).toHaveLength(51);
  });

  test('hold no more than one reply of 16 MB at a time', async () => {
    await fill('big', 30, () => ({ pad: new Binary(Buffer.alloc(1_000_000)) }), 10);
    const { cursor } = await store.run({ find: 'big', batchSize: 1_000 });
    const { firstBatch, id } = cursor as { firstBatch: Document[]; id: { isZero(): boolean } };
    expect(firstBatch.length).toBeLessThan(17);
    expect(id.isZero()).toBe(false);
    expect(await store.all({ find: 'big', batchSize: 1_000 })).toHaveLength(30);
  });
});

describe('sorts', () => {
  beforeEach(() => fill('big', 130, (n) => ({ n, pad: new Binary(Buffer.alloc(1_000_000)) }), 10), 30_000);

  test('over 100 MB fail with error 292 while others go on; with a limit or an index they do not', async () => {
    const sorted = store.reply({ find: 'big', sort: { n: -1 } });
    const others = Array.from({ length: 20 }, (_, n) =>
      store.run({ find: 'big', filter: { _id: n }, projection: { n: 1 } }),
    );
    for (const other of await Promise.all(others))
      expect((other['cursor'] as { firstBatch: Document[] }).firstBatch).toHaveLength(1);
    expect(await sorted).toMatchObject({ code: { value: 292 }, codeName: 'QueryExceededMemoryLimitNoDiskUseAllowed' });
    expect(
      await codeOf(
        store.run({ aggregate: 'big', pipeline: [{ $addFields: { m: '$n' } }, { $sort: { m: 1 } }], cursor: {} }),
      ),
    ).toBe(292);
    expect(await store.all({ find: 'big', sort: { n: -1 }, limit: 5, projection: { n: 1 } })).toHaveLength(5);
    await store.run({ createIndexes: 'big', indexes: [{ key: { n: 1 }, name: 'n' }] });
    expect(await store.all({ find: 'big', sort: { n: -1 }, projection: { n: 1 } })).toHaveLength(130);
  }, 60_000);
});

describe('sizes', () => {
  test.each<[string, () => Document, number]>([
    [
      'a document over 16 MB',
      () => ({ insert: 'a', documents: [{ pad: new Binary(Buffer.alloc(16 * 1024 * 1024)) }] }),
      10334,
    ],
    [
      'a document nested too deep',
      () => ({ insert: 'a', documents: [Array.from({ length: 200 }).reduce<Document>((inner) => ({ inner }), {})] }),
      15,
    ],
    [
      'an update beyond 16 MB',
      () => ({
        update: 'grown',
        updates: [{ q: { _id: 1 }, u: { $set: { more: new Binary(Buffer.alloc(9_000_000)) } } }],
      }),
      10334,
    ],
    ['too long a name', () => ({ create: 'n'.repeat(300) }), 73],
  ])('%s is refused', async (_what, command, code) => {
    await store.run({ insert: 'grown', documents: [{ _id: 1, pad: new Binary(Buffer.alloc(9_000_000)) }] });
    expect(await codeOf(store.run(command()))).toBe(code);
    expect((await store.run({ validate: 'grown' }))['errors']).toEqual([]);
  });

  test('a value too long for an index key is found, ordered up to where it is cut, and unique', async () => {
    const text = (end: string): string => 'long '.repeat(1_000) + end;
    await store.run({ createIndexes: 'things', indexes: [{ key: { text: 1 }, name: 'text', unique: true }] });
    await store.run({ insert: 'things', documents: ['b', 'a', 'c'].map((end, n) => ({ _id: n, text: text(end) })) });
    expect(await codeOf(store.run({ insert: 'things', documents: [{ _id: 9, text: text('a') }] }))).toBe(11000);
    expect(await store.all({ find: 'things', filter: { text: text('a') }, projection: { _id: 1 } })).toMatchObject([
      { _id: { value: 1 } },
    ]);
    expect(
      await store.all({ find: 'things', filter: { text: { $gt: text('a') } }, projection: { _id: 1 } }),
    ).toHaveLength(2);
    expect(
      (await store.all({ find: 'things', sort: { text: 1 } })).map((each) => (each['_id'] as { value: number }).value),
    ).toEqual([1, 0, 2]);
  });
});

describe('unindexed scans', () => {
  test('fail above the size that is allowed, unless the collection is on the list', async () => {
    await fill('things', 3, (n) => ({ n }));
    await store.all({ find: 'things', filter: { n: 1 } });
    await store.run({ insert: 'things', documents: [{ _id: 100, n: 100 }] });
    for (const command of [
      { find: 'things', filter: { n: 1 } },
      { aggregate: 'things', pipeline: [{ $match: { n: 1 } }], cursor: {} },
      { count: 'things', query: { n: 1 } },
      { distinct: 'things', key: 'n', query: { n: 1 } },
      { findAndModify: 'things', query: { n: 1 }, update: { $set: { m: 1 } } },
      { update: 'things', updates: [{ q: { n: 1 }, u: { $set: { m: 1 } } }] },
      { delete: 'things', deletes: [{ q: { n: 1 }, limit: 0 }] },
    ]) {
      expect([command, await codeOf(store.run(command))]).toEqual([command, 291]);
    }
    await store.run({ createIndexes: 'things', indexes: [{ key: { n: 1 }, name: 'n' }] });
    expect(await store.all({ find: 'things', filter: { n: 1 } })).toHaveLength(1);
    await fill('scanned', 5, (n) => ({ n }));
    expect(await store.all({ find: 'scanned', filter: { n: 1 } })).toHaveLength(1);
  });
});
