/** Decimal128 arithmetic: exact where 34 digits hold the result, rounded half to even where they do not. */
import { Decimal128 } from 'bson';
import { addDecimals, decimalOf, divideDecimals, multiplyDecimals, toDecimal128 } from './decimal-arithmetic.js';

const decimal = (text: string): ReturnType<typeof decimalOf> => decimalOf(Decimal128.fromString(text));
const text = (value: ReturnType<typeof decimalOf>): string => toDecimal128(value).toString();

const NINES = '9'.repeat(34);

describe('decimals', () => {
  it.each([
    '0',
    '-0',
    '1',
    '-1.50',
    '1E+6111',
    '1E-6176',
    '9.999999999999999999999999999999999E+6144',
    'NaN',
    'Infinity',
    '-Infinity',
    '0E-10',
  ])('come back from their parts: %s', (value) => {
    expect(text(decimal(value))).toBe(Decimal128.fromString(value).toString());
  });

  it.each([
    ['0.1', '0.2', '0.3'],
    ['1', '-1', '0'],
    ['1E+3', '1', '1001'],
    [NINES, '1', '1.000000000000000000000000000000000E+34'],
    [NINES, '0.5', '1.000000000000000000000000000000000E+34'],
    [NINES, '0.4', NINES],
    ['1E+100', '1E-100', '1E+100'],
    ['0E+3', '1.5', '1.5'],
    ['Infinity', '1', 'Infinity'],
    ['Infinity', '-Infinity', 'NaN'],
    ['NaN', '1', 'NaN'],
    ['9E+6144', '9E+6144', 'Infinity'],
  ])('%s + %s = %s', (a, b, expected) => {
    expect(text(addDecimals(decimal(a), decimal(b)))).toBe(expected);
    expect(text(addDecimals(decimal(b), decimal(a)))).toBe(expected);
  });

  it.each([
    ['1.5', '2', '3.0'],
    ['-0.5', '0.5', '-0.25'],
    ['1E+4000', '1E+4000', 'Infinity'],
    ['1E-4000', '1E-4000', '0E-6176'],
    ['0', 'Infinity', 'NaN'],
    ['1234567890123456789012345678901234', '10', '1.234567890123456789012345678901234E+34'],
  ])('%s × %s = %s', (a, b, expected) => {
    expect(text(multiplyDecimals(decimal(a), decimal(b)))).toBe(expected);
  });

  it.each([
    ['1', '4', '0.25'],
    ['1', '3', `0.${'3'.repeat(34)}`],
    ['2', '3', `0.${'6'.repeat(33)}7`],
    ['6', '2', '3'],
    ['1', '0', 'Infinity'],
    ['-1', '0', '-Infinity'],
    ['0', '0', 'NaN'],
    ['1', 'Infinity', '0E-6176'],
  ])('%s ÷ %s = %s', (a, b, expected) => {
    expect(text(divideDecimals(decimal(a), decimal(b)))).toBe(expected);
  });

  it('agree with whole numbers on 5,000 random sums and products', () => {
    let state = 3;
    const next = (): bigint => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return BigInt(state - 0x3fffffff) * BigInt(state & 0xffff);
    };
    for (let round = 0; round < 5_000; round += 1) {
      const [a, b] = [next(), next()];
      const whole = (value: bigint): ReturnType<typeof decimalOf> => decimal(String(value));
      expect(BigInt(text(addDecimals(whole(a), whole(b))))).toBe(a + b);
      expect(BigInt(text(multiplyDecimals(whole(a), whole(b))))).toBe(a * b);
    }
  });
});
