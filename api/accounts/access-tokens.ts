/** Signs and reads the short tokens: one kind for members and staff, another for visitors, with keys, audiences and types of their own. */
import { decodeProtectedHeader, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { ApplicationError } from '../platform/application-error.js';
import { derivedKey, keyIdOf } from '../platform/derived-keys.js';

/** Ten minutes: what a stolen token is worth at most. Seconds. */
export const ACCOUNT_TOKEN_LIFETIME_S = 10 * 60;
/** Seconds. */
export const VISITOR_TOKEN_LIFETIME_S = 15 * 60;

export interface AccountClaims {
  kind: 'account';
  accountId: string;
  sessionId: string;
}

export interface VisitorClaims {
  kind: 'visitor';
  subjectId: string;
  organisationId: string;
  siteId: string;
  sessionId: string;
}

export interface ReadToken<Claims> {
  claims: Claims;
  expiresAt: Date;
}

interface TokenKind {
  type: string;
  audience: string;
  lifetimeSeconds: number;
  key: Uint8Array;
  kid: string;
}

export class AccessTokens {
  readonly #account: TokenKind;
  readonly #visitor: TokenKind;

  constructor(
    tokenKey: string,
    private readonly issuer: string,
  ) {
    this.#account = tokenKind(tokenKey, 'account', ACCOUNT_TOKEN_LIFETIME_S);
    this.#visitor = tokenKind(tokenKey, 'visitor', VISITOR_TOKEN_LIFETIME_S);
  }

  signAccount(
    { accountId, sessionId }: Omit<AccountClaims, 'kind'>,
    now: Date,
  ): Promise<{ token: string; expiresAt: Date }> {
    return this.#sign(this.#account, accountId, { sid: sessionId }, now);
  }

  signVisitor(claims: Omit<VisitorClaims, 'kind'>, now: Date): Promise<{ token: string; expiresAt: Date }> {
    const { subjectId, organisationId, siteId, sessionId } = claims;
    return this.#sign(this.#visitor, subjectId, { sid: sessionId, org: organisationId, site: siteId }, now);
  }

  /** Throws `unauthenticated` for a token that is forged, expired, altered, or of no kind we know. */
  async read(token: string, now: Date): Promise<ReadToken<AccountClaims | VisitorClaims>> {
    const kind = [this.#account, this.#visitor].find(({ type }) => type === typeOf(token));
    if (!kind) throw unauthenticated();
    const { sub, sid, org, site, exp } = await this.#verify(kind, token, now);
    const expiresAt = new Date((exp ?? 0) * 1000);
    const [subject, sessionId] = [String(sub), String(sid)];
    if (kind === this.#account) return { claims: { kind: 'account', accountId: subject, sessionId }, expiresAt };
    const place = { organisationId: String(org), siteId: String(site) };
    return { claims: { kind: 'visitor', subjectId: subject, sessionId, ...place }, expiresAt };
  }

  async #sign(
    kind: TokenKind,
    subject: string,
    claims: JWTPayload,
    now: Date,
  ): Promise<{ token: string; expiresAt: Date }> {
    const issuedAt = Math.floor(now.getTime() / 1000);
    const expires = issuedAt + kind.lifetimeSeconds;
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: kind.type, kid: kind.kid })
      .setIssuer(this.issuer)
      .setAudience(kind.audience)
      .setSubject(subject)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expires)
      .sign(kind.key);
    return { token, expiresAt: new Date(expires * 1000) };
  }

  async #verify(kind: TokenKind, token: string, now: Date): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, kind.key, {
        algorithms: ['HS256'],
        typ: kind.type,
        issuer: this.issuer,
        audience: kind.audience,
        requiredClaims: ['sub', 'sid', 'exp'],
        currentDate: now,
      });
      return payload;
    } catch {
      throw unauthenticated();
    }
  }
}

export const unauthenticated = (): ApplicationError => new ApplicationError('unauthenticated', 'Please sign in.');

function tokenKind(secret: string, name: string, lifetimeSeconds: number): TokenKind {
  const key = derivedKey(secret, `${name}-token`);
  return { type: `${name}+jwt`, audience: `engage-smarter/${name}`, lifetimeSeconds, key, kid: keyIdOf(key) };
}

/** Only chooses which rules to verify by; nothing else of an unverified token is looked at. */
function typeOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).typ;
  } catch {
    return undefined;
  }
}
