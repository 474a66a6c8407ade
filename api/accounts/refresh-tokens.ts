/** Refresh tokens: made from the session, its generation and a key, so that nothing of them needs to be stored. */
import { derivedKey, isSameText, keyedHash } from '../platform/derived-keys.js';

export interface ReadRefreshToken {
  sessionId: string;
  generation: number;
}

export class RefreshTokens {
  readonly #key: Uint8Array;

  constructor(tokenKey: string) {
    this.#key = derivedKey(tokenKey, 'refresh-token');
  }

  /** `session.generation.mac`: the n-th token of a session is always the same, so that a repeated answer can repeat it. */
  tokenOf(sessionId: string, generation: number): string {
    return `${sessionId}.${generation}.${keyedHash(this.#key, sessionId, String(generation))}`;
  }

  /** Null for what we never issued. */
  read(token: string): ReadRefreshToken | null {
    const [sessionId, number, , ...rest] = token.split('.');
    if (!sessionId || !number || rest.length > 0 || !/^\d{1,9}$/.test(number)) return null;
    const generation = Number(number);
    return isSameText(token, this.tokenOf(sessionId, generation)) ? { sessionId, generation } : null;
  }
}
