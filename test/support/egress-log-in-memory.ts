/** The egress log without a database, for tests of what calls through the gateway. */
import type { EgressEntry } from '../../api/disclosures/egress-entry.schema.js';
import type { EgressClosing, EgressLogRepository } from '../../api/disclosures/egress-log.repository.js';

export class EgressLogInMemory implements Pick<EgressLogRepository, 'open' | 'close' | 'findBefore'> {
  readonly entries = new Map<string, EgressEntry>();
  /** From now on nothing can be written. */
  isBroken = false;
  #waiting: ((id: string) => void)[] = [];

  async open(entry: EgressEntry): Promise<void> {
    if (this.isBroken) throw new Error('disk full');
    this.entries.set(entry._id, { ...entry });
  }

  async close(id: string, closing: EgressClosing): Promise<void> {
    Object.assign(this.entries.get(id)!, closing);
    for (const tell of this.#waiting.splice(0)) tell(id);
  }

  async findBefore(): Promise<EgressEntry[]> {
    return [...this.entries.values()];
  }

  /** Resolves at the next end of a call. */
  closed(): Promise<string> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  get last(): EgressEntry {
    return [...this.entries.values()].at(-1)!;
  }
}
