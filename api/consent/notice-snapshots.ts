/** Signed tokens that prove which text of the notice was served, so that only a text that was shown can be accepted. */
import { SignJWT, jwtVerify } from 'jose';
import { ApplicationError } from '../platform/application-error.js';

export interface Snapshot {
  siteKey: string;
  version: string;
  language: string;
  sha256: string;
  servedAt: Date;
}

const ISSUER = 'engage-smarter';
const AUDIENCE = 'notice';
const TYPE = 'notice+jwt';

/** A day: somebody may read for long, but not for ever. Seconds. */
const LIFETIME_S = 24 * 60 * 60;

export async function signSnapshot(snapshot: Snapshot, key: Uint8Array): Promise<string> {
  const { siteKey, version, language, sha256, servedAt } = snapshot;
  const seconds = Math.floor(servedAt.getTime() / 1000);
  return new SignJWT({ siteKey, version, language, sha256 })
    .setProtectedHeader({ alg: 'HS256', typ: TYPE })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + LIFETIME_S)
    .sign(key);
}

/** Throws `forbidden` for a token that is forged, expired or of another kind. */
export async function readSnapshot(token: string, key: Uint8Array, now: Date): Promise<Snapshot> {
  try {
    const { payload } = await jwtVerify(token, key, {
      issuer: ISSUER,
      audience: AUDIENCE,
      typ: TYPE,
      algorithms: ['HS256'],
      currentDate: now,
    });
    return {
      siteKey: String(payload.siteKey),
      version: String(payload.version),
      language: String(payload.language),
      sha256: String(payload.sha256),
      servedAt: new Date((payload.iat ?? 0) * 1000),
    };
  } catch {
    throw new ApplicationError(
      'forbidden',
      'This notice was not served by us or is too old. Please read the current one.',
    );
  }
}
