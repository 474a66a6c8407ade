/** Compiles find's projections, with their own operators `$slice`, `$elemMatch` and the positional `$`. */
import type { Document } from 'bson';
import { compareStrings } from './bson-order.js';
import { isDocument, isNumeric, plainDocument, setField } from './bson-types.js';
import { parseCollation } from './collation.js';
import { CommandError, notSupported } from './command-error.js';
import { compilerFor, type ExpressionOptions, variablesFor } from './expressions.js';
import type { FilterScope } from './filter-matcher.js';
import { elementCondition } from './filter-operators.js';
import { toNumber } from './number-arithmetic.js';
import type { ValueTest } from './path-walker.js';
import { parseProjection } from './projection-spec.js';
import { exclude, include, selectAt, type SelectionTree, WHOLE } from './projection-tree.js';

export type ProjectionOptions = ExpressionOptions;

/** The projected document; `arrayIndex` is what the filter's match found, for the positional `$`. */
export type Projection = (document: Document, arrayIndex?: number) => Document;

/** Errors 31249–31256 and others as MongoDB gives them for projections that contradict themselves. */
export function compileProjection(specification: Document, options: ProjectionOptions = {}): Projection {
  const entries = new SpecialEntries(options);
  const { mode, tree } = parseProjection(specification, compilerFor(options), (path, value) =>
    entries.take(path, value),
  );
  if (Object.keys(specification).length === 0) return (document) => document;
  if (mode === 'inclusion') entries.includeIn(tree);
  const variables = variablesFor(options);
  return (document, arrayIndex) => {
    const projected =
      mode === 'inclusion' ? include(document, tree, { root: document, variables }) : exclude(document, tree);
    return entries.apply(projected, document, arrayIndex);
  };
}

interface Slice {
  readonly path: string;
  readonly skip: number;
  readonly limit: number;
}

class SpecialEntries {
  private readonly slices: Slice[] = [];
  private readonly elements: { path: string; test: ValueTest }[] = [];
  private positional: string | undefined;

  constructor(private readonly options: ProjectionOptions) {}

  take(path: string, value: unknown): 'inclusion' | 'neutral' | false {
    if (path.endsWith('.$')) return this.takePositional(path.slice(0, -2));
    if (path.includes('.$.'))
      throw new CommandError(
        31394,
        'Location31394',
        `As of 4.4, it's illegal to specify positional operator in the middle of a path.`,
      );
    if (!isDocument(value)) return false;
    const [operator] = Object.keys(value);
    if (operator === '$elemMatch') return this.takeElements(path, value.$elemMatch);
    if (operator === '$slice') return this.takeSlice(path, value.$slice);
    if (operator === '$meta') throw notSupported('$meta', 'leave it out of the projection', 2, 'BadValue');
    return false;
  }

  private takePositional(path: string): 'inclusion' {
    if (this.positional !== undefined) {
      throw new CommandError(31276, 'Location31276', 'Cannot specify more than one positional projection per query.');
    }
    if (this.elements.length > 0)
      throw new CommandError(31255, 'Location31255', 'Cannot specify positional operator and $elemMatch.');
    this.positional = path;
    return 'inclusion';
  }

  private takeElements(path: string, condition: unknown): 'inclusion' {
    if (this.positional !== undefined)
      throw new CommandError(31255, 'Location31255', 'Cannot specify positional operator and $elemMatch.');
    if (path.includes('.'))
      throw new CommandError(31275, 'Location31275', 'Cannot use $elemMatch projection on a nested field.');
    if (!isDocument(condition))
      throw new CommandError(31274, 'Location31274', 'elemMatch: Invalid argument, object required');
    const strings = parseCollation(this.options.collation)?.compare ?? compareStrings;
    const scope: FilterScope = { strings, options: this.options };
    this.elements.push({ path, test: elementCondition(condition, scope) });
    return 'inclusion';
  }

  private takeSlice(path: string, operand: unknown): 'neutral' | false {
    if (isNumeric(operand)) {
      const count = Math.trunc(toNumber(operand));
      this.slices.push(count < 0 ? { path, skip: count, limit: -count } : { path, skip: 0, limit: count });
      return 'neutral';
    }
    if (!Array.isArray(operand) || operand.length !== 2 || !operand.every(isNumeric)) {
      if (Array.isArray(operand) && operand.length > 1) return false;
      throw new CommandError(
        28667,
        'Location28667',
        'Invalid $slice syntax. The given syntax did not match the find() syntax',
      );
    }
    const [skip = 0, limit = 0] = operand.map((value) => Math.trunc(toNumber(value)));
    if (limit <= 0) throw new CommandError(28724, 'Location28724', '$slice limit must be positive');
    this.slices.push({ path, skip, limit });
    return 'neutral';
  }

  includeIn(tree: SelectionTree): void {
    for (const { path } of this.slices) if (!covers(tree, path)) selectAt(tree, path, WHOLE);
    if (this.positional !== undefined && !covers(tree, this.positional)) selectAt(tree, this.positional, WHOLE);
  }

  apply(projected: Document, document: Document, arrayIndex: number | undefined): Document {
    let result = projected;
    for (const slice of this.slices)
      result = changeArrays(result, slice.path.split('.'), 0, (array) => slicedBy(array, slice)) as Document;
    if (this.positional !== undefined) result = this.onlyMatched(result, this.positional, arrayIndex);
    for (const { path, test } of this.elements) {
      const array: unknown = plainDocument(document)[path];
      const found = Array.isArray(array) ? array.findIndex((element) => test(element)) : -1;
      if (found !== -1) {
        if (result === projected) result = { ...result };
        setField(result, path, [(array as unknown[])[found]]);
      }
    }
    return result;
  }

  private onlyMatched(document: Document, path: string, arrayIndex: number | undefined): Document {
    return changeArrays(document, path.split('.'), 0, (array) => {
      if (arrayIndex === undefined || arrayIndex >= array.length) {
        throw new CommandError(
          51246,
          'Location51246',
          "positional operator '.$' couldn't find a matching element in the array",
        );
      }
      return [array[arrayIndex]];
    }) as Document;
  }
}

function covers(tree: SelectionTree, path: string): boolean {
  let node = tree;
  for (const part of path.split('.')) {
    const selection = node.fields.get(part);
    if (!selection) return false;
    if (selection.kind !== 'tree') return true;
    node = selection;
  }
  return true;
}

function slicedBy(array: readonly unknown[], { skip, limit }: Slice): unknown[] {
  const from = skip < 0 ? Math.max(array.length + skip, 0) : skip;
  return array.slice(from, from + limit);
}

/** Replaces the arrays at a path; documents within arrays on the way are entered. */
function changeArrays(
  value: unknown,
  parts: readonly string[],
  at: number,
  change: (array: readonly unknown[]) => unknown[],
): unknown {
  if (at === parts.length) return Array.isArray(value) ? change(value) : value;
  if (Array.isArray(value)) return value.map((element) => changeArrays(element, parts, at, change));
  if (!isDocument(value)) return value;
  const document = plainDocument(value);
  const name = parts[at] as string;
  if (!Object.hasOwn(document, name)) return value;
  const copy = { ...document };
  setField(copy, name, changeArrays(document[name], parts, at + 1, change));
  return copy;
}
