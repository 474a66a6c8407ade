/** The same random writes and queries on a collection with indexes and on one without: answers must not differ. */
import type { Document } from 'bson';
import { encodeValue } from '../../api/embedded-store/key-encoding.js';
import { compareSortKeys, parseSort, sortKeyOf } from '../../api/embedded-store/sort-order.js';
import { compareStrings } from '../../api/embedded-store/bson-order.js';
import { ReplyError, openInProcess } from './in-process-store.js';
import type { InProcessStore } from './in-process-store.js';
import { Random, document, filter, sort, update } from './random-documents.js';

const STEPS = Number(process.env['FUZZ_STEPS'] ?? 20_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261);
/** Few enough that scanning them is quick, many enough that index ranges hold several. */
const KEPT = 120;

const INDEXES: readonly Document[] = [
  { key: { a: 1 }, name: 'a' },
  { key: { a: -1, b: 1 }, name: 'a-b' },
  { key: { 'c.d': 1 }, name: 'cd' },
  { key: { b: 1, 'f.g': 1 }, name: 'b-fg' },
  { key: { 'f.g': 1, 'f.h': -1 }, name: 'fg-fh' },
  { key: { a: 1, b: 1, 'c.e': -1 }, name: 'a-b-ce' },
  { key: { b: -1 }, name: 'b-sparse', sparse: true },
  { key: { 'c.e': 1, a: 1 }, name: 'ce-partial', partialFilterExpression: { a: { $gt: 0 } } },
  { key: { b: 1, _id: 1 }, name: 'b-partial', partialFilterExpression: { b: { $exists: true } } },
  { key: { f: 1 }, name: 'f' },
];

type Outcome = { readonly reply: unknown } | { readonly code: number };

async function outcome(work: Promise<unknown>): Promise<Outcome> {
  try {
    return { reply: await work };
  } catch (error) {
    if (error instanceof ReplyError) return { code: error.code };
    throw error;
  }
}

const short = (message: string): string => message.replace(/(long ){20,}/g, '(long text)');
const text = (each: unknown): string => encodeValue(each).toString('latin1');

/** Shows that the run met what it is for: finds that find something, and by an index. */
const tally = { finds: 0, found: 0, byIndex: 0 };

describe('indexed against unindexed', () => {
  let store: InProcessStore;
  beforeAll(async () => {
    store = await openInProcess();
  });
  afterAll(() => store.close());

  function write(random: Random, id: number): (collection: string) => Document {
    const fresh = document(random, id);
    const q = filter(random);
    const u = update(random);
    const kind = random.below(10);
    const multi = random.chance(0.3);
    if (kind < 4) return (insert) => ({ insert, documents: [fresh] });
    if (kind < 7) {
      // A single update may choose another document when the order of the plan differs: the key makes it the same one.
      const target = multi ? q : { _id: random.below(id + 1) };
      return (collection) => ({ update: collection, updates: [{ q: target, u, multi }] });
    }
    if (kind < 8) {
      const { _id: _, ...replacement } = fresh;
      return (collection) => ({
        update: collection,
        updates: [{ q: { _id: random.below(1) + (id >> 1) }, u: replacement, upsert: false }],
      });
    }
    const target = { _id: { $gte: Math.max(0, id - KEPT * 2), $lt: Math.max(1, id - KEPT) } };
    return (collection) => ({ delete: collection, deletes: [{ q: target, limit: 0 }] });
  }

  async function explain(query: Document): Promise<unknown> {
    return (await store.run({ explain: { find: 'indexed', ...query }, verbosity: 'queryPlanner' }))['queryPlanner'];
  }

  async function compareFind(random: Random, step: number): Promise<void> {
    const order = random.chance(0.6) ? sort(random) : undefined;
    const query = {
      filter: filter(random),
      ...(order ? { sort: order } : {}),
      limit: order && random.chance(0.5) ? 1 + random.below(20) : 0,
      skip: order ? random.below(3) : 0,
    };
    if (random.chance(0.2)) {
      const bounds = { skip: random.below(4), limit: random.below(30) };
      const count = (collection: string): Promise<Outcome> =>
        outcome(store.run({ count: collection, query: query.filter, ...bounds }));
      expect({ step, query, ...(await count('indexed')) }).toEqual({ step, query, ...(await count('plain')) });
    }
    const find = (collection: string) =>
      outcome(store.all({ find: collection, ...query, batchSize: 10 + random.below(60) }));
    const indexed = await find('indexed');
    const plain = await find('plain');
    if ('code' in indexed || 'code' in plain) {
      expect({ step, query, ...indexed }).toEqual({ step, query, ...plain });
      return;
    }
    tally.finds += 1;
    if ((indexed.reply as Document[]).length > 0) tally.found += 1;
    const shape = (found: unknown): string[] => {
      const documents = found as Document[];
      if (order === undefined || (query.limit === 0 && query.skip === 0)) return documents.map(text).sort();
      // Documents that sort alike may come in either order, so of a part of them only the sort keys must agree.
      return documents.map((each) => text(sortKeyOf(each, parseSort(order), compareStrings)));
    };
    if (step % 10 === 0 && JSON.stringify(await explain(query)).includes('IXSCAN')) tally.byIndex += 1;
    const [got, wanted] = [shape(indexed.reply), shape(plain.reply)];
    if (got.length !== wanted.length || got.some((each, at) => each !== wanted[at])) {
      const plan = JSON.stringify(await explain(query));
      throw new Error(
        short(
          `step ${step}: ${JSON.stringify(query)} found ${got.length} by ${plan}, ${wanted.length} without indexes`,
        ),
      );
    }
    if (order !== undefined) {
      const fields = parseSort(order);
      const keys = (indexed.reply as Document[]).map((each) => sortKeyOf(each, fields, compareStrings));
      for (let at = 1; at < keys.length; at += 1) {
        if (compareSortKeys(keys[at - 1]!, keys[at]!, fields, compareStrings) > 0)
          throw new Error(`step ${step}: out of order: ${JSON.stringify(query)}`);
      }
    }
  }

  async function changeIndexes(random: Random, step: number): Promise<void> {
    const index = random.pick(INDEXES);
    const names = (await store.all({ listIndexes: 'indexed' })).map(({ name }) => name as string);
    if (names.includes(index['name'] as string))
      await store.run({ dropIndexes: 'indexed', index: index['name'] as string });
    else {
      const created = await outcome(store.run({ createIndexes: 'indexed', indexes: [index] }));
      // Two fields with arrays of their own cannot be indexed together; that is the only refusal there may be.
      if ('code' in created) expect({ step, code: created.code }).toEqual({ step, code: 171 });
    }
  }

  async function expectValid(step: number): Promise<void> {
    const report = await store.run({ validate: 'indexed' });
    expect({ step, errors: report['errors'] }).toEqual({ step, errors: [] });
  }

  test(`${STEPS} steps from seed ${SEED}`, async () => {
    const random = new Random(SEED);
    await store.run({ create: 'indexed' });
    await store.run({ create: 'plain' });
    const compound = new Set(
      INDEXES.filter(({ key }) => Object.keys(key as Document).length > 1).map(({ name }) => name as string),
    );
    let id = 0;
    for (let step = 0; step < STEPS; step += 1) {
      const kind = random.next();
      if (kind < 0.45) {
        id += 1;
        const body = write(random, id);
        const [indexed, plain] = await Promise.all([
          outcome(store.run(body('indexed'))),
          outcome(store.run(body('plain'))),
        ]);
        if (JSON.stringify(indexed) !== JSON.stringify(plain)) {
          // An index over two arrays refuses a document that the other collection takes: undo it there, by dropping the index here.
          if (!('code' in indexed) || indexed.code !== 171)
            throw new Error(`step ${step}: ${JSON.stringify(body('x'))}: ${JSON.stringify([indexed, plain])}`);
          for (const { name } of await store.all({ listIndexes: 'indexed' })) {
            if (compound.has(name as string)) await store.run({ dropIndexes: 'indexed', index: name as string });
          }
          await bringInStep();
        } else if ('code' in indexed) {
          // An update of many stops at the first document that refuses it: which came before depends on the plan.
          await bringInStep();
        }
      } else if (kind < 0.985) {
        await compareFind(random, step);
      } else {
        await changeIndexes(random, step);
      }
      if (step % 500 === 499) await expectValid(step);
    }
    await expectValid(STEPS);
    expect(tally.found).toBeGreaterThan(STEPS / 10);
    expect(tally.byIndex).toBeGreaterThan(STEPS / 200);
  }, 600_000);

  /** Makes the indexed collection equal to the plain one again. */
  async function bringInStep(): Promise<void> {
    await store.run({ delete: 'indexed', deletes: [{ q: {}, limit: 0 }] });
    const documents = await store.all({ find: 'plain' });
    for (let from = 0; from < documents.length; from += 100) {
      await store.run({ insert: 'indexed', documents: documents.slice(from, from + 100) });
    }
  }
});
