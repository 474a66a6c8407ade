/** Array filters of an update: which elements `$[identifier]` stands for. */
import type { Document } from 'bson';
import type { StringOrder } from './bson-order.js';
import { isDocument, plainDocument } from './bson-types.js';
import { CommandError } from './command-error.js';
import { badValue } from './filter-comparison.js';
import { compileDocumentTest, type FilterScope } from './filter-matcher.js';
import type { ValueTest } from './path-walker.js';

function failedToParse(message: string): CommandError {
  return new CommandError(9, 'FailedToParse', message);
}

/** The tests by identifier; error 9 for a filter without exactly one identifier, or with one that was seen before. */
export function compileArrayFilters(filters: readonly Document[], strings: StringOrder): Map<string, ValueTest> {
  const scope: FilterScope = { strings, options: {} };
  const tests = new Map<string, ValueTest>();
  for (const filter of filters) {
    const identifier = identifierOf(filter);
    if (!/^[a-z][a-zA-Z0-9]*$/.test(identifier)) {
      throw badValue(
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${identifier}'`,
      );
    }
    if (tests.has(identifier))
      throw failedToParse(`Found multiple array filters with the same top-level field name ${identifier}`);
    const test = compileDocumentTest(filter, scope);
    tests.set(identifier, (element) => test({ [identifier]: element }));
  }
  return tests;
}

function identifierOf(filter: Document): string {
  const names = new Set<string>();
  collectNames(filter, names);
  const [identifier] = names;
  if (identifier === undefined) {
    throw failedToParse('Cannot use an expression without a top-level field name in arrayFilters');
  }
  if (names.size > 1) {
    throw failedToParse(
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found ${[...names].map((name) => `'${name}'`).join(' and ')}`,
    );
  }
  return identifier;
}

function collectNames(filter: Document, names: Set<string>): void {
  for (const [name, operand] of Object.entries(plainDocument(filter))) {
    if (!name.startsWith('$')) names.add(name.split('.')[0] as string);
    else if (Array.isArray(operand)) for (const branch of operand) if (isDocument(branch)) collectNames(branch, names);
  }
}

/** Error 2 for a path that names no filter, 9 for a filter that no path names. */
export function assertFiltersUsed(paths: readonly (readonly string[])[], tests: ReadonlyMap<string, ValueTest>): void {
  const used = new Set<string>();
  for (const parts of paths) {
    for (const part of parts) {
      if (!part.startsWith('$[') || part === '$[]') continue;
      const identifier = part.slice(2, -1);
      if (!tests.has(identifier))
        throw badValue(`No array filter found for identifier '${identifier}' in path '${parts.join('.')}'`);
      used.add(identifier);
    }
  }
  for (const identifier of tests.keys()) {
    if (!used.has(identifier))
      throw failedToParse(`The array filter for identifier '${identifier}' was not used in the update`);
  }
}
