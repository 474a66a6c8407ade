/** The table of filter operators on a field, and those on arrays: `$all $elemMatch $size`. */
import type { Document } from 'bson';
import { isTruthy } from './bson-truth.js';
import { isDocument, isNumeric, kindOf } from './bson-types.js';
import { notSupported } from './command-error.js';
import { bitTest } from './filter-bits.js';
import {
  anyOf,
  badValue,
  equals,
  hasType,
  modulo,
  range,
  refuseOperators,
  regex,
  regexOperator,
} from './filter-comparison.js';
import { compileDocumentTest, compileOperators, type FilterScope, isOperatorDocument } from './filter-matcher.js';
import { type DocumentTest, type Leaf, matchedPosition, testLeaf, type ValueTest } from './path-walker.js';

/** An operator on a field, all of whose leaves must hold for the path, or must not. */
export interface FieldPredicate {
  readonly leaves: readonly Leaf[];
  readonly isNegated?: boolean;
}

/** Every operator that `fieldOperator` knows, and the logical ones beside fields. */
export const FILTER_OPERATOR_NAMES: readonly string[] = (
  '$all $and $bitsAllClear $bitsAllSet $bitsAnyClear $bitsAnySet $comment $elemMatch $eq $exists $expr $gt $gte $in $lt ' +
  '$lte $mod $ne $nin $nor $not $options $or $regex $size $type'
).split(' ');

const throughArrays = (test: ValueTest): FieldPredicate => ({ leaves: [{ test, entersArray: true }] });
const atPath = (test: ValueTest): FieldPredicate => ({ leaves: [{ test, entersArray: false }] });
const negated = (test: ValueTest): FieldPredicate => ({ leaves: [{ test, entersArray: true }], isNegated: true });

const GEOGRAPHIC = new Set([
  '$near',
  '$nearSphere',
  '$geoWithin',
  '$geoIntersects',
  '$within',
  '$maxDistance',
  '$minDistance',
]);

/** The predicate of one operator; undefined for those that only accompany another (`$options`, `$comment`). */
export function fieldOperator(
  name: string,
  operand: unknown,
  siblings: Document,
  scope: FilterScope,
): FieldPredicate | undefined {
  const { strings } = scope;
  switch (name) {
    case '$eq':
      return throughArrays(equals(operand, strings));
    case '$ne':
      if (kindOf(operand) === 'regex') throw badValue("Can't have regex as arg to $ne.");
      return negated(equals(operand, strings));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return throughArrays(range(name, operand, strings));
    case '$in':
      return throughArrays(anyOf(operand, strings));
    case '$nin':
      return negated(anyOf(operand, strings));
    case '$exists':
      return existence(operand);
    case '$type':
      return throughArrays(hasType(operand));
    case '$regex':
      return throughArrays(regexOperator(operand, siblings.$options));
    case '$options':
      if (!Object.hasOwn(siblings, '$regex')) throw badValue('$options needs a $regex');
      return undefined;
    case '$comment':
      return undefined;
    case '$mod':
      return throughArrays(modulo(operand));
    case '$size':
      return atPath(hasSize(operand));
    case '$all':
      return { leaves: allLeaves(operand, scope) };
    case '$elemMatch':
      return atPath(elementTest(operand, scope));
    case '$bitsAllSet':
    case '$bitsAllClear':
    case '$bitsAnySet':
    case '$bitsAnyClear':
      return throughArrays(bitTest(name, operand));
    default:
      if (GEOGRAPHIC.has(name)) throw notSupported(name, 'compare coordinates with $gte and $lte', 2, 'BadValue');
      throw badValue(`unknown operator: ${name}`);
  }
}

function existence(operand: unknown): FieldPredicate {
  const test: ValueTest = (value) => value !== undefined;
  return { leaves: [{ test, entersArray: false }], isNegated: !isTruthy(operand) };
}

function hasSize(operand: unknown): ValueTest {
  if (!isNumeric(operand)) {
    throw badValue(`Failed to parse $size. Expected a number in: $size: ${describe(operand)}`);
  }
  const size = Number(operand);
  if (!Number.isInteger(size)) throw badValue(`Failed to parse $size. Expected an integer: $size: ${size}`);
  if (size < 0) throw badValue(`Failed to parse $size. Expected a non-negative number in: $size: ${size}`);
  return (value) => Array.isArray(value) && value.length === size;
}

function describe(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : kindOf(value);
}

/** `$all`: every one of the values, regular expressions or `$elemMatch` conditions; an empty list matches nothing. */
function allLeaves(operand: unknown, scope: FilterScope): Leaf[] {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return [{ test: () => false, entersArray: false }];
  const isElementMatch = isElemMatch(operand[0]);
  return operand.map((entry: unknown): Leaf => {
    if (isElemMatch(entry) !== isElementMatch) throw badValue('no $ expressions in $all');
    if (isElementMatch) return { test: elementTest((entry as Document).$elemMatch, scope), entersArray: false };
    if (kindOf(entry) === 'regex') return { test: regex(entry), entersArray: true };
    refuseOperators(entry, '$all');
    return { test: equals(entry, scope.strings), entersArray: true };
  });
}

function isElemMatch(entry: unknown): boolean {
  return isDocument(entry) && Object.keys(entry)[0] === '$elemMatch';
}

const LOGICAL = new Set(['$and', '$or', '$nor', '$where', '$expr']);

/** `$elemMatch`: some element of the array meets all conditions, as a document or, given operators, as a value. */
function elementTest(operand: unknown, scope: FilterScope): ValueTest {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object');
  const test = elementCondition(operand, scope);
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (let i = 0; i < value.length; i += 1) {
      if (test(value[i])) {
        matchedPosition.index = i;
        return true;
      }
    }
    return false;
  };
}

/** The condition on one element, shared with `$pull` and array filters. */
export function elementCondition(condition: Document, scope: FilterScope): ValueTest {
  const [first] = Object.keys(condition);
  if (isOperatorDocument(condition) && first !== undefined && !LOGICAL.has(first)) {
    return valueCondition(condition, scope);
  }
  const test = compileDocumentTest(condition, scope);
  return (element) => {
    if (Array.isArray(element)) return test(Object.fromEntries(element.entries()) as Document);
    return isDocument(element) && test(element);
  };
}

/** Operators applied to a value itself; an array is entered only where `entersArrays` says so. */
export function valueCondition(operators: Document, scope: FilterScope, entersArrays = false): ValueTest {
  const locate = (leaf: Leaf): DocumentTest => (entersArrays ? (value) => testLeaf(value, leaf) : leaf.test);
  const tests = compileOperators(locate, operators, scope);
  return (element) => {
    const before = matchedPosition.index;
    const matched = tests.every((test) => test(element as Document));
    matchedPosition.index = before;
    return matched;
  };
}
