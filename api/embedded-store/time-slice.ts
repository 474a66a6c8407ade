/** Long work is cut into slices, so that no query holds up the others for longer than one slice. */
import { CommandError } from './command-error.js';

const SLICE_MS = 8;
/** Looking at the clock costs about as much as examining a record from the cache. */
const STEPS_PER_LOOK = 16;

export interface Slice {
  /** Called once per step; true when it is time to let others run. */
  isOver(): boolean;
}

/** For work inside the group commit, which cannot be interrupted. */
export const UNINTERRUPTED: Slice = { isOver: () => false };

export class TimeSlice implements Slice {
  private steps = 0;
  private end = performance.now() + SLICE_MS;

  isOver(): boolean {
    this.steps += 1;
    return this.steps % STEPS_PER_LOOK === 0 && performance.now() > this.end;
  }

  restart(): void {
    this.end = performance.now() + SLICE_MS;
  }
}

/** Lets everything else that waits have its turn. */
export function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Watches a command's `maxTimeMS` and whether its client is still there. */
export class Deadline {
  private readonly end: number;

  constructor(
    maxTimeMs: number | undefined,
    private readonly isCancelled: () => boolean,
  ) {
    this.end = maxTimeMs === undefined || maxTimeMs === 0 ? Infinity : performance.now() + maxTimeMs;
  }

  check(): void {
    if (performance.now() > this.end) throw new CommandError(50, 'MaxTimeMSExpired', 'operation exceeded time limit');
    if (this.isCancelled()) throw new CommandError(11601, 'Interrupted', 'operation was interrupted');
  }
}
