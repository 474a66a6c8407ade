/** A new password for a signed-in account: proved by the old one, and every session ends with it. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../platform/clock.js';
import { AccountSessionsService } from './account-sessions.service.js';
import { CredentialsRepository } from './credentials.repository.js';
import { PasswordsService } from './passwords.service.js';
import { SignInService } from './sign-in.service.js';

@Injectable()
export class AccountPasswordsService {
  constructor(
    private readonly signIn: SignInService,
    private readonly passwords: PasswordsService,
    private readonly credentials: CredentialsRepository,
    private readonly sessions: AccountSessionsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Throws `validation` where the current password is wrong. */
  async change(
    account: { kind: 'member' | 'staff'; id: string },
    currentPassword: string,
    newPassword: string,
  ): Promise<void> {
    await this.signIn.requirePassword(account.id, currentPassword);
    const passwordHash = await this.passwords.hash(newPassword);
    await this.credentials.update(account.id, { passwordHash, passwordSetAt: this.clock.now() });
    await this.sessions.endAll(account.id);
    const target = { kind: 'account', id: account.id };
    await this.audit.record({ action: 'password.changed', actor: account, target, purpose: 'platform-protection' });
  }
}
