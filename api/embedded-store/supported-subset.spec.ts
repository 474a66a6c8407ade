/** The README's table is the code's; with RENEW_README=1 it is written anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Document } from 'bson';
import { compileFilter } from './filter-matcher.js';
import { FILTER_OPERATOR_NAMES } from './filter-operators.js';
import { supportedTable } from './supported-subset.js';

const README = path.join(__dirname, 'README.md');
const BEGIN = '<!-- prettier-ignore-start -->';
const END = '<!-- prettier-ignore-end -->';

/** An operand that each operator accepts. */
const OPERANDS: Readonly<Record<string, unknown>> = {
  $all: [1],
  $bitsAllClear: 1,
  $bitsAllSet: 1,
  $bitsAnyClear: 1,
  $bitsAnySet: 1,
  $elemMatch: { a: 1 },
  $in: [1],
  $mod: [2, 1],
  $nin: [1],
  $not: { $eq: 1 },
  $regex: 'x',
  $size: 1,
  $type: 'int',
};

describe('the supported subset', () => {
  it('is what the README says', () => {
    const text = readFileSync(README, 'utf8');
    const renewed = `${text.slice(0, text.indexOf(BEGIN) + BEGIN.length)}\n\n${supportedTable()}\n\n${text.slice(text.indexOf(END))}`;
    if (process.env['RENEW_README'] === '1') writeFileSync(README, renewed);
    else expect(text).toBe(renewed);
  });

  it.each(FILTER_OPERATOR_NAMES)('takes the filter operator %s', (name) => {
    const isLogical = ['$and', '$or', '$nor'].includes(name);
    const field: Document = name === '$options' ? { $regex: 'x', $options: 'i' } : { [name]: OPERANDS[name] ?? 1 };
    const filter = isLogical ? { [name]: [{ a: 1 }] } : name === '$expr' ? { $expr: true } : { a: field };
    expect(() => compileFilter(filter)).not.toThrow();
  });
});
