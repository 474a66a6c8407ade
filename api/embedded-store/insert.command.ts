/** `insert`: documents are stored as the bytes that came, in the order in which they came. */
import { openCollection } from './command.js';
import type { CommandContext, CommandDefinition, Reply } from './command.js';
import { CommandError } from './command-error.js';
import { optionalBoolean } from './command-fields.js';
import { StoredDocument } from './document-fields.js';
import { prepareInsert } from './document-validation.js';
import { documentsIn, findElement } from './raw-document.js';
import type { CommandRequest } from './wire-frames.js';
import { StatementErrors, checkStatementCount } from './write-errors.js';

/** So many documents go into one group commit; then readers and other writers have their turn. */
const PER_COMMIT = 500;

/** The documents of a write command, from its document sequence or from an array in its body. */
export function rawDocuments(request: CommandRequest, name: string): Buffer[] {
  const sequence = request.sequences.get(name);
  if (sequence !== undefined) return sequence;
  const element = findElement(request.bodyBytes, name);
  if (element === null)
    throw new CommandError(40414, 'Location40414', `BSON field '${name}' is missing but a required field`);
  if (element.type !== 0x04)
    throw new CommandError(14, 'TypeMismatch', `BSON field '${name}' is the wrong type, expected an array`);
  return documentsIn(request.bodyBytes, element);
}

async function insert(context: CommandContext): Promise<Reply> {
  const documents = rawDocuments(context.request, 'documents');
  checkStatementCount(documents.length);
  optionalBoolean(context.body, 'ordered');
  const errors = new StatementErrors(context);
  let n = 0;
  let isStopped = false;
  for (let from = 0; from < documents.length && !isStopped; from += PER_COMMIT) {
    const result = await context.write(() => insertSome(context, documents.slice(from, from + PER_COMMIT)));
    n += result.n;
    for (const { index, error } of result.failures) isStopped = errors.note(from + index, error);
  }
  return { n, ...errors.fields };
}

interface Result {
  readonly n: number;
  readonly failures: readonly { readonly index: number; readonly error: CommandError }[];
}

/** Runs inside the group commit, possibly again after another's failure undid it: it keeps nothing from an earlier run. */
function insertSome(context: CommandContext, documents: readonly Buffer[]): Result {
  const collection = openCollection(context);
  const stopsAtError = (optionalBoolean(context.body, 'ordered') ?? true) || context.view.isTransaction;
  const failures: { index: number; error: CommandError }[] = [];
  let n = 0;
  for (const [index, bytes] of documents.entries()) {
    try {
      context.view.insert(collection, new StoredDocument(prepareInsert(bytes)));
      n += 1;
    } catch (error) {
      if (!(error instanceof CommandError) || error.errorLabels.length > 0) throw error;
      failures.push({ index, error });
      if (stopsAtError) break;
    }
  }
  return { n, failures };
}

export const INSERT: CommandDefinition = {
  name: 'insert',
  fields: ['documents', 'ordered', 'bypassDocumentValidation'],
  inTransaction: true,
  summary: 'one or many documents, ordered or not',
  run: insert,
};
