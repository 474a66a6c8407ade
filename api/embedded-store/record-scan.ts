/** Walks a plan record by record; it can pause, let writers go on, and resume where it was without holding old pages. */
import type { Collection } from './catalog.js';
import { recordKey } from './catalog.js';
import { RECORD_ID_BYTES } from './index-keys.js';
import { IndexScan } from './index-scan.js';
import type { CollectionPlan, Plan } from './plan.js';
import { close, rangeFrom } from './scan-range.js';
import type { Entries, FoundRecord, RecordScan } from './scan-range.js';
import type { Snapshot, Storage } from './storage.js';

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
