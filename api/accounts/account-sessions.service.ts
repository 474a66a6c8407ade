/** What a signed-in account has and does: tokens, refresh, sign-out, a new password. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { ApplicationError } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import type { MemberPrincipal, StaffPrincipal } from '../privacy/access.contract.js';
import { AccessTokens, type AccountClaims } from './access-tokens.js';
import type { AccountSession } from './accounts.contract.js';
import { AccountsService, type Account } from './accounts.service.js';
import { CredentialsRepository } from './credentials.repository.js';
import { SessionsService, type OpenSession } from './sessions.service.js';
import { TwoStepService } from './two-step.service.js';

@Injectable()
export class AccountSessionsService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly accounts: AccountsService,
    private readonly credentials: CredentialsRepository,
    private readonly twoStep: TwoStepService,
    private readonly tokens: AccessTokens,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Opens a session for an account that has just proved itself. */
  async start(account: Account): Promise<AccountSession> {
    const open = await this.sessions.open(account.id);
    await this.#record('session.opened', account, open.session._id);
    return this.#answer(account, open);
  }

  /** Throws `unauthenticated` for what was never issued and `token_revoked` for a session that ended or was used twice. */
  async refresh(refreshToken: string): Promise<AccountSession> {
    const open = await this.sessions.refresh(refreshToken);
    const account = await this.accounts.findActive(open.session.accountId);
    if (account) return this.#answer(account, open);
    await this.sessions.endAll(open.session.accountId);
    throw revoked();
  }

  /** The principal of a valid token; throws `token_revoked` when session or account are no longer there. */
  async principalOf(
    { accountId, sessionId }: AccountClaims,
    expiresAt: Date,
  ): Promise<MemberPrincipal | StaffPrincipal> {
    const [session, account] = await Promise.all([this.sessions.find(sessionId), this.accounts.findActive(accountId)]);
    if (!account || session?.accountId !== accountId) throw revoked();
    if (account.kind === 'staff') {
      const mustEnrol = await this.#mustEnrol(account);
      return { kind: 'staff', staffId: account.id, role: account.role, mustEnrol, sessionId, expiresAt };
    }
    const { id: memberId, organisationId, role } = account;
    return { kind: 'member', memberId, organisationId, role, sessionId, expiresAt };
  }

  async end(account: { kind: 'member' | 'staff'; id: string }, sessionId: string): Promise<void> {
    await this.sessions.end(account.id, sessionId);
    await this.#record('session.ended', account, sessionId);
  }

  /** Every session of an account ends, on every device. */
  endAll(accountId: string): Promise<void> {
    return this.sessions.endAll(accountId);
  }

  async #answer(account: Account, { session, refreshToken }: OpenSession): Promise<AccountSession> {
    const { token, expiresAt } = await this.tokens.signAccount(
      { accountId: account.id, sessionId: session._id },
      this.clock.now(),
    );
    const mustEnrol = await this.#mustEnrol(account);
    const common = { accessToken: token, expiresAt: expiresAt.toISOString(), refreshToken, mustEnrol };
    if (account.kind === 'staff') {
      return { ...common, staff: { id: account.id, displayName: account.displayName, role: account.role } };
    }
    return { ...common, member: { id: account.id, displayName: account.displayName, role: account.role } };
  }

  async #mustEnrol(account: Account): Promise<boolean> {
    if (account.kind === 'member') return false;
    const credential = await this.credentials.find(account.id);
    return credential === null || this.twoStep.mustEnrol(account, credential);
  }

  #record(
    action: string,
    account: { kind: 'member' | 'staff'; id: string; organisationId?: string },
    sessionId: string,
  ): Promise<void> {
    const { kind, id, organisationId } = account;
    return this.audit.record({
      action,
      actor: { kind, id },
      ...(organisationId ? { organisationId } : {}),
      target: { kind: 'session', id: sessionId },
      purpose: 'platform-protection',
    });
  }
}

const revoked = (): ApplicationError =>
  new ApplicationError('token_revoked', 'This session has ended. Please sign in again.');
