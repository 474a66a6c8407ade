/** `aggregate`: the leading stages are planned like a find, the rest runs over what that yields. */
import { Int32 } from 'bson';
import type { Document } from 'bson';
import { compilePipeline } from './aggregation.js';
import type { CompiledPipeline, DocumentSource } from './aggregation-types.js';
import type { Collection } from './catalog.js';
import { collectionName } from './command.js';
import type { CommandContext, CommandDefinition, Reply } from './command.js';
import { CommandError, notSupported } from './command-error.js';
import {
  isPlainDocument,
  optionalBoolean,
  optionalCount,
  optionalDocument,
  requireArray,
  toNumber,
} from './command-fields.js';
import { letOf } from './command-let.js';
import { firstBatch } from './cursor-reply.js';
import type { ResultSource } from './cursors.js';
import { documentsOf, pipelineContext } from './pipeline-context.js';
import type { FindQuery } from './query.js';
import { encode } from './raw-document.js';
import { countDocuments } from './query-loop.js';

function asSource(documents: AsyncIterable<Document>): ResultSource {
  const iterator = documents[Symbol.asyncIterator]();
  return {
    async next() {
      const { done, value } = await iterator.next();
      return done ? null : encode(value);
    },
    pause: () => undefined,
  };
}

/** What the driver's `countDocuments` sends: only a number is wanted, so no document need be decoded. */
function isCount(stages: readonly Document[]): boolean {
  const last = stages.at(-1)?.['$group'] as Document | undefined;
  if (!isPlainDocument(last) || Object.keys(last).join() !== '_id,n' || toNumber(last['_id']) !== 1) return false;
  const sum: unknown = last['n'];
  return (
    isPlainDocument(sum) &&
    Object.keys(sum).join() === '$sum' &&
    toNumber(sum['$sum']) === 1 &&
    stages.slice(0, -1).every((stage) => ['$match', '$skip', '$limit'].includes(Object.keys(stage)[0]!))
  );
}

async function* counted(
  context: CommandContext,
  collection: Collection | null,
  query: FindQuery,
): AsyncGenerator<Document> {
  const n = collection === null ? 0 : await countDocuments(context, collection, query);
  if (n > 0) yield { _id: 1, n: new Int32(n) };
}

interface Prepared {
  readonly namespace: string;
  readonly collection: Collection | null;
  readonly pipeline: CompiledPipeline;
  readonly query: FindQuery;
  readonly stages: Document[];
}

function prepare(context: CommandContext): Prepared {
  const { body, database } = context;
  const stages = requireArray(body, 'pipeline') as Document[];
  const isCollectionless = toNumber(body['aggregate']) === 1;
  const name = isCollectionless ? '$cmd.aggregate' : collectionName(context);
  const first = stages[0] === undefined ? undefined : Object.keys(stages[0])[0];
  if (first === '$changeStream') {
    throw notSupported('change streams', 'use a MongoDB replica set, or poll', 40573, 'Location40573');
  }
  if (isCollectionless && first !== '$documents') {
    throw new CommandError(
      73,
      'InvalidNamespace',
      '{aggregate: 1} is not valid for the given pipeline; it needs a collection',
    );
  }
  const variables = letOf(context);
  const collation = optionalDocument(body, 'collation');
  const pipeline = compilePipeline(stages, {
    ...(variables === undefined ? {} : { let: variables }),
    ...(collation === undefined ? {} : { collation }),
    context: pipelineContext(context),
  });
  const { filter, sort, skip, limit } = pipeline;
  return {
    namespace: `${database}.${name}`,
    collection: isCollectionless ? null : context.view.findCollection(database, name),
    pipeline,
    query: {
      filter,
      sort,
      skip: skip ?? 0,
      limit: limit ?? 0,
      hint: body['hint'] as unknown,
      collation,
      let: variables,
    },
    stages,
  };
}

function aggregate(context: CommandContext): Promise<Reply> {
  const { body } = context;
  if (optionalBoolean(body, 'explain') === true)
    throw notSupported('the explain option of aggregate', 'use the explain command', 72, 'InvalidOptions');
  const options = optionalDocument(body, 'cursor');
  if (options === undefined) {
    throw new CommandError(
      9,
      'FailedToParse',
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  }
  const { namespace, collection, pipeline, query, stages } = prepare(context);
  const batch = { batchSize: optionalCount(options, 'batchSize'), singleBatch: false };
  if (isCount(stages)) {
    return firstBatch(context, namespace, asSource(counted(context, collection, query)), batch);
  }
  const input: DocumentSource = collection === null ? [] : documentsOf(context, collection, query);
  return firstBatch(context, namespace, asSource(pipeline.run(input)), batch);
}

export const AGGREGATE: CommandDefinition = {
  name: 'aggregate',
  fields: ['pipeline', 'cursor', 'explain', 'allowDiskUse', 'hint', 'collation', 'let', 'bypassDocumentValidation'],
  inTransaction: true,
  summary: 'the stages listed below; hint, collation (case-insensitive), let',
  run: aggregate,
};
