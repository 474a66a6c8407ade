/** The arithmetic of the chain: each entry's keyed hash covers its content and the hash before it. */
import { createHmac } from 'node:crypto';
import type { AuditEntry } from './audit-entry.schema.js';

export const GENESIS = '0'.repeat(64);

export type UnsealedEntry = Omit<AuditEntry, 'hash'>;

/** HMAC-SHA-256 over the entry's fields in a fixed order, as lower-case hex. */
export function hashOf(entry: UnsealedEntry, key: string): string {
  const content = JSON.stringify([
    entry._id,
    entry.sequence,
    entry.at.toISOString(),
    entry.action,
    entry.actorKind,
    entry.actorId,
    entry.organisationId,
    entry.targetKind,
    entry.targetId,
    entry.purpose,
    entry.counts,
    entry.previousHash,
  ]);
  return createHmac('sha256', key).update(content).digest('hex');
}

export interface ChainVerdict {
  isIntact: boolean;
  entries: number;
  /** The sequence of the first entry that does not fit, where one does not. */
  brokenAt: number | null;
}

/** Walks a chain in order of sequence; finds edits, deletions, reordering and, given the anchored head, truncation. */
export async function verifyChain(
  entries: AsyncIterable<AuditEntry>,
  key: string,
  head: { sequence: number; hash: string } | null,
): Promise<ChainVerdict> {
  let previous = GENESIS;
  let expected = 1;
  let isHeadSeen = head === null || head.sequence === 0;
  for await (const entry of entries) {
    const isSound = entry.sequence === expected && entry.previousHash === previous && entry.hash === hashOf(entry, key);
    if (!isSound) return { isIntact: false, entries: expected - 1, brokenAt: expected };
    if (head && entry.sequence === head.sequence) {
      if (entry.hash !== head.hash) return { isIntact: false, entries: expected, brokenAt: expected };
      isHeadSeen = true;
    }
    previous = entry.hash;
    expected += 1;
  }
  return isHeadSeen
    ? { isIntact: true, entries: expected - 1, brokenAt: null }
    : { isIntact: false, entries: expected - 1, brokenAt: expected };
}
