/** Invitations: the only way to an account. Single use, seven days, the secret hashed at rest and the address in the vault. */
import { Inject, Injectable } from '@nestjs/common';
import { AuditService, type AuditRecord } from '../audit/audit.service.js';
import { CONFIG, type Config } from '../config.js';
import { IdentityService } from '../identity/identity.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { ApplicationError, notFound } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import { derivedKey, keyedHash } from '../platform/derived-keys.js';
import { randomId, randomSecret } from '../platform/random-id.js';
import type { MemberRole, StaffRole } from '../privacy/access.contract.js';
import { AccountsService } from './accounts.service.js';
import { EnrolmentsService, type Enrolment } from './enrolments.service.js';
import type { Invitation } from './invitation.schema.js';
import { InvitationsRepository } from './invitations.repository.js';

type Actor = AuditRecord['actor'] & { id: string };

export type Invite = { email: string } & (
  { organisationId: string; role: MemberRole } | { organisationId: null; role: StaffRole }
);

const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

@Injectable()
export class InvitationsService {
  readonly #key: Uint8Array;

  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly identity: IdentityService,
    private readonly organisations: OrganisationsService,
    private readonly accounts: AccountsService,
    private readonly enrolments: EnrolmentsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.#key = derivedKey(config.secrets.tokenKey, 'invitation');
  }

  /** The secret is in this answer and nowhere else. Says nothing of whether the address has an account. */
  async invite(
    { email, organisationId, role }: Invite,
    actor: Actor,
  ): Promise<{ invitation: Invitation; token: string }> {
    if (organisationId !== null && !(await this.organisations.isActive(organisationId))) throw notFound();
    const accountId = randomId(organisationId === null ? 'stf' : 'mem');
    await this.identity.keepAccountAddress({ accountId, organisationId, email });
    const token = randomSecret();
    const now = this.clock.now();
    const invitation: Invitation = {
      _id: randomId('inv'),
      organisationId,
      accountId,
      role,
      tokenHash: keyedHash(this.#key, token),
      invitedBy: actor.id,
      invitedAt: now,
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
      acceptedAt: null,
    };
    await this.invitations.create(invitation);
    await this.#record('member.invited', actor, invitation);
    return { invitation, token };
  }

  listPending(organisationId: string | null): Promise<Invitation[]> {
    return this.invitations.findPending(organisationId);
  }

  /** Throws `not_found`, also for another organisation's invitation. */
  async withdraw(organisationId: string | null, invitationId: string, actor: Actor): Promise<void> {
    const withdrawn = await this.invitations.deletePending(organisationId, invitationId);
    if (!withdrawn) throw notFound();
    await this.identity.erase(withdrawn.accountId, actor);
    await this.#record('invitation.withdrawn', actor, withdrawn);
  }

  /** Opens the account. Throws `not_found`, `gone` for a used or expired invitation, `conflict` where the address has an account. */
  async accept(
    token: string,
    enrolment: Enrolment,
  ): Promise<{ id: string; displayName: string; role: MemberRole | StaffRole }> {
    const found = await this.invitations.findByHash(keyedHash(this.#key, token));
    if (!found) throw notFound();
    const now = this.clock.now();
    const claimed = found.expiresAt > now ? await this.invitations.claim(found._id, now) : null;
    if (!claimed)
      throw new ApplicationError('gone', 'This invitation was used or has expired. Please ask for a new one.');
    try {
      return await this.#enrol(claimed, enrolment);
    } catch (error) {
      await this.invitations.release(claimed._id);
      throw error;
    }
  }

  /** Removes what expired, and the address of whoever did not come. Runs as a job. */
  async deleteExpired(): Promise<void> {
    for (const { _id, accountId } of await this.invitations.findExpired(this.clock.now(), 500)) {
      if (!(await this.accounts.isEnrolled(accountId)))
        await this.identity.erase(accountId, { kind: 'system', id: null });
      await this.invitations.delete(_id);
    }
  }

  async #enrol(invitation: Invitation, enrolment: Enrolment) {
    const { accountId, organisationId } = invitation;
    if (organisationId === null) {
      const { displayName, role } = await this.enrolments.completeStaff(accountId, {
        ...enrolment,
        role: invitation.role as StaffRole,
      });
      await this.#record('invitation.accepted', { kind: 'staff', id: accountId }, invitation);
      return { id: accountId, displayName, role };
    }
    if (!(await this.organisations.isActive(organisationId))) throw notFound();
    const details = { ...enrolment, organisationId, role: invitation.role as MemberRole };
    const { displayName, role } = await this.enrolments.completeMember(accountId, details);
    await this.#record('invitation.accepted', { kind: 'member', id: accountId }, invitation);
    return { id: accountId, displayName, role };
  }

  #record(action: string, actor: Actor, { organisationId, _id }: Invitation): Promise<void> {
    const target = { kind: 'invitation', id: _id };
    return this.audit.record({
      action,
      actor,
      ...(organisationId ? { organisationId } : {}),
      target,
      purpose: 'register-user',
    });
  }
}
