/** Staff of the platform: listed and changed by administrators, of whom there is always one. */
import { Injectable } from '@nestjs/common';
import { AuditService, type AuditRecord } from '../audit/audit.service.js';
import { ApplicationError, notFound } from '../platform/application-error.js';
import type { StaffRole } from '../privacy/access.contract.js';
import { AccountSessionsService } from './account-sessions.service.js';
import type { StaffAccount, StaffStatus } from './staff-account.schema.js';
import { StaffAccountsRepository } from './staff-accounts.repository.js';

export interface StaffChange {
  displayName?: string;
  role?: StaffRole;
  status?: StaffStatus;
}

@Injectable()
export class StaffService {
  constructor(
    private readonly accounts: StaffAccountsRepository,
    private readonly sessions: AccountSessionsService,
    private readonly audit: AuditService,
  ) {}

  list(): Promise<StaffAccount[]> {
    return this.accounts.findAll();
  }

  /** Throws `not_found`. */
  async get(staffId: string): Promise<StaffAccount> {
    const found = await this.accounts.find(staffId);
    if (!found) throw notFound();
    return found;
  }

  /** Throws `conflict` where no active administrator would be left. Disabling ends every session. */
  async change(staffId: string, change: StaffChange, actor: AuditRecord['actor']): Promise<StaffAccount> {
    const before = await this.get(staffId);
    const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const changed = Object.keys(set).length === 0 ? before : await this.accounts.update(staffId, set);
    if (!changed) throw notFound();
    await this.#keepAnAdministrator(before, changed);
    if (changed.status === 'disabled') await this.sessions.endAll(staffId);
    await this.audit.record({
      action:
        before.status === changed.status
          ? 'staff.changed'
          : `staff.${changed.status === 'active' ? 'enabled' : 'disabled'}`,
      actor,
      target: { kind: 'staff', id: staffId },
      purpose: 'register-user',
    });
    return changed;
  }

  /** Counted after the change and taken back if need be: two administrators who disable each other cannot both succeed. */
  async #keepAnAdministrator(before: StaffAccount, changed: StaffAccount): Promise<void> {
    const isLoss = isActiveAdministrator(before) && !isActiveAdministrator(changed);
    if (!isLoss || (await this.accounts.countActiveAdministrators()) > 0) return;
    await this.accounts.update(before._id, { role: before.role, status: before.status });
    throw new ApplicationError('conflict', 'There must be at least one active administrator.');
  }
}

const isActiveAdministrator = (account: StaffAccount): boolean =>
  account.role === 'administrator' && account.status === 'active';
