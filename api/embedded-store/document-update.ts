/** Applies a compiled update to one stored document, or makes the document that an upsert inserts. */
import { ObjectId } from 'bson';
import type { Document } from 'bson';
import { valuesEqual } from './bson-order.js';
import type { Collection } from './catalog.js';
import type { CommandContext } from './command.js';
import { CommandError } from './command-error.js';
import { StoredDocument } from './document-fields.js';
import { checkIdElement, checkSize } from './document-validation.js';
import { encode, findElement } from './raw-document.js';
import { documentForUpsert } from './update-operators.js';
import type { CompiledUpdate } from './update-operators.js';
import type { Target } from './write-targets.js';

function withIdFirst(document: Document, id: unknown): Document {
  if (Object.keys(document)[0] === '_id') return document;
  const { _id: _, ...rest } = document;
  return { _id: id, ...rest };
}

/** Writes the updated document; null when the update changes nothing. */
export function updateDocument(
  context: CommandContext,
  collection: Collection,
  target: Target,
  update: CompiledUpdate,
): StoredDocument | null {
  const before = target.document.whole;
  const applied = update.apply(before, { isInsert: false, arrayIndex: target.arrayIndex, now: context.services.now() });
  const id: unknown = before['_id'];
  if (Object.hasOwn(applied, '_id') ? !valuesEqual(applied['_id'], id) : update.kind !== 'replacement') {
    throw new CommandError(
      66,
      'ImmutableField',
      update.kind === 'replacement'
        ? "After applying the update, the (immutable) field '_id' was found to have been altered"
        : "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  const bytes = encode(withIdFirst(Object.hasOwn(applied, '_id') ? applied : { _id: id, ...applied }, id));
  if (bytes.equals(target.document.bytes)) return null;
  checkSize(bytes);
  const after = new StoredDocument(bytes);
  context.view.replace(collection, target.recordId, target.document, after);
  return after;
}

export function insertForUpsert(
  context: CommandContext,
  collection: Collection,
  filter: Document,
  update: CompiledUpdate,
): { document: StoredDocument; id: unknown } {
  const start = documentForUpsert(filter);
  const applied = update.apply(start, { isInsert: true, now: context.services.now() });
  const given: unknown = applied['_id'] ?? start['_id'];
  if (start['_id'] !== undefined && Object.hasOwn(applied, '_id') && !valuesEqual(applied['_id'], start['_id'])) {
    throw new CommandError(
      66,
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  const id: unknown = given ?? (Object.hasOwn(applied, '_id') ? applied['_id'] : new ObjectId());
  const { _id: _, ...rest } = applied;
  const bytes = encode({ _id: id, ...rest });
  checkSize(bytes);
  checkIdElement(bytes, findElement(bytes, '_id')!);
  const document = new StoredDocument(bytes);
  context.view.insert(collection, document);
  return { document, id };
}
