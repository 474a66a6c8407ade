/** `getMore` and `killCursors`. */
import { Long } from 'bson';
import type { CommandContext, CommandDefinition, Reply } from './command.js';
import { CommandError } from './command-error.js';
import { optionalCount, optionalString, requireArray } from './command-fields.js';
import { cursorReply } from './cursor-reply.js';
import { fillBatch } from './cursors.js';

async function getMore(context: CommandContext): Promise<Reply> {
  const { cursors, now } = context.services;
  const id: unknown = context.body['getMore'];
  if (!(id instanceof Long))
    throw new CommandError(14, 'TypeMismatch', "BSON field 'getMore.getMore' is the wrong type, expected a long");
  const namespace = `${context.database}.${optionalString(context.body, 'collection') ?? ''}`;
  const cursor = cursors.get(id, namespace);
  if (cursor.isBusy) throw new CommandError(12051, 'CursorInUse', `cursor id ${id.toString()} is already in use`);
  const ownTransaction = context.view.isTransaction ? (context.session?.transactionNumber ?? null) : null;
  if (cursor.transactionNumber !== ownTransaction) {
    throw new CommandError(
      50739,
      'Location50739',
      `Cannot run getMore on cursor ${id.toString()} outside of its transaction`,
    );
  }
  cursor.isBusy = true;
  try {
    const count = optionalCount(context.body, 'batchSize');
    const batch = await fillBatch(
      cursor.source,
      count === undefined || count === 0 ? Infinity : count,
      cursor.held,
      context.deadline,
    );
    cursor.held = batch.held;
    cursor.lastUsed = now().getTime();
    if (batch.isLast) cursors.remove(id);
    return cursorReply('nextBatch', batch.documents, batch.isLast ? Long.ZERO : id, namespace);
  } catch (error) {
    cursors.remove(id);
    throw error;
  } finally {
    cursor.isBusy = false;
  }
}

function killCursors(context: CommandContext): Reply {
  const cursorsKilled: Long[] = [];
  const cursorsNotFound: Long[] = [];
  for (const id of requireArray(context.body, 'cursors')) {
    if (!(id instanceof Long)) throw new CommandError(14, 'TypeMismatch', 'a cursor id must be a long');
    (context.services.cursors.remove(id) ? cursorsKilled : cursorsNotFound).push(id);
  }
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] };
}

export const CURSOR_COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'getMore',
    fields: ['collection', 'batchSize'],
    inTransaction: true,
    summary: 'next batch of a cursor',
    run: getMore,
  },
  { name: 'killCursors', fields: ['cursors'], inTransaction: true, summary: 'closes cursors', run: killCursors },
];
