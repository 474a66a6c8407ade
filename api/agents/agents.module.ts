/** Wires agents, their knowledge, and their answers. */
import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuditModule } from '../audit/audit.module.js';
import { DisclosuresModule } from '../disclosures/disclosures.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { Agent, AgentSchema, AgentVersion, AgentVersionSchema } from './agent.schema.js';
import { AgentsController } from './agents.controller.js';
import { AgentsRepository } from './agents.repository.js';
import { AgentsService } from './agents.service.js';
import { AnswersService } from './answers.service.js';
import { KnowledgeDocument, KnowledgeDocumentSchema, Passage, PassageSchema } from './document.schema.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsRepository } from './documents.repository.js';
import { DocumentsService } from './documents.service.js';
import { KnowledgeService } from './knowledge.service.js';
import { ModelAgentService } from './model-agent.service.js';
import { ModelEndpointsService } from './model-endpoints.service.js';
import { RetryPause } from './retry-pause.js';

@Module({
  imports: [
    AuditModule,
    OrganisationsModule,
    DisclosuresModule,
    MongooseModule.forFeature([
      { name: Agent.name, schema: AgentSchema },
      { name: AgentVersion.name, schema: AgentVersionSchema },
      { name: KnowledgeDocument.name, schema: KnowledgeDocumentSchema },
      { name: Passage.name, schema: PassageSchema },
    ]),
  ],
  controllers: [AgentsController, DocumentsController],
  providers: [
    AgentsRepository,
    DocumentsRepository,
    AgentsService,
    DocumentsService,
    KnowledgeService,
    ModelEndpointsService,
    ModelAgentService,
    RetryPause,
    AnswersService,
  ],
  exports: [AgentsService, DocumentsService, AnswersService],
})
export class AgentsModule {}
