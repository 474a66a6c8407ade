/** Logical sessions: what the driver's `lsid` names, and the transaction that may run in each. */
import type { Binary, Document } from 'bson';
import { CommandError } from './command-error.js';
import type { CursorRegistry } from './cursors.js';
import type { StoreTransaction } from './transaction.js';

/** MongoDB's default, announced in `hello`. */
export const SESSION_TIMEOUT_MINUTES = 30;
/** MongoDB's `transactionLifetimeLimitSeconds`. */
export const TRANSACTION_LIFETIME_MS = 60_000;

export interface Session {
  readonly id: string;
  lastUsed: number;
  /** Of the newest transaction the session has seen. */
  transactionNumber: number;
  transaction: StoreTransaction | null;
  /** How the newest transaction ended, so that a repeated commit gets the same answer. */
  outcome: 'none' | 'committed' | 'aborted';
}

export class SessionRegistry {
  private readonly sessions = new Map<string, Session>();

  constructor(
    private readonly now: () => Date,
    private readonly cursors: CursorRegistry,
  ) {}

  /** The session of a command, created on first sight; null when the command names none. */
  of(body: Document): Session | null {
    const lsid = body['lsid'] as { id?: Binary } | undefined;
    if (lsid === undefined) return null;
    if (lsid?.id?._bsontype !== 'Binary')
      throw new CommandError(14, 'TypeMismatch', "BSON field 'lsid.id' is missing or not a UUID");
    const id = lsid.id.toString('hex');
    let session = this.sessions.get(id);
    if (session === undefined) {
      session = { id, lastUsed: 0, transactionNumber: -1, transaction: null, outcome: 'none' };
      this.sessions.set(id, session);
    }
    session.lastUsed = this.now().getTime();
    return session;
  }

  end(id: string): void {
    const session = this.sessions.get(id);
    if (session === undefined) return;
    this.sessions.delete(id);
    session.transaction?.abort();
    session.transaction = null;
    this.cursors.removeOfSession(id);
  }

  /** Ends sessions nobody used for half an hour and transactions older than a minute. */
  removeExpired(): void {
    const now = this.now().getTime();
    for (const session of [...this.sessions.values()]) {
      if (session.transaction !== null && now - session.transaction.startedAt > TRANSACTION_LIFETIME_MS) {
        session.transaction.abort();
        session.transaction = null;
        session.outcome = 'aborted';
        this.cursors.removeOfSession(session.id, session.transactionNumber);
      }
      if (now - session.lastUsed > SESSION_TIMEOUT_MINUTES * 60_000) this.end(session.id);
    }
  }

  /** Open transactions hold on to the data file; they end as if they had lasted too long. */
  abortTransactions(): void {
    for (const session of this.sessions.values()) {
      if (session.transaction === null) continue;
      session.transaction.abort();
      session.transaction = null;
      session.outcome = 'aborted';
      this.cursors.removeOfSession(session.id, session.transactionNumber);
    }
  }

  endAll(): void {
    for (const id of [...this.sessions.keys()]) this.end(id);
  }
}
