/** Encrypts one field of one record, so that the sealed text opens with its key and in its own place only. */
import { CompactEncrypt, compactDecrypt } from 'jose';

/** 32 bytes and the name under which they are known. */
export interface SealingKey {
  kid: string;
  bytes: Uint8Array;
}

/** Where a sealed text belongs. It is authenticated: moved to another record or field, the text does not open. */
export interface Place {
  organisation: string;
  owner: string;
  field: string;
}

/** A sealed text that does not open: another key, another place, or damage. Never says which. */
export class UnsealingError extends Error {
  constructor() {
    super('a sealed field does not open here');
  }
}

/** A compact JWE (RFC 7516): `dir` with A256GCM; the protected header carries the place as associated data. */
export async function sealField(text: string, key: SealingKey, place: Place): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: key.kid, ...headerOf(place) })
    .encrypt(key.bytes);
}

/** The text again; throws `UnsealingError`. */
export async function openField(sealed: string, key: SealingKey, place: Place): Promise<string> {
  const opened = await compactDecrypt(sealed, key.bytes, {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  }).catch(() => {
    throw new UnsealingError();
  });
  const expected: Record<string, string> = { kid: key.kid, ...headerOf(place) };
  const header = opened.protectedHeader as Record<string, unknown>;
  if (Object.entries(expected).some(([name, value]) => header[name] !== value)) throw new UnsealingError();
  return new TextDecoder().decode(opened.plaintext);
}

const headerOf = (place: Place) => ({ org: place.organisation, own: place.owner, fld: place.field });
