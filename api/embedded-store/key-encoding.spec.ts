/** The order of keys is the order of values, for every pair of BSON values. */
import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { compareValues } from './bson-order.js';
import { encodeKey, encodeValue } from './key-encoding.js';

/** A small seeded generator (mulberry32), so that a failure can be repeated. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const NUMBERS: readonly unknown[] = [
  new Int32(0),
  new Double(-0),
  new Double(NaN),
  new Double(Infinity),
  new Double(-Infinity),
  new Double(5e-324),
  new Double(Number.MAX_VALUE),
  new Double(0.1),
  new Double(-0.1),
  new Double(9007199254740992),
  new Double(2 ** 63),
  Long.MAX_VALUE,
  Long.MIN_VALUE,
  Long.fromString('9007199254740993'),
  Long.fromString('-9007199254740993'),
  Long.fromString('9223372036854775806'),
  ...['0', '-0', 'NaN', 'Infinity', '-Infinity', '0.1', '-0.1', '0.10', '1E-6176', '-1E-6176', '1E+6111'].map((text) =>
    Decimal128.fromString(text),
  ),
  ...[
    '9007199254740993',
    '9007199254740992.5',
    '9.999999999999999999999999999999999E+6144',
    '4.94065645841246544E-324',
  ].map((text) => Decimal128.fromString(text)),
  ...['1.797693134862315708145274237317043E+308', '1.8E+308', '-1.8E+308', '2E-324', '2.5E-324'].map((text) =>
    Decimal128.fromString(text),
  ),
];

const TEXTS = [
  '',
  'a',
  'ab',
  'a\0',
  'a\0b',
  'A',
  'é',
  '\uffff',
  '\ue000',
  '😀',
  '😁',
  'z'.repeat(80),
  '\u0001',
  '中文',
];

class Generator {
  constructor(private readonly random: () => number) {}

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }

  number(): unknown {
    switch (this.below(6)) {
      case 0:
        return new Int32(this.below(7) - 3);
      case 1:
        return new Double((this.random() - 0.5) * 10 ** (this.below(40) - 20));
      case 2:
        return new Long(this.below(2 ** 32) | 0, this.below(2 ** 32) | 0);
      case 3:
        return Decimal128.fromString(
          `${this.pick(['', '-'])}${this.below(1e9)}${this.below(1e9)}E${this.below(80) - 40}`,
        );
      case 4:
        return this.below(7) - 3;
      default:
        return this.pick(NUMBERS);
    }
  }

  value(depth: number): unknown {
    switch (this.below(depth > 0 ? 16 : 13)) {
      case 0:
        return null;
      case 1:
      case 2:
      case 3:
        return this.number();
      case 4:
        return this.pick(TEXTS);
      case 5:
        return this.pick([true, false, new MinKey(), new MaxKey(), undefined]);
      case 6:
        return new ObjectId(`${'0'.repeat(22)}0${this.below(4)}`);
      case 7:
        return new Date(this.pick([0, 1, -1, 8.64e15, -8.64e15, 4294967296, -4294967296, this.below(1e12)]));
      case 8:
        return new Binary(Buffer.alloc(this.below(3), this.below(3)), this.pick([0, 4, 128]));
      case 9:
        return new Timestamp({ t: this.pick([0, 1, 4294967295]), i: this.below(3) });
      case 10:
        return this.pick([new BSONRegExp('a', 'i'), new BSONRegExp('a'), new BSONRegExp('b'), /a/i]);
      case 11:
        return this.pick([new BSONSymbol('a'), new Code('a'), new Code('a', { x: 1 }), new Code('b')]);
      case 12:
        return this.pick(TEXTS) + this.pick(TEXTS);
      case 13:
        return Array.from({ length: this.below(4) }, () => this.value(depth - 1));
      default:
        return Object.fromEntries(
          Array.from({ length: this.below(4) }, () => [
            this.pick(['a', 'b', 'aa', 'a\u00e9', '']),
            this.value(depth - 1),
          ]),
        );
    }
  }
}

describe('key encoding', () => {
  it('orders 60,000 random pairs as the comparator does, in both directions', () => {
    const generator = new Generator(seeded(20261122));
    for (let round = 0; round < 60_000; round += 1) {
      const a = generator.value(3);
      const b = generator.value(3);
      const expected = Math.sign(compareValues(a, b));
      const ascending = Buffer.compare(encodeValue(a), encodeValue(b));
      const descending = Buffer.compare(encodeKey([a], [-1]), encodeKey([b], [-1]));
      if (ascending !== expected || descending !== 0 - expected)
        throw new Error(`round ${round}: ${String(a)} against ${String(b)}`);
    }
  });

  it('orders random numbers of all types as the comparator does', () => {
    const generator = new Generator(seeded(7));
    for (let round = 0; round < 40_000; round += 1) {
      const a = generator.number();
      const b = generator.number();
      const order = Buffer.compare(encodeValue(a), encodeValue(b));
      if (order !== Math.sign(compareValues(a, b)))
        throw new Error(`round ${round}: ${String(a)} against ${String(b)}`);
    }
  });

  it('orders compound keys field by field, whatever the directions', () => {
    const generator = new Generator(seeded(99));
    for (let round = 0; round < 20_000; round += 1) {
      const directions = [generator.pick([1, -1] as const), generator.pick([1, -1] as const)];
      const a = [generator.value(1), generator.value(1)];
      const b = [generator.pick([a[0], generator.value(1)]), generator.value(1)];
      const expected =
        compareValues(a[0], b[0]) * (directions[0] as number) || compareValues(a[1], b[1]) * (directions[1] as number);
      const order = Buffer.compare(encodeKey(a, directions), encodeKey(b, directions));
      if (order !== Math.sign(expected)) throw new Error(`round ${round}: ${String(a)} against ${String(b)}`);
    }
  });

  it('sorts transitively: sorting by key gives an order that the comparator agrees with', () => {
    const generator = new Generator(seeded(5));
    const values = Array.from({ length: 2_000 }, () => generator.value(2));
    const sorted = values
      .map((value) => ({ value, key: encodeValue(value) }))
      .sort((a, b) => Buffer.compare(a.key, b.key));
    const disorder = sorted.findIndex((entry, i) => i > 0 && compareValues(sorted[i - 1]?.value, entry.value) > 0);
    expect(disorder).toBe(-1);
  });

  it.each([
    [
      'numbers of all types',
      [new Int32(5), new Long(5), new Double(5), 5, 5n, Decimal128.fromString('5'), Decimal128.fromString('5.00')],
    ],
    ['zeroes', [new Int32(0), new Double(-0), Decimal128.fromString('-0E+10'), Long.ZERO]],
    ['strings and symbols', ['a', new BSONSymbol('a')]],
    ['null and missing', [null, undefined]],
    [
      'large integers',
      [Long.fromString('9007199254740993'), 9007199254740993n, Decimal128.fromString('9007199254740993')],
    ],
  ])('gives equal %s equal keys', (_name, values) => {
    const keys = new Set(values.map((value) => encodeValue(value).toString('hex')));
    expect(keys.size).toBe(1);
  });
});
