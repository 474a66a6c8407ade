/** `createIndexes`, `dropIndexes`, `listIndexes`, `collMod`. */
import type { Collection } from './catalog.js';
import { namespaceOf } from './catalog.js';
import { collectionName, findCollection, openCollection } from './command.js';
import type { CommandContext, CommandDefinition, Reply } from './command.js';
import { CommandError, notSupported } from './command-error.js';
import { isPlainDocument, optionalDocument, optionalNumber, requireArray, toNumber } from './command-fields.js';
import { encodeAll, firstBatch, sourceOf } from './cursor-reply.js';
import { noteLeftovers, removeLeftovers } from './drop-collection.js';
import { parseIndex } from './index-definition.js';
import type { IndexDefinition, NewIndex } from './index-definition.js';

/** MongoDB's limit of indexes per collection. */
const MAX_INDEXES = 64;

function sameKey(a: NewIndex, b: NewIndex): boolean {
  return JSON.stringify(a.fields) === JSON.stringify(b.fields) && a.collation?.strength === b.collation?.strength;
}

function sameOptions(a: NewIndex, b: NewIndex): boolean {
  const options = ({ unique, sparse, partialFilter, expireAfterSeconds }: NewIndex): string =>
    JSON.stringify([unique, sparse, partialFilter, expireAfterSeconds]);
  return options(a) === options(b);
}

/** Whether the index is there already; conflicts with another are refused. */
function exists(existing: readonly NewIndex[], wanted: NewIndex): boolean {
  for (const index of existing) {
    const isSame = sameKey(index, wanted) && sameOptions(index, wanted);
    if (index.name === wanted.name) {
      if (isSame) return true;
      const sameFields = sameKey(index, wanted);
      throw new CommandError(
        sameFields ? 85 : 86,
        sameFields ? 'IndexOptionsConflict' : 'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Requested index: ${wanted.name}`,
      );
    }
    if (sameKey(index, wanted) && JSON.stringify(index.partialFilter) === JSON.stringify(wanted.partialFilter)) {
      throw new CommandError(85, 'IndexOptionsConflict', `Index already exists with a different name: ${index.name}`);
    }
  }
  return false;
}

async function createIndexes(context: CommandContext): Promise<Reply> {
  const name = collectionName(context);
  const specifications = requireArray(context.body, 'indexes');
  if (specifications.length === 0) throw new CommandError(2, 'BadValue', 'Must specify at least one index to create');
  const wanted = specifications.map((specification) => {
    if (!isPlainDocument(specification))
      throw new CommandError(14, 'TypeMismatch', 'The elements of the indexes array must be objects');
    return parseIndex(specification);
  });
  return context.write(() => {
    const existed = context.view.findCollection(context.database, name) !== null;
    const collection = openCollection(context, name);
    const numIndexesBefore = existed ? collection.indexes.length : 1;
    const added: NewIndex[] = [];
    for (const index of wanted) if (!exists([...collection.indexes, ...added], index)) added.push(index);
    if (collection.indexes.length + added.length > MAX_INDEXES)
      throw new CommandError(67, 'CannotCreateIndex', 'add index fails, too many indexes');
    if (added.length > 0) context.view.addIndexes(collection, added);
    return {
      numIndexesBefore,
      numIndexesAfter: collection.indexes.length,
      createdCollectionAutomatically: !existed,
      ...(added.length === 0 ? { note: 'all indexes already exist' } : {}),
    };
  });
}

function requireCollection(context: CommandContext): Collection {
  const collection = findCollection(context);
  if (collection !== null) return collection;
  throw new CommandError(26, 'NamespaceNotFound', `ns does not exist: ${context.database}.${collectionName(context)}`);
}

function namedIndex(collection: Collection, wanted: unknown): IndexDefinition {
  const key = isPlainDocument(wanted)
    ? JSON.stringify(Object.entries(wanted).map(([path, direction]) => [path, toNumber(direction)]))
    : null;
  const found = collection.indexes.find((index) =>
    key === null
      ? index.name === wanted
      : JSON.stringify(index.fields.map(({ path, direction }) => [path, direction])) === key,
  );
  if (found !== undefined) return found;
  throw new CommandError(
    27,
    'IndexNotFound',
    key === null
      ? `index not found with name [${String(wanted)}]`
      : `can't find index with key: ${JSON.stringify(wanted)}`,
  );
}

async function dropIndexes(context: CommandContext): Promise<Reply> {
  const wanted: unknown = context.body['index'];
  if (wanted === undefined)
    throw new CommandError(40414, 'Location40414', "BSON field 'dropIndexes.index' is missing but a required field");
  const { storage, catalog } = context.services;
  const { nIndexesWas, leftovers } = await context.write(() => {
    const collection = requireCollection(context);
    const victims =
      wanted === '*'
        ? collection.indexes.slice(1)
        : (Array.isArray(wanted) ? wanted : [wanted]).map((each) => namedIndex(collection, each));
    if (victims.some(({ name }) => name === '_id_'))
      throw new CommandError(72, 'InvalidOptions', 'cannot drop _id index');
    const before = collection.indexes.length;
    collection.indexes = collection.indexes.filter((index) => !victims.includes(index));
    catalog.markDefinition(collection);
    return { nIndexesWas: before, leftovers: noteLeftovers(storage, null, victims) };
  });
  await removeLeftovers(context.services, leftovers);
  return { nIndexesWas, ...(wanted === '*' ? { msg: 'non-_id indexes dropped for collection' } : {}) };
}

function listIndexes(context: CommandContext): Promise<Reply> {
  const collection = requireCollection(context);
  const batchSize = optionalNumber(optionalDocument(context.body, 'cursor') ?? {}, 'batchSize');
  const source = sourceOf(encodeAll(collection.indexes.map(({ specification }) => specification)));
  return firstBatch(context, namespaceOf(collection), source, { batchSize, singleBatch: false });
}

async function collMod(context: CommandContext): Promise<Reply> {
  const change = optionalDocument(context.body, 'index');
  if (change === undefined)
    throw notSupported(
      'collMod without an index',
      'only expireAfterSeconds and hidden of an index can be changed',
      72,
      'InvalidOptions',
    );
  return context.write(() => {
    const collection = requireCollection(context);
    const index = namedIndex(collection, change['name'] ?? change['keyPattern']);
    const { name: _, keyPattern: __, ...changes } = change;
    const unknown = Object.keys(changes).find((field) => field !== 'expireAfterSeconds' && field !== 'hidden');
    if (unknown !== undefined)
      throw notSupported(
        `the change '${unknown}' of an index`,
        'drop the index and create it anew',
        72,
        'InvalidOptions',
      );
    const parsed = parseIndex({ ...index.specification, ...changes });
    collection.indexes = collection.indexes.map((each) => (each === index ? { ...index, ...parsed } : each));
    context.services.catalog.markDefinition(collection);
    return {};
  });
}

export const INDEX_COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'createIndexes',
    fields: ['indexes', 'commitQuorum'],
    inTransaction: true,
    summary: 'ascending and descending, compound, multikey, unique, sparse, partial, TTL, hidden, case-insensitive',
    run: createIndexes,
  },
  ...['dropIndexes', 'deleteIndexes'].map((name) => ({
    name,
    fields: ['index'],
    inTransaction: false,
    summary: 'by name, key or *',
    run: dropIndexes,
  })),
  {
    name: 'listIndexes',
    fields: ['cursor'],
    inTransaction: false,
    summary: 'as createIndexes gave them',
    run: listIndexes,
  },
  {
    name: 'collMod',
    fields: ['index'],
    inTransaction: false,
    summary: 'expireAfterSeconds and hidden of an index',
    run: collMod,
  },
];
