/** Compiles a MongoDB filter into a test of documents. */
import type { Document } from 'bson';
import { compareStrings, type StringOrder } from './bson-order.js';
import { isDocument, kindOf, plainDocument } from './bson-types.js';
import { parseCollation } from './collation.js';
import { notSupported } from './command-error.js';
import { parsePath } from './document-paths.js';
import { compileCondition } from './expressions.js';
import { badValue, equals, regex } from './filter-comparison.js';
import { fieldOperator } from './filter-operators.js';
import { type DocumentTest, type Leaf, matchedPosition, walkPath } from './path-walker.js';

export interface FilterOptions {
  readonly collation?: Document;
  /** The command's `let`, or the variables of an enclosing pipeline: values for `$expr`. */
  readonly let?: Document;
}

export interface FilterMatcher {
  matches(document: Document): boolean;
  /** Also says which element of the outermost array met the filter: what the positional `$` stands for. */
  match(document: Document): { matched: boolean; arrayIndex?: number };
}

/** What the compilation of one filter hands down. */
export interface FilterScope {
  readonly strings: StringOrder;
  readonly options: FilterOptions;
}

/** Error 2 for what MongoDB calls a bad value, 115 with an alternative for what the store leaves out. */
export function compileFilter(filter: Document, options: FilterOptions = {}): FilterMatcher {
  const strings = parseCollation(options.collation)?.compare ?? compareStrings;
  const test = compileDocumentTest(filter, { strings, options });
  return {
    matches: test,
    match(document) {
      matchedPosition.index = -1;
      if (!test(document)) return { matched: false };
      return matchedPosition.index === -1 ? { matched: true } : { matched: true, arrayIndex: matchedPosition.index };
    },
  };
}

/** The test for one level of a filter: its fields and logical operators, all of which must hold. */
export function compileDocumentTest(filter: Document, scope: FilterScope): DocumentTest {
  const tests: DocumentTest[] = [];
  for (const [name, operand] of Object.entries(plainDocument(filter))) {
    if (name.startsWith('$') && !isReferenceField(name)) {
      const test = compileTopLevel(name, operand, scope);
      if (test) tests.push(test);
    } else {
      tests.push(...compileField(name, operand, scope));
    }
  }
  return allOf(tests);
}

/** A conjunction that fails leaves no position behind: another branch of an `$or` may still match, by other elements. */
function allOf(tests: readonly DocumentTest[]): DocumentTest {
  const [first] = tests;
  if (!first) return () => true;
  if (tests.length === 1) return first;
  return (document) => {
    const before = matchedPosition.index;
    for (const test of tests) {
      if (!test(document)) {
        matchedPosition.index = before;
        return false;
      }
    }
    return true;
  };
}

/** Negates a test without leaving a position behind: an element that does not match is not "the" element. */
function negate(test: DocumentTest): DocumentTest {
  return (document) => {
    const before = matchedPosition.index;
    const matched = test(document);
    matchedPosition.index = before;
    return !matched;
  };
}

function compileTopLevel(name: string, operand: unknown, scope: FilterScope): DocumentTest | undefined {
  switch (name) {
    case '$and':
      return allOf(branches(name, operand, scope));
    case '$or':
      return someOf(branches(name, operand, scope));
    case '$nor':
      return negate(someOf(branches(name, operand, scope)));
    case '$expr':
      return compileCondition(operand, scope.options);
    case '$comment':
      return undefined;
    case '$alwaysTrue':
      return undefined;
    case '$alwaysFalse':
      return () => false;
    default:
      throw refusedTopLevel(name);
  }
}

const ALTERNATIVES: Readonly<Record<string, string>> = {
  $where: 'write the condition with query operators or $expr',
  $text: 'use $regex, or a search index of the application',
  $jsonSchema: 'write the condition with query operators',
  $sampleRate: 'use the $sample stage',
};

function refusedTopLevel(name: string): Error {
  const alternative = ALTERNATIVES[name];
  if (alternative) return notSupported(name, alternative, 2, 'BadValue');
  return badValue(
    `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
  );
}

function branches(name: string, operand: unknown, scope: FilterScope): DocumentTest[] {
  if (!Array.isArray(operand)) throw badValue(`${name} must be an array`);
  if (operand.length === 0) throw badValue('$and/$or/$nor must be a nonempty array');
  return operand.map((branch: unknown) => {
    if (!isDocument(branch)) throw badValue('$or/$and/$nor entries need to be full objects');
    return compileDocumentTest(branch, scope);
  });
}

function someOf(tests: readonly DocumentTest[]): DocumentTest {
  return (document) => {
    for (const test of tests) if (test(document)) return true;
    return false;
  };
}

function compileField(path: string, operand: unknown, scope: FilterScope): DocumentTest[] {
  const parts = parsePath(path);
  if (kindOf(operand) === 'regex') return [walkPath(parts, { test: regex(operand), entersArray: true })];
  if (!isDocument(operand) || !isOperatorDocument(operand)) {
    return [walkPath(parts, { test: equals(plainOperand(operand), scope.strings), entersArray: true })];
  }
  return compileOperators((leaf) => walkPath(parts, leaf), operand, scope);
}

/** Where the leaves of operators apply: at a path of a document, or to a value itself. */
export type Locate = (leaf: Leaf) => DocumentTest;

/** The tests of an operator document such as `{ $gte: 1, $lt: 5 }`. */
export function compileOperators(locate: Locate, operators: Document, scope: FilterScope): DocumentTest[] {
  const tests: DocumentTest[] = [];
  for (const [name, operand] of Object.entries(operators)) {
    if (name === '$not') {
      tests.push(negate(allOf(compileNegated(locate, operand, scope))));
      continue;
    }
    const predicate = fieldOperator(name, operand, operators, scope);
    if (!predicate) continue;
    const test = predicate.leaves.map(locate);
    tests.push(predicate.isNegated ? negate(allOf(test)) : allOf(test));
  }
  return tests;
}

function compileNegated(locate: Locate, operand: unknown, scope: FilterScope): DocumentTest[] {
  if (kindOf(operand) === 'regex') return [locate({ test: regex(operand), entersArray: true })];
  if (!isDocument(operand)) throw badValue('$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw badValue('$not cannot be empty');
  return compileOperators(locate, operand, scope);
}

/** Whether a document stands for operators rather than for itself: its first field is a `$` name, references apart. */
export function isOperatorDocument(value: Document): boolean {
  const document = plainDocument(value);
  for (const name in document) return name.startsWith('$') && !isReferenceField(name);
  return false;
}

function isReferenceField(name: string): boolean {
  return name === '$ref' || name === '$id' || name === '$db';
}

function plainOperand(operand: unknown): unknown {
  return isDocument(operand) ? plainDocument(operand) : operand;
}
