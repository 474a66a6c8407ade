/** `commitTransaction` and `abortTransaction`. */
import type { CommandContext, CommandDefinition, Reply } from './command.js';
import { CommandError } from './command-error.js';
import { applyTransaction } from './transaction-commit.js';
import { noSuchTransaction } from './write-conflict.js';

async function commit(context: CommandContext): Promise<Reply> {
  const { session, services } = context;
  if (session === null)
    throw new CommandError(125, 'CommandFailed', 'commitTransaction must be run within a transaction');
  const { transaction } = session;
  if (transaction === null) {
    // The driver repeats a commit whose answer it did not get.
    if (session.outcome === 'committed') return {};
    throw noSuchTransaction(session.transactionNumber);
  }
  services.cursors.removeOfSession(session.id, session.transactionNumber);
  session.transaction = null;
  session.outcome = 'aborted';
  try {
    if (transaction.hasChanges)
      await services.enqueueWrite(() => applyTransaction(transaction, services.catalog, services.records));
    session.outcome = 'committed';
  } finally {
    transaction.abort();
  }
  return {};
}

function abort(context: CommandContext): Reply {
  const { session, services } = context;
  if (session === null)
    throw new CommandError(125, 'CommandFailed', 'abortTransaction must be run within a transaction');
  if (session.transaction === null) throw noSuchTransaction(session.transactionNumber);
  services.cursors.removeOfSession(session.id, session.transactionNumber);
  session.transaction.abort();
  session.transaction = null;
  session.outcome = 'aborted';
  return {};
}

export const TRANSACTION_COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'commitTransaction',
    fields: ['recoveryToken'],
    inTransaction: true,
    summary: 'all changes become durable and visible, or error 112',
    run: commit,
  },
  { name: 'abortTransaction', fields: ['recoveryToken'], inTransaction: true, summary: 'nothing happened', run: abort },
];
