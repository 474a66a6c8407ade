/** A member's sign-in: both tokens in memory only, the access token renewed before it runs out. */
import type { AccountSession } from '../../api/accounts/accounts.contract.js';
import { ApiError, codeOf, request } from '../shared/rest-client.js';

const RENEW_BEFORE_MS = 30_000;

export interface Credentials {
  email: string;
  password: string;
  code?: string;
}

export class MemberAccount {
  #session: AccountSession | null = null;
  #renewing: Promise<AccountSession> | null = null;

  constructor(private readonly api: string) {}

  get member(): AccountSession['member'] {
    return this.#session?.member;
  }

  /** Throws `ApiError`; with `fields.code` where the second step is still to be taken. */
  async signIn(credentials: Credentials): Promise<AccountSession> {
    this.#session = await request<AccountSession>('POST', `${this.api}/v1/sessions`, { body: credentials });
    return this.#session;
  }

  async token(): Promise<string> {
    if (!this.#session) throw new ApiError('unauthenticated');
    if (Date.parse(this.#session.expiresAt) - Date.now() > RENEW_BEFORE_MS) return this.#session.accessToken;
    this.#renewing ??= this.#renew(this.#session).finally(() => (this.#renewing = null));
    return (await this.#renewing).accessToken;
  }

  /** The next use renews. */
  expire(): void {
    if (this.#session) this.#session.expiresAt = new Date(0).toISOString();
  }

  async signOut(): Promise<void> {
    const token = await this.token().catch(() => null);
    this.#session = null;
    if (token) await request('DELETE', `${this.api}/v1/sessions/current`, { token }).catch(() => undefined);
  }

  async #renew({ refreshToken }: AccountSession): Promise<AccountSession> {
    try {
      this.#session = await request<AccountSession>('POST', `${this.api}/v1/sessions/refresh`, {
        body: { refreshToken },
      });
      return this.#session;
    } catch (error) {
      // Without a line the session may still be good; refused, it is over.
      if (codeOf(error) !== 'network') this.#session = null;
      throw error;
    }
  }
}
