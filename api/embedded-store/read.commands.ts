/** `find`, `count`, `distinct`. */
import { Long } from 'bson';
import type { Document } from 'bson';
import { collectionName, findCollection } from './command.js';
import type { CommandContext, CommandDefinition, Reply } from './command.js';
import { CommandError } from './command-error.js';
import { optionalBoolean, optionalCount, optionalDocument, optionalNumber, optionalString } from './command-fields.js';
import { letOf } from './command-let.js';
import { cursorReply, firstBatch } from './cursor-reply.js';
import type { ResultSource } from './cursors.js';
import { distinctValues } from './distinct-values.js';
import { countDocuments, forEachFound } from './query-loop.js';
import { QueryRun } from './query.js';
import type { FindQuery } from './query.js';

/** Fields of `find` that are accepted only with the value that means "as usual". */
const ONLY_OFF = ['tailable', 'awaitData', 'returnKey', 'showRecordId', 'oplogReplay', 'allowPartialResults'] as const;

export function parseFind(
  body: Document,
  variables?: Document,
): FindQuery & { batchSize: number | undefined; singleBatch: boolean } {
  for (const option of ONLY_OFF) {
    if (optionalBoolean(body, option) === true) {
      throw new CommandError(
        115,
        'CommandNotSupported',
        `the embedded store does not support the option '${option}' of find`,
      );
    }
  }
  for (const option of ['min', 'max']) {
    if (body[option] !== undefined && Object.keys(body[option] as Document).length > 0) {
      throw new CommandError(
        115,
        'CommandNotSupported',
        `the embedded store does not support the option '${option}' of find: use a range in the filter`,
      );
    }
  }
  const limit = optionalNumber(body, 'limit') ?? 0;
  return {
    filter: optionalDocument(body, 'filter') ?? {},
    sort: optionalDocument(body, 'sort'),
    projection: optionalDocument(body, 'projection'),
    skip: optionalCount(body, 'skip') ?? 0,
    limit: Math.abs(Math.trunc(limit)),
    hint: body['hint'] as unknown,
    collation: optionalDocument(body, 'collation'),
    let: variables,
    batchSize: optionalCount(body, 'batchSize'),
    singleBatch: (optionalBoolean(body, 'singleBatch') ?? false) || limit < 0,
  };
}

export function querySource(run: QueryRun): ResultSource {
  return {
    next(slice) {
      const found = run.next(slice);
      return found === null || found === 'later' ? found : run.output(found);
    },
    pause: () => run.pause(),
    isExhausted: () => run.isExhausted(),
  };
}

async function find(context: CommandContext): Promise<Reply> {
  const query = parseFind(context.body, letOf(context));
  const name = collectionName(context);
  const namespace = `${context.database}.${name}`;
  const collection = context.view.findCollection(context.database, name);
  if (collection === null) return cursorReply('firstBatch', [], Long.ZERO, namespace);
  const run = new QueryRun(context.view, collection, query, context.services.guard);
  return firstBatch(context, namespace, querySource(run), query);
}

async function count(context: CommandContext): Promise<Reply> {
  const collection = findCollection(context);
  const { body } = context;
  const filter = optionalDocument(body, 'query') ?? {};
  const limit = Math.abs(optionalNumber(body, 'limit') ?? 0);
  const skip = optionalCount(body, 'skip') ?? 0;
  if (collection === null) return { n: 0 };
  const query = { filter, skip, limit, hint: body['hint'] as unknown, collation: optionalDocument(body, 'collation') };
  const n = await countDocuments(context, collection, query);
  return { n };
}

async function distinct(context: CommandContext): Promise<Reply> {
  const { body, view } = context;
  const key = optionalString(body, 'key');
  if (key === undefined)
    throw new CommandError(40414, 'Location40414', "BSON field 'distinct.key' is missing but a required field");
  const collection = findCollection(context);
  const filter = optionalDocument(body, 'query') ?? {};
  const collation = optionalDocument(body, 'collation');
  const values = distinctValues(key, collation);
  if (collection !== null) {
    const run = new QueryRun(
      view,
      collection,
      { filter, skip: 0, limit: 0, hint: body['hint'] as unknown, collation },
      context.services.guard,
    );
    await forEachFound(context, run, ({ document }) => values.add(document.whole));
  }
  return { values: values.take() };
}

export const READ_COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'find',
    fields: [
      'filter',
      'sort',
      'projection',
      'skip',
      'limit',
      'batchSize',
      'singleBatch',
      'hint',
      'collation',
      'let',
      'allowDiskUse',
      'noCursorTimeout',
      'min',
      'max',
      ...ONLY_OFF,
    ],
    inTransaction: true,
    summary: 'filter, sort, projection, skip, limit, batches, hint, collation (case-insensitive), let',
    run: find,
  },
  {
    name: 'count',
    fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'],
    inTransaction: false,
    summary: 'number of documents',
    run: count,
  },
  {
    name: 'distinct',
    fields: ['key', 'query', 'hint', 'collation'],
    inTransaction: true,
    summary: 'distinct values of a path',
    run: distinct,
  },
];
