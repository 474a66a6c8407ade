/** Aggregation: every stage and accumulator of the subset. */
import { Decimal128, Double, Long } from 'bson';
import type { Document } from 'bson';
import type { ConformanceCase } from './conformance-case.js';

const SALES: Document[] = [
  { _id: 1, item: 'pen', price: 2, quantity: 10, day: 'mon', tags: ['a', 'b'] },
  { _id: 2, item: 'ink', price: 5, quantity: 1, day: 'mon', tags: ['b'] },
  { _id: 3, item: 'pen', price: 3, quantity: 4, day: 'tue', tags: [] },
  { _id: 4, item: 'cap', price: null, quantity: 2, day: 'wed' },
  { _id: 5, price: new Double(1.5), quantity: 2, day: 'tue', tags: 'c' },
];

const ITEMS: Document[] = [
  { _id: 'x', name: 'pen', kinds: ['a', 'z'], stock: 5 },
  { _id: 'y', name: 'ink', kinds: ['b'], stock: 0 },
  { _id: 'z', name: null, stock: 1 },
];

interface Extra {
  readonly documents?: Document[];
  readonly others?: Readonly<Record<string, Document[]>>;
  readonly options?: Document;
  readonly left?: Document[];
  readonly othersLeft?: Readonly<Record<string, Document[]>>;
}

function yields(name: string, pipeline: Document[], result: Document[], extra: Extra = {}): ConformanceCase {
  const { options, documents = SALES, ...rest } = extra;
  const isOrdered = pipeline.some((stage) => '$sort' in stage || '$sortByCount' in stage || '$bucket' in stage);
  return {
    name,
    documents,
    command: { aggregate: 'things', pipeline, cursor: {}, ...options },
    result,
    isOrdered,
    ...rest,
  };
}

function refuses(name: string, pipeline: Document[], code: number, extra: Extra = {}): ConformanceCase {
  const { documents = SALES, others } = extra;
  return {
    name: `refuses ${name}`,
    documents,
    ...(others ? { others } : {}),
    command: { aggregate: 'things', pipeline, cursor: {} },
    code,
  };
}

/** An accumulator over all sales in the order of their ids. */
function accumulates(accumulator: Document, expected: unknown): ConformanceCase {
  return yields(
    `accumulates ${JSON.stringify(accumulator)}`,
    [{ $sort: { _id: 1 } }, { $group: { _id: null, v: accumulator } }],
    [{ _id: null, v: expected }],
  );
}

const ids = (...list: unknown[]): Document[] => list.map((_id) => ({ _id }));
const onlyIds = { $project: { _id: 1 } };

export const AGGREGATION_CASES: readonly ConformanceCase[] = [
  yields('runs an empty pipeline', [], SALES),
  yields('matches', [{ $match: { item: 'pen' } }, onlyIds], ids(1, 3)),
  yields(
    'matches after other stages',
    [{ $addFields: { total: { $multiply: ['$price', '$quantity'] } } }, { $match: { total: { $gte: 12 } } }, onlyIds],
    ids(1, 3),
  ),
  yields(
    'sorts, skips and limits',
    [{ $sort: { quantity: -1, _id: 1 } }, { $skip: 1 }, { $limit: 2 }, onlyIds],
    ids(3, 4),
  ),
  yields('limits before it skips', [{ $sort: { _id: 1 } }, { $limit: 3 }, { $skip: 1 }, onlyIds], ids(2, 3)),
  yields('skips all that the limit left', [{ $sort: { _id: 1 } }, { $limit: 2 }, { $skip: 2 }, onlyIds], []),
  yields('sorts twice', [{ $sort: { _id: -1 } }, { $limit: 3 }, { $sort: { _id: 1 } }, onlyIds], ids(3, 4, 5)),
  yields('matches after a limit', [{ $sort: { _id: 1 } }, { $limit: 2 }, { $match: { item: 'ink' } }, onlyIds], ids(2)),
  yields(
    'projects',
    [{ $match: { _id: 1 } }, { $project: { _id: 0, item: 1, twice: { $multiply: ['$price', 2] } } }],
    [{ item: 'pen', twice: 4 }],
  ),
  yields(
    'projects by exclusion',
    [{ $match: { _id: 3 } }, { $project: { tags: 0, day: 0 } }],
    [{ _id: 3, item: 'pen', price: 3, quantity: 4 }],
  ),
  yields(
    'projects paths and documents',
    [{ $match: { _id: 3 } }, { $project: { _id: 0, 'a.b': '$item', c: { d: '$price' } } }],
    [{ a: { b: 'pen' }, c: { d: 3 } }],
  ),
  yields(
    'adds fields',
    [{ $match: { _id: 3 } }, { $project: { item: 1 } }, { $addFields: { n: 1, 'x.y': '$item' } }],
    [{ _id: 3, item: 'pen', n: 1, x: { y: 'pen' } }],
  ),
  yields(
    'sets fields within arrays',
    [{ $set: { 'l.y': 1 } }],
    [
      {
        _id: 1,
        l: [
          { x: 1, y: 1 },
          { x: 2, y: 1 },
        ],
      },
    ],
    { documents: [{ _id: 1, l: [{ x: 1 }, { x: 2 }] }] },
  ),
  yields('removes a field with $$REMOVE', [{ $set: { a: '$$REMOVE' } }], [{ _id: 1 }], {
    documents: [{ _id: 1, a: 1 }],
  }),
  yields(
    'unsets',
    [{ $match: { _id: 3 } }, { $unset: ['tags', 'day', 'price'] }],
    [{ _id: 3, item: 'pen', quantity: 4 }],
  ),
  yields('unsets a path', [{ $unset: 'a.b' }], [{ _id: 1, a: { c: 2 } }], {
    documents: [{ _id: 1, a: { b: 1, c: 2 } }],
  }),
  yields(
    'groups',
    [{ $group: { _id: '$item', n: { $sum: 1 }, total: { $sum: '$quantity' } } }, { $sort: { _id: 1 } }],
    [
      { _id: null, n: 1, total: 2 },
      { _id: 'cap', n: 1, total: 2 },
      { _id: 'ink', n: 1, total: 1 },
      { _id: 'pen', n: 2, total: 14 },
    ],
  ),
  yields(
    'groups by several fields',
    [{ $group: { _id: { d: '$day', i: '$item' } } }, { $match: { '_id.d': 'tue' } }],
    [{ _id: { d: 'tue', i: 'pen' } }, { _id: { d: 'tue' } }],
  ),
  yields('groups numbers of all types together', [{ $group: { _id: '$v', n: { $sum: 1 } } }], [{ _id: 1, n: 3 }], {
    documents: [
      { _id: 1, v: 1 },
      { _id: 2, v: new Double(1) },
      { _id: 3, v: Long.ONE },
    ],
  }),
  yields(
    'groups without regard to case',
    [{ $group: { _id: '$v', n: { $sum: 1 } } }, { $project: { _id: 0 } }],
    [{ n: 2 }],
    {
      documents: [
        { _id: 1, v: 'a' },
        { _id: 2, v: 'A' },
      ],
      options: { collation: { locale: 'en', strength: 2 } },
    },
  ),
  yields('groups nothing into nothing', [{ $match: { _id: 99 } }, { $group: { _id: null, n: { $sum: 1 } } }], []),
  accumulates({ $sum: '$price' }, new Double(11.5)),
  accumulates({ $sum: 1 }, 5),
  accumulates({ $sum: Decimal128.fromString('0.1') }, Decimal128.fromString('0.5')),
  accumulates({ $avg: '$quantity' }, new Double(3.8)),
  accumulates({ $avg: '$nothing' }, null),
  accumulates({ $min: '$price' }, new Double(1.5)),
  accumulates({ $max: '$item' }, 'pen'),
  accumulates({ $first: '$item' }, 'pen'),
  accumulates({ $last: '$day' }, 'tue'),
  accumulates({ $push: '$item' }, ['pen', 'ink', 'pen', 'cap']),
  accumulates({ $push: { i: '$_id' } }, [{ i: 1 }, { i: 2 }, { i: 3 }, { i: 4 }, { i: 5 }]),
  accumulates({ $mergeObjects: { $cond: [{ $lt: ['$_id', 3] }, { x: '$_id' }, null] } }, { x: 2 }),
  accumulates({ $count: {} }, 5),
  accumulates({ $stdDevPop: { $cond: [{ $lte: ['$_id', 2] }, '$_id', null] } }, new Double(0.5)),
  accumulates({ $firstN: { input: '$_id', n: 2 } }, [1, 2]),
  accumulates({ $lastN: { input: '$_id', n: 2 } }, [4, 5]),
  accumulates({ $maxN: { input: '$quantity', n: 2 } }, [10, 4]),
  accumulates({ $minN: { input: '$quantity', n: 2 } }, [1, 2]),
  accumulates({ $top: { sortBy: { quantity: -1 }, output: '$item' } }, 'pen'),
  accumulates({ $bottomN: { sortBy: { _id: 1 }, output: '$_id', n: 2 } }, [4, 5]),
  yields(
    'collects sets',
    [
      { $group: { _id: null, v: { $addToSet: '$day' } } },
      { $project: { v: { $sortArray: { input: '$v', sortBy: 1 } } } },
    ],
    [{ _id: null, v: ['mon', 'tue', 'wed'] }],
  ),
  yields('counts', [{ $match: { item: 'pen' } }, { $count: 'pens' }], [{ pens: 2 }]),
  yields('counts nothing into nothing', [{ $match: { item: 'none' } }, { $count: 'n' }], []),
  yields(
    'unwinds',
    [{ $unwind: '$tags' }, { $project: { tags: 1 } }],
    [
      { _id: 1, tags: 'a' },
      { _id: 1, tags: 'b' },
      { _id: 2, tags: 'b' },
      { _id: 5, tags: 'c' },
    ],
  ),
  yields(
    'unwinds with positions and empty arrays',
    [
      { $unwind: { path: '$tags', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true } },
      { $project: { tags: 1, i: 1 } },
      { $sort: { _id: 1, i: 1 } },
    ],
    [
      { _id: 1, tags: 'a', i: Long.ZERO },
      { _id: 1, tags: 'b', i: Long.ONE },
      { _id: 2, tags: 'b', i: Long.ZERO },
      { _id: 3, i: null },
      { _id: 4, i: null },
      { _id: 5, tags: 'c', i: null },
    ],
  ),
  yields('unwinds a path', [{ $unwind: '$a.l' }], [{ _id: 1, a: { l: 1, k: 2 } }], {
    documents: [{ _id: 1, a: { l: [1], k: 2 } }],
  }),
  yields(
    'looks up',
    [
      { $match: { _id: { $in: [1, 4] } } },
      { $lookup: { from: 'items', localField: 'item', foreignField: 'name', as: 'found' } },
      { $project: { 'found._id': 1 } },
    ],
    [
      { _id: 1, found: [{ _id: 'x' }] },
      { _id: 4, found: [] },
    ],
    { others: { items: ITEMS } },
  ),
  yields(
    'looks up arrays on both sides',
    [
      { $match: { _id: 1 } },
      { $lookup: { from: 'items', localField: 'tags', foreignField: 'kinds', as: 'found' } },
      { $project: { 'found._id': 1 } },
    ],
    [{ _id: 1, found: [{ _id: 'x' }, { _id: 'y' }] }],
    { others: { items: ITEMS } },
  ),
  yields(
    'looks up null for what is missing',
    [
      { $match: { _id: 5 } },
      { $lookup: { from: 'items', localField: 'item', foreignField: 'name', as: 'found' } },
      { $project: { 'found._id': 1 } },
    ],
    [{ _id: 5, found: [{ _id: 'z' }] }],
    { others: { items: ITEMS } },
  ),
  yields(
    'looks up by a pipeline with variables',
    [
      { $match: { _id: { $lte: 2 } } },
      {
        $lookup: {
          from: 'items',
          let: { i: '$item' },
          pipeline: [
            { $match: { $expr: { $and: [{ $eq: ['$name', '$$i'] }, { $gt: ['$stock', 0] }] } } },
            { $project: { stock: 1 } },
          ],
          as: 'found',
        },
      },
      { $project: { found: 1 } },
    ],
    [
      { _id: 1, found: [{ _id: 'x', stock: 5 }] },
      { _id: 2, found: [] },
    ],
    { others: { items: ITEMS } },
  ),
  yields(
    'looks up by fields and a pipeline',
    [
      { $match: { _id: 1 } },
      {
        $lookup: {
          from: 'items',
          localField: 'item',
          foreignField: 'name',
          pipeline: [{ $project: { _id: 0, stock: 1 } }],
          as: 'found',
        },
      },
      { $project: { found: 1 } },
    ],
    [{ _id: 1, found: [{ stock: 5 }] }],
    { others: { items: ITEMS } },
  ),
  yields(
    'looks up in a collection that is not there',
    [
      { $match: { _id: 1 } },
      { $lookup: { from: 'none', localField: 'item', foreignField: 'name', as: 'a.found' } },
      { $project: { a: 1 } },
    ],
    [{ _id: 1, a: { found: [] } }],
  ),
  yields(
    'runs facets',
    [{ $facet: { n: [{ $count: 'n' }], pens: [{ $match: { item: 'pen' } }, { $sort: { _id: -1 } }, onlyIds] } }],
    [{ n: [{ n: 5 }], pens: ids(3, 1) }],
  ),
  yields(
    'replaces the root',
    [{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { $mergeObjects: [{ x: 1 }, { i: '$item' }] } } }],
    [{ x: 1, i: 'pen' }],
  ),
  yields('replaces with a document', [{ $match: { _id: 1 } }, { $replaceWith: { i: '$item' } }], [{ i: 'pen' }]),
  yields(
    'fills buckets, the lower boundary included and the upper not',
    [
      {
        $bucket: {
          groupBy: '$quantity',
          boundaries: [0, 2, 4],
          default: 'more',
          output: { n: { $sum: 1 }, ids: { $push: '$_id' } },
        },
      },
    ],
    [
      { _id: 0, n: 1, ids: [2] },
      { _id: 2, n: 2, ids: [4, 5] },
      { _id: 'more', n: 2, ids: [1, 3] },
    ],
  ),
  yields(
    'fills buckets with a count',
    [{ $bucket: { groupBy: '$_id', boundaries: [1, 3, 6] } }],
    [
      { _id: 1, count: 2 },
      { _id: 3, count: 3 },
    ],
  ),
  yields(
    'sorts by count',
    [{ $match: { item: { $in: ['pen', 'ink'] } } }, { $sortByCount: '$item' }],
    [
      { _id: 'pen', count: 2 },
      { _id: 'ink', count: 1 },
    ],
  ),
  yields('samples no more than there is', [{ $sample: { size: 50 } }, { $count: 'n' }], [{ n: 5 }]),
  yields('samples as many as it is asked', [{ $sample: { size: 2 } }, { $count: 'n' }], [{ n: 2 }]),
  yields(
    'unites collections',
    [onlyIds, { $unionWith: { coll: 'items', pipeline: [{ $match: { stock: { $gt: 0 } } }, onlyIds] } }],
    ids(1, 2, 3, 4, 5, 'x', 'z'),
    { others: { items: ITEMS } },
  ),
  yields(
    'unites with a whole collection',
    [{ $match: { _id: 1 } }, onlyIds, { $unionWith: 'items' }, onlyIds],
    ids(1, 'x', 'y', 'z'),
    { others: { items: ITEMS } },
  ),
  yields(
    'walks a graph',
    [
      { $match: { _id: 'a' } },
      {
        $graphLookup: {
          from: 'items',
          startWith: '$to',
          connectFromField: 'to',
          connectToField: '_id',
          as: 'all',
          depthField: 'depth',
        },
      },
      { $project: { all: { $sortArray: { input: '$all', sortBy: { _id: 1 } } } } },
    ],
    [
      {
        _id: 'a',
        all: [
          { _id: 'b', to: ['c'], depth: Long.ZERO },
          { _id: 'c', to: 'b', depth: Long.ONE },
        ],
      },
    ],
    {
      documents: [{ _id: 'a', to: 'b' }],
      others: {
        items: [
          { _id: 'b', to: ['c'] },
          { _id: 'c', to: 'b' },
          { _id: 'd', to: 'b' },
        ],
      },
    },
  ),
  yields(
    'walks a graph to a depth, under a condition',
    [
      {
        $graphLookup: {
          from: 'items',
          startWith: '$to',
          connectFromField: 'to',
          connectToField: '_id',
          as: 'all',
          maxDepth: 1,
          restrictSearchWithMatch: { ok: true },
        },
      },
      { $project: { n: { $size: '$all' } } },
    ],
    [{ _id: 'a', n: 2 }],
    {
      documents: [{ _id: 'a', to: ['b', 'x'] }],
      others: {
        items: [{ _id: 'b', to: 'c', ok: true }, { _id: 'c', to: 'd', ok: true }, { _id: 'd', ok: true }, { _id: 'x' }],
      },
    },
  ),
  yields(
    'redacts',
    [{ $redact: { $cond: [{ $eq: ['$secret', true] }, '$$PRUNE', '$$DESCEND'] } }],
    [{ _id: 1, a: { x: 1 }, l: [{ y: 1 }, 5] }],
    {
      documents: [
        { _id: 1, a: { x: 1 }, b: { secret: true }, l: [{ y: 1 }, { secret: true }, 5] },
        { _id: 2, secret: true },
      ],
    },
  ),
  yields(
    'merges into another collection',
    [{ $match: { _id: { $lte: 2 } } }, { $project: { item: 1 } }, { $merge: 'target' }],
    [],
    {
      others: { target: [{ _id: 1, old: true }] },
      othersLeft: {
        target: [
          { _id: 1, old: true, item: 'pen' },
          { _id: 2, item: 'ink' },
        ],
      },
    },
  ),
  yields(
    'merges by replacing',
    [{ $match: { _id: 1 } }, { $project: { item: 1 } }, { $merge: { into: 'target', whenMatched: 'replace' } }],
    [],
    { others: { target: [{ _id: 1, old: true }] }, othersLeft: { target: [{ _id: 1, item: 'pen' }] } },
  ),
  yields(
    'merges and keeps what is there',
    [
      { $match: { _id: { $lte: 2 } } },
      { $project: { item: 1 } },
      { $merge: { into: 'target', whenMatched: 'keepExisting' } },
    ],
    [],
    {
      others: { target: [{ _id: 1, old: true }] },
      othersLeft: {
        target: [
          { _id: 1, old: true },
          { _id: 2, item: 'ink' },
        ],
      },
    },
  ),
  yields(
    'merges only what is there',
    [
      { $match: { _id: { $lte: 2 } } },
      { $project: { item: 1 } },
      { $merge: { into: 'target', whenNotMatched: 'discard' } },
    ],
    [],
    { others: { target: [{ _id: 1 }] }, othersLeft: { target: [{ _id: 1, item: 'pen' }] } },
  ),
  yields(
    'merges by a pipeline',
    [
      { $match: { _id: 1 } },
      { $merge: { into: 'target', whenMatched: [{ $set: { sum: { $add: ['$sum', '$$new.quantity'] } } }] } },
    ],
    [],
    { others: { target: [{ _id: 1, sum: 5 }] }, othersLeft: { target: [{ _id: 1, sum: 15 }] } },
  ),
  yields(
    'merges by another unique field',
    [
      { $match: { _id: 1 } },
      { $project: { _id: 0, item: 1, quantity: 1 } },
      { $merge: { into: 'things', on: '_id', whenNotMatched: 'discard' } },
    ],
    [],
  ),
  yields('writes out', [{ $match: { _id: 1 } }, { $project: { item: 1 } }, { $out: 'target' }], [], {
    others: { target: [{ _id: 9 }] },
    othersLeft: { target: [{ _id: 1, item: 'pen' }] },
  }),
  yields(
    'knows the variables of let',
    [{ $match: { $expr: { $eq: ['$item', '$$i'] } } }, { $project: { v: '$$i' } }],
    [{ _id: 2, v: 'ink' }],
    { options: { let: { i: 'ink' } } },
  ),
  yields('yields nothing for a collection that is not there', [{ $match: {} }], [], { documents: [] }),
  refuses('an unknown stage', [{ $nosuch: {} }], 40324),
  refuses('a stage outside the subset', [{ $setWindowFields: {} }], 40324),
  refuses('a walk without a start', [{ $graphLookup: { from: 'items' } }], 40105),
  refuses('a redaction that does not decide', [{ $redact: 1 }], 17053),
  refuses('change streams outside a replica set', [{ $changeStream: {} }], 40573),
  refuses('two stages in one', [{ $match: {}, $limit: 1 }], 40323),
  refuses('an unknown accumulator', [{ $group: { _id: null, v: { $nosuch: 1 } } }], 15952),
  refuses('a group without _id', [{ $group: { n: { $sum: 1 } } }], 15955),
  refuses('a group field that is no accumulator', [{ $group: { _id: null, v: '$a' } }], 40234),
  refuses('a limit of zero', [{ $limit: 0 }], 15958),
  refuses('a negative skip', [{ $skip: -1 }], 5107200),
  refuses('an empty sort', [{ $sort: {} }], 15976),
  refuses('an empty projection', [{ $project: {} }], 51272),
  refuses('a mixed projection', [{ $project: { a: 1, b: 0 } }], 31254),
  refuses('an unwind without $', [{ $unwind: 'tags' }], 28818),
  refuses('an empty count', [{ $count: '' }], 40156),
  refuses('a facet within a facet', [{ $facet: { a: [{ $facet: {} }] } }], 40600),
  refuses('buckets out of order', [{ $bucket: { groupBy: '$a', boundaries: [2, 1] } }], 40194),
  refuses('buckets of mixed types', [{ $bucket: { groupBy: '$a', boundaries: [1, 'x'] } }], 40193),
  refuses('a value outside all buckets', [{ $bucket: { groupBy: '$quantity', boundaries: [0, 1] } }], 40066),
  refuses('a root that is no document', [{ $replaceRoot: { newRoot: '$item' } }], 40228),
  refuses('a merge that is not last', [{ $merge: 'target' }, { $match: {} }], 40601),
  refuses(
    'a merge that fails on a match',
    [{ $match: { _id: 1 } }, { $merge: { into: 'target', whenMatched: 'fail' } }],
    11000,
    { others: { target: [{ _id: 1 }] } },
  ),
  refuses(
    'a merge that fails without a match',
    [{ $match: { _id: 1 } }, { $merge: { into: 'target', whenNotMatched: 'fail' } }],
    13113,
    { others: { target: [{ _id: 2 }] } },
  ),
  refuses('a lookup without a name', [{ $lookup: { localField: 'a', foreignField: 'b', as: 'c' } }], 9),
];
