/** Walks the ranges of an index plan and fetches the records its entries name, each once. */
import type { Collection } from './catalog.js';
import { recordKey } from './catalog.js';
import { RECORD_ID_BYTES } from './index-keys.js';
import type { KeyRange } from './key-ranges.js';
import type { IndexPlan } from './plan.js';
import { close, rangeFrom } from './scan-range.js';
import type { Entries, FoundRecord, RecordScan } from './scan-range.js';
import type { Snapshot, Storage } from './storage.js';

export class IndexScan implements RecordScan {
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
