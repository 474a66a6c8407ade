/** The LMDB environment: three sub-databases, one synchronous write transaction at a time, durable when it returns. */
import fs from 'node:fs';
import path from 'node:path';
import { open } from 'lmdb';
import type { RangeIterable, RootDatabase, Transaction } from 'lmdb';
import { syncDirectory } from './data-directory.js';

/** LMDB's limit with 4 KiB pages, less what lmdb-js keeps for itself. */
export const MAX_KEY_BYTES = 1978;

export type Snapshot = Transaction;
/** The part of lmdb-js's database that is used; its own types leave the options of reads out. */
interface Bytes {
  getBinary(key: Buffer, options?: { transaction: Transaction }): Buffer | undefined;
  getBinaryFast(key: Buffer, options?: { transaction: Transaction }): Buffer | undefined;
  put(key: Buffer, value: Uint8Array): unknown;
  remove(key: Buffer): unknown;
  getRange(options: Record<string, unknown>): RangeIterable<{ key: Buffer; value: Buffer }>;
  getKeys(options: Record<string, unknown>): RangeIterable<Buffer>;
  useReadTransaction(): Transaction;
}

export interface RangeOptions {
  start: Buffer;
  end: Buffer;
  reverse?: boolean;
  /** Skip an entry whose key equals `start`. */
  exclusiveStart?: boolean;
  /** Include an entry whose key equals `end`. */
  inclusiveEnd?: boolean;
  /** Read from this snapshot instead of the newest state. */
  snapshot?: Snapshot | undefined;
  limit?: number;
}

/** One sub-database of binary keys and values. */
export class Table {
  private database!: Bytes;

  /** After compacting, the same table lies in another file. */
  attach(database: Bytes): void {
    this.database = database;
  }

  get(key: Buffer, snapshot?: Snapshot): Buffer | undefined {
    return snapshot === undefined
      ? this.database.getBinary(key)
      : this.database.getBinary(key, { transaction: snapshot });
  }

  put(key: Buffer, value: Uint8Array): void {
    void this.database.put(key, value);
  }

  remove(key: Buffer): void {
    void this.database.remove(key);
  }

  /** Entries with start ≤ key < end (in reverse: start ≥ key > end), unless the options say otherwise. */
  entries(options: RangeOptions): RangeIterable<{ key: Buffer; value: Buffer }> {
    return this.database.getRange(toRange(options));
  }

  keys(options: RangeOptions): RangeIterable<Buffer> {
    return this.database.getKeys(toRange(options));
  }

  openSnapshot(): Snapshot {
    return this.database.useReadTransaction();
  }
}

function toRange(options: RangeOptions): Record<string, unknown> {
  const range: Record<string, unknown> = { start: options.start, end: options.end };
  if (options.reverse) range['reverse'] = true;
  if (options.exclusiveStart) range['exclusiveStart'] = true;
  if (options.inclusiveEnd) range['inclusiveEnd'] = true;
  if (options.limit !== undefined) range['limit'] = options.limit;
  if (options.snapshot !== undefined) range['transaction'] = options.snapshot;
  return range;
}

const BINARY = { encoding: 'binary', keyEncoding: 'binary', cache: false } as const;

export class Storage {
  readonly records = new Table();
  readonly indexes = new Table();
  readonly catalog = new Table();
  private root: RootDatabase<Buffer, Buffer>;

  constructor(readonly file: string) {
    this.root = this.open(file);
  }

  /** Runs `work` as one transaction; what it throws undoes everything it wrote. Returns after `fdatasync`. */
  transact<T>(work: () => T): T {
    return this.root.transactionSync(work);
  }

  /** A consistent view that later writes do not change. It must be released with `releaseSnapshot`. */
  openSnapshot(): Snapshot {
    // The shared read transaction may still show the state before the newest commit.
    this.root.resetReadTxn();
    return this.records.openSnapshot();
  }

  releaseSnapshot(snapshot: Snapshot): void {
    (snapshot as unknown as { done(): void }).done();
  }

  /** Writes a consistent copy without free pages, durable when it is done, while others go on reading and writing. */
  async copyTo(file: string): Promise<void> {
    await this.root.backup(file, true);
    const handle = fs.openSync(file, 'r+');
    try {
      fs.fchmodSync(handle, 0o600);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  }

  /**
   * Puts `copy` in the file's place. Nobody may write meanwhile and no snapshot may be open; readers go on, first in the old
   * file and then in the new one. A crash leaves one of the two, both whole. Each copy needs a name not used before, because
   * lmdb-js shares open environments by name.
   */
  async replaceWith(copy: string): Promise<void> {
    const old = this.root;
    this.root = this.open(copy);
    fs.renameSync(copy, this.file);
    syncDirectory(path.dirname(this.file));
    await old.close();
  }

  get fileBytes(): number {
    return fs.statSync(this.file).size;
  }

  async close(): Promise<void> {
    await this.root.close();
  }

  private open(file: string): RootDatabase<Buffer, Buffer> {
    // Overlapping sync would acknowledge before the data is on disk; a plain synchronous commit is durable when it returns.
    const root = open(file, { ...BINARY, overlappingSync: false, maxDbs: 8, maxReaders: 512 } as never) as RootDatabase<
      Buffer,
      Buffer
    >;
    for (const name of ['records', 'indexes', 'catalog'] as const)
      this[name].attach(root.openDB(name, { ...BINARY }) as unknown as Bytes);
    return root;
  }
}
