/** The order of values across and within types, against lists written down by hand. */
import { Binary, BSONRegExp, Code, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { compareValues, valuesEqual } from './bson-order.js';

const decimal = (text: string): Decimal128 => Decimal128.fromString(text);

/** Each list ascends strictly. */
const ASCENDING: readonly [string, readonly unknown[]][] = [
  [
    'types',
    [
      new MinKey(),
      null,
      5,
      'text',
      { a: 1 },
      [1],
      new Binary(Buffer.from('x')),
      new ObjectId('65e06a5a0000000000000001'),
      false,
      true,
      new Date(0),
      new Timestamp({ t: 1, i: 1 }),
      /x/,
      new Code('x'),
      new Code('x', {}),
      new MaxKey(),
    ],
  ],
  [
    'numbers',
    [
      new Double(NaN),
      decimal('-Infinity'),
      decimal('-1E+400'),
      new Double(-1e300),
      Long.MIN_VALUE,
      new Int32(-5),
      decimal('-1E-400'),
      new Double(-0),
      decimal('1E-400'),
      new Double(5e-324),
      decimal('0.1'),
      new Double(0.1),
      new Int32(1),
      new Double(1.5),
      new Double(2 ** 53),
      Long.fromString('9007199254740993'),
      decimal('9007199254740993.5'),
      Long.fromString('9007199254740994'),
      Long.MAX_VALUE,
      new Double(2 ** 63),
      new Double(Number.MAX_VALUE),
      decimal('1E+400'),
      new Double(Infinity),
    ],
  ],
  ['texts by their UTF-8 bytes', ['', '\0', 'A', 'Z', 'a', 'aa', 'b', 'é', '\ud7ff', '\ue000', '\uffff', '😀', '😁']],
  ['documents field by field', [{}, { a: 1 }, { a: 1, b: 1 }, { a: 2 }, { b: 1 }, { a: 'x' }, { a: { x: 1 } }]],
  ['arrays element by element', [[], [null], [1], [1, 2], [2], ['x'], [[1]]]],
  [
    'binary data by length, subtype, bytes',
    [
      new Binary(Buffer.from('z')),
      new Binary(Buffer.from('z'), 4),
      new Binary(Buffer.from('ab')),
      new Binary(Buffer.from('ac')),
    ],
  ],
  ['dates', [new Date(-8.64e15), new Date(-1), new Date(0), new Date(1)]],
  [
    'timestamps without sign',
    [new Timestamp({ t: 0, i: 5 }), new Timestamp({ t: 1, i: 0 }), new Timestamp({ t: 4294967295, i: 1 })],
  ],
  ['patterns, then options', [new BSONRegExp('a'), new BSONRegExp('a', 'i'), new BSONRegExp('b')]],
];

describe('the order of values', () => {
  it.each(ASCENDING)('of %s', (_name, values) => {
    values.forEach((a, i) => {
      values.forEach((b, j) => {
        const order = Math.sign(compareValues(a, b));
        if (order !== Math.sign(i - j)) throw new Error(`${String(a)} (${i}) against ${String(b)} (${j}): ${order}`);
      });
    });
  });

  it.each<[string, unknown, unknown]>([
    ['numbers of different types', new Int32(5), decimal('5.00')],
    ['zeroes of different signs', new Double(0), new Double(-0)],
    ['not-a-numbers', new Double(NaN), decimal('NaN')],
    ['null and missing', null, undefined],
    ['a reference and its fields', { $ref: 'x', $id: 1 }, { $ref: 'x', $id: new Int32(1) }],
  ])('holds %s equal', (_name, a, b) => {
    expect(valuesEqual(a, b)).toBe(true);
  });
});
