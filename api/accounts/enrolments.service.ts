/** Opens accounts: for whoever accepts an invitation, and for the first start's demonstration. */
import { Injectable } from '@nestjs/common';
import { IdentityService } from '../identity/identity.service.js';
import { MembersService, type Member } from '../organisations/members.service.js';
import { Clock } from '../platform/clock.js';
import { randomId } from '../platform/random-id.js';
import type { MemberRole, StaffRole } from '../privacy/access.contract.js';
import { CredentialsRepository } from './credentials.repository.js';
import { PasswordsService } from './passwords.service.js';
import type { StaffAccount } from './staff-account.schema.js';
import { StaffAccountsRepository } from './staff-accounts.repository.js';

/** What a person gives when an account is opened; the caller has the declaration to be an adult (C2). */
export interface Enrolment {
  displayName: string;
  password: string;
}

export interface MemberEnrolment extends Enrolment {
  organisationId: string;
  email: string;
  role: MemberRole;
}

export interface StaffEnrolment extends Enrolment {
  email: string;
  role: StaffRole;
}

@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly identity: IdentityService,
    private readonly members: MembersService,
    private readonly staff: StaffAccountsRepository,
    private readonly credentials: CredentialsRepository,
    private readonly passwords: PasswordsService,
    private readonly clock: Clock,
  ) {}

  /** Opens a member's account without an invitation. Throws `conflict` where the address has an account. */
  async enrolMember({ organisationId, email, role, ...enrolment }: MemberEnrolment): Promise<Member> {
    const memberId = randomId('mem');
    await this.identity.keepAccountAddress({ accountId: memberId, organisationId, email });
    return this.completeMember(memberId, { organisationId, role, ...enrolment });
  }

  /** Opens a staff account without an invitation. Throws `conflict` where the address has an account. */
  async enrolStaff({ email, role, ...enrolment }: StaffEnrolment): Promise<StaffAccount> {
    const staffId = randomId('stf');
    await this.identity.keepAccountAddress({ accountId: staffId, organisationId: null, email });
    return this.completeStaff(staffId, { role, ...enrolment });
  }

  /** The address of the account is in the vault already; from here on it signs in. */
  async completeMember(memberId: string, { password, ...member }: Omit<MemberEnrolment, 'email'>): Promise<Member> {
    await this.identity.confirmAccount(memberId);
    await this.#createCredential(memberId, 'member', password);
    return this.members.add({ memberId, ...member });
  }

  async completeStaff(
    staffId: string,
    { password, displayName, role }: Omit<StaffEnrolment, 'email'>,
  ): Promise<StaffAccount> {
    await this.identity.confirmAccount(staffId);
    await this.#createCredential(staffId, 'staff', password);
    const now = this.clock.now();
    const account: StaffAccount = {
      _id: staffId,
      displayName,
      role,
      status: 'active',
      adultDeclaredAt: now,
      joinedAt: now,
    };
    await this.staff.create(account);
    return account;
  }

  async #createCredential(accountId: string, kind: 'member' | 'staff', password: string): Promise<void> {
    const passwordHash = await this.passwords.hash(password);
    const twoStep = { totpSecret: null, totpConfirmedAt: null, totpLastStep: 0 };
    await this.credentials.create({ _id: accountId, kind, passwordHash, passwordSetAt: this.clock.now(), ...twoStep });
  }
}
