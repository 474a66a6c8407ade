/** Reads a projection's specification into a tree of selections and decides between inclusion and exclusion. */
import type { Document } from 'bson';
import { isTruthy } from './bson-truth.js';
import { isDocument, isNumeric, plainDocument } from './bson-types.js';
import { CommandError } from './command-error.js';
import type { Compiler } from './expression-types.js';
import { isExpressionOperator } from './expressions.js';
import { emptyTree, selectAt, type SelectionTree, WHOLE } from './projection-tree.js';

export interface ParsedProjection {
  readonly mode: 'inclusion' | 'exclusion';
  readonly tree: SelectionTree;
}

/** How find's own operators (`$slice`, `$elemMatch`, positional `$`) are taken; false leaves the entry to expressions. */
export type SpecialEntry = (path: string, value: unknown) => 'inclusion' | 'neutral' | false;

export function parseProjection(
  specification: Document,
  compiler: Compiler,
  special: SpecialEntry = () => false,
): ParsedProjection {
  const reader = new SpecificationReader(compiler, special);
  reader.read('', specification);
  return reader.result();
}

class SpecificationReader {
  private readonly included: string[] = [];
  private readonly excluded: string[] = [];
  private readonly computed: [string, unknown][] = [];
  private id: boolean | undefined;
  private hasSpecialInclusion = false;

  constructor(
    private readonly compiler: Compiler,
    private readonly special: SpecialEntry,
  ) {}

  read(prefix: string, specification: Document): void {
    for (const [name, value] of Object.entries(plainDocument(specification))) this.readEntry(prefix + name, value);
  }

  private readEntry(path: string, value: unknown): void {
    const taken = this.special(path, value);
    if (taken) {
      if (taken === 'inclusion') this.hasSpecialInclusion = true;
    } else if (typeof value === 'boolean' || isNumeric(value)) {
      this.readFlag(path, isTruthy(value));
    } else if (isDocument(value) && !Object.keys(value)[0]?.startsWith('$')) {
      if (Object.keys(value).length === 0) {
        throw new CommandError(
          51270,
          'Location51270',
          `An empty sub-projection is not a valid value. Found empty object at path ${path}`,
        );
      }
      this.read(`${path}.`, value);
    } else {
      const [operator] = isDocument(value) ? Object.keys(value) : [];
      if (operator !== undefined && !isExpressionOperator(operator)) {
        throw new CommandError(31325, 'Location31325', `Unknown expression ${operator}`);
      }
      this.computed.push([path, value]);
    }
  }

  private readFlag(path: string, isKept: boolean): void {
    if (path === '_id') {
      this.id = isKept;
      return;
    }
    const [list, others] = isKept ? [this.included, this.excluded] : [this.excluded, this.included];
    if (others.length > 0 || (!isKept && (this.computed.length > 0 || this.hasSpecialInclusion)))
      throw mixed(path, isKept);
    list.push(path);
  }

  result(): ParsedProjection {
    const isInclusion =
      this.included.length > 0 ||
      this.computed.length > 0 ||
      this.hasSpecialInclusion ||
      (this.id === true && this.excluded.length === 0);
    if (isInclusion && this.excluded.length > 0) {
      throw new CommandError(31252, 'Location31252', 'Cannot use expression other than $meta in exclusion projection');
    }
    return isInclusion ? this.inclusion() : this.exclusion();
  }

  private inclusion(): ParsedProjection {
    const tree = emptyTree();
    const mentionsId = [...this.included, ...this.computed.map(([path]) => path)].some(
      (path) => path === '_id' || path.startsWith('_id.'),
    );
    if (this.id !== false && !mentionsId) selectAt(tree, '_id', WHOLE);
    for (const path of this.included) selectAt(tree, path, WHOLE);
    for (const [path, expression] of this.computed) {
      selectAt(tree, path, { kind: 'computed', evaluate: this.compiler.compile(expression) });
    }
    return { mode: 'inclusion', tree };
  }

  private exclusion(): ParsedProjection {
    const tree = emptyTree();
    if (this.id === false) selectAt(tree, '_id', WHOLE);
    for (const path of this.excluded) selectAt(tree, path, WHOLE);
    return { mode: 'exclusion', tree };
  }
}

function mixed(path: string, isKept: boolean): CommandError {
  return isKept
    ? new CommandError(31253, 'Location31253', `Cannot do inclusion on field ${path} in exclusion projection`)
    : new CommandError(31254, 'Location31254', `Cannot do exclusion on field ${path} in inclusion projection`);
}

/** The tree of `$addFields` and `$set`: every entry is an expression, embedded documents are entered. */
export function parseAddedFields(specification: Document, compiler: Compiler): SelectionTree {
  const tree = emptyTree();
  addEntries(tree, '', specification, compiler);
  return tree;
}

function addEntries(tree: SelectionTree, prefix: string, specification: Document, compiler: Compiler): void {
  for (const [name, value] of Object.entries(plainDocument(specification))) {
    const path = prefix + name;
    if (isDocument(value) && !Object.keys(value)[0]?.startsWith('$')) {
      if (Object.keys(value).length === 0) selectAt(tree, path, { kind: 'computed', evaluate: () => ({}) });
      else addEntries(tree, `${path}.`, value, compiler);
    } else {
      selectAt(tree, path, { kind: 'computed', evaluate: compiler.compile(value) });
    }
  }
}
