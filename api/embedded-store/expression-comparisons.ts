/** Expression operators that compare and decide: `$eq … $cmp`, `$and $or $not`, `$cond $ifNull $switch $let`. */
import { Int32 } from 'bson';
import { isTruthy } from './bson-truth.js';
import { compareValues, type StringOrder } from './bson-order.js';
import { isDocument } from './bson-types.js';
import { CommandError } from './command-error.js';
import {
  argumentsOf,
  type Evaluate,
  isNullish,
  located,
  type OperatorCompiler,
  operands,
  type OperatorTable,
} from './expression-types.js';

/** As `compareValues`, but a missing value comes before null: expressions tell them apart. */
function compareInExpression(a: unknown, b: unknown, strings: StringOrder): number {
  if (a === undefined || b === undefined) {
    if (a === b) return 0;
    return a === undefined ? -1 : 1;
  }
  return compareValues(a, b, strings);
}

const compared = (accepts: (order: number) => boolean): OperatorCompiler =>
  operands(2, 2, ([a, b], { strings }) => accepts(compareInExpression(a, b, strings)));

const cond: OperatorCompiler = (operand, compiler) => {
  const parts = Array.isArray(operand) ? operand : conditionFields(operand);
  if (parts.length !== 3)
    throw located(16020, `Expression $cond takes exactly 3 arguments. ${parts.length} were passed in.`);
  const [condition, yes, no] = parts.map((part) => compiler.compile(part)) as [Evaluate, Evaluate, Evaluate];
  return (scope) => (isTruthy(condition(scope)) ? yes(scope) : no(scope));
};

function conditionFields(operand: unknown): unknown[] {
  const fields = isDocument(operand) ? operand : {};
  const unknown = Object.keys(fields).find((name) => !['if', 'then', 'else'].includes(name));
  if (unknown) throw located(17083, `Unrecognized parameter to $cond: ${unknown}`);
  if (!Object.hasOwn(fields, 'if')) throw located(17080, "Missing 'if' parameter to $cond");
  if (!Object.hasOwn(fields, 'then')) throw located(17081, "Missing 'then' parameter to $cond");
  if (!Object.hasOwn(fields, 'else')) throw located(17082, "Missing 'else' parameter to $cond");
  return [fields.if, fields.then, fields.else];
}

const ifNull: OperatorCompiler = (operand, compiler) => {
  const list: unknown[] = Array.isArray(operand) ? operand : [operand];
  if (list.length < 2) throw located(1257300, `$ifNull needs at least two arguments, had: ${list.length}`);
  const evaluations = list.map((expression) => compiler.compile(expression));
  return (scope) => {
    let value: unknown;
    for (const evaluate of evaluations) {
      value = evaluate(scope);
      if (!isNullish(value)) return value;
    }
    return value;
  };
};

const choose: OperatorCompiler = (operand, compiler) => {
  if (!isDocument(operand)) throw located(40060, '$switch requires an object as an argument');
  const branches: unknown = operand.branches;
  if (!Array.isArray(branches)) throw located(40061, "$switch expected an array for 'branches'");
  if (branches.length === 0 && !Object.hasOwn(operand, 'default'))
    throw located(40068, '$switch requires at least one branch.');
  const cases = branches.map((branch: unknown) => {
    if (!isDocument(branch)) throw located(40062, '$switch expected each branch to be an object');
    if (!Object.hasOwn(branch, 'case')) throw located(40064, "$switch requires each branch have a 'case' expression");
    if (!Object.hasOwn(branch, 'then')) throw located(40065, "$switch requires each branch have a 'then' expression.");
    return { condition: compiler.compile(branch.case), then: compiler.compile(branch.then) };
  });
  const otherwise = Object.hasOwn(operand, 'default') ? compiler.compile(operand.default) : undefined;
  return (scope) => {
    for (const { condition, then } of cases) if (isTruthy(condition(scope))) return then(scope);
    if (otherwise) return otherwise(scope);
    throw located(40066, '$switch could not find a matching branch for an input, and no default was specified.');
  };
};

const bind: OperatorCompiler = (operand, compiler) => {
  const { vars, in: body } = argumentsOf(operand, ['vars', 'in'], [], '$let');
  if (!isDocument(vars)) throw new CommandError(9, 'FailedToParse', 'invalid parameter: expected an object (vars)');
  const names = Object.keys(vars);
  for (const name of names) assertVariableName(name);
  const values = names.map((name) => compiler.compile((vars as Record<string, unknown>)[name]));
  const evaluate = compiler.compileWith(body, names);
  return (scope) => {
    const variables = new Map(scope.variables);
    names.forEach((name, i) => variables.set(name, (values[i] as Evaluate)(scope)));
    return evaluate({ root: scope.root, variables });
  };
};

export function assertVariableName(name: string): void {
  if (name !== 'CURRENT' && !/^[a-z\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*$/.test(name)) {
    throw new CommandError(9, 'FailedToParse', `'${name}' starts with an invalid character for a user variable name`);
  }
}

/** `$and` and `$or` stop at the first operand that decides. */
const logical =
  (decisive: boolean): OperatorCompiler =>
  (operand, compiler) => {
    const list: unknown[] = Array.isArray(operand) ? operand : [operand];
    const evaluations = list.map((expression) => compiler.compile(expression));
    return (scope) => {
      for (const evaluate of evaluations) if (isTruthy(evaluate(scope)) === decisive) return decisive;
      return !decisive;
    };
  };

export const comparisonOperators: OperatorTable = {
  $eq: compared((order) => order === 0),
  $ne: compared((order) => order !== 0),
  $gt: compared((order) => order > 0),
  $gte: compared((order) => order >= 0),
  $lt: compared((order) => order < 0),
  $lte: compared((order) => order <= 0),
  $cmp: operands(2, 2, ([a, b], { strings }) => new Int32(Math.sign(compareInExpression(a, b, strings)))),
  $and: logical(false),
  $or: logical(true),
  $not: operands(1, 1, ([value]) => !isTruthy(value)),
  $cond: cond,
  $ifNull: ifNull,
  $switch: choose,
  $let: bind,
};
