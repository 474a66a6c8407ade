/** Walks a plan record by record; it can pause, let writers go on, and resume where it was without holding old pages. */
import type { Collection } from './catalog.js';
import { recordKey } from './catalog.js';
import { RECORD_ID_BYTES } from './index-keys.js';
import type { KeyRange } from './key-ranges.js';
import type { CollectionPlan, IndexPlan, Plan } from './plan.js';
import type { RangeOptions, Snapshot, Storage } from './storage.js';

export interface FoundRecord {
  readonly recordId: number;
  readonly bytes: Buffer;
}

export interface RecordScan {
  /** The next record, or null at the end. */
  next(): FoundRecord | null;
  /** Steps over the next record without reading it; false at the end. */
  skip(): boolean;
  /** Lets go of everything the store holds open; the next call of `next` resumes. */
  pause(): void;
  readonly keysExamined: number;
}

type Entries = Iterator<{ key: Buffer; value: Buffer }>;

function close(entries: Iterator<unknown> | null): void {
  entries?.return?.();
}

/** What is left of a range after `last`. Backwards, the range's exclusive end is where the walk begins. */
function rangeFrom(
  range: { start: Buffer; end: Buffer },
  isReversed: boolean,
  last: Buffer | null,
  snapshot: Snapshot | undefined,
): RangeOptions {
  if (isReversed)
    return {
      start: last ?? range.end,
      end: range.start,
      reverse: true,
      exclusiveStart: true,
      inclusiveEnd: true,
      snapshot,
    };
  return { start: last ?? range.start, end: range.end, exclusiveStart: last !== null, snapshot };
}

class CollectionScan implements RecordScan {
  readonly keysExamined = 0;
  private entries: Entries | null = null;
  private last: Buffer | null = null;
  private isDone = false;

  constructor(
    private readonly storage: Storage,
    private readonly collection: Collection,
    private readonly plan: CollectionPlan,
    private readonly snapshot: Snapshot | undefined,
  ) {}

  next(): FoundRecord | null {
    if (this.isDone) return null;
    this.entries ??= this.open();
    const { done, value } = this.entries.next();
    if (done) {
      this.isDone = true;
      this.entries = null;
      return null;
    }
    this.last = value.key;
    return { recordId: value.key.readUIntBE(4, RECORD_ID_BYTES), bytes: value.value };
  }

  skip(): boolean {
    return this.next() !== null;
  }

  pause(): void {
    close(this.entries);
    this.entries = null;
  }

  private open(): Entries {
    const range = { start: recordKey(this.collection.id, 0), end: recordKey(this.collection.id + 1, 0) };
    return this.storage.records
      .entries(rangeFrom(range, this.plan.isReversed, this.last, this.snapshot))
      [Symbol.iterator]();
  }
}

class IndexScan implements RecordScan {
  keysExamined = 0;
  private readonly pending: KeyRange[];
  private entries: Entries | null = null;
  private current: KeyRange | null = null;
  private last: Buffer | null = null;
  private readonly seen: Set<number> | null;

  constructor(
    private readonly storage: Storage,
    private readonly collection: Collection,
    private readonly plan: IndexPlan,
    private readonly snapshot: Snapshot | undefined,
  ) {
    this.pending = plan.isReversed ? [...plan.ranges] : [...plan.ranges].reverse();
    this.seen = plan.index.multikey.includes(true) ? new Set() : null;
  }

  next(): FoundRecord | null {
    for (;;) {
      const recordId = this.nextId();
      if (recordId === null) return null;
      if (this.seen?.has(recordId)) continue;
      this.seen?.add(recordId);
      const bytes = this.storage.records.get(recordKey(this.collection.id, recordId), this.snapshot);
      if (bytes !== undefined) return { recordId, bytes };
    }
  }

  skip(): boolean {
    // With arrays a record may be met before: what was seen must be asked.
    return this.seen === null ? this.nextId() !== null : this.next() !== null;
  }

  pause(): void {
    close(this.entries);
    this.entries = null;
  }

  private nextId(): number | null {
    for (;;) {
      if (this.current === null) {
        this.current = this.pending.pop() ?? null;
        if (this.current === null) return null;
        this.last = null;
        if (this.current.isPoint) {
          const holder = this.storage.indexes.get(this.current.start, this.snapshot);
          this.current = null;
          if (holder === undefined) continue;
          this.keysExamined += 1;
          return holder.readUIntBE(0, RECORD_ID_BYTES);
        }
      }
      this.entries ??= this.open(this.current);
      const { done, value } = this.entries.next();
      if (done) {
        this.entries = null;
        this.current = null;
        continue;
      }
      this.keysExamined += 1;
      this.last = value.key;
      return this.plan.index.unique
        ? value.value.readUIntBE(0, RECORD_ID_BYTES)
        : value.key.readUIntBE(value.key.length - RECORD_ID_BYTES, RECORD_ID_BYTES);
    }
  }

  private open(range: KeyRange): Entries {
    const options = rangeFrom(range, this.plan.isReversed, this.last, this.snapshot);
    if (this.plan.index.unique) return this.storage.indexes.entries(options)[Symbol.iterator]();
    return withoutValues(this.storage.indexes.keys(options)[Symbol.iterator]());
  }
}

const NO_VALUE = Buffer.alloc(0);

/** Entries of ordinary indexes say everything in the key: reading only keys is several times faster. */
function withoutValues(keys: Iterator<Buffer>): Entries {
  return {
    next() {
      const { done, value } = keys.next();
      return done ? { done: true, value: undefined } : { done: false, value: { key: value, value: NO_VALUE } };
    },
    return() {
      keys.return?.();
      return { done: true, value: undefined };
    },
  };
}

class UnionScan implements RecordScan {
  private readonly scans: RecordScan[];
  private at = 0;
  private readonly seen = new Set<number>();

  constructor(scans: RecordScan[]) {
    this.scans = scans;
  }

  get keysExamined(): number {
    return this.scans.reduce((sum, scan) => sum + scan.keysExamined, 0);
  }

  next(): FoundRecord | null {
    while (this.at < this.scans.length) {
      const found = this.scans[this.at]!.next();
      if (found === null) {
        this.at += 1;
      } else if (!this.seen.has(found.recordId)) {
        this.seen.add(found.recordId);
        return found;
      }
    }
    return null;
  }

  skip(): boolean {
    return this.next() !== null;
  }

  pause(): void {
    for (const scan of this.scans) scan.pause();
  }
}

export function openScan(storage: Storage, collection: Collection, plan: Plan, snapshot?: Snapshot): RecordScan {
  switch (plan.kind) {
    case 'collection':
      return new CollectionScan(storage, collection, plan, snapshot);
    case 'index':
      return new IndexScan(storage, collection, plan, snapshot);
    case 'union':
      return new UnionScan(plan.plans.map((each) => openScan(storage, collection, each, snapshot)));
  }
}
