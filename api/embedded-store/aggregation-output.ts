/** Stages that write their result to a collection: `$merge` and `$out`. */
import type { Document } from 'bson';
import { isDocument } from './bson-types.js';
import { CommandError } from './command-error.js';
import { documentSize } from './document-size.js';
import { located, typeName } from './expression-types.js';
import type { NamedStage } from './aggregation.js';
import { valueAt } from './document-paths.js';
import type { DocumentSource, Namespace, PipelineContext, Stage, StageCompiler } from './aggregation-types.js';
import { stageFields } from './aggregation-types.js';
import { MemoryBound } from './sort.js';

const MERGE_FIELDS = ['into', 'on', 'let', 'whenMatched', 'whenNotMatched'];

/** Where a pipeline's last stage writes, if it does. */
export function outputTarget(last: NamedStage | undefined): Namespace | undefined {
  if (last?.name === '$out') return namespaceOf(last.specification, '$out');
  if (last?.name !== '$merge') return undefined;
  const { specification } = last;
  return namespaceOf(isDocument(specification) ? specification.into : specification, '$merge');
}

function namespaceOf(value: unknown, name: string): Namespace {
  if (typeof value === 'string' && value !== '') return { collection: value };
  if (isDocument(value) && typeof value.coll === 'string' && (value.db === undefined || typeof value.db === 'string')) {
    return { collection: value.coll, ...(value.db === undefined ? {} : { database: value.db as string }) };
  }
  throw located(51178, `${name} needs the name of a collection, or a document with 'db' and 'coll'`);
}

type WhenMatched = 'replace' | 'merge' | 'keepExisting' | 'fail' | Document[];
type WhenNotMatched = 'insert' | 'discard' | 'fail';

const merge: StageCompiler = (specification, scope) => {
  const fields =
    typeof specification === 'string'
      ? { into: specification }
      : stageFields(specification, '$merge', MERGE_FIELDS, 51182);
  const target = namespaceOf((fields as Document).into, '$merge');
  const on = keysOf((fields as Document).on);
  const whenMatched = ((fields as Document).whenMatched ?? 'merge') as WhenMatched;
  const whenNotMatched = ((fields as Document).whenNotMatched ?? 'insert') as WhenNotMatched;
  if (!Array.isArray(whenMatched) && !['replace', 'merge', 'keepExisting', 'fail'].includes(whenMatched)) {
    throw new CommandError(2, 'BadValue', `Enumeration value for field 'whenMatched' is not a valid value`);
  }
  if (!['insert', 'discard', 'fail'].includes(whenNotMatched)) {
    throw new CommandError(2, 'BadValue', `Enumeration value for field 'whenNotMatched' is not a valid value`);
  }
  const letVariables = isDocument((fields as Document).let) ? ((fields as Document).let as Document) : undefined;
  const variables = Object.entries(letVariables ?? {}).map(
    ([name, expression]) => [name, scope.compiler.compile(expression)] as const,
  );
  return sink(async (source) => {
    for await (const root of source) {
      const bound = Object.fromEntries(
        variables.map(([name, evaluate]) => [name, evaluate({ root, variables: scope.variables })]),
      );
      await mergeOne(scope.options.context, target, root, keyFilter(root, on), { whenMatched, whenNotMatched, bound });
    }
  });
};

/** A stage that takes all documents and yields none. */
function sink(consume: (source: DocumentSource) => Promise<void>): Stage {
  return async function* (source) {
    await consume(source);
    yield* [];
  };
}

function keysOf(on: unknown): string[] {
  if (on === undefined) return ['_id'];
  const keys: unknown[] = Array.isArray(on) ? on : [on];
  if (keys.length === 0 || !keys.every((key) => typeof key === 'string')) {
    throw located(51186, `$merge 'on' field must be either a string or an array of strings, but found ${typeName(on)}`);
  }
  return keys;
}

function keyFilter(document: Document, on: readonly string[]): Document {
  const filter: Document = {};
  for (const path of on) {
    const value = valueAt(document, path.split('.'));
    if (path !== '_id' && (value === null || value === undefined))
      throw located(51132, "$merge write error: 'on' field cannot be missing, null, undefined or an array");
    if (Array.isArray(value)) throw located(51185, "$merge write error: 'on' field cannot be an array");
    if (value !== undefined) filter[path] = { $eq: value };
  }
  return filter;
}

interface MergeRules {
  readonly whenMatched: WhenMatched;
  readonly whenNotMatched: WhenNotMatched;
  readonly bound: Document;
}

async function mergeOne(
  context: PipelineContext,
  target: Namespace,
  document: Document,
  filter: Document,
  rules: MergeRules,
): Promise<void> {
  const { whenMatched, whenNotMatched, bound } = rules;
  if (whenMatched === 'fail') {
    await context.insert(target, document);
    return;
  }
  if (Object.keys(filter).length === 0) {
    if (whenNotMatched === 'insert') await context.insert(target, document);
    return;
  }
  const { matched } = await context.update(target, filter, updateFor(whenMatched), {
    let: { ...bound, new: document },
  });
  if (matched > 0 || whenNotMatched === 'discard') return;
  if (whenNotMatched === 'insert') {
    await context.insert(target, document);
    return;
  }
  throw new CommandError(
    13113,
    'MergeStageNoMatchingDocument',
    '$merge could not find a matching document in the target collection for at least one document in the source collection',
  );
}

function updateFor(whenMatched: Exclude<WhenMatched, 'fail'>): Document[] {
  if (Array.isArray(whenMatched)) return whenMatched;
  if (whenMatched === 'replace') return [{ $replaceWith: '$$new' }];
  if (whenMatched === 'keepExisting') return [{ $replaceWith: '$$ROOT' }];
  return [{ $replaceWith: { $mergeObjects: ['$$ROOT', '$$new'] } }];
}

const out: StageCompiler = (specification, scope) => {
  const target = namespaceOf(specification, '$out');
  const { context } = scope.options;
  return sink(async (source) => {
    const memory = new MemoryBound(context.memoryLimit, '$out');
    const documents: Document[] = [];
    for await (const document of source) {
      memory.take(documentSize(document));
      documents.push(document);
    }
    await context.replaceAll(target, documents);
  });
};

export const outputStages: Readonly<Record<string, StageCompiler>> = { $merge: merge, $out: out };
