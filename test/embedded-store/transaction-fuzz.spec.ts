/** Random writes and queries inside transactions against the same ones made directly on a copy: overlay and store must agree. */
import { Binary, Long } from 'bson';
import type { Document } from 'bson';
import { encodeValue } from '../../api/embedded-store/key-encoding.js';
import { ReplyError, openInProcess } from './in-process-store.js';
import type { InProcessStore } from './in-process-store.js';
import { Random, document, filter, sort, update } from './random-documents.js';

const TRANSACTIONS = 150;
const STEPS = 25;
const SEED = 4_711;
const DOCUMENTS = 40;

type Outcome = { readonly reply: unknown } | { readonly code: number };

async function outcome(work: Promise<unknown>): Promise<Outcome> {
  try {
    return { reply: await work };
  } catch (error) {
    if (error instanceof ReplyError) return { code: error.code };
    throw error;
  }
}

const text = (each: unknown): string => encodeValue(each).toString('latin1');

let store: InProcessStore;
beforeAll(async () => {
  store = await openInProcess();
});
afterAll(() => store.close());

/** The fields that put a command into a transaction; the first one starts it. */
function session(): { fields(): Document; end(name: string): Promise<Document> } {
  const lsid = { id: new Binary(Buffer.from(crypto.randomUUID().replaceAll('-', ''), 'hex'), 4) };
  let isStarted = false;
  const common = { lsid, txnNumber: Long.ONE, autocommit: false };
  return {
    fields() {
      const fields = isStarted ? common : { ...common, startTransaction: true };
      isStarted = true;
      return fields;
    },
    end: (name) => store.run({ [name]: 1, ...common }, 'admin'),
  };
}

async function everything(collection: string, fields: Document = {}): Promise<string[]> {
  return (await store.all({ find: collection, ...fields })).map(text).sort();
}

async function fill(random: Random): Promise<void> {
  for (const collection of ['inside', 'direct']) await store.run({ drop: collection });
  const indexes = [
    { key: { a: 1, b: -1 }, name: 'a-b' },
    { key: { 'f.g': 1 }, name: 'fg' },
    { key: { 'c.d': 1 }, name: 'cd', sparse: true },
    { key: { u: 1 }, name: 'u', unique: true },
  ];
  const documents = Array.from({ length: DOCUMENTS }, (_, n) => ({
    ...document(random, n),
    u: n,
    a: random.below(6),
    b: random.below(4),
  }));
  for (const collection of ['inside', 'direct']) {
    await store.run({ createIndexes: collection, indexes });
    await store.run({ insert: collection, documents });
  }
}

/** A write whose target does not depend on the order in which documents are met. */
function write(random: Random, step: number): (collection: string) => Document {
  const _id = random.below(DOCUMENTS + step);
  const kind = random.below(10);
  const fresh = { ...document(random, 1_000 + step), u: 1_000 + step, a: random.below(6) };
  const u = update(random);
  const q = filter(random);
  if (kind < 3) return (insert) => ({ insert, documents: [fresh] });
  if (kind < 6) return (collection) => ({ update: collection, updates: [{ q: { _id }, u }] });
  if (kind < 7)
    return (collection) => ({ update: collection, updates: [{ q, u: { $set: { b: step % 5 } }, multi: true }] });
  if (kind < 8)
    return (collection) => ({ findAndModify: collection, query: { _id }, update: { $inc: { u: 100_000 } }, new: true });
  return (collection) => ({ delete: collection, deletes: [{ q: { _id }, limit: 1 }] });
}

async function steps(random: Random, transaction: ReturnType<typeof session>): Promise<'whole' | 'ended'> {
  for (let step = 0; step < STEPS; step += 1) {
    if (random.chance(0.5)) {
      const body = write(random, step);
      const inside = await outcome(store.run({ ...body('inside'), ...transaction.fields() }));
      const direct = await outcome(store.run(body('direct')));
      expect({ step, ...inside }).toEqual({ step, ...direct });
      // Any failure ends the transaction.
      if ('code' in inside) return 'ended';
    } else {
      const query = { filter: filter(random), ...(random.chance(0.5) ? { sort: { ...sort(random), _id: 1 } } : {}) };
      const inside = await outcome(store.all({ find: 'inside', ...query, batchSize: 500, ...transaction.fields() }));
      const direct = await outcome(store.all({ find: 'direct', ...query, batchSize: 500 }));
      if ('code' in inside || 'code' in direct) {
        expect({ step, ...inside }).toEqual({ step, ...direct });
        return 'ended';
      }
      const shape = (found: unknown): string[] => {
        const all = (found as Document[]).map(text);
        return 'sort' in query ? all : all.sort();
      };
      expect({ step, query, found: shape(inside.reply) }).toEqual({ step, query, found: shape(direct.reply) });
    }
  }
  return 'whole';
}

test(`${TRANSACTIONS} transactions of ${STEPS} steps from seed ${SEED}`, async () => {
  const random = new Random(SEED);
  const ends = { committed: 0, aborted: 0, ended: 0 };
  for (let turn = 0; turn < TRANSACTIONS; turn += 1) {
    await fill(random);
    const before = await everything('inside');
    const transaction = session();
    const result = await steps(random, transaction);
    if (result === 'ended') {
      ends.ended += 1;
      expect(await everything('inside')).toEqual(before);
    } else if (random.chance(0.3)) {
      ends.aborted += 1;
      await transaction.end('abortTransaction');
      expect(await everything('inside')).toEqual(before);
    } else {
      ends.committed += 1;
      expect(await everything('inside')).toEqual(before);
      await transaction.end('commitTransaction');
      expect(await everything('inside')).toEqual(await everything('direct'));
    }
    expect((await store.run({ validate: 'inside' }))['errors']).toEqual([]);
  }
  expect(Math.min(...Object.values(ends))).toBeGreaterThan(5);
}, 300_000);
