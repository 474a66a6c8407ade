/** Commands about collections and databases: create, drop, rename, list. */
import type { Document } from 'bson';
import type { Collection } from './catalog.js';
import { checkCollectionName, collectionName, findCollection } from './command.js';
import type { CommandContext, CommandDefinition, Reply } from './command.js';
import { CommandError, notSupported } from './command-error.js';
import { optionalBoolean, optionalDocument, optionalNumber } from './command-fields.js';
import { encodeAll, firstBatch, sourceOf } from './cursor-reply.js';
import { parseCollation } from './collation.js';
import { dropCollections } from './drop-collection.js';
import { compileFilter } from './filter-matcher.js';

const REFUSED_OPTIONS: Readonly<Record<string, string>> = {
  capped: 'delete old documents with a TTL index',
  size: 'capped collections are not offered',
  max: 'capped collections are not offered',
  viewOn: 'run the pipeline with aggregate',
  pipeline: 'run the pipeline with aggregate',
  validator: 'validate in the application',
  validationLevel: 'validate in the application',
  validationAction: 'validate in the application',
  timeseries: 'use an ordinary collection with an index on the time',
  clusteredIndex: 'use an ordinary collection',
  expireAfterSeconds: 'use a TTL index',
  changeStreamPreAndPostImages: 'change streams are not offered',
  encryptedFields: 'encrypt in the application',
  storageEngine: 'there is one engine',
  indexOptionDefaults: 'there is one engine',
};

function create(context: CommandContext): Promise<Reply> {
  const name = collectionName(context);
  for (const [option, alternative] of Object.entries(REFUSED_OPTIONS)) {
    const value: unknown = context.body[option];
    if (value !== undefined && value !== false && value !== null)
      throw notSupported(`the option '${option}' of create`, alternative, 72, 'InvalidOptions');
  }
  if (parseCollation(optionalDocument(context.body, 'collation')) !== undefined) {
    throw notSupported(
      'a default collation of a collection',
      'give the collation with the query or the index',
      72,
      'InvalidOptions',
    );
  }
  return context.write(() => {
    if (context.view.findCollection(context.database, name) !== null) {
      throw new CommandError(48, 'NamespaceExists', `Collection ${context.database}.${name} already exists.`);
    }
    context.view.createCollection(context.database, name);
    return {};
  });
}

async function drop(context: CommandContext): Promise<Reply> {
  const collection = findCollection(context);
  const ns = `${context.database}.${collectionName(context)}`;
  // Since 7.0 a collection that is not there is dropped without an error.
  if (collection === null) return { ns };
  const nIndexesWas = collection.indexes.length;
  await dropCollections(context.services, [collection]);
  return { nIndexesWas, ns };
}

async function dropDatabase(context: CommandContext): Promise<Reply> {
  const collections = context.services.catalog.inDatabase(context.database);
  if (collections.length === 0) return {};
  await dropCollections(context.services, collections);
  return { dropped: context.database };
}

function describe(collection: Collection): Document {
  return {
    name: collection.name,
    type: 'collection',
    options: {},
    info: { readOnly: false, uuid: collection.uuid },
    idIndex: collection.indexes[0]!.specification,
  };
}

function listCollections(context: CommandContext): Promise<Reply> {
  const filter = optionalDocument(context.body, 'filter') ?? {};
  const nameOnly = optionalBoolean(context.body, 'nameOnly') ?? false;
  const matcher = compileFilter(filter);
  const found = context.services.catalog
    .inDatabase(context.database)
    .map(describe)
    .filter((each) => matcher.matches(each));
  const shown = nameOnly ? found.map(({ name, type }) => ({ name, type }) as Document) : found;
  const batchSize = optionalNumber(optionalDocument(context.body, 'cursor') ?? {}, 'batchSize');
  return firstBatch(context, `${context.database}.$cmd.listCollections`, sourceOf(encodeAll(shown)), {
    batchSize,
    singleBatch: false,
  });
}

function renameCollection(context: CommandContext): Promise<Reply> {
  const split = (value: unknown): [string, string] => {
    if (typeof value !== 'string' || !value.includes('.'))
      throw new CommandError(73, 'InvalidNamespace', `Invalid namespace: ${String(value)}`);
    const dot = value.indexOf('.');
    checkCollectionName(value.slice(0, dot), value.slice(dot + 1));
    return [value.slice(0, dot), value.slice(dot + 1)];
  };
  const [database, name] = split(context.body['renameCollection']);
  const [toDatabase, toName] = split(context.body['to']);
  const { catalog } = context.services;
  return renameTo(
    context,
    {
      from: { database, name },
      to: { database: toDatabase, name: toName },
      dropTarget: optionalBoolean(context.body, 'dropTarget') ?? false,
    },
    catalog,
  );
}

async function renameTo(
  context: CommandContext,
  { from, to, dropTarget }: Record<'from' | 'to', { database: string; name: string }> & { dropTarget: boolean },
  catalog: CommandContext['services']['catalog'],
): Promise<Reply> {
  const target = catalog.find(to.database, to.name);
  if (target !== null && !dropTarget) throw new CommandError(48, 'NamespaceExists', 'target namespace exists');
  if (catalog.find(from.database, from.name) === null)
    throw new CommandError(26, 'NamespaceNotFound', `Source collection ${from.database}.${from.name} does not exist`);
  if (target !== null) await dropCollections(context.services, [target]);
  return context.write(() => {
    const source = catalog.find(from.database, from.name);
    if (source === null)
      throw new CommandError(26, 'NamespaceNotFound', `Source collection ${from.database}.${from.name} does not exist`);
    if (catalog.find(to.database, to.name) !== null)
      throw new CommandError(48, 'NamespaceExists', 'target namespace exists');
    catalog.rename(source, to.database, to.name);
    return {};
  });
}

const command = (
  name: string,
  summary: string,
  run: CommandDefinition['run'],
  fields: readonly string[] = [],
  inTransaction = false,
): CommandDefinition => ({
  name,
  fields,
  inTransaction,
  summary,
  run,
});

export const COLLECTION_COMMANDS: readonly CommandDefinition[] = [
  command(
    'create',
    'an ordinary collection',
    create,
    [...Object.keys(REFUSED_OPTIONS), 'autoIndexId', 'idIndex', 'collation'],
    true,
  ),
  command('drop', 'a collection with its indexes', drop),
  command('dropDatabase', 'all collections of a database', dropDatabase),
  command('renameCollection', 'a new name, also in another database', renameCollection, ['to', 'dropTarget']),
  command('listCollections', 'filter, nameOnly', listCollections, [
    'filter',
    'nameOnly',
    'cursor',
    'authorizedCollections',
  ]),
];
