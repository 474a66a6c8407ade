/** Compiles aggregation expressions: field paths, variables, literals and the tables of operators. */
import type { Document } from 'bson';
import { compareStrings, type StringOrder } from './bson-order.js';
import { fieldOf, isDocument, plainDocument, setField } from './bson-types.js';
import { parseCollation } from './collation.js';
import { CommandError, notSupported } from './command-error.js';
import { arithmeticOperators } from './expression-arithmetic.js';
import { arrayOperators } from './expression-arrays.js';
import { comparisonOperators } from './expression-comparisons.js';
import { conversionOperators } from './expression-conversions.js';
import { dateOperators } from './expression-dates.js';
import { iterationOperators } from './expression-iterations.js';
import { mathematicalOperators } from './expression-mathematics.js';
import { objectOperators } from './expression-objects.js';
import { setOperators } from './expression-sets.js';
import { stringOperators } from './expression-strings.js';
import { totalOperators } from './expression-totals.js';
import type { Compiler, Evaluate, ExpressionScope, OperatorCompiler } from './expression-types.js';
import { isTruthy } from './bson-truth.js';

export interface ExpressionOptions {
  readonly collation?: Document;
  /** Values of the variables that expressions may name with `$$`. */
  readonly let?: Document;
  readonly now?: Date;
}

/** The operators by name; null-prototyped, so that no name reaches what objects inherit. */
const OPERATORS: Readonly<Record<string, OperatorCompiler>> = Object.assign(Object.create(null) as object, {
  ...dateOperators,
  ...mathematicalOperators,
  ...comparisonOperators,
  ...arithmeticOperators,
  ...arrayOperators,
  ...iterationOperators,
  ...totalOperators,
  ...stringOperators,
  ...setOperators,
  ...objectOperators,
  ...conversionOperators,
});

export function expressionOperatorNames(): string[] {
  return ['$literal', ...Object.keys(OPERATORS)].sort();
}

export function isExpressionOperator(name: string): boolean {
  return name === '$literal' || name in OPERATORS;
}

/** An expression over a document, with the variables of its options bound. Undefined is a missing value. */
export function compileExpression(
  expression: unknown,
  options: ExpressionOptions = {},
): (document: Document) => unknown {
  const evaluate = compilerFor(options).compile(expression);
  const variables = variablesFor(options);
  return (document) => evaluate({ root: document, variables });
}

/** An expression as a condition: MongoDB's truth of its value. */
export function compileCondition(
  expression: unknown,
  options: ExpressionOptions = {},
): (document: Document) => boolean {
  const evaluate = compileExpression(expression, options);
  return (document) => isTruthy(evaluate(document));
}

export function compilerFor(options: ExpressionOptions): Compiler {
  const strings = parseCollation(options.collation)?.compare ?? compareStrings;
  return createCompiler(new Set([...BUILT_IN, ...Object.keys(options.let ?? {})]), strings);
}

export function variablesFor(options: ExpressionOptions): Map<string, unknown> {
  return new Map<string, unknown>([...Object.entries(options.let ?? {}), ['NOW', options.now ?? new Date()]]);
}

/** The values of a command's `let`, which may be written as constant expressions. */
export function evaluateLet(variables: Document, now: Date = new Date()): Document {
  const values: Document = {};
  for (const [name, expression] of Object.entries(variables)) {
    values[name] = compileExpression(expression, { let: values, now })({});
  }
  return values;
}

const BUILT_IN = ['ROOT', 'CURRENT', 'REMOVE', 'NOW'];

function createCompiler(known: ReadonlySet<string>, strings: StringOrder): Compiler {
  return {
    strings,
    compile: (expression) => compileIn(expression, known, strings),
    compileWith: (expression, names) => compileIn(expression, new Set([...known, ...names]), strings),
  };
}

function compileIn(expression: unknown, known: ReadonlySet<string>, strings: StringOrder): Evaluate {
  if (typeof expression === 'string') return compileText(expression, known);
  if (Array.isArray(expression)) {
    const elements = expression.map((element) => compileIn(element, known, strings));
    return (scope) => elements.map((element) => element(scope) ?? null);
  }
  if (!isDocument(expression)) return () => expression;
  return compileDocument(plainDocument(expression), known, strings);
}

function compileText(text: string, known: ReadonlySet<string>): Evaluate {
  if (!text.startsWith('$')) return () => text;
  if (!text.startsWith('$$')) {
    const parts = pathParts(text.slice(1));
    if (parts.length === 1) {
      const name = parts[0] as string;
      return (scope) => fieldOf(currentOf(scope), name);
    }
    return (scope) => resolve(currentOf(scope), parts, 0);
  }
  const [name = '', ...parts] = pathParts(text.slice(2));
  if (!known.has(name)) throw new CommandError(17276, 'Location17276', `Use of undefined variable: ${name}`);
  return (scope) => resolve(variableOf(name, scope), parts, 0);
}

function pathParts(path: string): string[] {
  if (path === '') throw new CommandError(16872, 'Location16872', "'$' by itself is not a valid FieldPath");
  const parts = path.split('.');
  if (parts.includes(''))
    throw new CommandError(15998, 'Location15998', 'FieldPath field names may not be empty strings.');
  const dollar = parts.find((part) => part.startsWith('$') && part !== '$id' && part !== '$ref' && part !== '$db');
  if (dollar)
    throw new CommandError(
      16410,
      'Location16410',
      `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    );
  return parts;
}

function currentOf(scope: ExpressionScope): Document {
  return scope.variables.has('CURRENT') ? (scope.variables.get('CURRENT') as Document) : scope.root;
}

function variableOf(name: string, scope: ExpressionScope): unknown {
  if (name === 'ROOT') return scope.root;
  if (name === 'CURRENT') return currentOf(scope);
  if (name === 'REMOVE') return undefined;
  return scope.variables.get(name);
}

/** Follows a path; an array on the way gives the array of its elements' values, those without one left out. */
export function resolve(value: unknown, parts: readonly string[], at: number): unknown {
  for (let i = at; i < parts.length; i += 1) {
    if (Array.isArray(value)) return resolveEach(value, parts, i);
    if (!isDocument(value)) return undefined;
    value = fieldOf(value, parts[i] as string);
  }
  return value;
}

function resolveEach(array: readonly unknown[], parts: readonly string[], at: number): unknown[] {
  const found: unknown[] = [];
  for (const element of array) {
    if (!isDocument(element) && !Array.isArray(element)) continue;
    const value = resolve(element, parts, at);
    if (value !== undefined) found.push(value);
  }
  return found;
}

function compileDocument(expression: Document, known: ReadonlySet<string>, strings: StringOrder): Evaluate {
  const names = Object.keys(expression);
  const [name] = names;
  if (name?.startsWith('$')) {
    if (names.length > 1) {
      throw new CommandError(
        15983,
        'Location15983',
        'an expression specification must contain exactly one field, the name of the expression',
      );
    }
    return compileOperator(name, expression[name], known, strings);
  }
  const fields = names.map((field) => {
    if (field.startsWith('$'))
      throw new CommandError(16410, 'Location16410', "FieldPath field names may not start with '$'.");
    return [field, compileIn(expression[field], known, strings)] as const;
  });
  return (scope) => {
    const result: Document = {};
    for (const [field, evaluate] of fields) {
      const value = evaluate(scope);
      if (value !== undefined) setField(result, field, value);
    }
    return result;
  };
}

function compileOperator(name: string, operand: unknown, known: ReadonlySet<string>, strings: StringOrder): Evaluate {
  if (name === '$literal') return () => operand;
  const operator = OPERATORS[name];
  if (operator) return operator(operand, createCompiler(known, strings), name);
  if (name === '$function' || name === '$accumulator') {
    throw notSupported(name, 'the store runs no scripts; use other expressions', 168, 'InvalidPipelineOperator');
  }
  throw new CommandError(168, 'InvalidPipelineOperator', `Unrecognized expression '${name}'`);
}
