/** The shapes that the tables of expression operators share, and what they all do with their operands. */
import type { Document } from 'bson';
import type { StringOrder } from './bson-order.js';
import { isDocument, kindOf } from './bson-types.js';
import { CommandError } from './command-error.js';

export interface ExpressionScope {
  readonly root: Document;
  readonly variables: Map<string, unknown>;
}

/** The value of an expression; undefined when it is missing. */
export type Evaluate = (scope: ExpressionScope) => unknown;

export interface Compiler {
  readonly strings: StringOrder;
  compile(expression: unknown): Evaluate;
  /** Compiles where further variables are known. */
  compileWith(expression: unknown, names: readonly string[]): Evaluate;
}

export type OperatorCompiler = (operand: unknown, compiler: Compiler, name: string) => Evaluate;
export type OperatorTable = Readonly<Record<string, OperatorCompiler>>;

export function isNullish(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

export function located(code: number, message: string): CommandError {
  return new CommandError(code, `Location${code}`, message);
}

export function typeMismatch(message: string): CommandError {
  return new CommandError(14, 'TypeMismatch', message);
}

/** The type's name as error messages give it. */
export function typeName(value: unknown): string {
  return value === undefined ? 'missing' : kindOf(value);
}

/** An operator on `minimum` to `maximum` operands, each evaluated; error 16020 for another number of them. */
export function operands(
  minimum: number,
  maximum: number,
  apply: (values: unknown[], compiler: Compiler, name: string) => unknown,
): OperatorCompiler {
  return (operand, compiler, name) => {
    const list: unknown[] = Array.isArray(operand) ? operand : [operand];
    if (list.length < minimum || list.length > maximum) throw wrongCount(name, list.length, minimum, maximum);
    const evaluations = list.map((expression) => compiler.compile(expression));
    return (scope) =>
      apply(
        evaluations.map((evaluate) => evaluate(scope)),
        compiler,
        name,
      );
  };
}

function wrongCount(name: string, count: number, minimum: number, maximum: number): CommandError {
  if (minimum === maximum) {
    return located(16020, `Expression ${name} takes exactly ${minimum} arguments. ${count} were passed in.`);
  }
  return located(
    28667,
    `Expression ${name} takes at least ${minimum} arguments, and at most ${maximum}, but ${count} were passed in.`,
  );
}

/** An operator whose operand is a document of named arguments. */
export function named(
  required: readonly string[],
  optional: readonly string[],
  apply: (values: Readonly<Record<string, unknown>>, compiler: Compiler, name: string) => unknown,
): OperatorCompiler {
  return (operand, compiler, name) => {
    const fields = argumentsOf(operand, required, optional, name);
    const evaluations = Object.entries(fields).map(
      ([field, expression]) => [field, compiler.compile(expression)] as const,
    );
    return (scope) =>
      apply(Object.fromEntries(evaluations.map(([field, evaluate]) => [field, evaluate(scope)])), compiler, name);
  };
}

/** The named arguments of an operator; error 9 for what is missing or unknown. */
export function argumentsOf(
  operand: unknown,
  required: readonly string[],
  optional: readonly string[],
  name: string,
): Document {
  if (!isDocument(operand))
    throw new CommandError(9, 'FailedToParse', `${name} only supports an object as its argument`);
  for (const field of Object.keys(operand)) {
    if (!required.includes(field) && !optional.includes(field)) {
      throw new CommandError(9, 'FailedToParse', `Unrecognized argument to ${name}: ${field}`);
    }
  }
  for (const field of required) {
    if (!Object.hasOwn(operand, field))
      throw new CommandError(9, 'FailedToParse', `Missing '${field}' parameter to ${name}`);
  }
  return operand;
}
