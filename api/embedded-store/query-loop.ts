/** Runs a query to its end in slices. */
import type { CommandContext } from './command.js';
import type { FoundDocument, QueryRun } from './query.js';
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
