/** Which transaction a command belongs to: starts one, finds the open one, or refuses, as the driver's fields say. */
import type { Document } from 'bson';
import type { CommandDefinition, StoreServices } from './command.js';
import { CommandError } from './command-error.js';
import { toNumber } from './command-fields.js';
import type { Session } from './sessions.js';
import type { StoreTransaction } from './transaction.js';
import { noSuchTransaction } from './write-conflict.js';

const ENDING = new Set(['commitTransaction', 'abortTransaction']);

function startIn(
  session: Session,
  number: number,
  starter: { beginTransaction(): StoreTransaction },
  services: StoreServices,
): StoreTransaction {
  if (number < session.transactionNumber) {
    throw new CommandError(
      225,
      'TransactionTooOld',
      `Cannot start transaction ${number} because a newer transaction ${session.transactionNumber} has already started.`,
    );
  }
  if (number === session.transactionNumber) {
    throw new CommandError(
      50911,
      'Location50911',
      `Cannot start a transaction at given transaction number ${number} a transaction with the same number is in state ${session.outcome}`,
    );
  }
  if (session.transaction !== null) {
    services.cursors.removeOfSession(session.id, session.transactionNumber);
    session.transaction.abort();
  }
  session.transactionNumber = number;
  session.outcome = 'none';
  session.transaction = starter.beginTransaction();
  return session.transaction;
}

/** The open transaction the command runs in; null outside of transactions and for commit and abort. */
export function enterTransaction(
  body: Document,
  session: Session | null,
  definition: CommandDefinition,
  starter: { beginTransaction(): StoreTransaction; readonly services: StoreServices },
): StoreTransaction | null {
  const number = toNumber(body['txnNumber']);
  if (body['autocommit'] === undefined) {
    if (body['startTransaction'] !== undefined)
      throw new CommandError(72, 'InvalidOptions', 'Specifying startTransaction requires autocommit=false');
    if (number !== null) {
      throw new CommandError(
        20,
        'IllegalOperation',
        'Transaction numbers are only allowed on a replica set member or mongos',
      );
    }
    return null;
  }
  if (body['autocommit'] !== false)
    throw new CommandError(72, 'InvalidOptions', 'Specifying autocommit=true is not allowed.');
  if (number === null || session === null)
    throw new CommandError(
      72,
      'InvalidOptions',
      "'autocommit' field requires a transaction number to also be specified",
    );
  if (body['startTransaction'] === true) {
    checkAllowed(definition);
    return startIn(session, number, starter, starter.services);
  }
  if (number < session.transactionNumber) {
    throw new CommandError(
      225,
      'TransactionTooOld',
      `Cannot continue transaction ${number} because a newer transaction ${session.transactionNumber} has already started.`,
    );
  }
  if (number > session.transactionNumber) throw noSuchTransaction(number);
  if (ENDING.has(definition.name)) return null;
  checkAllowed(definition);
  if (session.transaction === null) throw noSuchTransaction(number);
  return session.transaction;
}

function checkAllowed(definition: CommandDefinition): void {
  if (definition.inTransaction) return;
  throw new CommandError(
    263,
    'OperationNotSupportedInTransaction',
    `Cannot run '${definition.name}' in a multi-document transaction.`,
  );
}

/** Any failure ends the transaction, as in MongoDB. */
export function leaveFailedTransaction(session: Session, transaction: StoreTransaction, services: StoreServices): void {
  if (session.transaction !== transaction) return;
  services.cursors.removeOfSession(session.id, session.transactionNumber);
  transaction.abort();
  session.transaction = null;
  session.outcome = 'aborted';
}
