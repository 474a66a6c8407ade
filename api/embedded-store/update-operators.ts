/** Compiles MongoDB's updates: operators, replacements and pipelines. */
import type { Document } from 'bson';
import { compareStrings, type StringOrder } from './bson-order.js';
import { isDocument, kindOf, plainDocument } from './bson-types.js';
import { assertFiltersUsed, compileArrayFilters } from './array-filters.js';
import { parseCollation } from './collation.js';
import { CommandError } from './command-error.js';
import { addToSet, pop, pull, pullAll, push } from './update-array-operators.js';
import { type Change, changeDocument, type ChangeContext } from './update-changes.js';
import {
  bit,
  type ChangeFactory,
  currentDate,
  increment,
  maximum,
  minimum,
  multiplyBy,
  set,
  unset,
} from './update-field-operators.js';
import {
  assertNoConflicts,
  comparePaths,
  expandPath,
  isPositional,
  type Positions,
  updatePath,
} from './update-paths.js';
import { compileUpdatePipeline } from './update-pipeline.js';
import { renameChanges } from './update-rename.js';
import { compileReplacement, keepIdentity } from './update-replacement.js';

/** Part of what an update needs, offered beside it. */
export { documentForUpsert } from './upsert-document.js';

export interface UpdateOptions {
  readonly arrayFilters?: Document[];
  readonly let?: Document;
  readonly collation?: Document;
}

export interface UpdateContext {
  readonly isInsert: boolean;
  /** What `FilterMatcher.match` found, for the positional `$`. */
  readonly arrayIndex?: number;
  readonly now: Date;
}

export interface CompiledUpdate {
  readonly kind: 'operators' | 'replacement' | 'pipeline';
  /** Whether a positional `$` is used, so that the match must say which element it found. */
  readonly needsArrayIndex: boolean;
  /**
   * The updated document; the same object when nothing changed, never the given one changed. With `isInsert` the document
   * is what `documentForUpsert` made of the filter. Error 66 when `_id` would change.
   */
  apply(document: Document, context: UpdateContext): Document;
}

/** Operators by name: how an operand becomes a change, and whether a missing path is created for it. */
const OPERATORS: Readonly<Record<string, { readonly factory: ChangeFactory; readonly creates: boolean }>> = {
  $set: { factory: set, creates: true },
  $setOnInsert: { factory: set, creates: true },
  $unset: { factory: unset, creates: false },
  $inc: { factory: increment, creates: true },
  $mul: { factory: multiplyBy, creates: true },
  $min: { factory: minimum, creates: true },
  $max: { factory: maximum, creates: true },
  $bit: { factory: bit, creates: true },
  $currentDate: { factory: currentDate, creates: true },
  $push: { factory: push, creates: true },
  $addToSet: { factory: addToSet, creates: true },
  $pull: { factory: pull, creates: false },
  $pullAll: { factory: pullAll, creates: false },
  $pop: { factory: pop, creates: false },
};

export const UPDATE_OPERATOR_NAMES: readonly string[] = [...Object.keys(OPERATORS), '$rename'].sort();

export function compileUpdate(update: Document | Document[], options: UpdateOptions = {}): CompiledUpdate {
  if (Array.isArray(update)) {
    if (options.arrayFilters) {
      throw new CommandError(9, 'FailedToParse', 'arrayFilters may not be specified for pipeline-syle updates');
    }
    return compileUpdatePipeline(update, options);
  }
  const [first] = Object.keys(update);
  if (!first?.startsWith('$')) {
    if (options.arrayFilters)
      throw new CommandError(9, 'FailedToParse', 'arrayFilters may not be specified for replacement-style updates');
    return compileReplacement(update);
  }
  return compileOperators(update, options);
}

function compileOperators(update: Document, options: UpdateOptions): CompiledUpdate {
  const strings = parseCollation(options.collation)?.compare ?? compareStrings;
  const arrayFilters = compileArrayFilters(options.arrayFilters ?? [], strings);
  const changes = Object.entries(update).flatMap(([name, operand]) => changesOf(name, operand, strings));
  changes.sort((a, b) => comparePaths(a.parts, b.parts));
  assertNoConflicts(changes.map((change) => change.parts));
  assertFiltersUsed(
    changes.map((change) => change.parts),
    arrayFilters,
  );
  const isDynamic = changes.some((change) => change.parts.some(isPositional));
  return {
    kind: 'operators',
    needsArrayIndex: changes.some((change) => change.parts.includes('$')),
    apply(document, { isInsert, arrayIndex, now }) {
      const context: ChangeContext = { now, isInsert, original: document };
      const applied = isInsert ? changes : changes.filter((change) => change.onlyOnInsert !== true);
      const steps = isDynamic ? expanded(document, applied, { arrayIndex, arrayFilters }) : applied;
      let result = document;
      for (const step of steps) result = changeDocument(result, step.parts, step, context);
      return keepIdentity(document, result, isInsert);
    },
  };
}

function changesOf(name: string, operand: unknown, strings: StringOrder): Change[] {
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (!operator && name !== '$rename') {
    throw new CommandError(
      9,
      'FailedToParse',
      `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  if (!isDocument(operand)) {
    throw new CommandError(
      9,
      'FailedToParse',
      `Modifiers operate on fields but we found type ${kindOf(operand)} instead. For example: {$mod: {<field>: ...}} not {${name}: <${kindOf(operand)}>}`,
    );
  }
  if (!operator) return renameChanges(operand);
  return Object.entries(plainDocument(operand)).map(([path, value]) => {
    const parts = updatePath(path);
    const newValue = operator.factory(value, path, strings);
    return { path, parts, creates: operator.creates, onlyOnInsert: name === '$setOnInsert', newValue };
  });
}

/** The changes with their positional operators resolved against the document as it was before any of them. */
function expanded(document: Document, changes: readonly Change[], positions: Positions): Change[] {
  const concrete = changes.flatMap((change) => {
    if (!change.parts.some(isPositional)) return [change];
    return expandPath(document, change.parts, positions).map((parts) => ({ ...change, path: parts.join('.'), parts }));
  });
  concrete.sort((a, b) => comparePaths(a.parts, b.parts));
  assertNoConflicts(concrete.map((change) => change.parts));
  return concrete;
}
