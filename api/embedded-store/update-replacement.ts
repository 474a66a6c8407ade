/** Replacement of whole documents, and the rule that `_id` never changes. */
import type { Document } from 'bson';
import { fieldOf } from './bson-types.js';
import { CommandError } from './command-error.js';
import type { CompiledUpdate } from './update-operators.js';
import { areIdentical } from './value-identity.js';
import { valuesEqual } from './bson-order.js';

/** Replaces all fields but `_id`, which stays first. */
export function compileReplacement(replacement: Document): CompiledUpdate {
  const dollar = Object.keys(replacement).find((name) => name.startsWith('$'));
  if (dollar) {
    throw new CommandError(
      52,
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    );
  }
  return {
    kind: 'replacement',
    needsArrayIndex: false,
    apply(document, { isInsert }) {
      const id = fieldOf(document, '_id');
      const next = id === undefined || Object.hasOwn(replacement, '_id') ? replacement : { _id: id, ...replacement };
      const result = keepIdentity(document, next, isInsert);
      return !isInsert && areIdentical(document, result) ? document : result;
    },
  };
}

/**
 * Keeps the original `_id` in the first place; error 66 when the update altered it. An insert may be given one if the
 * filter did not determine it.
 */
export function keepIdentity(original: Document, updated: Document, isInsert: boolean): Document {
  const before = fieldOf(original, '_id');
  const after = fieldOf(updated, '_id');
  if (before !== after && before !== undefined && (after === undefined || !valuesEqual(before, after))) {
    throw new CommandError(
      66,
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  if (before === undefined && after !== undefined && !isInsert) {
    throw new CommandError(
      66,
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  if (after === undefined || updated === original || Object.keys(updated)[0] === '_id') return updated;
  return { _id: after, ...updated };
}
