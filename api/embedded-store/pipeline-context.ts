/** What pipelines need of the store: other collections to read, and a place to write for `$merge` and `$out`. */
import type { Document } from 'bson';
import type { CollectionQuery, Namespace, PipelineContext } from './aggregation-types.js';
import type { Collection } from './catalog.js';
import { checkCollectionName } from './command.js';
import type { CommandContext } from './command.js';
import { CommandError } from './command-error.js';
import { StoredDocument } from './document-fields.js';
import { updateDocument } from './document-update.js';
import { prepareInsert } from './document-validation.js';
import { QueryRun } from './query.js';
import type { FindQuery } from './query.js';
import { encode } from './raw-document.js';
import { TimeSlice, othersTurn } from './time-slice.js';
import { compileUpdate } from './update-operators.js';
import { withAll, withFirst } from './write-targets.js';

/** The documents a query finds, decoded, in slices. */
export async function* documentsOf(
  context: CommandContext,
  collection: Collection,
  query: FindQuery,
): AsyncGenerator<Document> {
  const run = new QueryRun(context.view, collection, query, context.services.guard);
  const slice = new TimeSlice();
  try {
    for (;;) {
      const found = run.next(slice);
      if (found === null) return;
      if (found === 'later') {
        run.pause();
        await othersTurn();
        context.deadline.check();
        slice.restart();
      } else {
        yield found.document.whole;
      }
    }
  } finally {
    run.pause();
  }
}

async function* none(): AsyncGenerator<Document> {
  // A collection that is not there has no documents.
}

/** Writes of a pipeline go to another database as well, so the context is turned to the target's. */
function at(context: CommandContext, target: Namespace): CommandContext {
  if (context.view.isTransaction) {
    throw new CommandError(
      263,
      'OperationNotSupportedInTransaction',
      'a pipeline that writes cannot run in a multi-document transaction',
    );
  }
  const database = target.database ?? context.database;
  checkCollectionName(database, target.collection);
  return { ...context, database };
}

export function pipelineContext(context: CommandContext): PipelineContext {
  const { view } = context;
  return {
    now: context.services.now(),
    read(name: string, query: CollectionQuery) {
      const collection = view.findCollection(context.database, name);
      if (collection === null) return none();
      return documentsOf(context, collection, { ...query, skip: query.skip ?? 0, limit: query.limit ?? 0 });
    },
    async insert(target, document) {
      const there = at(context, target);
      await context.write(() => {
        const collection =
          view.findCollection(there.database, target.collection) ??
          view.createCollection(there.database, target.collection);
        view.insert(collection, new StoredDocument(prepareInsert(encode(document))));
      });
    },
    async update(target, filter, update, options) {
      const there = at(context, target);
      const compiled = compileUpdate(update, { let: options.let });
      const matched = await withFirst(there, target.collection, { filter }, (collection, found) => {
        if (found === null) return 0;
        updateDocument(there, collection!, found, compiled);
        return 1;
      });
      return { matched };
    },
    async replaceAll(target, documents) {
      const there = at(context, target);
      await withAll(there, target.collection, { filter: {} }, (collection, found) => {
        view.remove(collection, found.recordId, found.document);
        return true;
      });
      await context.write(() => {
        const collection =
          view.findCollection(there.database, target.collection) ??
          view.createCollection(there.database, target.collection);
        for (const document of documents) view.insert(collection, new StoredDocument(prepareInsert(encode(document))));
      });
    },
  };
}
