/** The form of a conformance case: documents, one operation, and what comes of it. */
import type { Document } from 'bson';

export interface ConformanceCase {
  readonly name: string;
  /** What the collection `things` holds before; nothing when left out. */
  readonly documents?: readonly Document[];
  /** What other collections hold before. */
  readonly others?: Readonly<Record<string, readonly Document[]>>;
  readonly indexes?: readonly { readonly key: Document; readonly [option: string]: unknown }[];
  /**
   * A command of the database, without `$db`; `things` is the collection. Cursors are read to their end and give
   * their documents; other replies are reduced to the fields that `result` names.
   */
  readonly command: Document;
  /** Expected documents of a cursor (in any order unless `isOrdered`), or expected fields of the reply. */
  readonly result?: unknown;
  readonly isOrdered?: boolean;
  /** Expected error code, of the command or of its first write error. */
  readonly code?: number;
  /** What `things` holds afterwards, in any order. */
  readonly left?: readonly Document[];
  /** What other collections hold afterwards. */
  readonly othersLeft?: Readonly<Record<string, readonly Document[]>>;
}
