/** The entries of one document in all indexes of its collection, as keys of the index sub-database. */
import type { Document } from 'bson';
import type { Collection } from './catalog.js';
import type { StoredDocument } from './document-fields.js';
import { compileFilter } from './filter-matcher.js';
import type { FilterMatcher } from './filter-matcher.js';
import type { IndexDefinition } from './index-definition.js';
import { INDEX_ID_BYTES, RECORD_ID_BYTES, indexKeysOf } from './index-keys.js';

export interface EntrySet {
  readonly index: IndexDefinition;
  readonly keys: readonly Buffer[];
  readonly arrays: ReadonlySet<number>;
  readonly hasCutKey: boolean;
}

const matchers = new WeakMap<Document, FilterMatcher>();

function isIndexed(index: IndexDefinition, document: StoredDocument): boolean {
  if (index.partialFilter === null) return true;
  let matcher = matchers.get(index.partialFilter);
  if (matcher === undefined) {
    matcher = compileFilter(index.partialFilter);
    matchers.set(index.partialFilter, matcher);
  }
  return matcher.matches(document.whole);
}

const fieldNames = new WeakMap<readonly IndexDefinition[], ReadonlySet<string>>();

/** The top-level fields that any index of the list looks at. */
function namesOf(indexes: readonly IndexDefinition[]): ReadonlySet<string> {
  let names = fieldNames.get(indexes);
  if (names === undefined) {
    names = new Set(indexes.flatMap((index) => index.fields.map(({ path }) => path.split('.', 1)[0]!)));
    fieldNames.set(indexes, names);
  }
  return names;
}

export function entriesOf(
  collection: Collection,
  document: StoredDocument,
  indexes: readonly IndexDefinition[] = collection.indexes,
): EntrySet[] {
  const fields = document.fields(namesOf(indexes));
  const sets: EntrySet[] = [];
  for (const index of indexes) {
    if (!isIndexed(index, document)) sets.push({ index, keys: [], arrays: new Set(), hasCutKey: false });
    else sets.push({ index, ...indexKeysOf(index, fields) });
  }
  return sets;
}

/** Key of an entry: index id, encoded values, and for indexes that are not unique the record id. */
export function entryKey(index: IndexDefinition, key: Buffer, recordId: number): Buffer {
  const length = INDEX_ID_BYTES + key.length + (index.unique ? 0 : RECORD_ID_BYTES);
  const entry = Buffer.allocUnsafe(length);
  entry.writeUInt32BE(index.id, 0);
  key.copy(entry, INDEX_ID_BYTES);
  if (!index.unique) entry.writeUIntBE(recordId, INDEX_ID_BYTES + key.length, RECORD_ID_BYTES);
  return entry;
}

export function entryValue(index: IndexDefinition, recordId: number): Buffer {
  return index.unique ? recordIdBytes(recordId) : NOTHING;
}

const NOTHING = Buffer.alloc(0);

export function recordIdBytes(recordId: number): Buffer {
  const bytes = Buffer.allocUnsafe(RECORD_ID_BYTES);
  bytes.writeUIntBE(recordId, 0, RECORD_ID_BYTES);
  return bytes;
}
