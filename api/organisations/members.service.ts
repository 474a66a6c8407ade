/** Members of an organisation: who they are to visitors and what they may do. An organisation always keeps one active owner. */
import { Injectable } from '@nestjs/common';
import { AuditService, type AuditRecord } from '../audit/audit.service.js';
import { ApplicationError } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import { EventBus } from '../platform/event-bus.js';
import type { MemberRole } from '../privacy/access.contract.js';
import type { Member, MemberStatus } from './member.schema.js';
import { MembersRepository } from './members.repository.js';
import { MemberDisabled } from './organisations.events.js';

export type { Member };

type Actor = AuditRecord['actor'];

export interface NewMember {
  memberId: string;
  organisationId: string;
  displayName: string;
  role: MemberRole;
}

export interface MemberChange {
  displayName?: string;
  role?: MemberRole;
  status?: MemberStatus;
}

@Injectable()
export class MembersService {
  constructor(
    private readonly members: MembersRepository,
    private readonly audit: AuditService,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  /** Adds a member who has just declared to be an adult. */
  async add({ memberId, organisationId, displayName, role }: NewMember): Promise<Member> {
    const now = this.clock.now();
    const member: Member = {
      _id: memberId,
      organisationId,
      displayName,
      role,
      status: 'active',
      adultDeclaredAt: now,
      joinedAt: now,
    };
    await this.members.create(member);
    await this.#record('member.added', { kind: 'member', id: memberId }, member);
    return member;
  }

  list(organisationId: string): Promise<Member[]> {
    return this.members.findOfOrganisation(organisationId);
  }

  /** Throws `not_found`, also for another organisation's member. */
  get(organisationId: string, memberId: string): Promise<Member> {
    return this.members.get(organisationId, memberId);
  }

  /** By account alone, for sign-in; null unless active. */
  async findActive(memberId: string): Promise<Member | null> {
    const member = await this.members.findByAccount(memberId);
    return member?.status === 'active' ? member : null;
  }

  /** By account alone: true once the member has joined, active or not. */
  async exists(memberId: string): Promise<boolean> {
    return (await this.members.findByAccount(memberId)) !== null;
  }

  /** The name visitors see; null for a member who is no longer there. */
  async displayNameOf(organisationId: string, memberId: string): Promise<string | null> {
    return (await this.members.findOne(organisationId, { _id: memberId }))?.displayName ?? null;
  }

  /** Throws `conflict` where the organisation would be left without an active owner. */
  async change(organisationId: string, memberId: string, change: MemberChange, actor: Actor): Promise<Member> {
    const before = await this.members.get(organisationId, memberId);
    const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    if (Object.keys(set).length === 0) return before;
    const changed = await this.members.update(organisationId, memberId, { $set: set });
    await this.#keepAnOwner(before, changed);
    await this.#recordChange(before, changed, actor);
    if (before.status === 'active' && changed.status === 'disabled') {
      this.events.announce(new MemberDisabled(organisationId, memberId));
    }
    return changed;
  }

  /** Counted after the change and taken back if need be, so that two owners who demote each other at once cannot both succeed. */
  async #keepAnOwner(before: Member, changed: Member): Promise<void> {
    const isLoss = isActiveOwner(before) && !isActiveOwner(changed);
    if (!isLoss || (await this.members.countActiveOwners(before.organisationId)) > 0) return;
    const { role, status } = before;
    await this.members.update(before.organisationId, before._id, { $set: { role, status } });
    throw new ApplicationError('conflict', 'An organisation needs at least one active owner.');
  }

  async #recordChange(before: Member, changed: Member, actor: Actor): Promise<void> {
    if (before.status !== changed.status) {
      await this.#record(changed.status === 'disabled' ? 'member.disabled' : 'member.enabled', actor, changed);
    }
    if (before.role !== changed.role) await this.#record(`member.made-${changed.role}`, actor, changed);
    if (before.displayName !== changed.displayName) await this.#record('member.renamed', actor, changed);
  }

  #record(action: string, actor: Actor, member: Member): Promise<void> {
    const { organisationId, _id: id } = member;
    return this.audit.record({
      action,
      actor,
      organisationId,
      target: { kind: 'member', id },
      purpose: 'register-user',
    });
  }
}

const isActiveOwner = (member: Member): boolean => member.role === 'owner' && member.status === 'active';
