/** Indexes: what is made, listed, dropped and refused, and that answers are the same with them. */
import type { ConformanceCase } from './conformance-case.js';

const documents = Array.from({ length: 40 }, (_, i) => ({
  _id: i,
  a: i % 5,
  b: i % 7,
  tags: [i % 3, i % 4],
  s: i % 2 ? 'x' : null,
}));
const create = (...indexes: object[]): object => ({ createIndexes: 'things', indexes });
const idsWhere = (accepts: (document: (typeof documents)[number]) => boolean): { _id: number }[] =>
  documents.filter(accepts).map(({ _id }) => ({ _id }));

function found(
  name: string,
  index: object,
  filter: object,
  accepts: (document: (typeof documents)[number]) => boolean,
): ConformanceCase {
  return {
    name: `answers the same with an index: ${name}`,
    documents,
    indexes: [index as { key: object }],
    command: { find: 'things', filter, projection: { _id: 1 } },
    result: idsWhere(accepts),
  };
}

export const INDEX_CASES: readonly ConformanceCase[] = [
  found('equality', { key: { a: 1 } }, { a: 3 }, ({ a }) => a === 3),
  found('a range', { key: { a: 1 } }, { a: { $gt: 1, $lte: 3 } }, ({ a }) => a > 1 && a <= 3),
  found('a descending range', { key: { a: -1 } }, { a: { $gte: 1, $lt: 3 } }, ({ a }) => a >= 1 && a < 3),
  found('$in', { key: { a: 1 } }, { a: { $in: [0, 4] } }, ({ a }) => a === 0 || a === 4),
  found(
    'a compound prefix and a range',
    { key: { a: 1, b: -1 } },
    { a: 2, b: { $gt: 2 } },
    ({ a, b }) => a === 2 && b > 2,
  ),
  found('elements', { key: { tags: 1 } }, { tags: 2 }, ({ tags }) => tags.includes(2)),
  found(
    'a range that different elements satisfy',
    { key: { tags: 1 } },
    { tags: { $gt: 1, $lt: 1 } },
    ({ tags }) => tags.some((t) => t > 1) && tags.some((t) => t < 1),
  ),
  found(
    'a partial index',
    { key: { a: 1 }, partialFilterExpression: { s: 'x' } },
    { a: 1, s: 'x' },
    ({ a, s }) => a === 1 && s === 'x',
  ),
  found(
    'a partial index that does not apply',
    { key: { a: 1 }, partialFilterExpression: { s: 'x' } },
    { a: 1 },
    ({ a }) => a === 1,
  ),
  found('a sparse index that does not apply', { key: { none: 1 }, sparse: true }, { none: null }, () => true),
  found('null', { key: { s: 1 } }, { s: null }, ({ s }) => s === null),
  found('a pattern', { key: { s: 1 } }, { s: /^x/ }, ({ s }) => s === 'x'),
  found('$or', { key: { a: 1 } }, { $or: [{ a: 1 }, { b: 1 }] }, ({ a, b }) => a === 1 || b === 1),
  found('a negation', { key: { a: 1 } }, { a: { $ne: 1 } }, ({ a }) => a !== 1),
  {
    name: 'uses the index that a hint names',
    documents,
    indexes: [{ key: { a: 1 }, name: 'by_a' }],
    command: { find: 'things', filter: { a: 1 }, hint: 'by_a', projection: { _id: 1 } },
    result: idsWhere(({ a }) => a === 1),
  },
  {
    name: 'refuses a hint without an index',
    documents,
    command: { find: 'things', filter: {}, hint: 'none' },
    code: 2,
  },
  {
    name: 'lists indexes',
    documents,
    indexes: [{ key: { a: 1, b: -1 }, name: 'both', unique: false }],
    command: { listIndexes: 'things' },
    result: [
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1, b: -1 }, name: 'both' },
    ],
  },
  { name: 'refuses to list the indexes of nothing', command: { listIndexes: 'things' }, code: 26 },
  {
    name: 'makes an index',
    documents,
    command: create({ key: { a: 1 }, name: 'a_1' }),
    result: { numIndexesBefore: 1, numIndexesAfter: 2 },
  },
  {
    name: 'makes an index only once',
    documents,
    indexes: [{ key: { a: 1 }, name: 'a_1' }],
    command: create({ key: { a: 1 }, name: 'a_1' }),
    result: { numIndexesBefore: 2, numIndexesAfter: 2 },
  },
  {
    name: 'refuses another index of the same name',
    documents,
    indexes: [{ key: { a: 1 }, name: 'x' }],
    command: create({ key: { b: 1 }, name: 'x' }),
    code: 86,
  },
  {
    name: 'refuses the same index under another name',
    documents,
    indexes: [{ key: { a: 1 }, name: 'x' }],
    command: create({ key: { a: 1 }, name: 'y' }),
    code: 85,
  },
  {
    name: 'refuses a unique index over duplicates',
    documents,
    command: create({ key: { a: 1 }, name: 'x', unique: true }),
    code: 11000,
  },
  { name: 'refuses a wrong direction', documents, command: create({ key: { a: 0 }, name: 'x' }), code: 67 },
  { name: 'refuses an index without fields', documents, command: create({ key: {}, name: 'x' }), code: 67 },
  {
    name: 'drops an index',
    documents,
    indexes: [{ key: { a: 1 }, name: 'x' }],
    command: { dropIndexes: 'things', index: 'x' },
    result: { nIndexesWas: 2 },
  },
  { name: 'refuses to drop the index of _id', documents, command: { dropIndexes: 'things', index: '_id_' }, code: 72 },
  {
    name: 'refuses to drop an index that is not there',
    documents,
    command: { dropIndexes: 'things', index: 'none' },
    code: 27,
  },
  {
    name: 'refuses a time to live on two fields',
    documents,
    command: create({ key: { a: 1, b: 1 }, name: 'x', expireAfterSeconds: 1 }),
    code: 67,
  },
];
