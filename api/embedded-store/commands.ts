/** All commands by name, and those that are refused with a word on what to do instead. */
import { AGGREGATE } from './aggregate.command.js';
import { COLLECTION_COMMANDS } from './collection.commands.js';
import type { CommandDefinition } from './command.js';
import { CURSOR_COMMANDS } from './cursor.commands.js';
import { EXPLAIN } from './explain.command.js';
import { FIND_AND_MODIFY_COMMANDS } from './find-and-modify.command.js';
import { INDEX_COMMANDS } from './index.commands.js';
import { INSERT } from './insert.command.js';
import { READ_COMMANDS } from './read.commands.js';
import { SERVER_COMMANDS } from './server.commands.js';
import { STATISTICS_COMMANDS } from './statistics.commands.js';
import { TRANSACTION_COMMANDS } from './transaction.commands.js';
import { UPDATE_COMMANDS } from './update.commands.js';

const ALL: readonly CommandDefinition[] = [
  INSERT,
  ...UPDATE_COMMANDS,
  ...FIND_AND_MODIFY_COMMANDS,
  ...READ_COMMANDS,
  ...CURSOR_COMMANDS,
  AGGREGATE,
  EXPLAIN,
  ...COLLECTION_COMMANDS,
  ...STATISTICS_COMMANDS,
  ...INDEX_COMMANDS,
  ...TRANSACTION_COMMANDS,
  ...SERVER_COMMANDS,
];

export const COMMANDS: ReadonlyMap<string, CommandDefinition> = new Map(
  ALL.map((definition) => [definition.name, definition]),
);

/** The fields each command knows, besides those that every command may carry. */
export const COMMAND_FIELDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  ALL.flatMap(({ name, fields }) => (fields === 'any' ? [] : [[name, new Set(fields)] as const])),
);

export const REFUSED_COMMANDS: Readonly<Record<string, string>> = {
  mapReduce: 'use aggregate',
  geoNear: 'there is no geographic search',
  geoSearch: 'there is no geographic search',
  saslStart: 'it has no authentication of its own; leave user and password out of the URI',
  saslContinue: 'it has no authentication of its own; leave user and password out of the URI',
  createUser: 'it has no authentication of its own',
  createRole: 'it has no authentication of its own',
  replSetInitiate: 'it is one process on one data directory',
  convertToCapped: 'delete old documents with a TTL index',
  cloneCollectionAsCapped: 'delete old documents with a TTL index',
  createSearchIndexes: 'search in the application',
  bulkWrite: 'use the bulk operations of a collection (the command came with MongoDB 8)',
  eval: 'no code runs in the store',
  applyOps: 'use transactions',
  reIndex: 'drop the index and create it anew',
  profile: 'use explain',
  currentOp: 'limit a command with maxTimeMS',
  killOp: 'limit a command with maxTimeMS',
};
