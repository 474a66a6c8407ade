/** Every update operator: what it makes of a document, the codes of its errors, and that the input is never touched. */
import { deserialize, Double, EJSON, ObjectId, serialize } from 'bson';
import type { Document } from 'bson';
import { compileFilter } from './filter-matcher.js';
import { DECODE_OPTIONS } from './raw-document.js';
import {
  NOW,
  REFUSED_UPDATES,
  UPDATE_CASES,
  type UpdateExtra,
} from '../../test/embedded-store/conformance-cases/update-cases.js';
import { compileUpdate, documentForUpsert } from './update-operators.js';

function stored<T extends Document>(document: T): T {
  return deserialize(serialize(document), DECODE_OPTIONS) as T;
}

const text = (value: unknown): string => EJSON.stringify(value as Document, { relaxed: false });
const now = NOW;

function applied(
  document: Document,
  update: Document | Document[],
  { filter, options, isInsert = false }: UpdateExtra = {},
): Document {
  const before = stored(document);
  const frozen = text(before);
  const compiled = compileUpdate(stored({ update }).update as Document, options);
  const match = filter ? compileFilter(stored(filter)).match(before) : {};
  const result = compiled.apply(before, { isInsert, now, ...match });
  expect(text(before)).toBe(frozen);
  return result;
}

describe('updates', () => {
  // Objects rather than rows: jest would take the parameter of a shorter row for its callback.
  it.each(
    UPDATE_CASES.map(([name, document, update, expected, extra]) => ({ name, document, update, expected, extra })),
  )('$name', (row) => {
    const { document, update, expected, extra } = row;
    expect(text(applied(document, update, extra))).toBe(text(stored(expected)));
  });

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

describe('updates that are refused', () => {
  it.each(REFUSED_UPDATES.map(([name, document, update, code, extra]) => ({ name, document, update, code, extra })))(
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
