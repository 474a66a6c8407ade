/** The stage `$unwind`: one document for each element of an array. */
import { type Document, Long } from 'bson';
import type { StageCompiler } from './aggregation-types.js';
import { stageFields } from './aggregation-types.js';
import { fieldOf, isDocument, setField } from './bson-types.js';
import { isNullish, located, typeName } from './expression-types.js';

export const unwind: StageCompiler = (specification) => {
  const fields =
    typeof specification === 'string'
      ? { path: specification }
      : stageFields(specification, '$unwind', ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'], 15981);
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = fields as Record<string, unknown>;
  if (path === undefined) throw located(28812, 'no path specified to $unwind stage');
  if (typeof path !== 'string')
    throw located(28808, `expected a string as the path for $unwind stage, got ${typeName(path)}`);
  if (!path.startsWith('$') || path.startsWith('$$'))
    throw located(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  if (
    includeArrayIndex !== undefined &&
    (typeof includeArrayIndex !== 'string' || includeArrayIndex === '' || includeArrayIndex.startsWith('$'))
  ) {
    throw located(28822, 'includeArrayIndex option to $unwind stage should be a name that does not begin with $');
  }
  const parts = path.slice(1).split('.');
  return async function* (source) {
    for await (const document of source) {
      for (const { value, index } of unwound(valueAtPath(document, parts), preserveNullAndEmptyArrays === true)) {
        const copy = withValue(document, parts, 0, value);
        yield includeArrayIndex === undefined
          ? copy
          : withValue(copy, (includeArrayIndex as string).split('.'), 0, index);
      }
    }
  };
};

function valueAtPath(document: Document, parts: readonly string[]): unknown {
  let value: unknown = document;
  for (const part of parts) value = isDocument(value) ? fieldOf(value, part) : undefined;
  return value;
}

/** What one document becomes: one entry for each element; `value` undefined takes the field away. */
function unwound(value: unknown, preserves: boolean): { value: unknown; index: Long | null }[] {
  if (Array.isArray(value) && value.length > 0)
    return value.map((element: unknown, i) => ({ value: element, index: Long.fromNumber(i) }));
  if (Array.isArray(value) || isNullish(value)) {
    return preserves ? [{ value: Array.isArray(value) ? undefined : value, index: null }] : [];
  }
  return [{ value, index: null }];
}

/** A copy with the value at a path of documents; undefined removes it. */
export function withValue(document: Document, parts: readonly string[], at: number, value: unknown): Document {
  const copy: Document = { ...document };
  const name = parts[at] as string;
  if (at < parts.length - 1) {
    const inner = fieldOf(document, name);
    if (!isDocument(inner) && value === undefined) return document;
    setField(copy, name, withValue(isDocument(inner) ? inner : {}, parts, at + 1, value));
  } else if (value === undefined) delete copy[name];
  else setField(copy, name, value);
  return copy;
}
