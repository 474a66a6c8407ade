/** How single statements of a write command fail: an entry of `writeErrors`, and whether the rest is still tried. */
import type { Document } from 'bson';
import { CommandError } from './command-error.js';
import { optionalBoolean } from './command-fields.js';
import type { CommandContext } from './command.js';

/** MongoDB's `maxWriteBatchSize`. */
export const MAX_STATEMENTS = 100_000;

export function checkStatementCount(count: number): void {
  if (count < 1 || count > MAX_STATEMENTS) {
    throw new CommandError(
      16,
      'InvalidLength',
      `Write batch sizes must be between 1 and ${MAX_STATEMENTS}. Got ${count} operations.`,
    );
  }
}

export class StatementErrors {
  readonly errors: Document[] = [];
  private readonly isOrdered: boolean;
  private readonly isTransaction: boolean;

  constructor(context: CommandContext) {
    this.isOrdered = optionalBoolean(context.body, 'ordered') ?? true;
    this.isTransaction = context.view.isTransaction;
  }

  /** Notes a statement's failure; true when the command stops here. In a transaction any failure ends the command. */
  note(index: number, error: unknown): boolean {
    if (!(error instanceof CommandError) || error.errorLabels.length > 0) throw error;
    this.errors.push({ index, code: error.code, errmsg: error.message, ...error.details });
    return this.isOrdered || this.isTransaction;
  }

  /** The fields they add to the reply. */
  get fields(): Document {
    return this.errors.length === 0 ? {} : { writeErrors: this.errors };
  }
}
