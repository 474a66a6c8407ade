/** Sorting of whole result sets, within a bound on memory. */
import type { Document } from 'bson';
import { compareStrings } from './bson-order.js';
import { parseCollation } from './collation.js';
import { CommandError } from './command-error.js';
import { documentSize } from './document-size.js';
import { compareSortKeys, parseSort, sortKeyOf } from './sort-order.js';

/** MongoDB's bound on the memory of one blocking stage. */
export const DEFAULT_MEMORY_LIMIT = 100 * 1024 * 1024;

export interface SortOptions {
  readonly collation?: Document;
  /** Only so many documents are wanted, so no more are held. */
  readonly limit?: number;
  /** Bytes that the sort may hold; error 292 beyond. */
  readonly memoryLimit?: number;
}

interface Entry {
  readonly key: readonly unknown[];
  readonly document: Document;
  readonly size: number;
  readonly arrival: number;
}

/** The documents in order; those that compare equal keep the order in which they came. */
export async function sortDocuments(
  source: AsyncIterable<Document> | Iterable<Document>,
  specification: Document,
  options: SortOptions = {},
): Promise<Document[]> {
  const fields = parseSort(specification);
  const strings = parseCollation(options.collation)?.compare ?? compareStrings;
  const limit = options.limit ?? Infinity;
  const memory = new MemoryBound(options.memoryLimit, 'Sort');
  const inOrder = (a: Entry, b: Entry): number =>
    compareSortKeys(a.key, b.key, fields, strings) || a.arrival - b.arrival;
  let held: Entry[] = [];
  let arrival = 0;
  for await (const document of source) {
    const size = documentSize(document);
    // Beyond the limit before cutting back, so that the cost of sorting is spread over as many arrivals.
    const isCrowded = held.length > limit && !memory.hasRoom(size);
    if (isCrowded || held.length > 2 * limit + 100) held = cutBack(held.sort(inOrder), limit, memory);
    memory.take(size);
    held.push({ key: sortKeyOf(document, fields, strings), document, size, arrival });
    arrival += 1;
  }
  held.sort(inOrder);
  return (limit < held.length ? held.slice(0, limit) : held).map((entry) => entry.document);
}

function cutBack(sorted: Entry[], limit: number, memory: MemoryBound): Entry[] {
  for (let i = limit; i < sorted.length; i += 1) memory.release((sorted[i] as Entry).size);
  return sorted.slice(0, limit);
}

/** Counts the bytes that a blocking stage holds and refuses beyond MongoDB's bound, with its error. */
export class MemoryBound {
  private used = 0;

  constructor(
    private readonly limit: number = DEFAULT_MEMORY_LIMIT,
    private readonly stage: string,
  ) {}

  hasRoom(bytes: number): boolean {
    return this.used + bytes <= this.limit;
  }

  take(bytes: number): void {
    this.used += bytes;
    if (this.used > this.limit) {
      throw new CommandError(
        292,
        'QueryExceededMemoryLimitNoDiskUseAllowed',
        `${this.stage} exceeded memory limit of ${this.limit} bytes: add an index, a limit, or an earlier $match`,
      );
    }
  }

  release(bytes: number): void {
    this.used -= bytes;
  }
}
