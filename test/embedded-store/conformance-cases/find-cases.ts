/** Finding: projections, sorting, skipping and limiting, collation, counting, distinct values. */
import { Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import type { Document } from 'bson';
import type { ConformanceCase } from './conformance-case.js';

const DOCUMENT: Document = {
  _id: 1,
  a: 1,
  b: { x: 1, y: { z: 2 } },
  list: [1, 2, 3, 4],
  docs: [{ k: 1, v: 'a' }, { k: 2, v: 'b' }, { k: 2, v: 'c' }, 7],
};

/** Name, projection, expected document, filter. */
const PROJECTIONS: readonly [string, Document, Document, Document?][] = [
  ['no fields', {}, DOCUMENT],
  ['inclusion', { a: 1 }, { _id: 1, a: 1 }],
  ['inclusion in the order of the document', { list: 1, a: true }, { _id: 1, a: 1, list: [1, 2, 3, 4] }],
  ['inclusion without _id', { a: 1, _id: 0 }, { a: 1 }],
  ['inclusion of _id alone', { _id: 1 }, { _id: 1 }],
  ['inclusion of a path', { 'b.y.z': 1 }, { _id: 1, b: { y: { z: 2 } } }],
  ['inclusion given as documents', { b: { x: 1 } }, { _id: 1, b: { x: 1 } }],
  ['inclusion through arrays', { 'docs.k': 1 }, { _id: 1, docs: [{ k: 1 }, { k: 2 }, { k: 2 }] }],
  ['inclusion below a value', { 'a.x': 1 }, { _id: 1 }],
  ['inclusion of what is not there', { nope: 1 }, { _id: 1 }],
  ['exclusion', { a: 0, docs: 0, list: 0 }, { _id: 1, b: { x: 1, y: { z: 2 } } }],
  [
    'exclusion of _id alone',
    { _id: 0 },
    { a: 1, b: DOCUMENT.b as unknown, list: DOCUMENT.list as unknown, docs: DOCUMENT.docs as unknown },
  ],
  ['exclusion of a path', { 'b.y': 0, list: 0, docs: 0 }, { _id: 1, a: 1, b: { x: 1 } }],
  [
    'exclusion through arrays',
    { 'docs.v': 0, list: 0, b: 0 },
    { _id: 1, a: 1, docs: [{ k: 1 }, { k: 2 }, { k: 2 }, 7] },
  ],
  ['exclusion that keeps _id', { _id: 1, a: 0, b: 0, list: 0 }, { _id: 1, docs: DOCUMENT.docs as unknown }],
  ['$slice from the start', { list: { $slice: 2 }, b: 0, docs: 0 }, { _id: 1, a: 1, list: [1, 2] }],
  ['$slice from the end', { list: { $slice: -1 }, b: 0, docs: 0 }, { _id: 1, a: 1, list: [4] }],
  ['$slice with skip', { list: { $slice: [1, 2] }, b: 0, docs: 0 }, { _id: 1, a: 1, list: [2, 3] }],
  ['$slice with skip from the end', { list: { $slice: [-3, 2] }, b: 0, docs: 0 }, { _id: 1, a: 1, list: [2, 3] }],
  ['$slice beside inclusion', { a: 1, list: { $slice: 1 } }, { _id: 1, a: 1, list: [1] }],
  ['$elemMatch', { docs: { $elemMatch: { k: 2 } } }, { _id: 1, docs: [{ k: 2, v: 'b' }] }],
  ['$elemMatch on values', { list: { $elemMatch: { $gt: 2 } } }, { _id: 1, list: [3] }],
  ['$elemMatch without a match', { docs: { $elemMatch: { k: 9 } } }, { _id: 1 }],
  ['the positional $', { 'docs.$': 1 }, { _id: 1, docs: [{ k: 2, v: 'b' }] }, { 'docs.k': 2 }],
  ['the positional $ of values', { 'list.$': 1 }, { _id: 1, list: [3] }, { list: { $gt: 2 } }],
  ['a computed field', { sum: { $add: ['$a', 5] } }, { _id: 1, sum: 6 }],
  ['a computed path', { 'b.q': '$a', a: 1 }, { _id: 1, a: 1, b: { q: 1 } }],
  ['a renamed field', { c: '$b.x', _id: 0 }, { c: 1 }],
  ['a constant', { c: 'fixed', _id: 0 }, { c: 'fixed' }],
  ['a removed field', { a: 1, c: '$$REMOVE' }, { _id: 1, a: 1 }],
];

/** Name, projection, error code, filter. */
const REFUSED_PROJECTIONS: readonly [string, Document, number, Document?][] = [
  ['exclusion within inclusion', { a: 1, b: 0 }, 31254],
  ['inclusion within exclusion', { a: 0, b: 1 }, 31253],
  ['a path within a path', { a: 1, 'a.b': 1 }, 31249],
  ['a path around a path', { 'a.b': 1, a: 1 }, 31250],
  ['an empty document', { a: {} }, 51270],
  ['an empty path', { '': 1 }, 40352],
  ['a path that ends with a dot', { 'a.': 1 }, 40353],
  ['two positional $', { 'list.$': 1, 'docs.$': 1 }, 31276, { list: 1, 'docs.k': 1 }],
  ['a positional $ without a match', { 'list.$': 1 }, 51246, { a: 1 }],
  ['$elemMatch on a path', { 'b.x': { $elemMatch: { k: 1 } } }, 31275],
  ['$elemMatch of a value', { docs: { $elemMatch: 1 } }, 31274],
  ['$slice of nothing', { list: { $slice: [1, 0] } }, 28724],
  ['an unknown expression', { a: { $nosuch: 1 } }, 31325],
];

const MIXED: Document[] = [
  { _id: 1, v: 5 },
  { _id: 2, v: 'text' },
  { _id: 3, v: null },
  { _id: 4 },
  { _id: 5, v: [2, 9] },
  { _id: 6, v: { x: 1 } },
  { _id: 7, v: true },
  { _id: 8, v: new Date(0) },
  { _id: 9, v: new ObjectId('65e06a5a0000000000000001') },
  { _id: 10, v: new MinKey() },
  { _id: 11, v: new MaxKey() },
  { _id: 12, v: new Double(NaN) },
  { _id: 13, v: Decimal128.fromString('4.5') },
  { _id: 14, v: Long.fromString('9007199254740993') },
  { _id: 15, v: new Timestamp({ t: 1, i: 1 }) },
  { _id: 16, v: /x/ },
  { _id: 17, v: 'Text' },
  { _id: 18, v: Buffer.from('x') },
];

function sorted(name: string, sort: Document, ids: readonly number[], more: Document = {}): ConformanceCase {
  return {
    name: `sorts ${name}`,
    documents: MIXED,
    command: { find: 'things', filter: {}, sort, projection: { _id: 1 }, ...more },
    result: ids.map((_id) => ({ _id })),
    isOrdered: true,
  };
}

const PEOPLE: Document[] = [
  { _id: 1, name: 'Ada', age: 30, tags: ['x', 'y'] },
  { _id: 2, name: 'ada', age: 20, tags: ['y'] },
  { _id: 3, name: 'Bo', age: 20, tags: [] },
  { _id: 4, name: 'bo', age: null },
];

const ASCENDING = [10, 3, 4, 12, 5, 13, 1, 14, 17, 2, 6, 18, 9, 7, 8, 15, 16, 11];
const DESCENDING = [11, 16, 15, 8, 7, 9, 18, 6, 2, 17, 14, 5, 1, 13, 12, 3, 4, 10];
const insensitive = { locale: 'en', strength: 2 };

export const FIND_CASES: readonly ConformanceCase[] = [
  ...PROJECTIONS.map(([name, projection, expected, filter = {}]) => ({
    name: `projects ${name}`,
    documents: [DOCUMENT],
    command: { find: 'things', filter, projection },
    result: [expected],
  })),
  ...REFUSED_PROJECTIONS.map(([name, projection, code, filter = {}]) => ({
    name: `refuses to project ${name}`,
    documents: [DOCUMENT],
    command: { find: 'things', filter, projection },
    code,
  })),
  sorted('all types ascending', { v: 1, _id: 1 }, ASCENDING),
  sorted('all types descending', { v: -1, _id: 1 }, DESCENDING),
  sorted('with skip and limit', { v: 1, _id: 1 }, ASCENDING.slice(2, 5), { skip: 2, limit: 3 }),
  sorted('with a skip past the end', { v: 1, _id: 1 }, [], { skip: 100 }),
  {
    name: 'sorts all types the same way by an index',
    documents: MIXED,
    indexes: [{ key: { v: 1, _id: 1 } }],
    command: { find: 'things', filter: {}, sort: { v: 1, _id: 1 }, projection: { _id: 1 } },
    result: ASCENDING.map((_id) => ({ _id })),
    isOrdered: true,
  },
  {
    name: 'sorts by several fields and directions',
    documents: PEOPLE,
    command: { find: 'things', filter: {}, sort: { age: -1, name: 1 }, projection: { _id: 1 } },
    result: [{ _id: 1 }, { _id: 3 }, { _id: 2 }, { _id: 4 }],
    isOrdered: true,
  },
  {
    name: 'sorts by a path through an array',
    documents: [
      { _id: 1, l: [{ x: 5 }, { x: 1 }] },
      { _id: 2, l: [{ x: 3 }] },
    ],
    command: { find: 'things', filter: {}, sort: { 'l.x': -1 }, projection: { _id: 1 } },
    result: [{ _id: 1 }, { _id: 2 }],
    isOrdered: true,
  },
  {
    name: 'refuses a sort direction other than 1 and -1',
    command: { find: 'things', sort: { a: 2 } },
    documents: PEOPLE,
    code: 15975,
  },
  {
    name: 'finds by equality that ignores case',
    documents: PEOPLE,
    command: { find: 'things', filter: { name: 'ADA' }, collation: insensitive, projection: { _id: 1 } },
    result: [{ _id: 1 }, { _id: 2 }],
  },
  {
    name: 'finds by a path with an index on it that ignores case',
    documents: PEOPLE,
    indexes: [{ key: { name: 1 }, collation: insensitive }],
    command: { find: 'things', filter: { name: 'ADA' }, collation: insensitive, projection: { _id: 1 } },
    result: [{ _id: 1 }, { _id: 2 }],
  },
  {
    name: 'keeps to exact equality without the collation of the index',
    documents: PEOPLE,
    indexes: [{ key: { name: 1 }, collation: insensitive }],
    command: { find: 'things', filter: { name: 'ada' }, projection: { _id: 1 } },
    result: [{ _id: 2 }],
  },
  {
    name: 'gives $expr the variables of let',
    documents: PEOPLE,
    command: {
      find: 'things',
      filter: { $expr: { $eq: ['$age', '$$wanted'] } },
      let: { wanted: 30 },
      projection: { _id: 1 },
    },
    result: [{ _id: 1 }],
  },
  {
    name: 'returns one batch and closes the cursor with singleBatch',
    documents: PEOPLE,
    command: { find: 'things', filter: {}, batchSize: 2, singleBatch: true, sort: { _id: 1 }, projection: { _id: 1 } },
    result: [{ _id: 1 }, { _id: 2 }],
  },
  {
    name: 'returns everything over several batches',
    documents: Array.from({ length: 250 }, (_, i) => ({ _id: i })),
    command: { find: 'things', filter: {}, batchSize: 7, sort: { _id: 1 } },
    result: Array.from({ length: 250 }, (_, i) => ({ _id: i })),
    isOrdered: true,
  },
  { name: 'finds nothing in a collection that is not there', command: { find: 'things', filter: {} }, result: [] },
  { name: 'counts', documents: PEOPLE, command: { count: 'things', query: { age: 20 } }, result: { n: 2 } },
  {
    name: 'counts with skip and limit',
    documents: PEOPLE,
    command: { count: 'things', query: {}, skip: 1, limit: 2 },
    result: { n: 2 },
  },
  {
    name: 'counts with a collation',
    documents: PEOPLE,
    command: { count: 'things', query: { name: 'BO' }, collation: insensitive },
    result: { n: 2 },
  },
  { name: 'counts nothing', command: { count: 'things', query: {} }, result: { n: 0 } },
  {
    name: 'gives distinct values',
    documents: PEOPLE,
    command: { distinct: 'things', key: 'age' },
    result: { values: [null, 20, 30] },
  },
  {
    name: 'gives distinct elements',
    documents: PEOPLE,
    command: { distinct: 'things', key: 'tags' },
    result: { values: ['x', 'y'] },
  },
  {
    name: 'gives distinct values by a filter',
    documents: PEOPLE,
    command: { distinct: 'things', key: 'name', query: { age: 20 } },
    result: { values: ['Bo', 'ada'] },
  },
  {
    name: 'takes numbers of all types for equal when it gives distinct values',
    documents: [
      { _id: 1, v: new Int32(1) },
      { _id: 2, v: new Double(1) },
      { _id: 3, v: Long.ONE },
    ],
    command: { distinct: 'things', key: 'v' },
    result: { values: [1] },
  },
];
