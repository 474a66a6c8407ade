/** Commands about the server and the connection: `hello`, `ping`, `buildInfo` and their like. */
import { Double, Long } from 'bson';
import type { Document } from 'bson';
import type { CommandContext, CommandDefinition, Reply } from './command.js';
import { CommandError } from './command-error.js';
import { optionalString, requireArray } from './command-fields.js';
import { SESSION_TIMEOUT_MINUTES } from './sessions.js';
import { MAX_DOCUMENT_BYTES, MAX_MESSAGE_BYTES } from './wire-frames.js';
import { MAX_STATEMENTS } from './write-errors.js';

/** The server version whose behaviour the subset follows; drivers read it, so it is MongoDB's number and not the store's. */
export const COMPATIBLE_VERSION = '7.0.0';
/** The wire version of MongoDB 7.0. */
const WIRE_VERSION = 21;

function replicaSetFields(context: CommandContext): Document {
  const { options } = context.services;
  if (options.replicaSet === null) return {};
  const me = 'socket' in options.listen ? options.listen.socket : `127.0.0.1:${options.listen.port}`;
  return { setName: options.replicaSet, setVersion: 1, secondary: false, hosts: [me], primary: me, me };
}

function hello(context: CommandContext): Reply {
  if (context.body['speculativeAuthenticate'] !== undefined) {
    throw new CommandError(
      18,
      'AuthenticationFailed',
      'the embedded store has no authentication of its own: leave user and password out of the URI',
    );
  }
  return {
    ...(context.name === 'hello' ? {} : { ismaster: true }),
    helloOk: true,
    isWritablePrimary: true,
    ...replicaSetFields(context),
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: MAX_STATEMENTS,
    localTime: context.services.now(),
    logicalSessionTimeoutMinutes: SESSION_TIMEOUT_MINUTES,
    connectionId: context.connectionId,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
  };
}

function buildInfo(): Reply {
  return {
    version: COMPATIBLE_VERSION,
    versionArray: COMPATIBLE_VERSION.split('.').map(Number).concat(0),
    gitVersion: 'embedded store',
    modules: [],
    storageEngines: ['lmdb'],
    bits: 64,
    debug: false,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    openssl: { running: 'none' },
  };
}

function serverStatus(context: CommandContext): Reply {
  const { services } = context;
  const uptime = (services.now().getTime() - services.startedAt.getTime()) / 1000;
  return {
    host: 'localhost',
    version: COMPATIBLE_VERSION,
    process: 'embedded-store',
    pid: Long.fromNumber(process.pid),
    uptime: new Double(uptime),
    localTime: services.now(),
    storageEngine: { name: 'lmdb', persistent: true, supportsCommittedReads: true },
    metrics: { cursor: { open: { total: Long.fromNumber(services.cursors.size) } } },
    mem: { resident: Math.round(process.memoryUsage().rss / 1048576) },
  };
}

const PARAMETERS: Document = { featureCompatibilityVersion: { version: '7.0' }, authenticationMechanisms: [] };

function getParameter(context: CommandContext): Reply {
  const wanted = Object.keys(context.body).filter((name) => name in PARAMETERS);
  if (context.body['getParameter'] === '*') return { ...PARAMETERS };
  if (wanted.length === 0) throw new CommandError(72, 'InvalidOptions', 'no option found to get');
  return Object.fromEntries(wanted.map((name) => [name, PARAMETERS[name]]));
}

function endSessions(context: CommandContext): Reply {
  for (const session of requireArray(context.body, 'endSessions')) {
    const id = (session as { id?: { toString(encoding: string): string } }).id;
    if (id !== undefined) context.services.sessions.end(id.toString('hex'));
  }
  return {};
}

function plain(
  name: string,
  summary: string,
  run: CommandDefinition['run'],
  fields: CommandDefinition['fields'] = [],
): CommandDefinition {
  return { name, fields, inTransaction: false, summary, run };
}

export const SERVER_COMMANDS: readonly CommandDefinition[] = [
  ...['hello', 'isMaster', 'ismaster'].map((name) => plain(name, 'what the server is and its limits', hello, 'any')),
  plain('ping', 'answers', () => ({})),
  ...['buildInfo', 'buildinfo'].map((name) => plain(name, 'the version whose behaviour is followed', buildInfo)),
  plain('serverStatus', 'uptime, memory, open cursors', serverStatus, ['repl', 'metrics', 'locks']),
  plain('getParameter', 'featureCompatibilityVersion', getParameter, [...Object.keys(PARAMETERS), 'allParameters']),
  plain(
    'connectionStatus',
    'nobody is signed in',
    () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
    ['showPrivileges'],
  ),
  plain('whatsmyuri', 'the address of the client', () => ({ you: '127.0.0.1:0' })),
  plain('getCmdLineOpts', 'nothing', () => ({ argv: [], parsed: {} })),
  plain('endSessions', 'ends sessions and what runs in them', endSessions),
  plain(
    'compact',
    'rewrites the data file without what was deleted',
    async (context) => ({ bytesFreed: Long.fromNumber(await context.services.compact()) }),
    ['force', 'dryRun'],
  ),
  plain(
    'backUp',
    "not one of MongoDB's: a consistent copy of the whole store into the directory `to`, while others go on",
    async (context) => {
      await context.services.backUp(optionalString(context.body, 'to') ?? '');
      return {};
    },
    ['to'],
  ),
];
