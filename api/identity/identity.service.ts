/** The door of the vault: who a random id is, told only to those who say why, and written down each time (C14). */
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { AuditService, type AuditRecord } from '../audit/audit.service.js';
import { notFound } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import type { PurposeId } from '../privacy/purposes.contract.js';
import { AccountAddressesService, type AccountAddress } from './account-addresses.service.js';
import { normalisedEmail } from './email-address.js';
import { VAULT } from './vault-connection.js';
import { VaultKeysService } from './vault-keys.service.js';
import { VaultSubject } from './vault-subject.schema.js';

/** Why somebody may be identified: a closed list, because the log holds no free text. */
export type ResolutionReason =
  'answer-later' | 'service-message' | 'rights-request' | 'legal-obligation' | 'security-incident';

export interface Resolution {
  purpose: PurposeId;
  reason: ResolutionReason;
  actor: AuditRecord['actor'];
}

export interface Identity {
  organisationId: string | null;
  email?: string;
  accountId?: string;
}

interface Subject {
  subjectId: string;
  organisationId: string;
}

type SealedField = 'email' | 'accountId';

@Injectable()
export class IdentityService {
  constructor(
    @InjectModel(VaultSubject.name, VAULT) private readonly subjects: Model<VaultSubject>,
    private readonly addresses: AccountAddressesService,
    private readonly keys: VaultKeysService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Keeps the address of an account to come; it signs nobody in until `confirmAccount`. */
  keepAccountAddress(address: AccountAddress): Promise<void> {
    return this.addresses.keep(address);
  }

  /** Throws `conflict` where the address is another account's. */
  confirmAccount(accountId: string): Promise<void> {
    return this.addresses.confirm(accountId);
  }

  findAccountByEmail(email: string): Promise<string | null> {
    return this.addresses.findAccountId(email);
  }

  /** Stands for an address in memory, where attempts are counted. */
  hashOfEmail(email: string): string {
    return this.addresses.hashOf(email);
  }

  /** Ties a subject id to an account. */
  async link(subject: Subject, accountId: string): Promise<void> {
    await this.#put(subject, 'accountId', accountId);
    await this.#record('identity.linked', { kind: 'system', id: null }, subject, 'register-user');
  }

  /** Keeps the address to which a person is answered; replaces an earlier one. Left by a visitor in the chat unless said otherwise. */
  async putContact(
    subject: Subject,
    contact: { email: string },
    { purpose, actor }: Pick<Resolution, 'purpose' | 'actor'> = {
      purpose: 'answer-visitor',
      actor: { kind: 'visitor', id: subject.subjectId },
    },
  ): Promise<void> {
    await this.#put(subject, 'email', normalisedEmail(contact.email));
    await this.#record('contact.kept', actor, subject, purpose);
  }

  /** Removing what is not there is no error. */
  async removeContact(subject: Subject): Promise<void> {
    const { subjectId: _id, organisationId } = subject;
    const { modifiedCount } = await this.subjects.updateOne({ _id, organisationId }, { $unset: { email: 1 } });
    if (modifiedCount > 0)
      await this.#record('contact.removed', { kind: 'visitor', id: _id }, subject, 'answer-visitor');
  }

  /** Who a subject or account id is. Each call is in the audit log before it answers; throws `not_found`. */
  async resolve(ownerId: string, { purpose, reason, actor }: Resolution): Promise<Identity> {
    const identity = await this.#find(ownerId);
    await this.audit.record({
      action: `identity.resolved.${reason}`,
      actor,
      ...(identity?.organisationId ? { organisationId: identity.organisationId } : {}),
      target: { kind: 'identity', id: ownerId },
      purpose,
      counts: { found: identity ? 1 : 0 },
    });
    if (!identity) throw notFound();
    return identity;
  }

  /** What the vault holds about a person, for that person's access copy; null where it holds nothing. Audited like any resolution. */
  async describe(ownerId: string, actor: AuditRecord['actor']): Promise<Identity | null> {
    const isKnown = (await this.#find(ownerId)) !== null;
    if (!isKnown) return null;
    return this.resolve(ownerId, { purpose: 'rights-and-accountability', reason: 'rights-request', actor });
  }

  /** Destroys the person's key, then the rows it sealed. Returns how many rows went. */
  async erase(ownerId: string, actor: AuditRecord['actor']): Promise<number> {
    await this.keys.destroy(ownerId);
    const { deletedCount } = await this.subjects.deleteOne({ _id: ownerId });
    const rows = deletedCount + (await this.addresses.delete(ownerId));
    const target = { kind: 'identity', id: ownerId };
    await this.audit.record({
      action: 'identity.erased',
      actor,
      target,
      purpose: 'rights-and-accountability',
      counts: { rows },
    });
    return rows;
  }

  async #put({ subjectId, organisationId }: Subject, field: SealedField, text: string): Promise<void> {
    const sealed = await this.keys.seal(text, { organisation: organisationId, owner: subjectId, field });
    const now = this.clock.now();
    await this.subjects.updateOne(
      { _id: subjectId, organisationId },
      { $set: { [field]: sealed, updatedAt: now }, $setOnInsert: { createdAt: now } },
      { upsert: true },
    );
  }

  async #find(ownerId: string): Promise<Identity | null> {
    const subject = await this.subjects.findById(ownerId).lean<VaultSubject>().exec();
    if (!subject) return this.addresses.find(ownerId);
    const { organisationId } = subject;
    const open = (field: SealedField) =>
      subject[field] && this.keys.open(subject[field], { organisation: organisationId, owner: ownerId, field });
    const [email, accountId] = await Promise.all([open('email'), open('accountId')]);
    if (!email && !accountId) return null;
    return { organisationId, ...(email ? { email } : {}), ...(accountId ? { accountId } : {}) };
  }

  #record(action: string, actor: AuditRecord['actor'], subject: Subject, purpose: PurposeId): Promise<void> {
    const { subjectId, organisationId } = subject;
    return this.audit.record({ action, actor, organisationId, target: { kind: 'identity', id: subjectId }, purpose });
  }
}
