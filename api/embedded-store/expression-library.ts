/**
 * The way into the `mingo` library, which evaluates dates and trigonometry. Operands are evaluated here and handed over as
 * literals, so that paths, variables, nulls and number types stay under this store's rules.
 */
import { Context } from 'mingo/core';
import * as library from 'mingo/operators/expression';
import type { Options } from 'mingo/types';
import { CommandError } from './command-error.js';
import { numberKind, toNumber } from './number-arithmetic.js';

const options: Partial<Options> = {
  scriptEnabled: false,
  context: Context.init({ expression: { $literal: library.$literal } }),
};

type LibraryOperator = (object: unknown, expression: unknown, options: Partial<Options>) => unknown;
export type LibraryName = Extract<keyof typeof library, `$${string}`>;

/** Error 2 for operands that the library cannot take. */
export function callLibrary(name: LibraryName, operand: unknown): unknown {
  try {
    return (library[name] as unknown as LibraryOperator)({}, operand, options);
  } catch (error) {
    throw new CommandError(2, 'BadValue', `${name}: ${error instanceof Error ? error.message : 'invalid operands'}`);
  }
}

export const literal = (value: unknown): unknown => ({ $literal: toPlain(value) });

/** A value in the library's terms: numbers as JavaScript numbers. */
function toPlain(value: unknown): unknown {
  return numberKind(value) ? toNumber(value) : value;
}
