/** A mode for test suites: queries that read a whole collection fail unless the collection is on a list or small. */
import type { Collection } from './catalog.js';
import { CommandError } from './command-error.js';
import type { Plan } from './plan.js';

export interface UnindexedScanRules {
  readonly isEnforced: boolean;
  /** Names of collections that may be scanned. */
  readonly allowed: ReadonlySet<string>;
  /** A collection of no more documents than this may be scanned. */
  readonly upTo: number;
}

export class UnindexedScanGuard {
  constructor(private readonly rules: UnindexedScanRules) {}

  check(collection: Collection, plan: Plan, count: number): void {
    if (!this.rules.isEnforced || plan.kind !== 'collection') return;
    if (count <= this.rules.upTo || this.rules.allowed.has(collection.name)) return;
    throw new CommandError(
      291,
      'NoQueryExecutionPlans',
      `a query of '${collection.name}' would read all ${count} documents: give it an index, or allow the scan where the store is started`,
    );
  }
}
