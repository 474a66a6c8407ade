/** `update` and `delete`: one statement after the other, each against one or all documents that match. */
import type { Document } from 'bson';
import { collectionName, openCollection } from './command.js';
import type { CommandContext, CommandDefinition, Reply } from './command.js';
import { CommandError } from './command-error.js';
import { isPlainDocument, optionalBoolean, optionalDocument, requireDocument, toNumber } from './command-fields.js';
import { letOf } from './command-let.js';
import { insertForUpsert, updateDocument } from './document-update.js';
import { rawDocuments } from './insert.command.js';
import { decode } from './raw-document.js';
import { compileUpdate } from './update-operators.js';
import type { CompiledUpdate } from './update-operators.js';
import { StatementErrors, checkStatementCount } from './write-errors.js';
import { matcherOf, withAll, withFirst } from './write-targets.js';
import type { TargetQuery } from './write-targets.js';

const UPDATE_FIELDS = new Set(['q', 'u', 'upsert', 'multi', 'arrayFilters', 'hint', 'collation', 'c', 'comment']);
const DELETE_FIELDS = new Set(['q', 'limit', 'hint', 'collation', 'comment']);

function refuseUnknown(statement: Document, known: ReadonlySet<string>, where: string): void {
  for (const field of Object.keys(statement)) {
    if (!known.has(field))
      throw new CommandError(40415, 'IDLUnknownField', `BSON field '${where}.${field}' is an unknown field.`);
  }
}

function targetQuery(context: CommandContext, statement: Document): TargetQuery {
  return {
    filter: requireDocument(statement, 'q'),
    hint: statement['hint'] as unknown,
    collation: optionalDocument(statement, 'collation'),
    let: letOf(context),
  };
}

/** Compiles the `u` of a statement; `where` is only for messages. */
export function compileStatementUpdate(
  update: unknown,
  options: {
    arrayFilters?: unknown;
    let?: Document | undefined;
    constants?: Document | undefined;
    collation?: Document | undefined;
  },
): CompiledUpdate {
  if (!isPlainDocument(update) && !Array.isArray(update)) {
    throw new CommandError(9, 'FailedToParse', 'Update argument must be either an object or an array');
  }
  const variables = { ...options.let, ...options.constants };
  return compileUpdate(update as Document | Document[], {
    ...(options.arrayFilters === undefined ? {} : { arrayFilters: options.arrayFilters as Document[] }),
    ...(Object.keys(variables).length === 0 ? {} : { let: variables }),
    ...(options.collation === undefined ? {} : { collation: options.collation }),
  });
}

interface StatementResult {
  readonly n: number;
  readonly nModified: number;
  readonly upserted?: unknown;
}

async function updateStatement(context: CommandContext, name: string, statement: Document): Promise<StatementResult> {
  refuseUnknown(statement, UPDATE_FIELDS, 'update.updates');
  const query = targetQuery(context, statement);
  const isMulti = optionalBoolean(statement, 'multi') ?? false;
  const isUpsert = optionalBoolean(statement, 'upsert') ?? false;
  const update = compileStatementUpdate(statement['u'], {
    arrayFilters: statement['arrayFilters'],
    let: query.let,
    constants: optionalDocument(statement, 'c'),
    collation: query.collation,
  });
  if (isMulti && update.kind === 'replacement') {
    throw new CommandError(9, 'FailedToParse', 'multi update is not supported for replacement-style update');
  }
  matcherOf(query);
  if (isMulti) {
    const { matched, changed } = await withAll(
      context,
      name,
      query,
      (collection, target) => updateDocument(context, collection, target, update) !== null,
    );
    if (matched > 0 || !isUpsert) return { n: matched, nModified: changed };
  }
  return withFirst(context, name, query, (collection, target): StatementResult => {
    if (target !== null)
      return { n: 1, nModified: updateDocument(context, collection!, target, update) === null ? 0 : 1 };
    if (!isUpsert) return { n: 0, nModified: 0 };
    const { id } = insertForUpsert(context, collection ?? openCollection(context, name), query.filter, update);
    return { n: 1, nModified: 0, upserted: id };
  });
}

async function update(context: CommandContext): Promise<Reply> {
  const name = collectionName(context);
  const statements = rawDocuments(context.request, 'updates');
  checkStatementCount(statements.length);
  const errors = new StatementErrors(context);
  const upserted: Document[] = [];
  let n = 0;
  let nModified = 0;
  for (const [index, bytes] of statements.entries()) {
    try {
      const result = await updateStatement(context, name, decode(bytes));
      n += result.n;
      nModified += result.nModified;
      if ('upserted' in result) upserted.push({ index, _id: result.upserted });
    } catch (error) {
      if (errors.note(index, error)) break;
    }
  }
  return { n, nModified, ...(upserted.length > 0 ? { upserted } : {}), ...errors.fields };
}

async function deleteStatement(context: CommandContext, name: string, statement: Document): Promise<number> {
  refuseUnknown(statement, DELETE_FIELDS, 'delete.deletes');
  const query = targetQuery(context, statement);
  const limit = toNumber(statement['limit']);
  if (limit !== 0 && limit !== 1) {
    throw new CommandError(
      9,
      'FailedToParse',
      `The limit field in delete objects must be 0 or 1. Got ${String(limit)}`,
    );
  }
  matcherOf(query);
  if (limit === 0) {
    const { matched } = await withAll(context, name, query, (collection, target) => {
      context.view.remove(collection, target.recordId, target.document);
      return true;
    });
    return matched;
  }
  return withFirst(context, name, query, (collection, target) => {
    if (target === null) return 0;
    context.view.remove(collection!, target.recordId, target.document);
    return 1;
  });
}

async function remove(context: CommandContext): Promise<Reply> {
  const name = collectionName(context);
  const statements = rawDocuments(context.request, 'deletes');
  checkStatementCount(statements.length);
  const errors = new StatementErrors(context);
  let n = 0;
  for (const [index, bytes] of statements.entries()) {
    try {
      n += await deleteStatement(context, name, decode(bytes));
    } catch (error) {
      if (errors.note(index, error)) break;
    }
  }
  return { n, ...errors.fields };
}

export const UPDATE_COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'update',
    fields: ['updates', 'ordered', 'let', 'bypassDocumentValidation'],
    inTransaction: true,
    summary: 'operators, replacement or pipeline; one or all; upsert, arrayFilters, hint, collation, let',
    run: update,
  },
  {
    name: 'delete',
    fields: ['deletes', 'ordered', 'let'],
    inTransaction: true,
    summary: 'one or all; hint, collation, let',
    run: remove,
  },
];
