/** Numbers placeholders, so that a reader can tell two people apart without learning who they are. */
import type { PiiType } from './scrubbing.contract.js';

/** Gives the same number for the same value of a type, counting from 1 for each type. */
export interface PlaceholderNumbering {
  numberOf(type: PiiType, value: string): number;
}

/** The highest number that a placeholder can carry (`placeholders.ts` reads four digits). */
const HIGHEST = 9_999;
const NUMBERED = /\[([A-Z_]{1,20}?)_(\d{1,4})\]/g;

/** Case, blanks and punctuation make no difference: "07700 900123" and "07700-900123" are one value. */
function canonical(value: string): string {
  const folded = value.normalize('NFKC').toLowerCase();
  return folded.replace(/[^\p{L}\p{N}]/gu, '') || folded;
}

class Numbering implements PlaceholderNumbering {
  private readonly numbers = new Map<string, number>();

  constructor(
    private readonly keyOf: (value: string) => string,
    private readonly highest: Map<string, number>,
  ) {}

  numberOf(type: PiiType, value: string): number {
    const key = this.keyOf(`${type}:${canonical(value)}`);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const next = Math.min((this.highest.get(type) ?? 0) + 1, HIGHEST);
    this.highest.set(type, next);
    this.numbers.set(key, next);
    return next;
  }
}

/** For one message: forgotten with it. */
export function messageNumbering(): PlaceholderNumbering {
  return new Numbering((value) => value, new Map());
}

/**
 * For a conversation. `keyedHash` must hash with a random key that lives in memory only and is stored nowhere: an unkeyed hash of a
 * short number can be reversed by trying all numbers. Only hashes are remembered here. `earlier` are scrubbed texts of the
 * conversation from before the key (after a restart): numbers in them are not given to new values.
 */
export function conversationNumbering(
  keyedHash: (value: string) => string,
  earlier: readonly string[] = [],
): PlaceholderNumbering {
  const highest = new Map<string, number>();
  for (const text of earlier) {
    for (const [, type = '', number] of text.matchAll(NUMBERED)) {
      highest.set(type, Math.max(highest.get(type) ?? 0, Number(number)));
    }
  }
  return new Numbering(keyedHash, highest);
}
