/** One secret, many keys: each use gets a key of its own, so that a value made for one use means nothing to another. */
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** 32 bytes for one use of a secret (HKDF-SHA-256, RFC 5869). `use` is a fixed text such as `visitor-token`. */
export function derivedKey(secret: string, use: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', Buffer.from(secret, 'utf8'), Buffer.alloc(0), `engage-smarter/${use}`, 32));
}

/** Names a key without telling anything of it: the first 8 bytes of its SHA-256, base64url. */
export function keyIdOf(key: Uint8Array): string {
  return createHash('sha256').update('key id').update(key).digest().subarray(0, 8).toString('base64url');
}

/** HMAC-SHA-256, base64url: finds or compares a value without storing it. */
export function keyedHash(key: Uint8Array, ...parts: readonly string[]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');
}

/** Compares in constant time for equal lengths. */
export function isSameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8')];
  return a.length === b.length && timingSafeEqual(a, b);
}
