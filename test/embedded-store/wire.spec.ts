/** The wire protocol at its edges: what breaks it ends that connection alone, and what the protocol allows is understood. */
import net from 'node:net';
import { rmSync } from 'node:fs';
import { deserialize, serialize } from 'bson';
import type { Document } from 'bson';
import { MongoClient } from 'mongodb';
import type { EmbeddedStore } from '../../api/embedded-store/embedded-store.js';
import { freshDirectory, startChild } from './store-process.js';

let directory: string;
let store: EmbeddedStore;
let socketPath: string;
let client: MongoClient;

beforeAll(async () => {
  directory = freshDirectory();
  store = await startChild(directory);
  socketPath = decodeURIComponent(/\/\/([^/]+)\//.exec(store.uri('x'))![1]!);
  client = await new MongoClient(store.uri('wire')).connect();
});
afterAll(async () => {
  await client?.close();
  await store?.stop();
  rmSync(directory, { recursive: true, force: true });
});

function frame(opCode: number, body: Buffer): Buffer {
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + body.length, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(opCode, 12);
  return Buffer.concat([head, body]);
}

function message(document: Document, flags = 0, more: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32LE(flags, 0);
  return frame(2013, Buffer.concat([head, serialize(document), more]));
}

function sequence(name: string, documents: Document[]): Buffer {
  const content = Buffer.concat([
    Buffer.alloc(4),
    Buffer.from(`${name}\0`),
    ...documents.map((each) => serialize(each)),
  ]);
  content.writeInt32LE(content.length, 0);
  return Buffer.concat([Buffer.from([1]), content]);
}

/** Sends bytes and returns the first answer's bytes, or null when the connection is closed instead. */
function exchange(...parts: Buffer[]): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const socket = net.connect(socketPath);
    let received = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk as Buffer]);
      if (received.length >= 4 && received.length >= received.readInt32LE(0)) {
        resolve(received.subarray(0, received.readInt32LE(0)));
        socket.destroy();
      }
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(null));
    void (async () => {
      for (const part of parts) {
        socket.write(part);
        await new Promise(setImmediate);
      }
    })();
  });
}

const bodyOf = (answer: Buffer | null): Document => deserialize(answer!.subarray(21));
const PING = { ping: 1, $db: 'admin' };

describe('malformed frames end their connection and nothing else', () => {
  const tooLong = Buffer.alloc(16);
  tooLong.writeInt32LE(0x7fffffff, 0);
  const tooShort = Buffer.alloc(16);
  tooShort.writeInt32LE(3, 0);
  const wrongDocument = message(PING);
  wrongDocument.writeInt32LE(5_000, 21);
  test.each([
    ['a length beyond the limit', tooLong],
    ['a length below the header', tooShort],
    ['an operation code from the past', frame(2001, Buffer.alloc(20))],
    ['an operation code that never was', frame(4711, Buffer.alloc(20))],
    ['a compressed message', frame(2012, Buffer.alloc(20))],
    ['flags that must be understood', message(PING, 1 << 5)],
    ['a document longer than its frame', wrongDocument],
    ['two bodies', message(PING, 0, Buffer.concat([Buffer.from([0]), serialize(PING)]))],
    ['an unknown section', message(PING, 0, Buffer.from([9, 0, 0, 0, 0]))],
    ['a sequence longer than its frame', message(PING, 0, Buffer.from([1, 255, 0, 0, 0, 97, 0]))],
    ['no body', frame(2013, Buffer.concat([Buffer.alloc(4), sequence('documents', [{ a: 1 }])]))],
    [
      'a query of a collection',
      frame(2004, Buffer.concat([Buffer.alloc(4), Buffer.from('a.b\0'), Buffer.alloc(8), serialize({})])),
    ],
    ['noise', Buffer.from('GET / HTTP/1.1\r\nHost: example.com\r\n\r\n')],
  ])('%s', async (_what, bytes) => {
    expect(await exchange(bytes)).toBeNull();
    expect(await client.db().command({ ping: 1 })).toMatchObject({ ok: 1 });
  });
});

describe('what the protocol allows', () => {
  test('a frame in pieces, and two frames in one piece', async () => {
    const bytes = message(PING);
    expect(bodyOf(await exchange(...[...bytes].map((byte) => Buffer.from([byte]))))).toEqual({ ok: 1 });
    expect(bodyOf(await exchange(Buffer.concat([bytes, bytes])))).toEqual({ ok: 1 });
  });

  test('a checksum', async () => {
    const bytes = message(PING, 1, Buffer.alloc(4));
    expect(bodyOf(await exchange(bytes))).toEqual({ ok: 1 });
  });

  test('hello by the old operation code', async () => {
    const query = Buffer.concat([
      Buffer.alloc(4),
      Buffer.from('admin.$cmd\0'),
      Buffer.alloc(4),
      Buffer.from([255, 255, 255, 255]),
      serialize({ isMaster: 1 }),
    ]);
    const answer = await exchange(frame(2004, query));
    expect(answer!.readInt32LE(12)).toBe(1);
    expect(deserialize(answer!.subarray(36))).toMatchObject({ ismaster: true, maxWireVersion: 21, ok: 1 });
  });

  test('documents as a sequence and in the body', async () => {
    const insert = { insert: 'things', $db: 'wire' };
    expect(bodyOf(await exchange(message(insert, 0, sequence('documents', [{ a: 1 }, { a: 2 }]))))).toEqual({
      n: 2,
      ok: 1,
    });
    expect(bodyOf(await exchange(message({ ...insert, documents: [{ a: 3 }] })))).toEqual({ n: 1, ok: 1 });
    expect(await client.db().collection('things').countDocuments()).toBe(3);
  });

  test('no answer to a write that wants none, and the next command on the connection is answered', async () => {
    const silent = message({ insert: 'silent', documents: [{ a: 1 }], $db: 'wire', writeConcern: { w: 0 } }, 2);
    expect(bodyOf(await exchange(Buffer.concat([silent, message({ count: 'silent', $db: 'wire' })])))).toMatchObject({
      n: 1,
    });
  });

  test('field order and every byte of a document survive', async () => {
    const fields: [string, unknown][] = [
      ['_id', 1],
      ['z', 1],
      ['', 2],
      ['10', 3],
      ['9', 4],
      ['$dollar', { 'a.b': 1 }],
    ];
    const odd = Buffer.from(serialize(new Map(fields) as unknown as Document));
    const insert = Buffer.concat([Buffer.from([1]), Buffer.alloc(4), Buffer.from('documents\0'), odd]);
    insert.writeInt32LE(insert.length - 1, 1);
    await exchange(message({ insert: 'odd', $db: 'wire' }, 0, insert));
    const answer = await exchange(message({ find: 'odd', filter: {}, $db: 'wire' }));
    expect(answer!.includes(odd)).toBe(true);
  });
});

describe('commands', () => {
  const run = async (command: Document): Promise<Document> => bodyOf(await exchange(message(command)));
  test.each([
    ['without a database', { ping: 1 }, 40571],
    ['with a bad database name', { ping: 1, $db: 'a b' }, 73],
    ['unknown', { frobnicate: 1, $db: 'x' }, 59],
    ['with an unknown field', { find: 'things', colour: 'red', $db: 'x' }, 40415],
    ['with a wrong type', { find: 'things', filter: 1, $db: 'x' }, 14],
    ['with a bad collection name', { find: 'a$b', $db: 'x' }, 73],
    ['with a number for a name', { find: 1, $db: 'x' }, 73],
    ['with an API version to come', { ping: 1, apiVersion: '2', $db: 'x' }, 322],
    ['numbered outside of a transaction', { insert: 'a', documents: [{}], txnNumber: 1, $db: 'x' }, 20],
    ['without documents', { insert: 'a', documents: [], $db: 'x' }, 16],
  ])('%s', async (_what, command, code) => {
    expect(await run(command)).toMatchObject({ ok: 0, code });
  });
});
