/** A scan inside a transaction: the snapshot without the records the transaction changed, then its own versions of them. */
import type { StoredDocument } from './document-fields.js';
import type { FoundRecord, RecordScan } from './scan-range.js';

export interface RecordChange {
  /** The committed form the change started from; null for a new record. */
  readonly base: StoredDocument | null;
  /** Null when the record is removed. */
  readonly now: StoredDocument | null;
}

export class OverlayScan implements RecordScan {
  private readonly own: [number, RecordChange][];
  private readonly hidden: ReadonlySet<number>;
  private at = 0;

  /** What is changed after the scan began is not seen by it, so that no record is met twice. */
  constructor(
    private readonly snapshotScan: RecordScan,
    changes: ReadonlyMap<number, RecordChange>,
  ) {
    this.own = [...changes].sort(([a], [b]) => a - b);
    this.hidden = new Set(changes.keys());
  }

  get keysExamined(): number {
    return this.snapshotScan.keysExamined;
  }

  next(): FoundRecord | null {
    for (let found = this.snapshotScan.next(); found !== null; found = this.snapshotScan.next()) {
      if (!this.hidden.has(found.recordId)) return found;
    }
    while (this.at < this.own.length) {
      const [recordId, { now }] = this.own[this.at]!;
      this.at += 1;
      if (now !== null) return { recordId, bytes: now.bytes };
    }
    return null;
  }

  skip(): boolean {
    return this.next() !== null;
  }

  pause(): void {
    this.snapshotScan.pause();
  }
}
