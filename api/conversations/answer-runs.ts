/** Answers under way in this process: what has been streamed so far, for those who come back, and the switch to stop each one. */
import { Injectable } from '@nestjs/common';
import type { Run } from './conversations.contract.js';

interface ActiveRun extends Run {
  abort: AbortController;
}

/** Why a run was stopped, where it was not the visitor or a person who stopped it. */
export const INTERRUPTED = Symbol('interrupted');

@Injectable()
export class AnswerRuns {
  readonly #active = new Map<string, ActiveRun>();

  start(conversationId: string, runId: string): AbortSignal {
    const abort = new AbortController();
    this.#active.set(conversationId, { runId, index: 0, text: '', abort });
    return abort.signal;
  }

  /** Adds a delta and returns its number, counted from 1. */
  extend(conversationId: string, text: string): number {
    const run = this.#active.get(conversationId);
    if (!run) throw new Error('there is no such run');
    run.index += 1;
    run.text += text;
    return run.index;
  }

  find(conversationId: string): Run | null {
    const run = this.#active.get(conversationId);
    return run ? { runId: run.runId, index: run.index, text: run.text } : null;
  }

  /** Stops a run; false when it is not (or no longer) under way here. */
  cancel(conversationId: string, runId: string): boolean {
    const run = this.#active.get(conversationId);
    if (run?.runId !== runId) return false;
    run.abort.abort();
    return true;
  }

  end(conversationId: string): void {
    this.#active.delete(conversationId);
  }

  /** Stops every run of this process because it is closing: their answers stay owed. */
  interruptAll(): void {
    for (const { abort } of this.#active.values()) abort.abort(INTERRUPTED);
  }
}
