/** Organisations: created by staff, named by their owners, ceased when they stop being customers. */
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { AuditService, type AuditRecord } from '../audit/audit.service.js';
import { ApplicationError, notFound } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import { EventBus } from '../platform/event-bus.js';
import { randomId } from '../platform/random-id.js';
import { Organisation } from './organisation.schema.js';
import { OrganisationCeased } from './organisations.events.js';

type Actor = AuditRecord['actor'];

const PAGE = 200;

@Injectable()
export class OrganisationsService {
  constructor(
    @InjectModel(Organisation.name) private readonly organisations: Model<Organisation>,
    private readonly audit: AuditService,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  async create({ name }: { name: string }, actor: Actor): Promise<Organisation> {
    const organisation: Organisation = { _id: randomId('org'), name, createdAt: this.clock.now(), ceasedAt: null };
    await this.organisations.create([organisation]);
    await this.#record('organisation.created', actor, organisation._id);
    return organisation;
  }

  /** Throws `not_found`. */
  async get(organisationId: string): Promise<Organisation> {
    const found = await this.organisations.findById(organisationId).lean<Organisation>().exec();
    if (!found) throw notFound();
    return found;
  }

  async isActive(organisationId: string): Promise<boolean> {
    const found = await this.organisations.findById(organisationId, { ceasedAt: 1 }).lean<Organisation>().exec();
    return found !== null && found.ceasedAt === null;
  }

  /** All organisations, oldest first; `after` is the time of the last one seen. */
  async list(after?: Date): Promise<Organisation[]> {
    const filter = after ? { createdAt: { $gt: after } } : {};
    return this.organisations.find(filter).sort({ createdAt: 1 }).limit(PAGE).lean<Organisation[]>().exec();
  }

  async rename(organisationId: string, name: string, actor: Actor): Promise<Organisation> {
    const renamed = await this.organisations
      .findOneAndUpdate({ _id: organisationId }, { $set: { name } }, { returnDocument: 'after' })
      .lean<Organisation>()
      .exec();
    if (!renamed) throw notFound();
    await this.#record('organisation.renamed', actor, organisationId);
    return renamed;
  }

  /** Ends the contract: the sites stop and nobody signs in any more; the data follows its retention rules. */
  async cease(organisationId: string, actor: Actor): Promise<Organisation> {
    await this.get(organisationId);
    const ceased = await this.organisations
      .findOneAndUpdate(
        { _id: organisationId, ceasedAt: null },
        { $set: { ceasedAt: this.clock.now() } },
        { returnDocument: 'after' },
      )
      .lean<Organisation>()
      .exec();
    if (!ceased) throw new ApplicationError('conflict', 'This organisation has ceased already.');
    await this.#record('organisation.ceased', actor, organisationId);
    this.events.announce(new OrganisationCeased(organisationId));
    return ceased;
  }

  #record(action: string, actor: Actor, organisationId: string): Promise<void> {
    const target = { kind: 'organisation', id: organisationId };
    return this.audit.record({ action, actor, organisationId, target, purpose: 'register-user' });
  }
}
