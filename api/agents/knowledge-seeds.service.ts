/** Makes an agent that already knows something: for first start, with the product's own documentation. */
import { Injectable } from '@nestjs/common';
import type { Agent } from './agent.schema.js';
import { AgentsService } from './agents.service.js';
import { DocumentsService, type NewDocument } from './documents.service.js';

export interface KnowledgeSeed {
  name: string;
  greeting: string;
  documents: readonly NewDocument[];
}

@Injectable()
export class KnowledgeSeedsService {
  constructor(
    private readonly agents: AgentsService,
    private readonly documents: DocumentsService,
  ) {}

  /** A knowledge agent with its documents; `siteId` lets it answer on that site. */
  async plant(organisationId: string, { name, greeting, documents }: KnowledgeSeed, siteId?: string): Promise<Agent> {
    const actor = { kind: 'system', id: null } as const;
    const settings = {
      name,
      greeting,
      instructions: '',
      kind: 'knowledge',
      modelEndpointId: null,
      temperature: 0.2,
    } as const;
    const agent = await this.agents.create(organisationId, settings, actor);
    for (const document of documents) await this.documents.add(organisationId, agent._id, document, actor);
    if (siteId !== undefined) await this.agents.assignToSite(organisationId, siteId, agent._id, actor);
    return this.agents.get(organisationId, agent._id);
  }
}
