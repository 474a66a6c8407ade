/** Time-based one-time codes for two-step sign-in (RFC 6238 over RFC 4226: SHA-1, six digits, thirty seconds, as every authenticator app speaks). */
import { createHmac, randomBytes } from 'node:crypto';
import { isSameText } from '../platform/derived-keys.js';

const STEP_MS = 30_000;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 random bits in base32, as RFC 4226 recommends. */
export function newTotpSecret(): string {
  return base32(randomBytes(20));
}

/** The code of a time step. `secret` is base32. */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = mac[mac.length - 1]! & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

export const stepAt = (timestamp: number): number => Math.floor(timestamp / STEP_MS);

/** The step whose code this is: now, one before or one after, since clocks differ. Null where it is none of them. */
export function matchingStep(secret: string, code: string, timestamp: number): number | null {
  const now = stepAt(timestamp);
  return [now, now - 1, now + 1].find((step) => isSameText(totpCode(secret, step), code)) ?? null;
}

/** What an authenticator app reads from a QR code. The label names the service only, so that no address is in it. */
export function totpUri(secret: string): string {
  const issuer = encodeURIComponent('Engage Smarter');
  return `otpauth://totp/${issuer}?secret=${secret}&issuer=${issuer}&algorithm=SHA1&digits=6&period=30`;
}

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
