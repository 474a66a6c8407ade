/** Agents and their versions in the database, each question within one organisation. */
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { TenantCollection } from '../platform/tenant-collection.js';
import { Agent, AgentVersion, type AgentSettings } from './agent.schema.js';
import { AGENT_LIMITS } from './agents.contract.js';

const VERSIONS_SHOWN = 200;

@Injectable()
export class AgentsRepository {
  readonly #agents: TenantCollection<Agent>;
  readonly #versions: TenantCollection<AgentVersion>;

  constructor(
    @InjectModel(Agent.name) agents: Model<Agent>,
    @InjectModel(AgentVersion.name) versions: Model<AgentVersion>,
  ) {
    this.#agents = new TenantCollection(agents);
    this.#versions = new TenantCollection(versions);
  }

  findAll(organisationId: string): Promise<Agent[]> {
    return this.#agents.find(organisationId, {}, { sort: { createdAt: 1 }, limit: AGENT_LIMITS.agents });
  }

  count(organisationId: string): Promise<number> {
    return this.#agents.count(organisationId, {});
  }

  /** Throws `not_found`, also for another organisation's agent. */
  get(organisationId: string, agentId: string): Promise<Agent> {
    return this.#agents.get(organisationId, agentId);
  }

  find(organisationId: string, agentId: string): Promise<Agent | null> {
    return this.#agents.findOne(organisationId, { _id: agentId });
  }

  create(agent: Agent): Promise<Agent> {
    return this.#agents.create(agent);
  }

  /** Makes a version the current one. */
  setCurrent(
    organisationId: string,
    agentId: string,
    settings: AgentSettings,
    version: number,
    changedAt: Date,
  ): Promise<Agent> {
    return this.#agents.update(organisationId, agentId, { $set: { ...settings, version, changedAt } });
  }

  async markKnowledgeChanged(organisationId: string, agentId: string): Promise<void> {
    await this.#agents.update(organisationId, agentId, { $inc: { knowledgeRevision: 1 } });
  }

  delete(organisationId: string, agentId: string): Promise<void> {
    return this.#agents.delete(organisationId, agentId);
  }

  /** Throws a duplicate-key error where the number is taken. */
  addVersion(version: AgentVersion): Promise<AgentVersion> {
    return this.#versions.create(version);
  }

  /** Newest first. */
  findVersions(organisationId: string, agentId: string): Promise<AgentVersion[]> {
    return this.#versions.find(organisationId, { agentId }, { sort: { version: -1 }, limit: VERSIONS_SHOWN });
  }

  findVersion(organisationId: string, agentId: string, version: number): Promise<AgentVersion | null> {
    return this.#versions.findOne(organisationId, { agentId, version });
  }

  deleteVersions(organisationId: string, agentId: string): Promise<number> {
    return this.#versions.deleteMany(organisationId, { agentId });
  }
}
