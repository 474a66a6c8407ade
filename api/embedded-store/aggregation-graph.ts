/** The stage `$graphLookup`: follows references from document to document. */
import { type Document, Long } from 'bson';
import { stageFields, type StageCompiler, wholeNumber } from './aggregation-types.js';
import { withValue } from './aggregation-unwind.js';
import { isDocument } from './bson-types.js';
import { CommandError } from './command-error.js';
import { valuesAt } from './document-paths.js';
import { documentSize } from './document-size.js';
import { isNullish, located, typeName } from './expression-types.js';
import { encodeValue } from './key-encoding.js';
import { MemoryBound } from './sort.js';

const REQUIRED = ['from', 'startWith', 'connectFromField', 'connectToField', 'as'];
const OPTIONAL = ['maxDepth', 'depthField', 'restrictSearchWithMatch'];

export const graphLookup: StageCompiler = (specification, scope) => {
  const fields = stageFields(specification, '$graphLookup', [...REQUIRED, ...OPTIONAL], 40327);
  const missing = REQUIRED.find((name) => !Object.hasOwn(fields, name));
  if (missing) throw located(40105, `$graphLookup requires '${missing}' to be specified`);
  const wrong = REQUIRED.find((name) => name !== 'startWith' && typeof fields[name] !== 'string');
  if (wrong) throw located(40103, `expected string as argument for ${wrong}, found: ${typeName(fields[wrong])}`);
  const { from, connectFromField, connectToField, as, depthField } = fields as Record<string, string>;
  const start = scope.compiler.compile(fields.startWith);
  const deepest =
    fields.maxDepth === undefined
      ? Infinity
      : wholeNumber(fields.maxDepth, 'maxDepth requires a nonnegative argument', 40101, 0);
  const restriction: unknown = fields.restrictSearchWithMatch ?? {};
  if (!isDocument(restriction)) throw located(40185, 'restrictSearchWithMatch must be an object');
  const { collation, context, let: variables } = scope.options;

  async function reach(root: Document): Promise<Document[]> {
    const memory = new MemoryBound(context.memoryLimit, '$graphLookup');
    const found = new Map<string, Document>();
    const seen = new Set<string>();
    let frontier = unseen(valuesOf(start({ root, variables: scope.variables })), seen);
    for (let depth = 0; frontier.length > 0 && depth <= deepest; depth += 1) {
      const next: unknown[] = [];
      const filter = { $and: [{ [connectToField as string]: { $in: frontier } }, restriction] };
      const query = { filter, ...(collation ? { collation } : {}), ...(variables ? { let: variables } : {}) };
      for await (const document of context.read(from as string, query)) {
        const key = encodeValue(document._id).toString('latin1');
        if (found.has(key)) continue;
        memory.take(documentSize(document));
        found.set(
          key,
          depthField === undefined ? document : withValue(document, [depthField], 0, Long.fromNumber(depth)),
        );
        next.push(...valuesAt(document, connectFromField as string).values);
      }
      frontier = unseen(next, seen);
    }
    return [...found.values()];
  }

  return async function* (source) {
    for await (const root of source) yield withValue(root, (as as string).split('.'), 0, await reach(root));
  };
};

function valuesOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

/** The values that were not looked for before; nothing is found by null. */
function unseen(values: readonly unknown[], seen: Set<string>): unknown[] {
  return values.filter((value) => {
    if (isNullish(value)) return false;
    if (isDocument(value) && Object.keys(value)[0]?.startsWith('$')) {
      throw new CommandError(2, 'BadValue', '$graphLookup cannot follow a document of operators');
    }
    const key = encodeValue(value).toString('latin1');
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
