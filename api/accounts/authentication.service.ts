/** Who stands behind a token: one answer for HTTP and for socket handshakes, asked of the database each time, so that an end is an end at once. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Principal } from '../privacy/access.contract.js';
import { AccessTokens } from './access-tokens.js';
import { AccountSessionsService } from './account-sessions.service.js';
import { VisitorSessionsService } from './visitor-sessions.service.js';

@Injectable()
export class AuthenticationService {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly accountSessions: AccountSessionsService,
    private readonly visitorSessions: VisitorSessionsService,
    private readonly clock: Clock,
  ) {}

  /** Throws `unauthenticated` for a token that is none of ours or has run out, `token_revoked` for one whose session ended. */
  async authenticate(token: string): Promise<Principal> {
    const { claims, expiresAt } = await this.tokens.read(token, this.clock.now());
    if (claims.kind === 'visitor') return this.visitorSessions.principalOf(claims, expiresAt);
    return this.accountSessions.principalOf(claims, expiresAt);
  }
}
