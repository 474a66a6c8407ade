/** Group commit: write commands that arrive together become one transaction with one `fdatasync`, and are answered after it. */
import { CommandError } from './command-error.js';

interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

export interface TransactionRunner {
  /** Runs `work` in one durable transaction and undoes it when it throws. */
  run(work: () => void): void;
}

/** A batch stops growing after this time, so that readers get their turn. */
const BATCH_MS = 15;
/** How long a commit waits for more commands, when commits are slow and usually larger. */
const GATHER_MS = 1;

export class WriteQueue {
  private waiting: Waiting[] = [];
  private scheduled = false;
  private isPaused = false;
  private gathering: NodeJS.Timeout | null = null;
  /** Running averages of what a commit takes and how many commands it holds. */
  private commitMs = 0;
  private usualSize = 1;
  private drained: (() => void)[] = [];

  constructor(private readonly transactions: TransactionRunner) {}

  /** Runs `work` inside the next group commit; resolves once it is durable. A CommandError undoes nothing: `work` throws it before it writes. */
  enqueue<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, resolve: resolve as (value: never) => void, reject });
      this.schedule();
    });
  }

  /** Runs `work` while no write runs; what is queued meanwhile waits. */
  async pauseFor<T>(work: () => Promise<T>): Promise<T> {
    this.isPaused = true;
    try {
      return await work();
    } finally {
      this.isPaused = false;
      if (this.waiting.length > 0) this.schedule();
    }
  }

  /** Resolves when everything queued so far is durable. */
  idle(): Promise<void> {
    if (this.waiting.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.drained.push(resolve));
  }

  private schedule(): void {
    if (this.scheduled || this.isPaused) {
      if (this.gathering !== null && this.waiting.length >= this.usualSize / 2) this.stopGathering();
      return;
    }
    this.scheduled = true;
    if (this.isWorthWaiting()) this.gathering = setTimeout(() => this.stopGathering(), GATHER_MS);
    else setImmediate(() => this.commit());
  }

  /** Clients that got their answers together send their next commands one after the other: a moment later more are here. */
  private isWorthWaiting(): boolean {
    return this.commitMs > 2 * GATHER_MS && this.waiting.length < this.usualSize / 2;
  }

  private stopGathering(): void {
    if (this.gathering === null) return;
    clearTimeout(this.gathering);
    this.gathering = null;
    setImmediate(() => this.commit());
  }

  private commit(): void {
    this.scheduled = false;
    if (this.isPaused) return;
    const { length } = this.waiting;
    const start = performance.now();
    this.commitBatch();
    this.commitMs += (performance.now() - start - this.commitMs) / 4;
    this.usualSize += (length - this.waiting.length - this.usualSize) / 4;
    if (this.waiting.length > 0) this.schedule();
    else for (const resolve of this.drained.splice(0)) resolve();
  }

  private commitBatch(): void {
    const queued = this.waiting;
    const outcomes: Outcome[] = [];
    try {
      this.transactions.run(() => {
        const end = performance.now() + BATCH_MS;
        for (const { work } of queued) {
          outcomes.push(attempt(work));
          if (performance.now() > end) break;
        }
      });
    } catch (error) {
      if (queued.length === 1) this.settle(queued, [{ error }], 1);
      // Nothing of the batch was kept. One by one, only those fail that cannot be stored.
      else this.commitOneByOne(queued, Math.min(outcomes.length + 1, queued.length));
      return;
    }
    this.settle(queued, outcomes, outcomes.length);
  }

  private commitOneByOne(queued: Waiting[], count: number): void {
    const outcomes: Outcome[] = [];
    for (const { work } of queued.slice(0, count)) {
      let outcome: Outcome | null = null;
      try {
        this.transactions.run(() => {
          outcome = attempt(work);
        });
        outcomes.push(outcome as unknown as Outcome);
      } catch (error) {
        outcomes.push({ error });
      }
    }
    this.settle(queued, outcomes, outcomes.length);
  }

  private settle(queued: Waiting[], outcomes: readonly Outcome[], count: number): void {
    this.waiting = queued.slice(count);
    for (let index = 0; index < count; index += 1) {
      const item = queued[index]!;
      const outcome = outcomes[index]!;
      if ('error' in outcome) item.reject(outcome.error);
      else item.resolve(outcome.value as never);
    }
  }
}

/** A CommandError is the command's own answer; anything else means the transaction can no longer be trusted. */
function attempt(work: () => unknown): Outcome {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof CommandError) return { error };
    throw error;
  }
}
