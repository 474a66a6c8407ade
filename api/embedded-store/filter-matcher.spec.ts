/** Every filter operator: what it matches, what it does not, and the codes of its errors. */
import { Binary, Decimal128, deserialize, Double, Int32, Long, MaxKey, MinKey, ObjectId, serialize } from 'bson';
import type { Document } from 'bson';
import { CommandError } from './command-error.js';
import { compileFilter, type FilterOptions } from './filter-matcher.js';
import { DECODE_OPTIONS } from './raw-document.js';

/** What the store holds after a document went over the wire. */
function stored(document: Document): Document {
  return deserialize(serialize(document), DECODE_OPTIONS);
}

function matches(filter: Document, document: Document, options?: FilterOptions): boolean {
  return compileFilter(stored(filter), options).matches(stored(document));
}

const id = new ObjectId('65f000000000000000000001');

/** Name, filter, documents that match, documents that do not. */
const CASES: readonly [string, Document, Document[], Document[]][] = [
  ['an empty filter', {}, [{}, { a: 1 }], []],
  ['equality of numbers of any type', { a: 1 }, [{ a: 1 }, { a: new Double(1) }, { a: Long.ONE }, { a: Decimal128.fromString('1.0') }], [{ a: 2 }, { a: '1' }, { a: true }, {}]],
  ['equality of strings', { a: 'x' }, [{ a: 'x' }, { a: ['y', 'x'] }], [{ a: 'X' }, { a: { 0: 'x' } }, { a: [['x']] }]],
  ['equality of ids', { a: id }, [{ a: new ObjectId(id.toHexString()) }], [{ a: new ObjectId() }, { a: id.toHexString() }]],
  ['equality of dates', { a: new Date(5) }, [{ a: new Date(5) }], [{ a: new Date(6) }, { a: 5 }]],
  ['equality of booleans', { a: false }, [{ a: false }], [{ a: 0 }, { a: null }, {}]],
  ['equality of binary data', { a: new Binary(Buffer.from('x')) }, [{ a: new Binary(Buffer.from('x')) }], [{ a: new Binary(Buffer.from('x'), 4) }, { a: 'x' }]],
  ['null, which a missing field equals', { a: null }, [{ a: null }, {}, { a: [1, null] }], [{ a: 0 }, { a: [] }, { a: [1] }]],
  ['null at the end of a path', { 'a.b': null }, [{}, { a: null }, { a: 4 }, { a: {} }, { a: { b: null } }, { a: [{ b: 1 }, {}] }], [{ a: { b: 1 } }, { a: [] }, { a: [1, 2] }, { a: [[]] }, { a: [{ b: 1 }] }]],
  ['embedded documents with their field order', { a: { x: 1, y: 2 } }, [{ a: { x: 1, y: 2 } }, { a: [{ x: 1, y: 2 }] }], [{ a: { y: 2, x: 1 } }, { a: { x: 1 } }, { a: { x: 1, y: 2, z: 3 } }]],
  ['whole arrays and arrays within arrays', { a: [1, 2] }, [{ a: [1, 2] }, { a: [[1, 2], 3] }], [{ a: [2, 1] }, { a: [1, 2, 3] }]],
  ['paths through arrays', { 'a.b': 2 }, [{ a: [{ b: 1 }, { b: 2 }] }, { a: { b: [1, 2] } }, { a: [{ b: [2] }] }], [{ a: [[{ b: 2 }]] }, { a: [2] }]],
  ['array positions in paths', { 'a.1': 5 }, [{ a: [0, 5] }, { a: { 1: 5 } }, { a: [{ 1: 5 }] }], [{ a: [5, 0] }, { a: [0, [5]] }]],
  ['array positions within paths', { 'a.0.b': 5 }, [{ a: [{ b: 5 }, { b: 6 }] }, { a: [[{ b: 5 }]] }], [{ a: [{ b: 6 }, { b: 5 }] }]],
  ['$eq', { a: { $eq: 1 } }, [{ a: 1 }, { a: [1] }], [{ a: 2 }]],
  ['$eq of a document with operator-like reading', { a: { $eq: { x: 1 } } }, [{ a: { x: 1 } }], [{ a: { x: 2 } }]],
  ['$ne', { a: { $ne: 1 } }, [{ a: 2 }, {}, { a: [2, 3] }], [{ a: 1 }, { a: [1, 2] }]],
  ['$ne null', { a: { $ne: null } }, [{ a: 1 }, { a: [] }], [{}, { a: null }, { a: [null] }]],
  ['$gt within its type', { a: { $gt: 5 } }, [{ a: 6 }, { a: 5.5 }, { a: [1, 6] }, { a: new Double(Infinity) }], [{ a: 5 }, { a: '6' }, { a: new Date(9) }, { a: new Double(NaN) }, {}]],
  ['$gte', { a: { $gte: 'b' } }, [{ a: 'b' }, { a: 'c' }], [{ a: 'a' }, { a: 9 }]],
  ['$lt', { a: { $lt: new Date(5) } }, [{ a: new Date(4) }], [{ a: new Date(5) }, { a: 1 }, { a: null }]],
  ['$lte', { a: { $lte: 5 } }, [{ a: 5 }, { a: new Double(-Infinity) }], [{ a: 6 }, { a: new Double(NaN) }, { a: null }]],
  ['$gte null as null', { a: { $gte: null } }, [{ a: null }, {}], [{ a: 0 }, { a: 'x' }]],
  ['$gt null as nothing', { a: { $gt: null } }, [], [{ a: null }, {}, { a: 1 }]],
  ['$lte NaN as NaN', { a: { $lte: new Double(NaN) } }, [{ a: new Double(NaN) }], [{ a: 1 }]],
  ['$gt MinKey over all types', { a: { $gt: new MinKey() } }, [{ a: 1 }, { a: 'x' }, { a: null }], [{ a: new MinKey() }]],
  ['$lt MaxKey over all types', { a: { $lt: new MaxKey() } }, [{ a: 1 }, { a: 'x' }], [{ a: new MaxKey() }]],
  ['$gt of arrays as wholes', { a: { $gt: [1, 2] } }, [{ a: [1, 3] }, { a: [2] }], [{ a: [1, 2] }, { a: 5 }]],
  ['$gt of documents', { a: { $gt: { x: 1 } } }, [{ a: { x: 2 } }], [{ a: { x: 1 } }, { a: 5 }]],
  ['a range that two elements satisfy together', { a: { $gt: 4, $lt: 3 } }, [{ a: [1, 9] }], [{ a: 3.5 }]],
  ['$in', { a: { $in: [1, 'x', null] } }, [{ a: 1 }, { a: 'x' }, {}, { a: ['x', 'y'] }], [{ a: 2 }, { a: 'xx' }]],
  ['$in with patterns', { a: { $in: [/^x/, 3] } }, [{ a: 'xyz' }, { a: 3 }], [{ a: 'axe' }]],
  ['$in of arrays', { a: { $in: [[1, 2]] } }, [{ a: [1, 2] }], [{ a: [1] }, { a: 1 }]],
  ['$in of nothing', { a: { $in: [] } }, [], [{}, { a: 1 }]],
  ['$in of many', { a: { $in: [...Array(20).keys(), 'x', null, id] } }, [{ a: 7 }, { a: new Double(7) }, { a: 'x' }, {}, { a: id }, { a: [99, 3] }], [{ a: 20 }, { a: 'y' }]],
  ['$nin', { a: { $nin: [1, 2] } }, [{ a: 3 }, {}], [{ a: 1 }, { a: [3, 2] }]],
  ['$and', { $and: [{ a: 1 }, { b: 2 }] }, [{ a: 1, b: 2 }], [{ a: 1 }]],
  ['$or', { $or: [{ a: 1 }, { b: 2 }] }, [{ a: 1 }, { b: 2 }], [{ a: 2, b: 1 }]],
  ['$nor', { $nor: [{ a: 1 }, { b: 2 }] }, [{ a: 2 }], [{ a: 1 }, { b: 2 }]],
  ['$not', { a: { $not: { $gt: 5 } } }, [{ a: 5 }, { a: 'x' }, {}], [{ a: 6 }, { a: [1, 6] }]],
  ['$not of a pattern', { a: { $not: /^x/ } }, [{ a: 'a' }, { a: 1 }, {}], [{ a: 'xa' }]],
  ['$exists', { a: { $exists: true } }, [{ a: null }, { a: [] }], [{}, { b: 1 }]],
  ['$exists: false', { a: { $exists: false } }, [{}], [{ a: null }]],
  ['$exists through arrays', { 'a.b': { $exists: true } }, [{ a: [{}, { b: null }] }], [{ a: [1] }, { a: [] }]],
  ['$exists: 0', { a: { $exists: 0 } }, [{}], [{ a: 1 }]],
  ['$type by name', { a: { $type: 'string' } }, [{ a: 'x' }, { a: [1, 'x'] }], [{ a: 1 }, {}]],
  ['$type by number', { a: { $type: 16 } }, [{ a: 1 }], [{ a: 1.5 }, { a: Long.ONE }]],
  ['$type number', { a: { $type: 'number' } }, [{ a: 1 }, { a: 1.5 }, { a: Long.ONE }, { a: Decimal128.fromString('1') }], [{ a: '1' }]],
  ['$type of several', { a: { $type: ['null', 'bool'] } }, [{ a: null }, { a: true }], [{}, { a: 0 }]],
  ['$type array', { a: { $type: 'array' } }, [{ a: [] }, { a: [1] }], [{ a: 1 }]],
  ['a pattern', { a: /^ab+c$/i }, [{ a: 'ABBC' }, { a: ['x', 'abc'] }], [{ a: 'abcd' }, { a: 1 }]],
  ['$regex with $options', { a: { $regex: '^x.y$', $options: 'is' } }, [{ a: 'X\nY' }], [{ a: 'xy' }]],
  ['$regex in extended form', { a: { $regex: 'a b # a comment\n c', $options: 'x' } }, [{ a: 'abc' }], [{ a: 'a b c' }]],
  ['$regex with an inline flag', { a: { $regex: '(?i)abc' } }, [{ a: 'xABCx' }], [{ a: 'ab' }]],
  ['$regex whose end may precede a newline', { a: { $regex: 'x$' } }, [{ a: 'x\n' }, { a: 'x' }], [{ a: 'x\ny' }]],
  ['$all', { a: { $all: [1, 2] } }, [{ a: [3, 2, 1] }], [{ a: [1] }, { a: 1 }]],
  ['$all on a scalar', { a: { $all: [1] } }, [{ a: 1 }, { a: [1, 2] }], [{ a: 2 }]],
  ['$all of nothing', { a: { $all: [] } }, [], [{}, { a: [] }]],
  ['$all with patterns', { a: { $all: [/^x/, /y$/] } }, [{ a: ['xa', 'by'] }], [{ a: ['xa'] }]],
  ['$all with $elemMatch', { a: { $all: [{ $elemMatch: { x: 1, y: 2 } }, { $elemMatch: { x: 3 } }] } }, [{ a: [{ x: 1, y: 2 }, { x: 3 }] }], [{ a: [{ x: 1, y: 3 }, { x: 3 }] }]],
  ['$elemMatch on documents', { a: { $elemMatch: { x: 1, y: { $gt: 1 } } } }, [{ a: [{ x: 1, y: 2 }] }], [{ a: [{ x: 1, y: 1 }, { x: 2, y: 2 }] }, { a: { x: 1, y: 2 } }]],
  ['$elemMatch on values', { a: { $elemMatch: { $gt: 4, $lt: 6 } } }, [{ a: [1, 5] }], [{ a: [1, 9] }, { a: 5 }]],
  ['$elemMatch with $or', { a: { $elemMatch: { $or: [{ x: 1 }, { y: 1 }] } } }, [{ a: [{ y: 1 }] }], [{ a: [{ x: 2 }] }]],
  ['$elemMatch within $elemMatch', { a: { $elemMatch: { $elemMatch: { $eq: 2 } } } }, [{ a: [[1], [2]] }], [{ a: [2] }]],
  ['$size', { a: { $size: 2 } }, [{ a: [1, 2] }], [{ a: [1] }, { a: [[1, 2]] }, {}, { a: 2 }]],
  ['$size 0', { a: { $size: 0 } }, [{ a: [] }], [{}, { a: [1] }]],
  ['$mod', { a: { $mod: [4, 1] } }, [{ a: 5 }, { a: 5.9 }, { a: Long.fromNumber(9) }, { a: [2, 1] }], [{ a: 4 }, { a: 'x' }, { a: -5 }]],
  ['$bitsAllSet', { a: { $bitsAllSet: 5 } }, [{ a: 7 }, { a: -1 }], [{ a: 4 }, { a: 5.5 }, { a: 'x' }]],
  ['$bitsAnyClear by positions', { a: { $bitsAnyClear: [0, 1] } }, [{ a: 1 }, { a: 4 }], [{ a: 3 }]],
  ['$bitsAllClear on binary data', { a: { $bitsAllClear: [0] } }, [{ a: new Binary(Buffer.from([2])) }], [{ a: new Binary(Buffer.from([1])) }]],
  ['$bitsAnySet', { a: { $bitsAnySet: 6 } }, [{ a: 2 }, { a: 4 }], [{ a: 1 }, { a: 8 }]],
  ['$expr', { $expr: { $gt: ['$a', '$b'] } }, [{ a: 2, b: 1 }], [{ a: 1, b: 2 }]],
  ['$comment', { a: 1, $comment: 'why' }, [{ a: 1 }], [{ a: 2 }]],
  ['a reference', { a: { $ref: 'x', $id: 1 } }, [{ a: { $ref: 'x', $id: 1 } }], [{ a: { $ref: 'x', $id: 2 } }]],
  ['a field of a reference', { 'a.$id': 1 }, [{ a: { $ref: 'x', $id: 1 } }], [{ a: { $ref: 'x', $id: 2 } }]],
  ['a field named like an object method', { toString: 1, constructor: null }, [{ toString: 1 }], [{}]],
];

describe('filters', () => {
  it.each(CASES)('match %s', (_name, filter, matching, others) => {
    expect(matching.filter((document) => !matches(filter, document))).toEqual([]);
    expect(others.filter((document) => matches(filter, document))).toEqual([]);
  });

  it('tell whether numbers differ beyond what a double holds', () => {
    const filter = { a: Long.fromString('9007199254740993') };
    expect(matches(filter, { a: Long.fromString('9007199254740993') })).toBe(true);
    expect(matches(filter, { a: Long.fromString('9007199254740992') })).toBe(false);
    expect(matches({ a: Decimal128.fromString('0.1') }, { a: new Double(0.1) })).toBe(false);
  });

  it('read a field called __proto__ as data', () => {
    const document = JSON.parse('{"__proto__": {"admin": true}}') as Document;
    expect(matches({ '__proto__.admin': true }, document)).toBe(true);
    expect(matches({ admin: true }, document)).toBe(false);
  });

  it('compare strings under a collation that ignores case', () => {
    const collation = { locale: 'en', strength: 2 };
    expect(matches({ a: 'PING' }, { a: 'ping' }, { collation })).toBe(true);
    expect(matches({ a: { $in: ['PING', 'x'] } }, { a: ['ping'] }, { collation })).toBe(true);
    expect(matches({ a: 'resume' }, { a: 'résumé' }, { collation })).toBe(false);
    expect(matches({ a: 'resume' }, { a: 'Résumé' }, { collation: { locale: 'fr', strength: 1 } })).toBe(true);
  });

  it('give $expr the variables of the command', () => {
    expect(matches({ $expr: { $eq: ['$a', '$$wanted'] } }, { a: 3 }, { let: { wanted: new Int32(3) } })).toBe(true);
  });
});

describe('the position that a match found', () => {
  it.each<[string, Document, Document, number | undefined]>([
    ['an element', { a: 2 }, { a: [1, 2, 2] }, 1],
    ['an element by path', { 'a.b': 2 }, { a: [{ b: 1 }, { b: 2 }] }, 1],
    ['the outermost array', { 'a.b': 3 }, { a: [{ b: [1] }, { b: [2, 3] }] }, 1],
    ['$elemMatch', { a: { $elemMatch: { $gt: 4, $lt: 6 } } }, { a: [1, 9, 5] }, 2],
    ['the last condition', { a: 1, b: 2 }, { a: [1], b: [0, 2] }, 1],
    ['nothing outside arrays', { a: 1 }, { a: 1 }, undefined],
    ['nothing for a negation', { a: { $ne: 5 } }, { a: [1] }, undefined],
    ['past a negation', { a: 2, b: { $nin: [9] } }, { a: [1, 2], b: [1] }, 1],
  ])('is that of %s', (_name, filter, document, expected) => {
    expect(compileFilter(stored(filter)).match(stored(document))).toEqual(
      expected === undefined ? { matched: true } : { matched: true, arrayIndex: expected },
    );
  });
});

describe('filters that are refused', () => {
  it.each<[string, Document, number]>([
    ['an unknown operator', { a: { $foo: 1 } }, 2],
    ['an unknown top-level operator', { $foo: 1 }, 2],
    ['a field among operators', { a: { $gt: 1, b: 2 } }, 2],
    ['an empty $or', { $or: [] }, 2],
    ['$and without an array', { $and: { a: 1 } }, 2],
    ['$or of values', { $or: [1] }, 2],
    ['$in without an array', { a: { $in: 1 } }, 2],
    ['$in of operators', { a: { $in: [{ $gt: 1 }] } }, 2],
    ['$all without an array', { a: { $all: 1 } }, 2],
    ['$elemMatch without a document', { a: { $elemMatch: 1 } }, 2],
    ['$not of a value', { a: { $not: 1 } }, 2],
    ['an empty $not', { a: { $not: {} } }, 2],
    ['$ne with a pattern', { a: { $ne: /x/ } }, 2],
    ['$gt with a pattern', { a: { $gt: /x/ } }, 2],
    ['a negative $size', { a: { $size: -1 } }, 2],
    ['a fractional $size', { a: { $size: 1.5 } }, 2],
    ['an unknown type', { a: { $type: 'text' } }, 2],
    ['an unknown type number', { a: { $type: 99 } }, 2],
    ['an empty list of types', { a: { $type: [] } }, 9],
    ['$mod by zero', { a: { $mod: [0, 1] } }, 2],
    ['$mod of one number', { a: { $mod: [2] } }, 2],
    ['$options alone', { a: { $options: 'i' } }, 2],
    ['$regex of a number', { a: { $regex: 1 } }, 2],
    ['an invalid pattern', { a: { $regex: '(' } }, 51091],
    ['an invalid pattern option', { a: { $regex: 'x', $options: 'g' } }, 51108],
    ['a bit mask of text', { a: { $bitsAllSet: 'x' } }, 9],
    ['$where', { $where: 'true' }, 2],
    ['$text', { $text: { $search: 'x' } }, 2],
    ['$jsonSchema', { $jsonSchema: {} }, 2],
    ['$near', { a: { $near: [0, 0] } }, 2],
    ['$geoWithin', { a: { $geoWithin: {} } }, 2],
    ['an unknown expression', { $expr: { $foo: 1 } }, 168],
    ['an unknown variable', { $expr: '$$nobody' }, 17276],
  ])('%s', (_name, filter, code) => {
    expect(() => compileFilter(stored(filter))).toThrow(expect.objectContaining({ code }) as CommandError);
  });

  it.each<[string, Document]>([
    ['strength 3', { locale: 'en', strength: 3 }],
    ['no strength', { locale: 'en' }],
    ['numeric ordering', { locale: 'en', strength: 2, numericOrdering: true }],
    ['an unknown option', { locale: 'en', strength: 2, shape: 'round' }],
  ])('a collation with %s', (_name, collation) => {
    expect(() => compileFilter({}, { collation })).toThrow(expect.objectContaining({ code: 2 }) as CommandError);
  });
});
