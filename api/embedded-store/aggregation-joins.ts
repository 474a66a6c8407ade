/** Stages that read other collections: `$lookup` and `$unionWith`. */
import type { Document } from 'bson';
import { isDocument, kindOf } from './bson-types.js';
import { notSupported } from './command-error.js';
import { valuesAt } from './document-paths.js';
import { type Evaluate, located, typeName } from './expression-types.js';
import { graphLookup } from './aggregation-graph.js';
import { collect } from './aggregation-stages.js';
import { withValue } from './aggregation-unwind.js';
import type {
  CollectionQuery,
  CompiledPipeline,
  DocumentSource,
  StageCompiler,
  StageScope,
} from './aggregation-types.js';
import { stageFields } from './aggregation-types.js';

const LOOKUP_FIELDS = ['from', 'localField', 'foreignField', 'as', 'let', 'pipeline'];

const lookup: StageCompiler = (specification, scope) => {
  const fields = stageFields(specification, '$lookup', LOOKUP_FIELDS, 40319);
  const { from, localField, foreignField, as, pipeline } = fields as Record<string, unknown>;
  if (isDocument(from))
    throw notSupported('$lookup into another database', 'keep both collections in one database', 9, 'FailedToParse');
  if (typeof from !== 'string') throw failed("must specify 'from' field for a $lookup");
  if (typeof as !== 'string') throw failed("must specify 'as' field for a $lookup");
  if ((localField === undefined) !== (foreignField === undefined)) {
    throw failed('$lookup requires both or neither of localField and foreignField to be specified');
  }
  if (localField === undefined && pipeline === undefined)
    throw failed("$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified");
  if (pipeline !== undefined && !Array.isArray(pipeline))
    throw failed("'pipeline' option must be specified as an array");
  const bind = variablesOf(fields.let, scope);
  const asParts = as.split('.');
  return async function* (source) {
    for await (const document of source) {
      const join = localField === undefined ? {} : joinFilter(document, localField as string, foreignField as string);
      const found = readJoined(from, join, pipeline as Document[] | undefined, bind(document), scope);
      yield withValue(document, asParts, 0, await collect(found));
    }
  };
};

function failed(message: string): Error {
  return located(9, message);
}

/** The variables of `let`, evaluated in each document. */
function variablesOf(specification: unknown, scope: StageScope): (document: Document) => Document {
  if (specification === undefined) return () => ({});
  if (!isDocument(specification))
    throw failed(`$lookup argument 'let' must be an object, is type ${typeName(specification)}`);
  const variables: [string, Evaluate][] = Object.entries(specification).map(([name, expression]) => [
    name,
    scope.compiler.compile(expression),
  ]);
  return (root) =>
    Object.fromEntries(variables.map(([name, evaluate]) => [name, evaluate({ root, variables: scope.variables })]));
}

/** Equality with the local value; any of its elements when it is an array; null when it is missing. */
function joinFilter(document: Document, localField: string, foreignField: string): Document {
  const { values, multikey } = valuesAt(document, localField);
  const wanted = values.map((value) => value ?? null);
  if (!multikey) return { [foreignField]: { $eq: wanted[0] } };
  const patterns = wanted.filter((value) => kindOf(value) === 'regex');
  const others = wanted.filter((value) => kindOf(value) !== 'regex');
  if (patterns.length === 0) return { [foreignField]: { $in: others } };
  return {
    $or: [{ [foreignField]: { $in: others } }, ...patterns.map((pattern) => ({ [foreignField]: { $eq: pattern } }))],
  };
}

function readJoined(
  from: string,
  join: Document,
  pipeline: Document[] | undefined,
  variables: Document,
  scope: StageScope,
): DocumentSource {
  const { collation, context } = scope.options;
  const settings = { ...(collation ? { collation } : {}), let: { ...scope.options.let, ...variables } };
  if (!pipeline) return context.read(from, { filter: join, ...settings });
  const compiled = scope.subPipeline(
    Object.keys(join).length === 0 ? pipeline : [{ $match: join }, ...pipeline],
    variables,
  );
  return compiled.run(context.read(from, { ...leadingQuery(compiled), ...settings }));
}

/** The part of a compiled pipeline that its source has to carry out. */
function leadingQuery({ filter, sort, skip, limit }: CompiledPipeline): CollectionQuery {
  return {
    filter,
    ...(sort ? { sort } : {}),
    ...(skip === undefined ? {} : { skip }),
    ...(limit === undefined ? {} : { limit }),
  };
}

const unionWith: StageCompiler = (specification, scope) => {
  const fields =
    typeof specification === 'string'
      ? { coll: specification }
      : stageFields(specification, '$unionWith', ['coll', 'pipeline'], 9);
  const { coll, pipeline = [] } = fields as { coll?: unknown; pipeline?: unknown };
  if (typeof coll !== 'string') throw failed('$unionWith requires the name of a collection');
  if (!Array.isArray(pipeline)) throw failed("'pipeline' option must be specified as an array");
  const compiled = scope.subPipeline(pipeline as Document[]);
  const { collation, context } = scope.options;
  return async function* (source) {
    yield* source;
    yield* compiled.run(
      context.read(coll, {
        ...leadingQuery(compiled),
        ...(collation ? { collation } : {}),
        ...(scope.options.let ? { let: scope.options.let } : {}),
      }),
    );
  };
};

export const joinStages: Readonly<Record<string, StageCompiler>> = {
  $lookup: lookup,
  $unionWith: unionWith,
  $graphLookup: graphLookup,
};
