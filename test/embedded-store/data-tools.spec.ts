/** Export, import, backup, restore and compact, as `npm run data:…` runs them. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Decimal128, Double, EJSON, Int32, Long, ObjectId, Timestamp } from 'bson';
import { Binary, MongoClient } from 'mongodb';
import type { Document } from 'mongodb';
import type { EmbeddedStore } from '../../api/embedded-store/embedded-store.js';
import { ENTRY, freshDirectory, startChild } from './store-process.js';

const TOOL = path.join(path.dirname(ENTRY), 'data-tools.js');
const RAW = { promoteValues: false, promoteBuffers: false, promoteLongs: false, bsonRegExp: true } as const;

let root: string;
beforeEach(() => {
  root = freshDirectory();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const at = (name: string): string => path.join(root, name);

/** What the tool said, with its exit code; without MONGODB_URI unless one is given. */
function tool(args: string[], uri?: string): Promise<{ code: number | null; said: string }> {
  const { MONGODB_URI: _, ...environment } = process.env;
  const child = spawn(process.execPath, [TOOL, ...args], {
    env: { ...environment, ...(uri ? { MONGODB_URI: uri } : {}) },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

async function withStore<T>(name: string, use: (client: MongoClient, store: EmbeddedStore) => Promise<T>): Promise<T> {
  const store = await startChild(at(name));
  const client = await new MongoClient(store.uri('first')).connect();
  try {
    return await use(client, store);
  } finally {
    await client.close();
    await store.stop();
  }
}

const EVERY_TYPE: Document = {
  _id: new ObjectId('65a000000000000000000001'),
  int: new Int32(1),
  double: new Double(1),
  long: Long.fromNumber(1),
  decimal: Decimal128.fromString('1.10'),
  text: 'ä\u{1F600}',
  date: new Date(-1),
  nothing: null,
  flag: true,
  binary: new Binary(Buffer.from([0, 255]), 128),
  list: [1, [2, { three: 3 }]],
  stamp: new Timestamp({ t: 1, i: 2 }),
};

async function fill(client: MongoClient): Promise<void> {
  await client.db('first').collection('typed').insertOne(EVERY_TYPE);
  await client
    .db('first')
    .collection('typed')
    .createIndex({ text: 1, 'list.three': -1 }, { name: 'both', sparse: true });
  await client
    .db('second')
    .collection('many')
    .insertMany(Array.from({ length: 1_200 }, (_, n) => ({ n, at: new Date(n) })));
  await client
    .db('second')
    .collection('many')
    .createIndex({ n: 1 }, { unique: true, partialFilterExpression: { n: { $gt: 5 } } });
  await client.db('second').collection('many').createIndex({ at: 1 }, { expireAfterSeconds: 3_000_000_00 });
  await client.db('second').createCollection('empty');
}

/** Everything there is, in one comparable text. */
async function everything(client: MongoClient): Promise<string> {
  const all: Document = {};
  for (const database of ['first', 'second']) {
    for (const { name } of await client.db(database).listCollections().toArray()) {
      const collection = client.db(database).collection(name);
      all[`${database}.${name}`] = {
        documents: await collection.find({}, RAW).sort({ _id: 1 }).toArray(),
        indexes: (await collection.listIndexes().toArray()).sort((a, b) =>
          String(a['name']) < String(b['name']) ? -1 : 1,
        ),
      };
    }
  }
  return EJSON.stringify(Object.fromEntries(Object.entries(all).sort()), { relaxed: false });
}

describe('export and import', () => {
  test('bring everything over, types and indexes included', async () => {
    const before = await withStore('from', async (client, store) => {
      await fill(client);
      const { code, said } = await tool(['export', at('file')], store.uri('admin'));
      expect({ code, said }).toEqual({
        code: 0,
        said: expect.stringContaining('1201 documents of 3 collections') as string,
      });
      return everything(client);
    });
    // Each line is Extended JSON by itself.
    for (const line of readFileSync(at('file'), 'utf8').trim().split('\n')) EJSON.parse(line);
    // Without an address the tool starts the store of the directory itself.
    expect(await tool(['import', at('file'), '--data-dir', at('to')])).toMatchObject({ code: 0 });
    expect(await withStore('to', everything)).toBe(before);
  });

  test('an import that would mix with documents, is cut short, or is no export is refused', async () => {
    await withStore('from', async (client, store) => {
      await fill(client);
      await tool(['export', at('file')], store.uri('admin'));
      expect((await tool(['import', at('file')], store.uri('admin'))).said).toMatch(/holds documents already/);
    });
    writeFileSync(at('cut'), readFileSync(at('file'), 'utf8').split('\n').slice(0, 20).join('\n'));
    expect((await tool(['import', at('cut'), '--data-dir', at('other')])).said).toMatch(/cut short/);
    writeFileSync(at('no-export'), '{"a":1}\n');
    expect((await tool(['import', at('no-export'), '--data-dir', at('other')])).said).toMatch(/is not an export/);
  });
});

describe('backup and restore', () => {
  test('a backup of a running store restores into an empty directory, and nowhere else', async () => {
    const before = await withStore('from', async (client) => {
      await fill(client);
      expect(await tool(['backup', at('copy'), '--data-dir', at('from')])).toMatchObject({ code: 0 });
      await client.db('first').collection('typed').deleteMany({});
      expect((await tool(['backup', at('copy'), '--data-dir', at('from')])).said).toMatch(/not empty/);
      expect((await tool(['restore', at('copy'), '--data-dir', at('from')])).said).toMatch(/overwrites nothing/);
      return null;
    });
    expect(before).toBeNull();
    expect(await tool(['restore', at('copy'), '--data-dir', at('to')])).toMatchObject({ code: 0 });
    await withStore('to', async (client) => {
      expect(await client.db('first').collection('typed').countDocuments()).toBe(1);
      expect((await client.db('second').command({ validate: 'many' }))['errors']).toEqual([]);
    });
  });

  test('a backup that was not finished is refused', async () => {
    await withStore('from', (client) => fill(client));
    await tool(['backup', at('copy'), '--data-dir', at('from')]);
    rmSync(path.join(at('copy'), 'store.json'));
    expect((await tool(['restore', at('copy'), '--data-dir', at('to')])).said).toMatch(/not a finished backup/);
    expect(existsSync(at('to'))).toBe(false);
  });
});

describe('compact', () => {
  const SECRET = 'Zebra-Quagga-4711';

  function traces(directory: string): string[] {
    return readdirSync(directory).filter(
      (name) =>
        !name.endsWith('.sock') && name !== 'store.lock' && readFileSync(path.join(directory, name)).includes(SECRET),
    );
  }

  test('what was deleted is in no file any more, what was not is still there', async () => {
    await withStore('data', async (client) => {
      const things = client.db('first').collection<{ _id: number; text: string }>('things');
      await things.createIndex({ text: 1 });
      await things.insertMany(Array.from({ length: 500 }, (_, _id) => ({ _id, text: `${SECRET} ${_id}` })));
      await things.insertOne({ _id: 1_000, text: 'stays' });
      await things.deleteMany({ _id: { $lt: 500 } });
      // The control: without compacting, the deleted text is still in the file's free pages.
      expect(traces(at('data'))).toEqual(['store.mdb']);
      expect((await tool(['compact', '--data-dir', at('data')])).said).toMatch(/bytes freed/);
      expect(traces(at('data'))).toEqual([]);
      expect(await things.find().toArray()).toEqual([{ _id: 1_000, text: 'stays' }]);
      await things.insertOne({ _id: 1_001, text: 'goes on' });
      expect((await tool(['compact', '--data-dir', at('data')])).code).toBe(0);
      expect(await things.countDocuments({ text: /s/ })).toBe(2);
    });
    await withStore('data', async (client) => {
      expect(await client.db('first').collection('things').countDocuments()).toBe(2);
      expect((await client.db('first').command({ validate: 'things' }))['errors']).toEqual([]);
    });
  });
});
