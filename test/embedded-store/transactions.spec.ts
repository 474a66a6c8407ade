/** Sessions and transactions through the official driver and mongoose, unmodified; also runs against a replica set that MONGODB_URI names. */
import mongoose from 'mongoose';
import type { ClientSession, Collection, MongoClient } from 'mongodb';
import { startStoreUnderTest } from './store-process.js';
import type { StoreUnderTest } from './store-process.js';

interface Thing {
  _id: number;
  n: number;
  unique?: number;
}

let server: StoreUnderTest;
let client: MongoClient;
let things: Collection<Thing>;

beforeAll(async () => {
  server = await startStoreUnderTest();
  ({ client } = server);
});
afterAll(async () => {
  await client?.db(`transactions_${process.pid}`).dropDatabase();
  await server?.close();
});

beforeEach(async () => {
  const db = client.db(`transactions_${process.pid}`);
  await db.dropDatabase();
  things = db.collection<Thing>('things');
  await things.createIndexes([
    { key: { unique: 1 }, unique: true, partialFilterExpression: { unique: { $gt: 0 } } },
    { key: { n: 1 } },
  ]);
  await things.insertMany([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
    { _id: 3, n: 3, unique: 3 },
  ]);
});

const all = (session?: ClientSession): Promise<Thing[]> => things.find({}, { session }).sort({ _id: 1 }).toArray();

async function codeOf(work: Promise<unknown>): Promise<{ code: unknown; isTransient: boolean }> {
  try {
    await work;
    return { code: 'no error', isTransient: false };
  } catch (error) {
    const { code, hasErrorLabel } = error as { code?: unknown; hasErrorLabel?(label: string): boolean };
    return { code, isTransient: hasErrorLabel?.call(error, 'TransientTransactionError') ?? false };
  }
}

async function inTransaction(use: (session: ClientSession) => Promise<void>): Promise<void> {
  const session = client.startSession();
  session.startTransaction();
  try {
    await use(session);
  } finally {
    if (session.inTransaction()) await session.abortTransaction();
    await session.endSession();
  }
}

describe('a transaction', () => {
  test('is seen by itself at once and by others after its commit, all of it', async () => {
    await inTransaction(async (session) => {
      await things.insertOne({ _id: 4, n: 4 }, { session });
      await things.updateOne({ _id: 1 }, { $inc: { n: 10 } }, { session });
      await things.deleteOne({ _id: 2 }, { session });
      const own = [
        { _id: 1, n: 11 },
        { _id: 3, n: 3, unique: 3 },
        { _id: 4, n: 4 },
      ];
      expect(await all(session)).toEqual(own);
      expect(
        await things
          .find({ n: { $gte: 4 } }, { session })
          .sort({ n: -1 })
          .toArray(),
      ).toEqual([own[0], own[2]]);
      expect(await things.aggregate([{ $group: { _id: null, sum: { $sum: '$n' } } }], { session }).toArray()).toEqual([
        { _id: null, sum: 18 },
      ]);
      expect((await all()).map(({ n }) => n)).toEqual([1, 2, 3]);
      await session.commitTransaction();
      expect(await all()).toEqual(own);
    });
  });

  test('that is aborted never was', async () => {
    await inTransaction(async (session) => {
      await things.updateMany({}, { $set: { n: 0 } }, { session });
      await things.insertOne({ _id: 9, n: 0 }, { session });
      await session.abortTransaction();
    });
    expect((await all()).map(({ n }) => n)).toEqual([1, 2, 3]);
  });

  test('reads the state in which it began', async () => {
    await inTransaction(async (session) => {
      expect(await things.countDocuments({}, { session })).toBe(3);
      await things.insertOne({ _id: 4, n: 4 });
      await things.updateOne({ _id: 1 }, { $set: { n: 100 } });
      expect((await all(session)).map(({ n }) => n)).toEqual([1, 2, 3]);
      expect(await things.findOne({ n: 100 }, { session })).toBeNull();
    });
  });

  test('pages its cursor through the same state', async () => {
    await things.insertMany(Array.from({ length: 300 }, (_, n) => ({ _id: 100 + n, n: 5 })));
    await inTransaction(async (session) => {
      const cursor = things.find({ n: 5 }, { session, batchSize: 50 });
      await cursor.next();
      await things.deleteMany({ n: 5 });
      expect((await cursor.toArray()).length).toBe(299);
    });
  });

  test('creates a collection that appears with its commit', async () => {
    const db = client.db(things.dbName);
    await inTransaction(async (session) => {
      await db.createCollection('fresh', { session });
      await db.collection<Thing>('fresh').insertOne({ _id: 1, n: 1 }, { session });
      expect(await db.listCollections({ name: 'fresh' }).toArray()).toEqual([]);
      await session.commitTransaction();
    });
    expect(await db.collection('fresh').countDocuments()).toBe(1);
  });
});

describe('conflicts', () => {
  test('two transactions that change one document: the second learns it at its write', async () => {
    await inTransaction(async (first) => {
      await things.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first });
      await inTransaction(async (second) => {
        expect(await codeOf(things.updateOne({ _id: 1 }, { $inc: { n: 5 } }, { session: second }))).toEqual({
          code: 112,
          isTransient: true,
        });
      });
      await first.commitTransaction();
    });
    expect((await things.findOne({ _id: 1 }))?.n).toBe(2);
  });

  test('a document changed since the transaction began conflicts', async () => {
    await inTransaction(async (session) => {
      await things.findOne({ _id: 2 }, { session });
      await things.updateOne({ _id: 1 }, { $inc: { n: 1 } });
      expect(await codeOf(things.deleteOne({ _id: 1 }, { session }))).toEqual({ code: 112, isTransient: true });
    });
  });

  test('the same new key in two open transactions conflicts', async () => {
    await inTransaction(async (first) => {
      await things.insertOne({ _id: 7, n: 7 }, { session: first });
      await inTransaction(async (second) => {
        expect(await codeOf(things.insertOne({ _id: 7, n: 8 }, { session: second }))).toEqual({
          code: 112,
          isTransient: true,
        });
      });
    });
  });

  test('a key that is there already is a duplicate and ends the transaction', async () => {
    await inTransaction(async (session) => {
      await things.insertOne({ _id: 5, n: 5 }, { session });
      expect((await codeOf(things.insertOne({ _id: 6, n: 6, unique: 3 }, { session }))).code).toBe(11000);
      expect(await codeOf(things.insertOne({ _id: 8, n: 8 }, { session }))).toEqual({ code: 251, isTransient: true });
    });
    expect(await things.countDocuments()).toBe(3);
  });

  test('a key given up in the transaction can be taken in it', async () => {
    await inTransaction(async (session) => {
      await things.deleteOne({ _id: 3 }, { session });
      await things.insertOne({ _id: 30, n: 3, unique: 3 }, { session });
      await things.updateOne({ _id: 1 }, { $set: { unique: 1 } }, { session });
      await things.updateOne({ _id: 1 }, { $set: { unique: 2 } }, { session });
      await things.updateOne({ _id: 2 }, { $set: { unique: 1 } }, { session });
      await session.commitTransaction();
    });
    expect((await all()).map(({ _id, unique }) => [_id, unique])).toEqual([
      [1, 2],
      [2, 1],
      [30, 3],
    ]);
  });

  test('twenty transfers at once, repeated by withTransaction, keep the sum', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        client.withSession((session) =>
          session.withTransaction(async () => {
            await things.updateOne({ _id: 1 + (turn % 3) }, { $inc: { n: -1 } }, { session });
            await things.updateOne({ _id: 1 + ((turn + 1) % 3) }, { $inc: { n: 1 } }, { session });
          }),
        ),
      ),
    );
    expect((await all()).reduce((sum, { n }) => sum + n, 0)).toBe(6);
  }, 60_000);
});

describe('refusals', () => {
  test.each([
    ['count', () => ({ count: 'things' })],
    ['drop', () => ({ drop: 'things' })],
    [
      'an index on a collection with documents',
      () => ({ createIndexes: 'things', indexes: [{ key: { z: 1 }, name: 'z' }] }),
    ],
  ])('%s in a transaction', async (_what, command) => {
    await inTransaction(async (session) => {
      expect((await codeOf(client.db(things.dbName).command(command(), { session }))).code).toBe(263);
    });
  });

  test('a commit is answered alike when it is repeated', async () => {
    await inTransaction(async (session) => {
      await things.insertOne({ _id: 4, n: 4 }, { session });
      await session.commitTransaction();
      await session.commitTransaction();
    });
    expect(await things.countDocuments()).toBe(4);
  });
});

test('mongoose: withTransaction on documents', async () => {
  const connection = mongoose.createConnection();
  connection.setClient(client as never);
  const Model = connection
    .useDb(things.dbName)
    .model('Thing', new mongoose.Schema({ _id: Number, n: Number }, { versionKey: false }), 'things');
  await connection.transaction(async (session) => {
    const thing = await Model.findById(1).session(session);
    thing!.n = 50;
    await thing!.save();
    await Model.create([{ _id: 40, n: 40 }], { session });
  });
  await expect(
    connection.transaction(async () => {
      await Model.create([{ _id: 41, n: 41 }]);
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect((await all()).map(({ n }) => n)).toContain(50);
});
