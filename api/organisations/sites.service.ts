/** Sites of an organisation: where its widget may run, and who answers there. */
import { Injectable } from '@nestjs/common';
import { AuditService, type AuditRecord } from '../audit/audit.service.js';
import { Clock } from '../platform/clock.js';
import { randomId } from '../platform/random-id.js';
import { OrganisationsService } from './organisations.service.js';
import type { Site } from './site.schema.js';
import { SitesRepository } from './sites.repository.js';

export type { Site };

type Actor = AuditRecord['actor'];

const SYSTEM: Actor = { kind: 'system', id: null };

export interface SiteDetails {
  name: string;
  allowedOrigins: string[];
  locale?: string;
  accentColour?: string;
}

/** The agent that answers on a site; null: nobody does. */
export interface AssignedAgent {
  agentId: string;
  agentName: string;
}

/** For how long who answers on a site is believed without asking; another node's change takes this long. Milliseconds. */
const AGENT_REMEMBERED_MS = 5_000;

@Injectable()
export class SitesService {
  readonly #agents = new Map<string, { agentId: string | null; until: number }>();

  constructor(
    private readonly sites: SitesRepository,
    private readonly organisations: OrganisationsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async create(organisationId: string, details: SiteDetails, actor: Actor): Promise<Site> {
    const site: Site = {
      _id: randomId('site'),
      organisationId,
      publicKey: randomId('pk'),
      name: details.name,
      allowedOrigins: [...new Set(details.allowedOrigins)],
      agentId: null,
      agentName: null,
      locale: details.locale ?? 'en',
      accentColour: details.accentColour ?? '#1f5f5b',
      createdAt: this.clock.now(),
    };
    await this.sites.create(site);
    await this.#record('site.created', actor, site);
    return site;
  }

  list(organisationId: string): Promise<Site[]> {
    return this.sites.findOfOrganisation(organisationId);
  }

  /** Throws `not_found`, also for another organisation's site. */
  get(organisationId: string, siteId: string): Promise<Site> {
    return this.sites.get(organisationId, siteId);
  }

  /** The agent that answers on a site, asked before each message; null where nobody does. Throws `not_found`. */
  async agentOf(organisationId: string, siteId: string): Promise<string | null> {
    const key = `${organisationId} ${siteId}`;
    const known = this.#agents.get(key);
    const now = this.clock.timestamp();
    if (known && known.until > now) return known.agentId;
    const { agentId } = await this.sites.get(organisationId, siteId);
    this.#agents.set(key, { agentId, until: now + AGENT_REMEMBERED_MS });
    return agentId;
  }

  async change(organisationId: string, siteId: string, details: Partial<SiteDetails>, actor: Actor): Promise<Site> {
    const set = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
    if (Object.keys(set).length === 0) return this.get(organisationId, siteId);
    const site = await this.sites.update(organisationId, siteId, { $set: set });
    await this.#record('site.changed', actor, site);
    return site;
  }

  /** A new public key; the old one opens nothing from now on. Open chats run out with their tokens. */
  async rotateKey(organisationId: string, siteId: string, actor: Actor): Promise<Site> {
    const site = await this.sites.update(organisationId, siteId, { $set: { publicKey: randomId('pk') } });
    await this.#record('site.key-rotated', actor, site);
    return site;
  }

  async delete(organisationId: string, siteId: string, actor: Actor): Promise<void> {
    const site = await this.get(organisationId, siteId);
    await this.sites.delete(organisationId, siteId);
    this.#agents.clear();
    await this.#record('site.deleted', actor, site);
  }

  /** For whoever owns agents: the caller has checked that the agent is the organisation's. */
  async assignAgent(
    organisationId: string,
    siteId: string,
    agent: AssignedAgent | null,
    actor: Actor = SYSTEM,
  ): Promise<Site> {
    const set = { agentId: agent?.agentId ?? null, agentName: agent?.agentName ?? null };
    const site = await this.sites.update(organisationId, siteId, { $set: set });
    this.#agents.clear();
    await this.#record('site.agent-assigned', actor, site);
    return site;
  }

  /** Carries an agent's new name to its sites; null takes the agent off them. */
  async renameAgent(organisationId: string, agentId: string, agentName: string | null): Promise<void> {
    const set = agentName === null ? { agentId: null, agentName: null } : { agentName };
    for (const site of await this.sites.findOfAgent(organisationId, agentId)) {
      await this.sites.update(organisationId, site._id, { $set: set });
    }
    this.#agents.clear();
  }

  /** Null where there is no such key, or its organisation is no longer a customer. */
  async findByKey(publicKey: string): Promise<Site | null> {
    const site = await this.sites.findByKey(publicKey);
    return site && (await this.organisations.isActive(site.organisationId)) ? site : null;
  }

  /** By id; null where the site is gone, or its organisation is no longer a customer. */
  async findServing(organisationId: string, siteId: string): Promise<Site | null> {
    const [site, isActive] = await Promise.all([
      this.sites.findOne(organisationId, { _id: siteId }),
      this.organisations.isActive(organisationId),
    ]);
    return isActive ? site : null;
  }

  async isAllowedOrigin(publicKey: string, origin: string): Promise<boolean> {
    return (await this.findByKey(publicKey))?.allowedOrigins.includes(origin) ?? false;
  }

  /** True where any site lists the origin: enough for a preflight and a handshake, never for a chat. */
  isListedOrigin(origin: string): Promise<boolean> {
    return this.sites.hasListedOrigin(origin);
  }

  #record(action: string, actor: Actor, site: Site): Promise<void> {
    const { organisationId, _id: id } = site;
    return this.audit.record({ action, actor, organisationId, target: { kind: 'site', id }, purpose: 'register-user' });
  }
}
