/** The floor of the store's figures: LMDB itself doing the same puts and gets, in this process, without a protocol. */
import { rmSync } from 'node:fs';
import { open } from 'lmdb';
import type { RootDatabase } from 'lmdb';

const DOCUMENT_BYTES = 400;

export interface BareLmdb {
  insertsPerSecond(perCommit: number, milliseconds: number): number;
  fill(count: number): void;
  findsPerSecond(milliseconds: number): number;
  pagesPerSecond(size: number, milliseconds: number): number;
  close(): Promise<void>;
}

const DOCUMENTS = 0;
const BY_EMAIL = 1;
const BY_GROUP = 2;
const GROUPS = 1_000;

/** A table's number, then what orders the entries in it. */
function key(table: number, ...parts: (number | string)[]): Buffer {
  const buffers = parts.map((part) => {
    if (typeof part === 'string') return Buffer.from(`${part}\0`);
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(part);
    return bytes;
  });
  return Buffer.concat([Buffer.from([0, 0, 0, table]), ...buffers]);
}

/** The entries that the benchmark's indexes have for a document, in the same orders: mail address, group, status, time, id. */
function entriesOf(number: number): Buffer[] {
  return [
    key(BY_EMAIL, `person${number}@example.com`),
    key(BY_GROUP, number % GROUPS, -number),
    key(3, number % 3, number),
    key(4, number),
    key(5, number),
  ];
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
    const place = key(DOCUMENTS, count);
    void database.put(place, document);
    for (const entry of entriesOf(count)) void database.put(entry, place);
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
        const holder = database.getBinary(key(BY_EMAIL, `person${at}@example.com`));
        if (holder === undefined || database.getBinary(holder as Buffer) === undefined)
          throw new Error('bare LMDB lost a document');
        return 1;
      }),
    pagesPerSecond: (size, milliseconds) =>
      rate(milliseconds, () => {
        const group = Math.floor(Math.random() * GROUPS);
        const range = { start: key(BY_GROUP, group), end: key(BY_GROUP, group + 1), limit: size };
        for (const { value } of database.getRange(range)) database.getBinary(value);
        return 1;
      }),
    async close() {
      await database.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
