/** Expression operators on embedded documents. */
import type { Document } from 'bson';
import { fieldOf, isDocument, plainDocument, setField } from './bson-types.js';
import {
  argumentsOf,
  type Evaluate,
  isNullish,
  located,
  type OperatorCompiler,
  operands,
  type OperatorTable,
  typeName,
} from './expression-types.js';

const mergeObjects = operands(0, Number.MAX_SAFE_INTEGER, (values) => {
  const merged: Document = {};
  for (const value of values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values)
    mergeInto(merged, value);
  return merged;
});

/** Adds a document's fields to another; null and missing add nothing. */
export function mergeInto(target: Document, value: unknown): void {
  if (isNullish(value)) return;
  if (!isDocument(value))
    throw located(40400, `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`);
  for (const [name, field] of Object.entries(plainDocument(value))) setField(target, name, field);
}

const objectToArray = operands(1, 1, ([value]) => {
  if (isNullish(value)) return null;
  if (!isDocument(value)) throw located(40390, `$objectToArray requires a document input, found: ${typeName(value)}`);
  return Object.entries(plainDocument(value)).map(([k, v]) => ({ k, v: v as unknown }));
});

const arrayToObject = operands(1, 1, ([value]) => {
  if (isNullish(value)) return null;
  if (!Array.isArray(value)) throw located(40386, `$arrayToObject requires an array input, found: ${typeName(value)}`);
  const result: Document = {};
  for (const entry of value as unknown[]) {
    const [name, field] = Array.isArray(entry) ? (entry as unknown[]) : isDocument(entry) ? [entry.k, entry.v] : [];
    if (typeof name !== 'string') throw located(40395, '$arrayToObject requires pairs whose key is a string');
    setField(result, name, field ?? null);
  }
  return result;
});

/** A field's name may hold dots and dollars, so it is a constant and never read as a path. */
function constantName(field: unknown, name: string): string {
  const text = isDocument(field) && Object.hasOwn(field, '$literal') ? (field.$literal as unknown) : field;
  if (typeof text !== 'string') throw located(5654602, `${name} requires 'field' to evaluate to a constant string`);
  return text;
}

const getField: OperatorCompiler = (operand, compiler) => {
  const isShort = !isDocument(operand) || Object.keys(operand)[0]?.startsWith('$') === true;
  const { field, input } = isShort
    ? { field: operand as unknown, input: '$$CURRENT' as unknown }
    : (argumentsOf(operand, ['field'], ['input'], '$getField') as { field: unknown; input?: unknown });
  const name: Evaluate = isDocument(field) ? compiler.compile(field) : () => constantName(field, '$getField');
  const source = compiler.compile(input ?? '$$CURRENT');
  return (scope) => {
    const key = name(scope);
    if (typeof key !== 'string')
      throw located(3041704, `$getField requires 'field' to evaluate to type String, but got ${typeName(key)}`);
    const value = source(scope);
    if (value === null) return null;
    return isDocument(value) ? fieldOf(value, key) : undefined;
  };
};

function withField(source: unknown, name: string, value: unknown): unknown {
  if (isNullish(source)) return null;
  if (!isDocument(source)) throw located(4161105, `$setField requires 'input' to evaluate to type Object`);
  const result = { ...plainDocument(source) };
  if (value === undefined) delete result[name];
  else setField(result, name, value);
  return result;
}

const changeField =
  (needsValue: boolean): OperatorCompiler =>
  (operand, compiler, name) => {
    const fields = argumentsOf(operand, needsValue ? ['field', 'input', 'value'] : ['field', 'input'], [], name);
    const key = constantName(fields.field, name);
    const source = compiler.compile(fields.input);
    const value: Evaluate = needsValue ? compiler.compile(fields.value) : () => undefined;
    return (scope) => withField(source(scope), key, value(scope));
  };

export const objectOperators: OperatorTable = {
  $mergeObjects: mergeObjects,
  $objectToArray: objectToArray,
  $arrayToObject: arrayToObject,
  $getField: getField,
  $setField: changeField(true),
  $unsetField: changeField(false),
};
