/** An account as sign-in sees it: a member of an active organisation, or a person of our staff. */
import { Injectable } from '@nestjs/common';
import { MembersService } from '../organisations/members.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import type { MemberRole, StaffRole } from '../privacy/access.contract.js';
import { StaffAccountsRepository } from './staff-accounts.repository.js';

export interface MemberAccount {
  kind: 'member';
  id: string;
  organisationId: string;
  displayName: string;
  role: MemberRole;
}

export interface StaffMemberAccount {
  kind: 'staff';
  id: string;
  displayName: string;
  role: StaffRole;
}

export type Account = MemberAccount | StaffMemberAccount;

@Injectable()
export class AccountsService {
  constructor(
    private readonly members: MembersService,
    private readonly organisations: OrganisationsService,
    private readonly staff: StaffAccountsRepository,
  ) {}

  /** Null where there is none, it is disabled, or its organisation is no longer a customer. Asked on every request. */
  findActive(accountId: string): Promise<Account | null> {
    return isStaffId(accountId) ? this.#findStaff(accountId) : this.#findMember(accountId);
  }

  /** True once the account was opened, active or not. */
  async isEnrolled(accountId: string): Promise<boolean> {
    return isStaffId(accountId) ? (await this.staff.find(accountId)) !== null : this.members.exists(accountId);
  }

  async #findMember(memberId: string): Promise<MemberAccount | null> {
    const member = await this.members.findActive(memberId);
    if (!member || !(await this.organisations.isActive(member.organisationId))) return null;
    const { organisationId, displayName, role } = member;
    return { kind: 'member', id: memberId, organisationId, displayName, role };
  }

  async #findStaff(staffId: string): Promise<StaffMemberAccount | null> {
    const found = await this.staff.find(staffId);
    if (found?.status !== 'active') return null;
    return { kind: 'staff', id: staffId, displayName: found.displayName, role: found.role };
  }
}

/** The prefix of an account's id tells its kind. */
const isStaffId = (accountId: string): boolean => accountId.startsWith('stf_');
