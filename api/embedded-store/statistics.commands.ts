/** Commands that describe: databases with their sizes, statistics, and the check of all index entries. */
import { Double, Long } from 'bson';
import { namespaceOf } from './catalog.js';
import { collectionName, findCollection } from './command.js';
import type { CommandContext, CommandDefinition, Reply } from './command.js';
import { CommandError } from './command-error.js';
import { optionalBoolean, optionalDocument, optionalNumber } from './command-fields.js';
import { compileFilter } from './filter-matcher.js';
import { validateCollection } from './validate-collection.js';

function listDatabases(context: CommandContext): Reply {
  const matcher = compileFilter(optionalDocument(context.body, 'filter') ?? {});
  const sizes = new Map<string, number>();
  for (const { database, bytes } of context.services.catalog.all())
    sizes.set(database, (sizes.get(database) ?? 0) + bytes);
  const all = [...sizes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => ({ name, sizeOnDisk: Long.fromNumber(bytes), empty: false }));
  const databases = all.filter((each) => matcher.matches(each));
  if (optionalBoolean(context.body, 'nameOnly')) return { databases: databases.map(({ name }) => ({ name })) };
  const totalSize = databases.reduce((sum, { name }) => sum + sizes.get(name)!, 0);
  return {
    databases,
    totalSize: Long.fromNumber(totalSize),
    totalSizeMb: Long.fromNumber(Math.floor(totalSize / 1048576)),
  };
}

function collStats(context: CommandContext): Reply {
  const name = collectionName(context);
  const collection = context.view.findCollection(context.database, name);
  const scale = optionalNumber(context.body, 'scale') ?? 1;
  const count = collection?.count ?? 0;
  const bytes = collection?.bytes ?? 0;
  return {
    ns: `${context.database}.${name}`,
    size: Math.floor(bytes / scale),
    count,
    ...(count > 0 ? { avgObjSize: Math.floor(bytes / count) } : {}),
    storageSize: Math.floor(bytes / scale),
    capped: false,
    nindexes: collection?.indexes.length ?? 0,
    indexBuilds: [],
    scaleFactor: scale,
  };
}

function dbStats(context: CommandContext): Reply {
  const scale = optionalNumber(context.body, 'scale') ?? 1;
  const collections = context.services.catalog.inDatabase(context.database);
  const objects = collections.reduce((sum, { count }) => sum + count, 0);
  const bytes = collections.reduce((sum, each) => sum + each.bytes, 0);
  return {
    db: context.database,
    collections: Long.fromNumber(collections.length),
    views: Long.ZERO,
    objects: Long.fromNumber(objects),
    avgObjSize: new Double(objects === 0 ? 0 : bytes / objects),
    dataSize: new Double(bytes / scale),
    storageSize: new Double(bytes / scale),
    indexes: Long.fromNumber(collections.reduce((sum, { indexes }) => sum + indexes.length, 0)),
    scaleFactor: Long.fromNumber(scale),
  };
}

function validate(context: CommandContext): Reply {
  const collection = findCollection(context);
  if (collection === null)
    throw new CommandError(
      26,
      'NamespaceNotFound',
      `Collection '${context.database}.${collectionName(context)}' does not exist to validate.`,
    );
  return { ns: namespaceOf(collection), ...validateCollection(context.services.storage, collection) };
}

function command(
  name: string,
  summary: string,
  run: CommandDefinition['run'],
  fields: readonly string[],
): CommandDefinition {
  return { name, fields, inTransaction: false, summary, run };
}

export const STATISTICS_COMMANDS: readonly CommandDefinition[] = [
  command('listDatabases', 'filter, nameOnly', listDatabases, ['filter', 'nameOnly', 'authorizedDatabases']),
  ...['collStats', 'collstats'].map((name) => command(name, 'counts and sizes of a collection', collStats, ['scale'])),
  ...['dbStats', 'dbstats'].map((name) =>
    command(name, 'counts and sizes of a database', dbStats, ['scale', 'freeStorage']),
  ),
  command('validate', 'recomputes all index entries from the documents', validate, ['full', 'repair', 'metadata']),
];
