/** Visitors who ended a chat that was never stored: remembered in this process until their last token has run out. */
export class EndedVisitors {
  readonly #until = new Map<string, number>();

  /** `lifetimeMs`: how long an ended visitor's tokens could still be signed. */
  constructor(private readonly lifetimeMs: number) {}

  add(subjectId: string, now: number): void {
    // Insertion order is the order of time: the oldest come first.
    for (const [known, until] of this.#until) {
      if (until > now) break;
      this.#until.delete(known);
    }
    this.#until.set(subjectId, now + this.lifetimeMs);
  }

  has(subjectId: string, now: number): boolean {
    return (this.#until.get(subjectId) ?? 0) > now;
  }
}
