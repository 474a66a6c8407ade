/** What open transactions have changed but not committed, so that a second one learns of the conflict at once. */
import { writeConflict } from './write-conflict.js';

export class TransactionLocks {
  private readonly holders = new Map<string, object>();

  /** Takes a record or a unique key for a transaction; error 112 when another open one has it. */
  take(name: string, owner: object, taken: Set<string>): void {
    const holder = this.holders.get(name);
    if (holder === owner) return;
    if (holder !== undefined) throw writeConflict();
    this.holders.set(name, owner);
    taken.add(name);
  }

  release(taken: Set<string>): void {
    for (const name of taken) this.holders.delete(name);
    taken.clear();
  }
}
