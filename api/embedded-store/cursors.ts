/** Open cursors: what a query has not yet delivered, kept until it is fetched, killed, or forgotten for ten minutes. */
import { randomBytes } from 'node:crypto';
import { Long } from 'bson';
import { CommandError } from './command-error.js';
import { Deadline, TimeSlice, othersTurn } from './time-slice.js';
import { MAX_DOCUMENT_BYTES } from './wire-frames.js';

/** Documents in their final form, one by one. */
export interface ResultSource {
  next(slice: TimeSlice): Buffer | null | 'later' | Promise<Buffer | null | 'later'>;
  pause(): void;
  /** True when it is already certain that nothing follows. */
  isExhausted?(): boolean;
}

export interface Cursor {
  readonly id: Long;
  readonly namespace: string;
  readonly source: ResultSource;
  readonly sessionId: string | null;
  readonly transactionNumber: number | null;
  /** A document that did not fit into the batch before. */
  held: Buffer | null;
  isBusy: boolean;
  lastUsed: number;
}

/** MongoDB's default of `cursorTimeoutMillis`. */
const IDLE_MS = 10 * 60_000;

export interface Batch {
  readonly documents: Buffer[];
  readonly isLast: boolean;
  readonly held: Buffer | null;
}

/** Fetches up to `count` documents, no more than fit into one reply. */
export async function fillBatch(
  source: ResultSource,
  count: number,
  held: Buffer | null,
  deadline: Deadline,
): Promise<Batch> {
  const documents: Buffer[] = [];
  let bytes = 0;
  if (held !== null && count > 0) {
    documents.push(held);
    bytes = held.length;
  }
  const slice = new TimeSlice();
  while (documents.length < count) {
    const pending = source.next(slice);
    const next = pending instanceof Promise ? await pending : pending;
    if (next === null) return { documents, isLast: true, held: null };
    if (next === 'later') {
      source.pause();
      await othersTurn();
      deadline.check();
      slice.restart();
      continue;
    }
    if (documents.length > 0 && bytes + next.length > MAX_DOCUMENT_BYTES) {
      source.pause();
      return { documents, isLast: false, held: next };
    }
    documents.push(next);
    bytes += next.length + 16;
  }
  source.pause();
  const stillHeld = count === 0 ? held : null;
  return { documents, isLast: stillHeld === null && (source.isExhausted?.() ?? false), held: stillHeld };
}

export class CursorRegistry {
  private readonly cursors = new Map<string, Cursor>();

  constructor(private readonly now: () => Date) {}

  get size(): number {
    return this.cursors.size;
  }

  add(
    namespace: string,
    source: ResultSource,
    held: Buffer | null,
    sessionId: string | null,
    transactionNumber: number | null,
  ): Cursor {
    const bytes = randomBytes(8);
    const id = new Long(bytes.readInt32LE(0) | 1, bytes.readInt32LE(4) & 0x7fffffff);
    const cursor: Cursor = {
      id,
      namespace,
      source,
      sessionId,
      transactionNumber,
      held,
      isBusy: false,
      lastUsed: this.now().getTime(),
    };
    this.cursors.set(id.toString(), cursor);
    return cursor;
  }

  get(id: Long, namespace: string): Cursor {
    const cursor = this.cursors.get(id.toString());
    if (cursor === undefined) throw new CommandError(43, 'CursorNotFound', `cursor id ${id.toString()} not found`);
    if (cursor.namespace !== namespace) {
      throw new CommandError(
        13,
        'Unauthorized',
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    }
    return cursor;
  }

  remove(id: Long): boolean {
    const cursor = this.cursors.get(id.toString());
    cursor?.source.pause();
    return this.cursors.delete(id.toString());
  }

  removeOfSession(sessionId: string, transactionNumber?: number): void {
    for (const cursor of [...this.cursors.values()]) {
      if (cursor.sessionId !== sessionId) continue;
      if (transactionNumber === undefined || cursor.transactionNumber === transactionNumber) this.remove(cursor.id);
    }
  }

  removeOfCollection(namespace: string): void {
    for (const cursor of [...this.cursors.values()]) if (cursor.namespace === namespace) this.remove(cursor.id);
  }

  removeIdle(): void {
    const oldest = this.now().getTime() - IDLE_MS;
    for (const cursor of [...this.cursors.values()])
      if (!cursor.isBusy && cursor.lastUsed < oldest) this.remove(cursor.id);
  }
}
