/** Every update operator: what it makes of a document, the codes of its errors, and that the input is never touched. */
import { Decimal128, deserialize, Double, EJSON, Int32, Long, ObjectId, serialize } from 'bson';
import type { Document } from 'bson';
import { compileFilter } from './filter-matcher.js';
import { DECODE_OPTIONS } from './raw-document.js';
import { compileUpdate, documentForUpsert, type UpdateOptions } from './update-operators.js';

function stored<T extends Document>(document: T): T {
  return deserialize(serialize(document), DECODE_OPTIONS) as T;
}

const text = (value: unknown): string => EJSON.stringify(value as Document, { relaxed: false });
const now = new Date('2026-01-02T03:04:05.678Z');

interface Extra {
  readonly filter?: Document;
  readonly options?: UpdateOptions;
  readonly isInsert?: boolean;
}

function applied(
  document: Document,
  update: Document | Document[],
  { filter, options, isInsert = false }: Extra = {},
): Document {
  const before = stored(document);
  const frozen = text(before);
  const compiled = compileUpdate(stored({ update }).update as Document, options);
  const match = filter ? compileFilter(stored(filter)).match(before) : {};
  const result = compiled.apply(before, { isInsert, now, ...match });
  expect(text(before)).toBe(frozen);
  return result;
}

const long = (value: string): Long => Long.fromString(value);

/** Name, document, update, expected document, and what else the update is given. */
const CASES: readonly [string, Document, Document | Document[], Document, Extra?][] = [
  ['$set', { a: 1 }, { $set: { a: 2, b: 'x' } }, { a: 2, b: 'x' }],
  ['$set of a path', { a: { b: 1 } }, { $set: { 'a.c': 2 } }, { a: { b: 1, c: 2 } }],
  ['$set that creates documents', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['$set that creates fields in the order of their names', {}, { $set: { z: 1, b: 1, a: 1 } }, { a: 1, b: 1, z: 1 }],
  ['$set of an element', { a: [1, 2] }, { $set: { 'a.1': 5 } }, { a: [1, 5] }],
  ['$set past the end of an array', { a: [1] }, { $set: { 'a.3': 5 } }, { a: [1, null, null, 5] }],
  ['$set within an element', { a: [{ x: 1 }] }, { $set: { 'a.0.x': 5, 'a.1.x': 6 } }, { a: [{ x: 5 }, { x: 6 }] }],
  ['$set of numeric names in a document', { a: {} }, { $set: { 'a.10': 1, 'a.9': 2 } }, { a: { 9: 2, 10: 1 } }],
  ['$unset', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
  ['$unset of a path', { a: { b: 1, c: 2 } }, { $unset: { 'a.b': 1 } }, { a: { c: 2 } }],
  ['$unset of an element', { a: [1, 2] }, { $unset: { 'a.0': 1 } }, { a: [null, 2] }],
  ['$unset of what is not there', { a: 1 }, { $unset: { b: 1, 'a.x': 1, 'c.d': 1 } }, { a: 1 }],
  ['$setOnInsert of an update', { a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }],
  ['$setOnInsert of an insert', { a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1, b: 1 }, { isInsert: true }],
  ['$inc', { a: 1 }, { $inc: { a: 2, b: 3 } }, { a: 3, b: 3 }],
  ['$inc beyond 32 bits', { a: 2147483647 }, { $inc: { a: 1 } }, { a: long('2147483648') }],
  ['$inc of a long', { a: long('5') }, { $inc: { a: 1 } }, { a: long('6') }],
  ['$inc by a double', { a: 1 }, { $inc: { a: 0.5 } }, { a: 1.5 }],
  ['$inc of a double by an int', { a: new Double(1) }, { $inc: { a: 1 } }, { a: new Double(2) }],
  [
    '$inc of a decimal',
    { a: Decimal128.fromString('0.1') },
    { $inc: { a: Decimal128.fromString('0.2') } },
    { a: Decimal128.fromString('0.3') },
  ],
  [
    '$inc of an int by a decimal',
    { a: 1 },
    { $inc: { a: Decimal128.fromString('0.50') } },
    { a: Decimal128.fromString('1.50') },
  ],
  ['$mul', { a: 6 }, { $mul: { a: 7 } }, { a: 42 }],
  ['$mul of nothing', {}, { $mul: { a: 7, b: new Double(2), c: long('3') } }, { a: 0, b: new Double(0), c: long('0') }],
  ['$mul beyond 32 bits', { a: 65536 }, { $mul: { a: 65536 } }, { a: long('4294967296') }],
  ['$mul of a decimal', { a: Decimal128.fromString('1.5') }, { $mul: { a: 3 } }, { a: Decimal128.fromString('4.5') }],
  ['$min', { a: 5, b: 5 }, { $min: { a: 3, b: 9, c: 1 } }, { a: 3, b: 5, c: 1 }],
  ['$max', { a: 5, b: 5 }, { $max: { a: 3, b: 9, c: 1 } }, { a: 5, b: 9, c: 1 }],
  ['$max across types', { a: 5 }, { $max: { a: 'x' } }, { a: 'x' }],
  ['$rename', { a: 1, b: 2 }, { $rename: { a: 'c' } }, { b: 2, c: 1 }],
  ['$rename onto a field', { a: 1, b: 2 }, { $rename: { a: 'b' } }, { b: 1 }],
  ['$rename into a path', { a: 1 }, { $rename: { a: 'x.y' } }, { x: { y: 1 } }],
  ['$rename of nothing', { b: 1 }, { $rename: { a: 'b' } }, { b: 1 }],
  ['$currentDate', {}, { $currentDate: { a: true, b: { $type: 'date' } } }, { a: now, b: now }],
  ['$push', { a: [1] }, { $push: { a: 2, b: 3 } }, { a: [1, 2], b: [3] }],
  ['$push of an array as one element', { a: [1] }, { $push: { a: [2, 3] } }, { a: [1, [2, 3]] }],
  ['$push with $each', { a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
  ['$push with $position', { a: [1, 2] }, { $push: { a: { $each: [9], $position: 0 } } }, { a: [9, 1, 2] }],
  [
    '$push with a position from the end',
    { a: [1, 2] },
    { $push: { a: { $each: [9], $position: -1 } } },
    { a: [1, 9, 2] },
  ],
  ['$push with $slice', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: -2 } } }, { a: [2, 3] }],
  ['$push with $slice from the start', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: 1 } } }, { a: [1] }],
  ['$push with $slice 0', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: 0 } } }, { a: [] }],
  ['$push with $sort', { a: [3, 1] }, { $push: { a: { $each: [2], $sort: -1 } } }, { a: [3, 2, 1] }],
  [
    '$push with $sort by a field',
    { a: [{ x: 3 }, { x: 1 }] },
    { $push: { a: { $each: [{ x: 2 }], $sort: { x: 1 }, $slice: 2 } } },
    { a: [{ x: 1 }, { x: 2 }] },
  ],
  [
    '$addToSet',
    { a: [1, { x: 1, y: 2 }] },
    { $addToSet: { a: { y: 2, x: 1 } } },
    { a: [1, { x: 1, y: 2 }, { y: 2, x: 1 }] },
  ],
  ['$addToSet of what is there', { a: [1] }, { $addToSet: { a: new Double(1) } }, { a: [1] }],
  [
    '$addToSet with $each',
    { a: [1] },
    { $addToSet: { a: { $each: [1, 2, 2] }, b: { $each: [5, 5] } } },
    { a: [1, 2], b: [5] },
  ],
  ['$pull of a value', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ['$pull by operators', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  ['$pull by fields', { a: [{ x: 1, y: 1 }, { x: 2 }, 5] }, { $pull: { a: { x: 1 } } }, { a: [{ x: 2 }, 5] }],
  [
    '$pull by fields with operators',
    { a: [{ x: 1 }, { x: 9 }] },
    { $pull: { a: { x: { $gt: 5 } } } },
    { a: [{ x: 1 }] },
  ],
  ['$pull by a pattern', { a: ['ab', 'cd'] }, { $pull: { a: /^a/ } }, { a: ['cd'] }],
  ['$pull with $in', { a: [1, 2, 3] }, { $pull: { a: { $in: [1, 3] } } }, { a: [2] }],
  ['$pull of nothing', { b: 1 }, { $pull: { a: 1 } }, { b: 1 }],
  ['$pullAll', { a: [1, 2, 3, 1] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  ['$pop', { a: [1, 2, 3], b: [1, 2] }, { $pop: { a: 1, b: -1 } }, { a: [1, 2], b: [2] }],
  ['$pop of an empty array', { a: [] }, { $pop: { a: 1 } }, { a: [] }],
  ['$bit', { a: 13, b: 3, c: 1 }, { $bit: { a: { and: 10 }, b: { or: 4 }, c: { xor: 3 } } }, { a: 8, b: 7, c: 2 }],
  ['$bit of a long', { a: long('13') }, { $bit: { a: { and: 10 } } }, { a: long('8') }],
  ['$bit of nothing', {}, { $bit: { a: { or: 5 } } }, { a: 5 }],
  [
    'several operators',
    { a: 1, b: [1] },
    { $set: { c: 1 }, $inc: { a: 1 }, $push: { b: 2 } },
    { a: 2, b: [1, 2], c: 1 },
  ],
  ['an empty operator', { a: 1 }, { $set: {} }, { a: 1 }],
  ['the positional $', { a: [1, 2, 3] }, { $set: { 'a.$': 9 } }, { a: [1, 9, 3] }, { filter: { a: 2 } }],
  [
    'the positional $ within an element',
    { a: [{ x: 1 }, { x: 2 }] },
    { $inc: { 'a.$.x': 5 } },
    { a: [{ x: 1 }, { x: 7 }] },
    { filter: { 'a.x': 2 } },
  ],
  [
    'the positional $ with $elemMatch',
    {
      a: [
        { x: 1, y: 1 },
        { x: 1, y: 2 },
      ],
    },
    { $set: { 'a.$.z': 1 } },
    {
      a: [
        { x: 1, y: 1 },
        { x: 1, y: 2, z: 1 },
      ],
    },
    { filter: { a: { $elemMatch: { x: 1, y: 2 } } } },
  ],
  ['$[]', { a: [1, 2] }, { $inc: { 'a.$[]': 10 } }, { a: [11, 12] }],
  [
    '$[] within $[]',
    { a: [{ b: [1, 2] }, { b: [3] }] },
    { $mul: { 'a.$[].b.$[]': 2 } },
    { a: [{ b: [2, 4] }, { b: [6] }] },
  ],
  ['$[] of an empty array', { a: [] }, { $set: { 'a.$[].x': 1 } }, { a: [] }],
  [
    '$[id]',
    { a: [1, 5, 9] },
    { $set: { 'a.$[big]': 0 } },
    { a: [1, 0, 0] },
    { options: { arrayFilters: [{ big: { $gte: 5 } }] } },
  ],
  [
    '$[id] by fields',
    {
      a: [
        { x: 1, y: 0 },
        { x: 2, y: 0 },
      ],
    },
    { $set: { 'a.$[e].y': 7 } },
    {
      a: [
        { x: 1, y: 0 },
        { x: 2, y: 7 },
      ],
    },
    { options: { arrayFilters: [{ 'e.x': 2 }] } },
  ],
  [
    '$[id] with $or',
    { a: [1, 2, 3] },
    { $set: { 'a.$[e]': 0 } },
    { a: [0, 2, 0] },
    { options: { arrayFilters: [{ $or: [{ e: 1 }, { e: 3 }] }] } },
  ],
  [
    'two identifiers',
    {
      a: [
        { k: 'x', b: [1, 2] },
        { k: 'y', b: [1] },
      ],
    },
    { $set: { 'a.$[i].b.$[j]': 9 } },
    {
      a: [
        { k: 'x', b: [9, 2] },
        { k: 'y', b: [1] },
      ],
    },
    { options: { arrayFilters: [{ 'i.k': 'x' }, { j: 1 }] } },
  ],
  ['a replacement', { _id: 1, a: 1 }, { b: 2 }, { _id: 1, b: 2 }],
  ['a replacement with the same _id', { _id: 1, a: 1 }, { b: 2, _id: 1 }, { _id: 1, b: 2 }],
  ['a replacement by nothing', { _id: 1, a: 1 }, {}, { _id: 1 }],
  [
    'a replacement with dots and inner dollars',
    { _id: 1 },
    { 'a.b': 1, c: { $d: 1 } },
    { _id: 1, 'a.b': 1, c: { $d: 1 } },
  ],
  ['a pipeline with $set', { _id: 1, a: 2 }, [{ $set: { b: { $multiply: ['$a', 3] } } }], { _id: 1, a: 2, b: 6 }],
  ['a pipeline with $unset', { _id: 1, a: 2, b: 3 }, [{ $unset: ['a'] }], { _id: 1, b: 3 }],
  ['a pipeline with $project', { _id: 1, a: 2, b: 3 }, [{ $project: { b: 1 } }], { _id: 1, b: 3 }],
  [
    'a pipeline with $replaceWith',
    { _id: 1, a: { x: 1 } },
    [{ $replaceWith: { $mergeObjects: ['$a', { y: 2 }] } }],
    { _id: 1, x: 1, y: 2 },
  ],
  [
    'a pipeline with variables',
    { _id: 1 },
    [{ $set: { a: '$$v', at: '$$NOW' } }],
    { _id: 1, a: 5, at: now },
    { options: { let: { v: new Int32(5) } } },
  ],
  [
    'a pipeline that sets a dollar-prefixed field',
    { _id: 1 },
    [{ $replaceWith: { $setField: { field: { $literal: '$a' }, value: 1, input: '$$ROOT' } } }],
    { _id: 1, $a: 1 },
  ],
];

describe('updates', () => {
  // Objects rather than rows: jest would take the parameter of a shorter row for its callback.
  it.each(CASES.map(([name, document, update, expected, extra]) => ({ name, document, update, expected, extra })))(
    '$name',
    (row) => {
      const { document, update, expected, extra } = row;
      expect(text(applied(document, update, extra))).toBe(text(stored(expected)));
    },
  );

  it('keep a field called __proto__ as data', () => {
    const result = applied({ a: 1 }, { $set: { ['__proto__']: { admin: true } } as Document });
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(Object.keys(result)).toEqual(['a', '__proto__']);
  });

  it.each<[string, Document, Document | Document[]]>([
    ['$set of the same', { a: { b: 1 } }, { $set: { a: { b: 1 } } }],
    ['$inc by zero', { a: 1 }, { $inc: { a: 0 } }],
    ['$min of a greater value', { a: 1 }, { $min: { a: 2 } }],
    ['$pull of nothing', { a: [1] }, { $pull: { a: 2 } }],
    ['$addToSet of what is there', { a: [1] }, { $addToSet: { a: 1 } }],
    ['$unset of nothing', { a: 1 }, { $unset: { 'b.c': 1 } }],
    ['$push of nothing', { a: [1] }, { $push: { a: { $each: [] } } }],
    ['$setOnInsert', { a: 1 }, { $setOnInsert: { b: 1 } }],
    ['an equal replacement', { _id: 1, a: 1 }, { a: 1 }],
    ['a pipeline without effect', { _id: 1, a: 1 }, [{ $set: { a: '$a' } }]],
  ])('return the same document when %s changes nothing', (_name, document, update) => {
    const before = stored(document);
    const compiled = compileUpdate(stored({ update }).update as Document);
    expect(compiled.apply(before, { isInsert: false, now })).toBe(before);
  });

  it('tell a change of type from no change', () => {
    const before = stored({ a: 1 });
    expect(compileUpdate({ $set: { a: new Double(1) } }).apply(before, { isInsert: false, now })).not.toBe(before);
  });
});

const REFUSED: readonly [string, Document, Document | Document[], number, Extra?][] = [
  ['an unknown operator', {}, { $foo: { a: 1 } }, 9],
  ['a field among operators', {}, { $set: { a: 1 }, b: 1 }, 9],
  ['an operator without a document', {}, { $set: 1 }, 9],
  ['a replacement with an operator', {}, { a: 1, $set: { b: 1 } }, 52],
  ['two changes of one path', {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
  ['a change within a changed path', {}, { $set: { a: 1, 'a.b': 1 } }, 40],
  ['$rename onto a changed path', {}, { $set: { b: 1 }, $rename: { a: 'b' } }, 40],
  ['an empty path', {}, { $set: { '': 1 } }, 56],
  ['a path with an empty name', {}, { $set: { 'a..b': 1 } }, 56],
  ['a dollar-prefixed field', {}, { $set: { $a: 1 } }, 52],
  ['a change of _id', { _id: 1 }, { $set: { _id: 2 } }, 66],
  ['the removal of _id', { _id: 1 }, { $unset: { _id: 1 } }, 66],
  ['a replacement with another _id', { _id: 1 }, { _id: 2 }, 66],
  ['a pipeline with another _id', { _id: 1 }, [{ $set: { _id: 2 } }], 66],
  ['$inc of text', { a: 'x' }, { $inc: { a: 1 } }, 14],
  ['$inc of null', { a: null }, { $inc: { a: 1 } }, 14],
  ['$inc by text', {}, { $inc: { a: 'x' } }, 14],
  ['$inc beyond 64 bits', { a: long('9223372036854775807') }, { $inc: { a: 1 } }, 2],
  ['$mul of text', { a: 'x' }, { $mul: { a: 1 } }, 14],
  ['$push onto a value', { a: 1 }, { $push: { a: 1 } }, 2],
  ['$push with an unknown clause', {}, { $push: { a: { $each: [], $foo: 1 } } }, 2],
  ['$push with $each of a value', {}, { $push: { a: { $each: 1 } } }, 2],
  ['$push with a fractional $slice', {}, { $push: { a: { $each: [], $slice: 1.5 } } }, 2],
  ['$push with a wrong $sort', {}, { $push: { a: { $each: [], $sort: 2 } } }, 2],
  ['$addToSet onto a value', { a: 1 }, { $addToSet: { a: 1 } }, 2],
  ['$pull from a value', { a: 1 }, { $pull: { a: 1 } }, 2],
  ['$pullAll without an array', {}, { $pullAll: { a: 1 } }, 2],
  ['$pop by 2', { a: [1] }, { $pop: { a: 2 } }, 9],
  ['$pop of a value', { a: 1 }, { $pop: { a: 1 } }, 14],
  ['$bit of a double', { a: 1.5 }, { $bit: { a: { and: 1 } } }, 2],
  ['$bit with an unknown operation', {}, { $bit: { a: { nand: 1 } } }, 2],
  ['$currentDate of a number', {}, { $currentDate: { a: 1 } }, 2],
  ['$rename to itself', {}, { $rename: { a: 'a' } }, 2],
  ['$rename to a number', {}, { $rename: { a: 1 } }, 2],
  ['$rename out of an array', { a: [{ b: 1 }] }, { $rename: { 'a.0.b': 'c' } }, 2],
  ['a path through a value', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
  ['a path through null', { a: null }, { $set: { 'a.b': 1 } }, 28],
  ['a name in an array', { a: [1] }, { $set: { 'a.b': 1 } }, 28],
  ['the positional $ without a match', { a: [1] }, { $set: { 'a.$': 1 } }, 2],
  ['the positional $ first', {}, { $set: { '$.a': 1 } }, 2],
  ['$[] of a value', { a: 1 }, { $set: { 'a.$[]': 1 } }, 2],
  ['$[] of nothing', {}, { $set: { 'a.$[]': 1 } }, 2],
  ['an identifier without a filter', { a: [] }, { $set: { 'a.$[x]': 1 } }, 2],
  ['a filter without its identifier', { a: [] }, { $set: { a: 1 } }, 9, { options: { arrayFilters: [{ x: 1 }] } }],
  [
    'two filters for one identifier',
    { a: [] },
    { $set: { 'a.$[x]': 1 } },
    9,
    { options: { arrayFilters: [{ x: 1 }, { x: 2 }] } },
  ],
  [
    'a filter of two identifiers',
    { a: [] },
    { $set: { 'a.$[x]': 1 } },
    9,
    { options: { arrayFilters: [{ x: 1, y: 2 }] } },
  ],
  ['array filters with a pipeline', {}, [{ $set: { a: 1 } }], 9, { options: { arrayFilters: [{ x: 1 }] } }],
  [
    'conflicting changes of one element',
    { a: [1] },
    { $set: { 'a.$[]': 1, 'a.$[x]': 2 } },
    40,
    { options: { arrayFilters: [{ x: 1 }] } },
  ],
  ['a stage that pipelines of updates lack', {}, [{ $match: {} }], 72],
];

describe('updates that are refused', () => {
  it.each(REFUSED.map(([name, document, update, code, extra]) => ({ name, document, update, code, extra })))(
    '$name',
    (row) => {
      const { document, update, code, extra } = row;
      expect(() => applied(document, update, extra)).toThrow(expect.objectContaining({ code }) as Error);
    },
  );
});

describe('the document of an upsert', () => {
  it.each<[string, Document, Document]>([
    ['equalities', { a: 1, b: { $eq: 2 }, c: { $gt: 3 } }, { a: 1, b: 2 }],
    ['paths', { 'a.b': 1, 'a.c': 2 }, { a: { b: 1, c: 2 } }],
    ['$and', { $and: [{ a: 1 }, { b: 2 }] }, { a: 1, b: 2 }],
    ['$or of one', { $or: [{ a: 1 }] }, { a: 1 }],
    ['$or of two', { $or: [{ a: 1 }, { a: 2 }] }, {}],
    ['$in of one', { a: { $in: [1] }, b: { $in: [1, 2] } }, { a: 1 }],
    ['embedded documents', { a: { x: 1 } }, { a: { x: 1 } }],
    ['patterns', { a: /x/ }, {}],
    ['_id first', { b: 1, _id: 5 }, { _id: 5, b: 1 }],
  ])('takes %s', (_name, filter, expected) => {
    expect(text(documentForUpsert(stored(filter)))).toBe(text(stored(expected)));
  });

  it('refuses two conditions on one path', () => {
    expect(() => documentForUpsert({ 'a.b': 1, a: { b: 1 } })).toThrow(expect.objectContaining({ code: 54 }) as Error);
  });

  it('puts the _id of an insert first', () => {
    const id = new ObjectId();
    const result = compileUpdate({ $set: { a: 1 }, $setOnInsert: { _id: id } }).apply(
      { b: 1 },
      { isInsert: true, now },
    );
    expect(Object.keys(result)).toEqual(['_id', 'b', 'a']);
  });
});

describe('update operators on random documents', () => {
  it('never touch the input and always give what BSON can hold', () => {
    let state = 42;
    const below = (limit: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return (state >>> 8) % limit;
    };
    const value = (depth: number): unknown => {
      const kinds: (() => unknown)[] = [
        () => below(5),
        () => `t${below(3)}`,
        () => null,
        () => Array.from({ length: below(4) }, () => (depth > 0 ? value(depth - 1) : below(4))),
        () =>
          Object.fromEntries(
            Array.from({ length: below(3) }, () => [`f${below(3)}`, depth > 0 ? value(depth - 1) : 1]),
          ),
      ];
      return (kinds[below(kinds.length)] as () => unknown)();
    };
    const path = (): string =>
      Array.from({ length: 1 + below(3) }, () => ['f0', 'f1', 'f2', '0', '1'][below(5)]).join('.');
    const operators: (() => Document)[] = [
      () => ({ $set: { [path()]: value(1) } }),
      () => ({ $unset: { [path()]: 1 } }),
      () => ({ $inc: { [path()]: below(9) } }),
      () => ({ $push: { [path()]: { $each: [value(1)], $sort: 1, $slice: -3 } } }),
      () => ({ $addToSet: { [path()]: value(1) } }),
      () => ({ $pull: { [path()]: value(1) } }),
      () => ({ $pop: { [path()]: 1 } }),
      () => ({ $min: { [path()]: value(1) } }),
      () => ({ $rename: { [path()]: `r${below(3)}` } }),
      () => ({ $set: { [`f0.$[].${path()}`]: below(3) } }),
    ];
    let changed = 0;
    for (let round = 0; round < 20_000; round += 1) {
      const before = stored({ _id: 1, f0: value(2), f1: value(2), f2: value(2) });
      const snapshot = text(before);
      try {
        const after = compileUpdate((operators[below(operators.length)] as () => Document)()).apply(before, {
          isInsert: false,
          now,
        });
        if (text(stored(after)) !== text(before)) changed += 1;
        else if (after !== before && text(after) === snapshot)
          throw new Error(`round ${round}: a copy without a change`);
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'CommandError') throw error;
      }
      if (text(before) !== snapshot) throw new Error(`round ${round}: the input was changed`);
    }
    expect(changed).toBeGreaterThan(5_000);
  });
});
