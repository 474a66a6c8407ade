/** Chooses how a query reads its collection: the longest equality prefix, then a served sort, then one range. */
import type { Document } from 'bson';
import { isDocument } from './bson-types.js';
import type { Collation } from './collation.js';
import type { Collection } from './catalog.js';
import { namespaceOf } from './catalog.js';
import { CommandError } from './command-error.js';
import { toNumber } from './command-fields.js';
import type { Bound } from './filter-bounds.js';
import type { IndexDefinition } from './index-definition.js';
import { planRanges } from './key-ranges.js';
import type { CollectionPlan, IndexPlan, Plan, UnionPlan } from './plan.js';
import { impliesPartialFilter } from './partial-filter.js';
import { admitsMissing, queryBoundsOf } from './query-bounds.js';
import type { QueryBounds } from './query-bounds.js';
import { sortDirection, sortFields } from './sort-service.js';

export interface PlannedQuery {
  readonly filter: Document;
  readonly sort?: Document | undefined;
  readonly hint?: unknown;
  readonly collation?: Collation | undefined;
}

interface Candidate {
  readonly plan: IndexPlan;
  /** Compared from left to right, greater is better. */
  readonly merits: readonly number[];
}

function sameCollation(index: IndexDefinition, collation: Collation | undefined): boolean {
  return index.collation?.strength === collation?.strength;
}

/** Without the index's collation, bounds that involve strings (or what may contain them) cannot be looked up. */
function usableBounds(
  index: IndexDefinition,
  query: PlannedQuery,
  bounds: ReadonlyMap<string, Bound>,
): ReadonlyMap<string, Bound> {
  if (sameCollation(index, query.collation)) return bounds;
  const involvesText = (value: unknown): boolean =>
    typeof value === 'string' || isDocument(value) || Array.isArray(value);
  return new Map(
    [...bounds].filter(([, bound]) => ![...(bound.equals ?? []), bound.min, bound.max].some(involvesText)),
  );
}

function isComplete(index: IndexDefinition, bounds: ReadonlyMap<string, Bound>): boolean {
  if (index.partialFilter !== null && !impliesPartialFilter(index.partialFilter, bounds)) return false;
  if (!index.sparse) return true;
  return index.fields.some(({ path }) => {
    const bound = bounds.get(path);
    return bound !== undefined && !admitsMissing(bound);
  });
}

function candidate(
  index: IndexDefinition,
  query: PlannedQuery,
  described: QueryBounds,
  isForced: boolean,
): Candidate | null {
  const wanted = sortFields(query.sort);
  const needsSort = wanted === null || wanted.length > 0;
  if (!isForced && !needsSort && !described.bounds.has(index.fields[0]!.path)) return null;
  const bounds = usableBounds(index, query, described.bounds);
  if (!isForced && (index.hidden || !isComplete(index, bounds))) return null;
  const used = new Set<string>();
  const { ranges, equalities, hasRange, constants, isExact } = planRanges(index, bounds, used);
  const direction =
    wanted === null || wanted.length === 0 || ranges.length > 1 || !sameCollation(index, query.collation)
      ? 0
      : sortDirection(index, constants, wanted);
  const isBounded = equalities > 0 || hasRange;
  if (!isForced && !isBounded && (!needsSort || direction === 0)) return null;
  const servesSort = !needsSort || direction !== 0;
  const isWholeUniqueKey = index.unique && equalities === index.fields.length;
  return {
    plan: {
      kind: 'index',
      index,
      ranges,
      isReversed: direction === -1,
      servesSort,
      isExact: isExact && described.isComplete && Object.keys(query.filter).every((path) => used.has(path)),
      isBounded,
    },
    merits: [
      isWholeUniqueKey ? 1 : 0,
      equalities,
      needsSort && servesSort ? 1 : 0,
      hasRange ? 1 : 0,
      -index.fields.length,
    ],
  };
}

function better(a: Candidate | null, b: Candidate | null): Candidate | null {
  if (a === null || b === null) return a ?? b;
  for (const [at, merit] of a.merits.entries()) {
    if (merit !== b.merits[at]) return merit > b.merits[at]! ? a : b;
  }
  return a;
}

function bestCandidate(indexes: readonly IndexDefinition[], query: PlannedQuery): Candidate | null {
  const described = queryBoundsOf(query.filter);
  return indexes.reduce<Candidate | null>(
    (best, index) => better(best, candidate(index, query, described, false)),
    null,
  );
}

function unionPlan(indexes: readonly IndexDefinition[], query: PlannedQuery): UnionPlan | null {
  const branches: unknown = query.filter['$or'];
  if (!Array.isArray(branches) || branches.length === 0 || branches.length > 50) return null;
  const plans: IndexPlan[] = [];
  for (const branch of branches) {
    if (!isDocument(branch)) return null;
    const found = bestCandidate(indexes, { filter: branch, collation: query.collation });
    if (found === null || !found.plan.isBounded) return null;
    plans.push(found.plan);
  }
  return {
    kind: 'union',
    plans,
    servesSort: query.sort === undefined || Object.keys(query.sort).length === 0,
    isExact: false,
  };
}

function collectionPlan(query: PlannedQuery, isReversed: boolean): CollectionPlan {
  const sorts = Object.keys(query.sort ?? {});
  return {
    kind: 'collection',
    isReversed,
    servesSort: sorts.length === 0 || sorts[0] === '$natural',
    isExact: Object.keys(query.filter).length === 0,
  };
}

export function findHinted(
  collection: Collection,
  hint: unknown,
  indexes: readonly IndexDefinition[] = collection.indexes,
): IndexDefinition {
  const wanted = isDocument(hint)
    ? JSON.stringify(Object.entries(hint).map(([path, kind]) => [path, toNumber(kind) ?? kind]))
    : null;
  const found = indexes.find((index) =>
    wanted === null
      ? index.name === hint
      : JSON.stringify(index.fields.map(({ path, direction }) => [path, direction])) === wanted,
  );
  if (found !== undefined) return found;
  throw new CommandError(
    2,
    'BadValue',
    `error processing query: ns=${namespaceOf(collection)} planner returned error :: caused by :: hint provided does not correspond to an existing index`,
  );
}

export function planQuery(
  collection: Collection,
  query: PlannedQuery,
  indexes: readonly IndexDefinition[] = collection.indexes,
): Plan {
  const natural: unknown = (isDocument(query.hint) ? query.hint['$natural'] : undefined) ?? query.sort?.['$natural'];
  if (natural !== undefined) return collectionPlan(query, (toNumber(natural) ?? 1) < 0);
  if (
    query.hint !== undefined &&
    query.hint !== null &&
    !(isDocument(query.hint) && Object.keys(query.hint).length === 0)
  ) {
    return candidate(findHinted(collection, query.hint, indexes), query, queryBoundsOf(query.filter), true)!.plan;
  }
  const best = bestCandidate(indexes, query);
  if (best !== null && best.plan.isBounded) return best.plan;
  return unionPlan(indexes, query) ?? best?.plan ?? collectionPlan(query, false);
}
