/** Bounds never exclude a document that the filter matches, and say nothing where they could. */
import { Double, Int32 } from 'bson';
import type { Document } from 'bson';
import { compareValues, typeRank } from './bson-order.js';
import { valuesAt } from './document-paths.js';
import { type Bound, boundsOf } from './filter-bounds.js';
import { compileFilter } from './filter-matcher.js';

function isWithinMinimum(value: unknown, { min, minInclusive }: Bound): boolean {
  const order = compareValues(value, min);
  return typeRank(value) === typeRank(min) && (order > 0 || (order === 0 && minInclusive === true));
}

function isWithinMaximum(value: unknown, { max, maxInclusive }: Bound): boolean {
  const order = compareValues(value, max);
  return typeRank(value) === typeRank(max) && (order < 0 || (order === 0 && maxInclusive === true));
}

/** What the planner relies on: with one key all of the bound holds for it, with several each part holds for some. */
function admits(bound: Bound, document: Document, path: string): boolean {
  const { values, multikey } = valuesAt(document, path);
  const parts: ((value: unknown) => boolean)[] = [];
  if (bound.equals) parts.push((value) => bound.equals?.some((wanted) => compareValues(value, wanted) === 0) === true);
  if ('min' in bound) parts.push((value) => isWithinMinimum(value, bound));
  if ('max' in bound) parts.push((value) => isWithinMaximum(value, bound));
  return multikey ? parts.every((holds) => values.some(holds)) : parts.every((holds) => holds(values[0]));
}

describe('bounds', () => {
  it('admit every match of 60,000 random filters', () => {
    let state = 11;
    const below = (limit: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return (state >>> 8) % limit;
    };
    const pick = <T>(values: readonly T[]): T => values[below(values.length)] as T;
    const scalar = (): unknown =>
      pick([0, 1, 2, new Double(1), new Int32(2), 'x', 'y', null, true, new Date(1), undefined]);
    const value = (depth: number): unknown => {
      const kind = below(depth > 0 ? 8 : 5);
      if (kind < 5) return scalar();
      if (kind < 7) return Array.from({ length: below(3) }, () => value(depth - 1));
      return { c: value(depth - 1), 0: value(depth - 1) };
    };
    const condition = (): unknown => {
      const one = (): Document => ({ [pick(['$eq', '$gt', '$gte', '$lt', '$lte', '$ne'])]: value(1) ?? null });
      switch (below(5)) {
        case 0:
          return value(1) ?? null;
        case 1:
          return { $in: [value(0) ?? null, value(1) ?? null] };
        case 2:
          return { ...one(), ...one() };
        default:
          return one();
      }
    };
    const paths = ['a', 'b', 'b.c', 'b.0', 'a.0.c'];
    let matches = 0;
    for (let round = 0; round < 60_000; round += 1) {
      const filter: Document = { [pick(paths)]: condition(), $and: [{ [pick(paths)]: condition() }] };
      const document = { a: value(2), b: value(2) };
      if (!compileFilter(filter).matches(document)) continue;
      matches += 1;
      for (const [path, bound] of boundsOf(filter)) {
        if (!admits(bound, document, path))
          throw new Error(`round ${round}: ${path} of ${JSON.stringify({ filter, document, bound })}`);
      }
    }
    expect(matches).toBeGreaterThan(1_000);
  });

  it.each<[string, Document, Record<string, Bound>]>([
    ['equality', { a: 1 }, { a: { equals: [1] } }],
    ['$in, sorted and without repetition', { a: { $in: [3, 1, 3] } }, { a: { equals: [1, 3] } }],
    ['$in of nothing', { a: { $in: [] } }, { a: { equals: [] } }],
    ['a range', { a: { $gt: 1, $lte: 5 } }, { a: { min: 1, minInclusive: false, max: 5, maxInclusive: true } }],
    [
      'the narrower of two ranges',
      { a: { $gte: 1 }, $and: [{ a: { $gt: 1 } }, { a: { $gt: 0 } }] },
      { a: { min: 1, minInclusive: false } },
    ],
    ['the shorter of two lists', { a: { $in: [1, 2, 3] }, $and: [{ a: 2 }] }, { a: { equals: [2] } }],
    ['an embedded document', { a: { x: 1 } }, { a: { equals: [{ x: 1 }] } }],
    ['null', { a: null }, {}],
    ['null among others', { a: { $in: [1, null] } }, {}],
    ['an array', { a: [1] }, {}],
    ['a pattern', { a: /x/ }, {}],
    ['a range of null', { a: { $gte: null } }, {}],
    ['$elemMatch', { a: { $elemMatch: { $gt: 1 } } }, {}],
    ['negations', { a: { $ne: 1 }, b: { $not: { $gt: 1 } }, c: { $nin: [1] } }, {}],
    ['$or', { $or: [{ a: 1 }] }, {}],
  ])('of %s', (_name, filter, expected) => {
    expect(Object.fromEntries(boundsOf(filter))).toEqual(expected);
  });
});
