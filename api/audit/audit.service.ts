/** The audit log: append-only, hash-chained, identifiers and counts only, never content (C47). */
import { Inject, Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { resolve } from 'node:path';
import { CONFIG, type Config } from '../config.js';
import { Clock } from '../platform/clock.js';
import { randomId } from '../platform/random-id.js';
import type { PurposeId } from '../privacy/purposes.contract.js';
import { AuditAnchor } from './audit-anchor.js';
import { GENESIS, hashOf, verifyChain, type ChainVerdict, type UnsealedEntry } from './audit-chain.js';
import { AuditEntry, type ActorKind } from './audit-entry.schema.js';

export interface AuditRecord {
  /** Dotted past tense: `conversation.read`. */
  action: string;
  actor: { kind: ActorKind; id: string | null };
  organisationId?: string;
  target?: { kind: string; id: string };
  purpose: PurposeId;
  counts?: Record<string, number>;
}

interface Waiting {
  record: AuditRecord;
  at: Date;
  settle: { resolve: () => void; reject: (error: unknown) => void };
}

const DUPLICATE_KEY = 11_000;

@Injectable()
export class AuditService {
  readonly #anchor: AuditAnchor;
  readonly #key: string;
  #waiting: Waiting[] = [];
  #isWriting = false;
  #head: { sequence: number; hash: string } | null = null;

  constructor(
    @InjectModel(AuditEntry.name) private readonly entries: Model<AuditEntry>,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.#key = config.secrets.auditKey;
    this.#anchor = new AuditAnchor(resolve(config.dataDir, 'audit-head.json'));
  }

  /** Appends one entry; resolves when it is durable. Entries that arrive together are written together, in order. */
  record(record: AuditRecord): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ record, at: this.clock.now(), settle: { resolve, reject } });
      if (!this.#isWriting) void this.#writeAll();
    });
  }

  /** Recomputes the whole chain and compares its head with the anchor. */
  async verify(): Promise<ChainVerdict> {
    const cursor = this.entries.find().sort({ sequence: 1 }).lean<AuditEntry>().cursor() as AsyncIterable<AuditEntry>;
    return verifyChain(cursor, this.#key, this.#anchor.read());
  }

  /** A page of entries, newest first; `before` is a sequence. */
  async page(
    filter: { organisationId?: string; actorId?: string; targetId?: string },
    before: number,
    limit: number,
  ): Promise<AuditEntry[]> {
    return this.entries
      .find({ ...filter, sequence: { $lt: before } })
      .sort({ sequence: -1 })
      .limit(limit)
      .lean<AuditEntry[]>()
      .exec();
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting.splice(0, 500);
        try {
          await this.#append(batch);
          for (const { settle } of batch) settle.resolve();
        } catch (error) {
          this.#head = null;
          for (const { settle } of batch) settle.reject(error);
        }
      }
    } finally {
      this.#isWriting = false;
    }
  }

  async #append(batch: readonly Waiting[]): Promise<void> {
    let rest = batch;
    // Another node may have appended in between: its sequence is then taken, and we go on from the new head.
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const head = (this.#head ??= await this.#readHead());
      const sealed = seal(rest, head, this.#key);
      try {
        await this.entries.insertMany(sealed, { ordered: true });
        const last = sealed.at(-1)!;
        this.#head = { sequence: last.sequence, hash: last.hash };
        this.#anchor.write(this.#head);
        return;
      } catch (error) {
        this.#head = null;
        const { code, insertedDocs = [] } = error as { code?: number; insertedDocs?: unknown[] };
        if (code !== DUPLICATE_KEY) throw error;
        // Those before the one that was taken are in the log already.
        rest = rest.slice(insertedDocs.length);
      }
    }
    throw new Error('the audit log is contended');
  }

  async #readHead(): Promise<{ sequence: number; hash: string }> {
    const last = await this.entries.findOne().sort({ sequence: -1 }).lean<AuditEntry>().exec();
    return last ? { sequence: last.sequence, hash: last.hash } : { sequence: 0, hash: GENESIS };
  }
}

function seal(batch: readonly Waiting[], head: { sequence: number; hash: string }, key: string): AuditEntry[] {
  let previous = head;
  return batch.map(({ record, at }) => {
    const entry: UnsealedEntry = {
      _id: randomId('aud'),
      sequence: previous.sequence + 1,
      at,
      action: record.action,
      actorKind: record.actor.kind,
      actorId: record.actor.id,
      organisationId: record.organisationId ?? null,
      targetKind: record.target?.kind ?? null,
      targetId: record.target?.id ?? null,
      purpose: record.purpose,
      counts: JSON.stringify(record.counts ?? {}),
      previousHash: previous.hash,
    };
    const sealed = { ...entry, hash: hashOf(entry, key) };
    previous = { sequence: sealed.sequence, hash: sealed.hash };
    return sealed;
  });
}
