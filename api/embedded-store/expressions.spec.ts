/** Every expression of the subset, without a server; the conformance suite runs the same table through the driver. */
import { deserialize, EJSON, serialize } from 'bson';
import type { Document } from 'bson';
import {
  EXPRESSION_CASES,
  MISSING,
  REFUSED_EXPRESSIONS,
} from '../../test/embedded-store/conformance-cases/expression-cases.js';
import { compileExpression, expressionOperatorNames } from './expressions.js';
import { DECODE_OPTIONS } from './raw-document.js';

function stored(document: Document): Document {
  return deserialize(serialize(document), DECODE_OPTIONS);
}

describe('expressions', () => {
  it.each(EXPRESSION_CASES)('$name', ({ document, expression, expected }) => {
    const evaluate = compileExpression(stored({ expression }).expression);
    const value = evaluate(stored(document));
    const text = (wrapped: Document): string => EJSON.stringify(stored(wrapped), { relaxed: false });
    expect(text(value === undefined ? {} : { v: value })).toBe(text(expected === MISSING ? {} : { v: expected }));
  });

  it.each(REFUSED_EXPRESSIONS)('refuse %j', (expression, code) => {
    const run = (): unknown => compileExpression(stored({ expression }).expression)({});
    expect(run).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('each have a case', () => {
    const text = JSON.stringify(EXPRESSION_CASES.map(({ expression }) => expression));
    // Random numbers have no expected value, and the rest of trigonometry goes the way of `$sin`.
    const excused = /^\$(rand|a?(sin|cos|tan)h?|radiansToDegrees|substr)$/;
    expect(expressionOperatorNames().filter((name) => !excused.test(name) && !text.includes(`"${name}"`))).toEqual([]);
  });
});
