/** What scans have in common: what they yield, and how one continues after a pause. */
import type { RangeOptions, Snapshot } from './storage.js';

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

export type Entries = Iterator<{ key: Buffer; value: Buffer }>;

export function close(entries: Iterator<unknown> | null): void {
  entries?.return?.();
}

/** What is left of a range after `last`. Backwards, the range's exclusive end is where the walk begins. */
export function rangeFrom(
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
