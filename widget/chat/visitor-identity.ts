/** Who this browser is to the API: a random visitor, found again by the one key that is kept after the notice was accepted. */
import type { ServedNotice, VisitorSession } from '../../api/conversations/conversations.contract.js';
import { request } from '../shared/rest-client.js';

const RENEW_BEFORE_MS = 30_000;

export class VisitorIdentity {
  #session: VisitorSession | null = null;
  #renewing: Promise<VisitorSession> | null = null;
  #resumeKey: string | null;

  constructor(
    private readonly api: string,
    private readonly siteKey: string,
  ) {
    this.#resumeKey = this.#stored();
  }

  /** Declared in the cookie register. */
  get storageKey(): string {
    return `engage:visitor:${this.siteKey}`;
  }

  get isKnown(): boolean {
    return this.#resumeKey !== null;
  }

  /** A session whose token is valid now; asks for another when it is about to expire. */
  async session(): Promise<VisitorSession> {
    if (this.#session && Date.parse(this.#session.expiresAt) - Date.now() > RENEW_BEFORE_MS) return this.#session;
    this.#renewing ??= this.#renew().finally(() => (this.#renewing = null));
    return this.#renewing;
  }

  async token(): Promise<string> {
    return (await this.session()).token;
  }

  /** The next use asks for a new session. */
  expire(): void {
    this.#session = null;
  }

  remember(resumeKey: string): void {
    this.#resumeKey = resumeKey;
    try {
      localStorage.setItem(this.storageKey, resumeKey);
    } catch {
      // Storage is switched off: the chat works until the page is left.
    }
  }

  forget(): void {
    this.#resumeKey = null;
    this.#session = null;
    try {
      localStorage.removeItem(this.storageKey);
    } catch {
      // Nothing can have been kept.
    }
  }

  /** Takes up what another tab has stored or removed; answers whether that changed anything. */
  reread(): boolean {
    const stored = this.#stored();
    if (stored === this.#resumeKey) return false;
    this.#resumeKey = stored;
    this.#session = null;
    return true;
  }

  notice(language: string): Promise<ServedNotice> {
    const query = new URLSearchParams({ siteKey: this.siteKey, language });
    return request('GET', `${this.api}/v1/notices/current?${query}`);
  }

  async #renew(): Promise<VisitorSession> {
    const body = { siteKey: this.siteKey, ...(this.#resumeKey ? { resumeKey: this.#resumeKey } : {}) };
    this.#session = await request<VisitorSession>('POST', `${this.api}/v1/visitor-sessions`, { body });
    // The key is revoked or its visitor erased: it is of no more use, so it does not stay.
    if (this.#resumeKey && !this.#session.resumed) {
      const session = this.#session;
      this.forget();
      this.#session = session;
    }
    return this.#session;
  }

  #stored(): string | null {
    try {
      return localStorage.getItem(this.storageKey);
    } catch {
      return null;
    }
  }
}
