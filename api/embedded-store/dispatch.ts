/** Finds the command a request names, sets up its context (session, transaction, options) and turns what comes back into a reply. */
import { timingSafeEqual } from 'node:crypto';
import type { Document } from 'bson';
import { RawReply } from './command.js';
import type { CommandContext, CommandDefinition, Reply, StoreServices } from './command.js';
import { CommandError } from './command-error.js';
import { optionalNumber, optionalString, refuseUnknownFields } from './command-fields.js';
import { checkApiVersion, checkReadConcern, checkWriteConcern } from './command-options.js';
import { COMMANDS, COMMAND_FIELDS, REFUSED_COMMANDS } from './commands.js';
import type { DirectView } from './direct-view.js';
import { encode } from './raw-document.js';
import { enterTransaction, leaveFailedTransaction } from './session-transactions.js';
import type { StoreView } from './store-view.js';
import { asStorageError } from './storage-error.js';
import { Deadline } from './time-slice.js';
import type { StoreTransaction } from './transaction.js';
import type { CommandRequest } from './wire-frames.js';

export interface Connection {
  readonly id: number;
  readonly isClosed: boolean;
  /** Whether the client has shown that it knows the store's key. */
  isAdmitted: boolean;
}

export interface Dispatcher {
  readonly services: StoreServices;
  readonly view: DirectView;
  beginTransaction(): StoreTransaction;
  /** For what should never happen: said on the standard error, without the data. */
  report(error: unknown): void;
}

function definitionOf(name: string): CommandDefinition {
  const definition = COMMANDS.get(name);
  if (definition !== undefined) return definition;
  const alternative = REFUSED_COMMANDS[name];
  throw new CommandError(
    59,
    'CommandNotFound',
    alternative === undefined
      ? `no such command: '${name}'`
      : `no such command: '${name}'. The embedded store does not support it: ${alternative}`,
  );
}

function databaseOf(body: Document): string {
  const database = optionalString(body, '$db');
  if (database === undefined) throw new CommandError(40571, 'Location40571', 'OP_MSG requests require a $db argument');
  if (database === '' || /[\s/\\."$\0]/.test(database) || database.length > 63) {
    throw new CommandError(73, 'InvalidNamespace', `Invalid database name: '${database}'`);
  }
  return database;
}

const GREETINGS = new Set(['hello', 'isMaster', 'ismaster']);

/** On the loopback interface the driver's greeting carries the key. */
function admit(connection: Connection, definition: CommandDefinition, body: Document, key: string | null): void {
  if (key === null || connection.isAdmitted) return;
  if (!GREETINGS.has(definition.name)) {
    throw new CommandError(
      13,
      'Unauthorized',
      'this connection did not give the key of the store: use the URI that it printed, with its appName',
    );
  }
  const given: unknown = (body['client'] as { application?: { name?: unknown } } | undefined)?.application?.name;
  connection.isAdmitted =
    typeof given === 'string' && given.length === key.length && timingSafeEqual(Buffer.from(given), Buffer.from(key));
}

async function run(dispatcher: Dispatcher, connection: Connection, request: CommandRequest): Promise<Reply> {
  const { body } = request;
  const name = Object.keys(body)[0] ?? '';
  const definition = definitionOf(name);
  const database = databaseOf(body);
  checkApiVersion(body);
  const known = COMMAND_FIELDS.get(name);
  if (known !== undefined) refuseUnknownFields(name, body, known);
  const { services } = dispatcher;
  admit(connection, definition, body, services.options.key);
  const session = services.sessions.of(body);
  const transaction = enterTransaction(body, session, definition, dispatcher);
  checkReadConcern(body, transaction !== null);
  const writeConcernError = checkWriteConcern(body);
  const view: StoreView = transaction ?? dispatcher.view;
  const context: CommandContext = {
    services,
    request,
    name,
    body,
    database,
    session,
    view,
    connectionId: connection.id,
    deadline: new Deadline(optionalNumber(body, 'maxTimeMS'), () => connection.isClosed),
    write: (work) => (transaction === null ? services.enqueueWrite(work) : attempt(work)),
  };
  try {
    const reply = await definition.run(context);
    const isFailed = !(reply instanceof RawReply) && reply['writeErrors'] !== undefined;
    if (isFailed && session !== null && transaction !== null) leaveFailedTransaction(session, transaction, services);
    return writeConcernError === null || reply instanceof RawReply ? reply : { ...reply, writeConcernError };
  } catch (error) {
    if (session !== null && transaction !== null) leaveFailedTransaction(session, transaction, services);
    throw error;
  }
}

async function attempt<T>(work: () => T): Promise<T> {
  return work();
}

function errorReply(error: CommandError): Document {
  return {
    ok: 0,
    errmsg: error.message,
    code: error.code,
    codeName: error.codeName,
    ...error.details,
    ...(error.errorLabels.length > 0 ? { errorLabels: error.errorLabels } : {}),
  };
}

/** The reply to a request as BSON, in one or more parts. It never throws. */
export async function dispatch(
  dispatcher: Dispatcher,
  connection: Connection,
  request: CommandRequest,
): Promise<readonly Uint8Array[]> {
  try {
    const reply = await run(dispatcher, connection, request);
    return reply instanceof RawReply ? reply.parts : [encode({ ...reply, ok: 1 })];
  } catch (error) {
    if (error instanceof CommandError) return [encode(errorReply(error))];
    const known = asStorageError(error);
    if (known === null) dispatcher.report(error);
    return [
      encode(
        errorReply(known ?? new CommandError(1, 'InternalError', 'the embedded store failed to run this command')),
      ),
    ];
  }
}
