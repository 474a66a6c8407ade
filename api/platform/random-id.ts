/** Random identifiers: a kind prefix and 128 random bits, so that an id tells neither time nor order. */
import { randomBytes, randomFillSync } from 'node:crypto';

export type Id<Kind extends string> = string & { readonly __kind?: Kind };

const ID_BYTES = 16;
/** Asking the operating system for many bytes at once costs a fraction of asking for each id; a byte is used once. */
const pool = Buffer.alloc(ID_BYTES * 256);
let used = pool.length;

/** `cnv_` plus 22 characters of base64url (128 bits from the operating system). */
export function randomId<Kind extends string>(prefix: Kind): Id<Kind> {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += ID_BYTES;
  return `${prefix}_${pool.toString('base64url', used - ID_BYTES, used)}`;
}

/** A bearer secret: 256 random bits, base64url. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}
