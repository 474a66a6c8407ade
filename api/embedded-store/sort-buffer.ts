/** A sort that no index serves: kept in memory within MongoDB's bound of 100 MB; with a limit, only the best are kept. */
import type { Document } from 'bson';
import { compareStrings } from './bson-order.js';
import { parseCollation } from './collation.js';
import type { StoredDocument } from './document-fields.js';
import { compareSortKeys, parseSort, sortKeyOf } from './sort-order.js';
import { DEFAULT_MEMORY_LIMIT, MemoryBound } from './sort.js';

export interface Sortable {
  readonly document: StoredDocument;
}

interface Entry<T> {
  readonly key: readonly unknown[];
  readonly found: T;
  readonly arrival: number;
}

export class SortBuffer<T extends Sortable> {
  private held: Entry<T>[] = [];
  private arrival = 0;
  private bytes = 0;
  private readonly fields;
  private readonly strings;
  private readonly names: ReadonlySet<string>;
  private readonly memory = new MemoryBound(
    DEFAULT_MEMORY_LIMIT,
    'Executor error during find command :: caused by :: Sort',
  );

  /** @param limit how many are wanted at most; 0 means all */
  constructor(
    sort: Document,
    collation: Document | undefined,
    private readonly limit: number,
  ) {
    this.fields = parseSort(sort);
    this.strings = parseCollation(collation)?.compare ?? compareStrings;
    this.names = new Set(Object.keys(sort).map((path) => path.split('.', 1)[0]!));
  }

  add(found: T): void {
    const { length } = found.document.bytes;
    const isCrowded = this.bytes + length > DEFAULT_MEMORY_LIMIT && this.held.length >= this.limit;
    if (this.limit > 0 && (isCrowded || this.held.length > 2 * this.limit + 100)) this.cutBack();
    this.memory.take(length);
    this.bytes += length;
    // Only the values that decide stay decoded: a decoded document takes several times its bytes.
    const key = sortKeyOf(found.document.pick(this.names), this.fields, this.strings);
    this.held.push({ key, found: { ...found, document: found.document.shed() }, arrival: this.arrival });
    this.arrival += 1;
  }

  take(): T[] {
    this.cutBack();
    const result = this.held.map(({ found }) => found);
    this.held = [];
    return result;
  }

  private cutBack(): void {
    this.held.sort((a, b) => compareSortKeys(a.key, b.key, this.fields, this.strings) || a.arrival - b.arrival);
    if (this.limit === 0) return;
    for (const { found } of this.held.splice(this.limit)) {
      this.memory.release(found.document.bytes.length);
      this.bytes -= found.document.bytes.length;
    }
  }
}
