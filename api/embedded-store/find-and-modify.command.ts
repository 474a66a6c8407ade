/** `findAndModify`: changes or removes the first document in an order and answers with it, before or after. */
import type { Document } from 'bson';
import { collectionName, openCollection } from './command.js';
import type { CommandContext, CommandDefinition, Reply } from './command.js';
import { CommandError } from './command-error.js';
import { optionalBoolean, optionalDocument } from './command-fields.js';
import { letOf } from './command-let.js';
import type { StoredDocument } from './document-fields.js';
import { insertForUpsert, updateDocument } from './document-update.js';
import { compileProjection } from './projection.js';
import { compileStatementUpdate } from './update.commands.js';
import { matcherOf, withFirst } from './write-targets.js';
import type { TargetQuery } from './write-targets.js';

function failedToParse(message: string): CommandError {
  return new CommandError(9, 'FailedToParse', message);
}

interface Change {
  readonly lastErrorObject: Document;
  readonly document: StoredDocument | null;
  readonly arrayIndex?: number | undefined;
}

async function findAndModify(context: CommandContext): Promise<Reply> {
  const { body } = context;
  const name = collectionName(context);
  const isRemove = optionalBoolean(body, 'remove') ?? false;
  const isUpsert = optionalBoolean(body, 'upsert') ?? false;
  const wantsNew = optionalBoolean(body, 'new') ?? false;
  if (isRemove && body['update'] !== undefined) throw failedToParse('Cannot specify both an update and remove=true');
  if (isRemove && isUpsert) throw failedToParse('Cannot specify both upsert=true and remove=true');
  if (isRemove && wantsNew)
    throw failedToParse("Cannot specify both new=true and remove=true; 'remove' always returns the deleted document");
  if (!isRemove && body['update'] === undefined)
    throw failedToParse('Either an update or remove=true must be specified');
  const query: TargetQuery = {
    filter: optionalDocument(body, 'query') ?? {},
    sort: optionalDocument(body, 'sort'),
    hint: body['hint'] as unknown,
    collation: optionalDocument(body, 'collation'),
    let: letOf(context),
  };
  const update = isRemove
    ? null
    : compileStatementUpdate(body['update'], {
        arrayFilters: body['arrayFilters'],
        let: query.let,
        collation: query.collation,
      });
  matcherOf(query);
  const fields = optionalDocument(body, 'fields');
  const project =
    fields === undefined || Object.keys(fields).length === 0
      ? null
      : compileProjection(fields, query.let === undefined ? {} : { let: query.let });
  const change = await withFirst(context, name, query, (collection, target): Change => {
    if (target === null) {
      if (update === null || !isUpsert)
        return { lastErrorObject: { n: 0, ...(update === null ? {} : { updatedExisting: false }) }, document: null };
      const { document, id } = insertForUpsert(
        context,
        collection ?? openCollection(context, name),
        query.filter,
        update,
      );
      return { lastErrorObject: { n: 1, updatedExisting: false, upserted: id }, document: wantsNew ? document : null };
    }
    const { arrayIndex } = target;
    if (update === null) {
      context.view.remove(collection!, target.recordId, target.document);
      return { lastErrorObject: { n: 1 }, document: target.document, arrayIndex };
    }
    const after = updateDocument(context, collection!, target, update) ?? target.document;
    return {
      lastErrorObject: { n: 1, updatedExisting: true },
      document: wantsNew ? after : target.document,
      arrayIndex,
    };
  });
  const { document, arrayIndex, lastErrorObject } = change;
  const value = document === null ? null : project === null ? document.whole : project(document.whole, arrayIndex);
  return { lastErrorObject, value };
}

const FIELDS = [
  'query',
  'sort',
  'remove',
  'update',
  'new',
  'fields',
  'upsert',
  'arrayFilters',
  'hint',
  'collation',
  'let',
  'bypassDocumentValidation',
];

export const FIND_AND_MODIFY_COMMANDS: readonly CommandDefinition[] = ['findAndModify', 'findandmodify'].map(
  (name) => ({
    name,
    fields: FIELDS,
    inTransaction: true,
    summary: 'update, replace or remove the first document in an order; new, fields, upsert',
    run: findAndModify,
  }),
);
