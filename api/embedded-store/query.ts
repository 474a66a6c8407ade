/** Runs a find: plan, walk in slices, filter, skip, sort within bounds, limit, project. */
import type { Document } from 'bson';
import type { Collection } from './catalog.js';
import { parseCollation } from './collation.js';
import { StoredDocument } from './document-fields.js';
import { compileFilter } from './filter-matcher.js';
import type { FilterMatcher } from './filter-matcher.js';
import { planQuery } from './planner.js';
import type { Plan } from './plan.js';
import { compileProjection } from './projection.js';
import { encode } from './raw-document.js';
import type { RecordScan } from './scan-range.js';
import { SortBuffer } from './sort-buffer.js';
import type { StoreView } from './store-view.js';
import type { Slice } from './time-slice.js';
import type { UnindexedScanGuard } from './unindexed-scans.js';

export interface FindQuery {
  readonly filter: Document;
  readonly sort?: Document | undefined;
  readonly projection?: Document | undefined;
  readonly skip: number;
  /** 0 means all. */
  readonly limit: number;
  readonly hint?: unknown;
  readonly collation?: Document | undefined;
  readonly let?: Document | undefined;
}

/** A document on its way to the client. */
export interface FoundDocument {
  readonly recordId: number;
  readonly document: StoredDocument;
  readonly arrayIndex: number | undefined;
}

/** Found documents one by one. `next` may give the turn to others, so it is called again after a pause. */
export class QueryRun {
  readonly plan: Plan;
  documentsExamined = 0;
  private readonly scan: RecordScan;
  private readonly matcher: FilterMatcher | null;
  private readonly sorter: SortBuffer<FoundDocument> | null;
  private readonly project: ((document: Document, arrayIndex?: number) => Document) | null;
  private sorted: FoundDocument[] | null = null;
  private sortedAt = 0;
  private counted = 0;
  private toSkip: number;
  private left: number;

  constructor(
    view: StoreView,
    collection: Collection,
    query: FindQuery,
    guard: UnindexedScanGuard,
    pins?: { needsArrayIndex: boolean },
  ) {
    const { filter, sort, projection, collation } = query;
    const options = { ...(collation ? { collation } : {}), ...(query.let ? { let: query.let } : {}) };
    // Compiled even when the plan makes it unnecessary: a filter that is not valid must be refused in any case.
    const matcher = compileFilter(filter, options);
    const planned = { filter, sort, hint: query.hint, collation: parseCollation(collation) };
    this.plan = planQuery(collection, planned, view.indexesOf(collection));
    guard.check(collection, this.plan, view.count(collection));
    const usesPosition = projection !== undefined && Object.keys(projection).some((path) => path.endsWith('.$'));
    this.matcher = this.plan.isExact && !view.isTransaction && !usesPosition && !pins?.needsArrayIndex ? null : matcher;
    const isSorted = sort !== undefined && Object.keys(sort).length > 0;
    const ordered = this.plan.servesSort && (!isSorted || view.isPlain(collection));
    this.sorter =
      isSorted && !ordered
        ? new SortBuffer<FoundDocument>(sort, collation, query.limit === 0 ? 0 : query.limit + query.skip)
        : null;
    this.project =
      projection !== undefined && Object.keys(projection).length > 0 ? compileProjection(projection, options) : null;
    this.toSkip = query.skip;
    this.left = query.limit === 0 ? Infinity : query.limit;
    this.scan = view.scan(collection, this.plan);
  }

  get keysExamined(): number {
    return this.scan.keysExamined;
  }

  /** Whether the limit is reached or everything sorted is delivered. */
  isExhausted(): boolean {
    return this.left <= 0 || (this.sorted !== null && this.sortedAt >= this.sorted.length);
  }

  get hasBlockingSort(): boolean {
    return this.sorter !== null;
  }

  pause(): void {
    this.scan.pause();
  }

  /** The next document, null at the end, or 'later' when the slice is used up. */
  next(slice: Slice): FoundDocument | null | 'later' {
    if (this.left <= 0) return null;
    if (this.sorter === null) return this.nextInOrder(slice);
    if (this.sorted === null) {
      for (;;) {
        const found = this.nextMatch(slice);
        if (found === 'later') return found;
        if (found === null) break;
        this.sorter.add(found);
      }
      this.sorted = this.sorter.take();
      this.sortedAt = this.toSkip;
    }
    const found = this.sorted[this.sortedAt];
    if (found === undefined) return null;
    this.sortedAt += 1;
    this.left -= 1;
    return found;
  }

  /** Counts what is left, without reading documents where the index says enough; 'later' when the slice is used up. */
  count(slice: Slice): number | 'later' {
    for (; this.left > 0;) {
      if (slice.isOver()) return 'later';
      if (this.matcher === null) {
        if (!this.scan.skip()) break;
      } else {
        const found = this.nextMatch(slice);
        if (found === 'later') return found;
        if (found === null) break;
      }
      if (this.toSkip > 0) {
        this.toSkip -= 1;
        continue;
      }
      this.left -= 1;
      this.counted += 1;
    }
    return this.counted;
  }

  /** The document as the client gets it. */
  output(found: FoundDocument): Buffer {
    return this.project === null ? found.document.bytes : encode(this.project(found.document.whole, found.arrayIndex));
  }

  private nextInOrder(slice: Slice): FoundDocument | null | 'later' {
    for (;;) {
      const found = this.nextMatch(slice);
      if (found === null || found === 'later') return found;
      if (this.toSkip > 0) {
        this.toSkip -= 1;
        continue;
      }
      this.left -= 1;
      return found;
    }
  }

  private nextMatch(slice: Slice): FoundDocument | null | 'later' {
    for (;;) {
      if (slice.isOver()) return 'later';
      const record = this.scan.next();
      if (record === null) return null;
      this.documentsExamined += 1;
      const document = new StoredDocument(record.bytes);
      if (this.matcher === null) return { recordId: record.recordId, document, arrayIndex: undefined };
      const { matched, arrayIndex } = this.matcher.match(document.whole);
      if (matched) return { recordId: record.recordId, document, arrayIndex };
    }
  }
}
