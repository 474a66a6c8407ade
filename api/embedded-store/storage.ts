/** The LMDB environment: three sub-databases, one synchronous write transaction at a time, durable when it returns. */
import { open } from 'lmdb';
import type { RangeIterable, RootDatabase, Transaction } from 'lmdb';

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
  constructor(private readonly database: Bytes) {}

  get(key: Buffer, snapshot?: Snapshot): Buffer | undefined {
    return snapshot === undefined
      ? this.database.getBinary(key)
      : this.database.getBinary(key, { transaction: snapshot });
  }

  has(key: Buffer, snapshot?: Snapshot): boolean {
    const found =
      snapshot === undefined
        ? this.database.getBinaryFast(key)
        : this.database.getBinaryFast(key, { transaction: snapshot });
    return found !== undefined;
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

export class Storage {
  readonly records: Table;
  readonly indexes: Table;
  readonly catalog: Table;
  private readonly root: RootDatabase<Buffer, Buffer>;
  private readonly recordsDatabase: Bytes;

  constructor(readonly file: string) {
    const binary = { encoding: 'binary', keyEncoding: 'binary', cache: false } as const;
    // Overlapping sync would acknowledge before the data is on disk; a plain synchronous commit is durable when it returns.
    this.root = open(file, { ...binary, overlappingSync: false, maxDbs: 8, maxReaders: 512 } as never);
    this.recordsDatabase = this.root.openDB('records', { ...binary }) as unknown as Bytes;
    this.records = new Table(this.recordsDatabase);
    this.indexes = new Table(this.root.openDB('indexes', { ...binary }) as unknown as Bytes);
    this.catalog = new Table(this.root.openDB('catalog', { ...binary }) as unknown as Bytes);
  }

  /** Runs `work` as one transaction; what it throws undoes everything it wrote. Returns after `fdatasync`. */
  transact<T>(work: () => T): T {
    return this.root.transactionSync(work);
  }

  /** A consistent view that later writes do not change. It must be released with `releaseSnapshot`. */
  openSnapshot(): Snapshot {
    // The shared read transaction may still show the state before the newest commit.
    this.root.resetReadTxn();
    return this.recordsDatabase.useReadTransaction();
  }

  releaseSnapshot(snapshot: Snapshot): void {
    (snapshot as unknown as { done(): void }).done();
  }

  /** Writes a consistent copy of the whole environment while others go on reading and writing. */
  async copyTo(file: string, compacted: boolean): Promise<void> {
    await this.root.backup(file, compacted);
  }

  statistics(): Record<string, unknown> {
    return this.root.getStats() as Record<string, unknown>;
  }

  async close(): Promise<void> {
    await this.root.close();
  }
}
