/** Every filter operator: what it matches, what it does not, and the codes of its errors. */
import { Decimal128, deserialize, Double, Int32, Long, serialize } from 'bson';
import type { Document } from 'bson';
import { CommandError } from './command-error.js';
import { compileFilter, type FilterOptions } from './filter-matcher.js';
import { DECODE_OPTIONS } from './raw-document.js';
import { FILTER_CASES, REFUSED_FILTERS } from '../../test/embedded-store/conformance-cases/filter-cases.js';

/** What the store holds after a document went over the wire. */
function stored(document: Document): Document {
  return deserialize(serialize(document), DECODE_OPTIONS);
}

function matches(filter: Document, document: Document, options?: FilterOptions): boolean {
  return compileFilter(stored(filter), options).matches(stored(document));
}

describe('filters', () => {
  it.each(FILTER_CASES)('match %s', (_name, filter, matching, others) => {
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
    ['the branch that matched', { $or: [{ a: 2, b: 5 }, { c: 1 }] }, { a: [1, 2], b: 0, c: 1 }, undefined],
    ['past a negation', { a: 2, b: { $nin: [9] } }, { a: [1, 2], b: [1] }, 1],
  ])('is that of %s', (_name, filter, document, expected) => {
    expect(compileFilter(stored(filter)).match(stored(document))).toEqual(
      expected === undefined ? { matched: true } : { matched: true, arrayIndex: expected },
    );
  });
});

describe('filters that are refused', () => {
  it.each(REFUSED_FILTERS)('%s', (_name, filter, code) => {
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
