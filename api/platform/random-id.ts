/** Random identifiers: a kind prefix and 128 random bits, so that an id tells neither time nor order. */
import { randomBytes } from 'node:crypto';

export type Id<Kind extends string> = string & { readonly __kind?: Kind };

/** `cnv_` plus 22 characters of base64url (128 bits from the operating system). */
export function randomId<Kind extends string>(prefix: Kind): Id<Kind> {
  return `${prefix}_${randomBytes(16).toString('base64url')}`;
}

/** A bearer secret: 256 random bits, base64url. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}
