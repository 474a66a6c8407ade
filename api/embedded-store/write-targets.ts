/** Finds the documents that an update or delete is about, without holding the group commit while it searches. */
import type { Document } from 'bson';
import type { Collection } from './catalog.js';
import { parseCollation } from './collation.js';
import type { CommandContext } from './command.js';
import { StoredDocument } from './document-fields.js';
import { compileFilter } from './filter-matcher.js';
import { planQuery } from './planner.js';
import { QueryRun } from './query.js';
import type { FindQuery } from './query.js';
import { forEachFound } from './query-loop.js';
import { UNINTERRUPTED } from './time-slice.js';

export interface Target {
  readonly recordId: number;
  readonly document: StoredDocument;
  /** What the positional `$` stands for. */
  readonly arrayIndex: number | undefined;
}

/** A search through no more documents than this is done inside the commit. */
const SMALL = 1_000;
/** After so many attempts that others overtook, the search is done inside the commit, whatever it takes. */
const ATTEMPTS = 3;

export interface TargetQuery {
  readonly filter: Document;
  readonly sort?: Document | undefined;
  readonly hint?: unknown;
  readonly collation?: Document | undefined;
  readonly let?: Document | undefined;
}

function findQuery(query: TargetQuery, limit: number): FindQuery {
  return { ...query, skip: 0, limit };
}

function isQuick(context: CommandContext, collection: Collection, query: TargetQuery): boolean {
  if (context.view.isTransaction || context.view.count(collection) <= SMALL) return true;
  const plan = planQuery(collection, { ...query, collation: parseCollation(query.collation) });
  // A bounded index may still find many; a sort that it does not serve must look at all of them.
  return plan.kind === 'index' && plan.isBounded && plan.servesSort;
}

function findNow(context: CommandContext, collection: Collection, query: TargetQuery): Target | null {
  const run = new QueryRun(context.view, collection, findQuery(query, 1), context.services.guard, {
    needsArrayIndex: true,
  });
  try {
    return run.next(UNINTERRUPTED) as Target | null;
  } finally {
    run.pause();
  }
}

/** Puts a document found earlier to the filter again, in its present form. */
export function recheck(
  context: CommandContext,
  collection: Collection,
  query: TargetQuery,
  recordId: number,
): Target | null {
  const bytes = context.view.get(collection, recordId);
  if (bytes === undefined) return null;
  const document = new StoredDocument(bytes);
  const { matched, arrayIndex } = matcherOf(query).match(document.whole);
  return matched ? { recordId, document, arrayIndex } : null;
}

const matchers = new WeakMap<TargetQuery, ReturnType<typeof compileFilter>>();

/** Compiles the filter, or refuses it. */
export function matcherOf(query: TargetQuery): ReturnType<typeof compileFilter> {
  let matcher = matchers.get(query);
  if (matcher === undefined) {
    matcher = compileFilter(query.filter, {
      ...(query.collation ? { collation: query.collation } : {}),
      ...(query.let ? { let: query.let } : {}),
    });
    matchers.set(query, matcher);
  }
  return matcher;
}

const OVERTAKEN = Symbol('overtaken');

/**
 * Finds the first document and hands it (or null) to `use` inside the group commit. When the search is long it runs before,
 * in slices, and counts only if the collection did not change meanwhile or the document found still matches.
 */
export async function withFirst<T>(
  context: CommandContext,
  name: string,
  query: TargetQuery,
  use: (collection: Collection | null, target: Target | null) => T,
): Promise<T> {
  const { view, database } = context;
  for (let attempt = 1; ; attempt += 1) {
    const before = view.findCollection(database, name);
    if (before === null || attempt > ATTEMPTS || isQuick(context, before, query)) {
      return context.write(() => {
        const collection = view.findCollection(database, name);
        return use(collection, collection === null ? null : findNow(context, collection, query));
      });
    }
    const version = before.version;
    const run = new QueryRun(view, before, findQuery(query, 1), context.services.guard, { needsArrayIndex: true });
    let found: number | null = null;
    await forEachFound(context, run, ({ recordId }) => {
      found = recordId;
    });
    const result = await context.write(() => {
      const collection = view.findCollection(database, name);
      const isUnchanged = collection === before && collection.version === version;
      const target = found === null || collection?.id !== before.id ? null : recheck(context, collection, query, found);
      const isSure = isUnchanged || (target !== null && query.sort === undefined);
      return isSure ? use(collection, target) : OVERTAKEN;
    });
    if (result !== OVERTAKEN) return result as T;
  }
}

/** So many documents are changed in one group commit. */
const PER_COMMIT = 250;

/** Collects all documents that match now, then hands them to `use` in portions, each checked again inside the commit. */
export async function withAll(
  context: CommandContext,
  name: string,
  query: TargetQuery,
  use: (collection: Collection, target: Target) => boolean,
): Promise<{ matched: number; changed: number }> {
  const { view, database } = context;
  const total = { matched: 0, changed: 0 };
  const collection = view.findCollection(database, name);
  if (collection === null) return total;
  const ids: number[] = [];
  const run = new QueryRun(view, collection, findQuery(query, 0), context.services.guard, { needsArrayIndex: true });
  await forEachFound(context, run, ({ recordId }) => ids.push(recordId));
  for (let from = 0; from < ids.length; from += PER_COMMIT) {
    const done = await context.write(() => {
      const portion = { matched: 0, changed: 0 };
      const current = view.findCollection(database, name);
      if (current === null || current.id !== collection.id) return portion;
      for (const recordId of ids.slice(from, from + PER_COMMIT)) {
        const target = recheck(context, current, query, recordId);
        if (target === null) continue;
        portion.matched += 1;
        if (use(current, target)) portion.changed += 1;
      }
      return portion;
    });
    total.matched += done.matched;
    total.changed += done.changed;
  }
  return total;
}
