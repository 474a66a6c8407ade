/** The floor of the store's figures: LMDB itself doing the same puts and gets, in this process, without a protocol. */
import { rmSync } from 'node:fs';
import { open } from 'lmdb';
import type { RootDatabase } from 'lmdb';

/** As many index entries as the benchmark's collection has for each document. */
const ENTRIES_PER_DOCUMENT = 5;
const DOCUMENT_BYTES = 400;

export interface BareLmdb {
  insertsPerSecond(perCommit: number, milliseconds: number): number;
  fill(count: number): void;
  findsPerSecond(milliseconds: number): number;
  pagesPerSecond(size: number, milliseconds: number): number;
  close(): Promise<void>;
}

function key(table: number, number: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(table, 0);
  bytes.writeDoubleBE(number, 4);
  return bytes;
}

function rate(milliseconds: number, step: () => number): number {
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < milliseconds) done += step();
  return Math.round((done / (performance.now() - start)) * 1000);
}

export function openBareLmdb(directory: string): BareLmdb {
  // Synchronous commits, as the store makes them.
  const database = open(`${directory}/bare.mdb`, {
    encoding: 'binary',
    keyEncoding: 'binary',
    overlappingSync: false,
  } as never) as RootDatabase<Buffer, Buffer>;
  const document = Buffer.alloc(DOCUMENT_BYTES, 7);
  let count = 0;
  const insert = (): void => {
    count += 1;
    void database.put(key(0, count), document);
    for (let entry = 1; entry <= ENTRIES_PER_DOCUMENT; entry += 1) void database.put(key(entry, count), key(0, count));
  };
  return {
    insertsPerSecond: (perCommit, milliseconds) =>
      rate(milliseconds, () => {
        database.transactionSync(() => {
          for (let n = 0; n < perCommit; n += 1) insert();
        });
        return perCommit;
      }),
    fill(wanted) {
      while (count < wanted) {
        database.transactionSync(() => {
          for (let n = 0; n < 5_000 && count < wanted; n += 1) insert();
        });
      }
    },
    findsPerSecond: (milliseconds) =>
      rate(milliseconds, () => {
        const at = 1 + Math.floor(Math.random() * count);
        const holder = database.getBinary(key(1, at));
        if (holder === undefined || database.getBinary(holder as Buffer) === undefined)
          throw new Error('bare LMDB lost a document');
        return 1;
      }),
    pagesPerSecond: (size, milliseconds) =>
      rate(milliseconds, () => {
        const at = 1 + Math.floor(Math.random() * (count - size));
        for (const found of database.getKeys({ start: key(2, at), end: key(3, 0), limit: size })) {
          database.getBinary(key(0, (found as Buffer).readDoubleBE(4)));
        }
        return 1;
      }),
    async close() {
      await database.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
