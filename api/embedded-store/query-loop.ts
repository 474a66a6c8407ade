/** Runs a query to its end in slices, or counts what it finds. */
import type { Collection } from './catalog.js';
import type { CommandContext } from './command.js';
import { QueryRun } from './query.js';
import type { FindQuery, FoundDocument } from './query.js';
import { TimeSlice, othersTurn } from './time-slice.js';

/** Hands over each document the query finds; others have their turn between slices. */
export async function forEachFound(
  context: CommandContext,
  run: QueryRun,
  use: (found: FoundDocument) => void,
): Promise<void> {
  const slice = new TimeSlice();
  try {
    for (;;) {
      const found = run.next(slice);
      if (found === null) return;
      if (found !== 'later') {
        use(found);
        continue;
      }
      run.pause();
      await othersTurn();
      context.deadline.check();
      slice.restart();
    }
  } finally {
    run.pause();
  }
}

/** How many documents the query finds; all of a collection are known without looking. */
export async function countDocuments(
  context: CommandContext,
  collection: Collection,
  query: FindQuery,
): Promise<number> {
  const { view, services } = context;
  if (Object.keys(query.filter).length === 0 && query.hint === undefined && !view.isTransaction) {
    const left = Math.max(0, view.count(collection) - query.skip);
    return query.limit > 0 ? Math.min(left, query.limit) : left;
  }
  const run = new QueryRun(view, collection, query, services.guard);
  const slice = new TimeSlice();
  try {
    for (;;) {
      const counted = run.count(slice);
      if (counted !== 'later') return counted;
      run.pause();
      await othersTurn();
      context.deadline.check();
      slice.restart();
    }
  } finally {
    run.pause();
  }
}
