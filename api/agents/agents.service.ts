/** An organisation's agents: made, changed, restored and deleted; each change is a version that never changes again. */
import { Injectable } from '@nestjs/common';
import { AuditService, type AuditRecord } from '../audit/audit.service.js';
import { ScrubbingPoliciesService } from '../organisations/scrubbing-policies.service.js';
import { SitesService } from '../organisations/sites.service.js';
import { ApplicationError, notFound } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import { randomId } from '../platform/random-id.js';
import { ScrubbingService } from '../scrubbing/scrubbing.service.js';
import type { Agent, AgentSettings, AgentVersion } from './agent.schema.js';
import { AGENT_LIMITS } from './agents.contract.js';
import { AgentsRepository } from './agents.repository.js';
import { DocumentsService } from './documents.service.js';

export type Actor = AuditRecord['actor'];

interface KnownName {
  name: string | null;
  until: number;
}

const DUPLICATE_KEY = 11_000;
const NAME_LIFETIME_MS = 30_000;
const MOST_NAMES = 5_000;
const scrubbing = new ScrubbingService();

@Injectable()
export class AgentsService {
  readonly #names = new Map<string, KnownName>();

  constructor(
    private readonly agents: AgentsRepository,
    private readonly documents: DocumentsService,
    private readonly sites: SitesService,
    private readonly policies: ScrubbingPoliciesService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  list(organisationId: string): Promise<Agent[]> {
    return this.agents.findAll(organisationId);
  }

  /** Throws `not_found`, also for another organisation's agent. */
  get(organisationId: string, agentId: string): Promise<Agent> {
    return this.agents.get(organisationId, agentId);
  }

  /** The agent's name, from memory for up to thirty seconds; null where there is no such agent. */
  async nameOf(organisationId: string, agentId: string): Promise<string | null> {
    const key = `${organisationId} ${agentId}`;
    const known = this.#names.get(key);
    if (known && known.until > this.clock.timestamp()) return known.name;
    const name = (await this.agents.find(organisationId, agentId))?.name ?? null;
    if (this.#names.size >= MOST_NAMES) this.#names.clear();
    this.#names.set(key, { name, until: this.clock.timestamp() + NAME_LIFETIME_MS });
    return name;
  }

  /** Throws `conflict` where the organisation has as many agents as it may have. */
  async create(organisationId: string, settings: AgentSettings, actor: Actor): Promise<Agent> {
    if ((await this.agents.count(organisationId)) >= AGENT_LIMITS.agents) {
      throw new ApplicationError(
        'conflict',
        `An organisation may have ${AGENT_LIMITS.agents} agents. Delete one first.`,
      );
    }
    const now = this.clock.now();
    const checked = await this.#scrubbed(organisationId, settings);
    const agent: Agent = {
      _id: randomId('agt'),
      organisationId,
      version: 1,
      ...checked,
      knowledgeRevision: 0,
      createdAt: now,
      changedAt: now,
    };
    await this.agents.addVersion(versionOf(agent, checked, 1, null, actor, now));
    await this.agents.create(agent);
    await this.#record('agent.created', actor, agent);
    return agent;
  }

  /** Keeps the change as a new version. Throws `conflict` where somebody else changed the agent at the same time. */
  async change(organisationId: string, agentId: string, change: Partial<AgentSettings>, actor: Actor): Promise<Agent> {
    const agent = await this.agents.get(organisationId, agentId);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    return this.#setVersion(agent, { ...settingsOf(agent), ...given }, null, actor);
  }

  /** Makes the settings of an older version current again, as a new version. */
  async restore(organisationId: string, agentId: string, version: number, actor: Actor): Promise<Agent> {
    const agent = await this.agents.get(organisationId, agentId);
    return this.#setVersion(agent, settingsOf(await this.version(organisationId, agentId, version)), version, actor);
  }

  /** Newest first. */
  async versions(organisationId: string, agentId: string): Promise<AgentVersion[]> {
    await this.agents.get(organisationId, agentId);
    return this.agents.findVersions(organisationId, agentId);
  }

  async version(organisationId: string, agentId: string, version: number): Promise<AgentVersion> {
    const found = await this.agents.findVersion(organisationId, agentId, version);
    if (!found) throw notFound();
    return found;
  }

  /** Takes the agent off its sites and deletes it with its versions and documents. */
  async delete(organisationId: string, agentId: string, actor: Actor): Promise<void> {
    const agent = await this.agents.get(organisationId, agentId);
    await this.sites.renameAgent(organisationId, agentId, null);
    await this.agents.delete(organisationId, agentId);
    await this.agents.deleteVersions(organisationId, agentId);
    await this.documents.deleteOfAgent(organisationId, agentId);
    this.#names.delete(`${organisationId} ${agentId}`);
    await this.#record('agent.deleted', actor, agent);
  }

  /** Lets an agent of the organisation answer on one of its sites; null: nobody answers there. */
  async assignToSite(organisationId: string, siteId: string, agentId: string | null, actor: Actor): Promise<void> {
    const agent = agentId === null ? null : await this.agents.get(organisationId, agentId);
    await this.sites.assignAgent(organisationId, siteId, agent && { agentId: agent._id, agentName: agent.name }, actor);
  }

  async #setVersion(agent: Agent, settings: AgentSettings, restoredFrom: number | null, actor: Actor): Promise<Agent> {
    const { organisationId, _id: agentId } = agent;
    const now = this.clock.now();
    const checked = await this.#scrubbed(organisationId, settings);
    // A version may be there that never became current, where a change was cut off: its number is not used again.
    const [newest] = await this.agents.findVersions(organisationId, agentId);
    const number = Math.max(agent.version, newest?.version ?? 0) + 1;
    await this.#claim(versionOf(agent, checked, number, restoredFrom, actor, now));
    const changed = await this.agents.setCurrent(organisationId, agentId, checked, number, now);
    if (changed.name !== agent.name) await this.sites.renameAgent(organisationId, agentId, changed.name);
    this.#names.delete(`${organisationId} ${agentId}`);
    await this.#record(restoredFrom === null ? 'agent.changed' : 'agent.restored', actor, changed);
    return changed;
  }

  /** Instructions go to a model, so they pass the scrubber like everything that does. Name and greeting are published words. */
  async #scrubbed(organisationId: string, settings: AgentSettings): Promise<AgentSettings> {
    const policy = await this.policies.of(organisationId);
    return { ...settings, instructions: scrubbing.scrub(settings.instructions, policy).text };
  }

  async #claim(version: AgentVersion): Promise<void> {
    try {
      await this.agents.addVersion(version);
    } catch (error) {
      if ((error as { code?: number }).code !== DUPLICATE_KEY) throw error;
      throw new ApplicationError('conflict', 'Somebody else has just changed this agent. Please look at it again.');
    }
  }

  #record(action: string, actor: Actor, { organisationId, _id: id, version }: Agent): Promise<void> {
    return this.audit.record({
      action,
      actor,
      organisationId,
      target: { kind: 'agent', id },
      purpose: 'answer-visitor',
      counts: { version },
    });
  }
}

function settingsOf({
  name,
  greeting,
  instructions,
  kind,
  modelEndpointId,
  temperature,
}: AgentSettings): AgentSettings {
  return { name, greeting, instructions, kind, modelEndpointId, temperature };
}

function versionOf(
  { organisationId, _id: agentId }: Agent,
  settings: AgentSettings,
  version: number,
  restoredFrom: number | null,
  actor: Actor,
  createdAt: Date,
): AgentVersion {
  const createdBy = actor.kind === 'member' ? actor.id : null;
  return { _id: randomId('agv'), organisationId, agentId, version, ...settings, restoredFrom, createdAt, createdBy };
}
