/** Knowledge documents: read, split, scrubbed, stored, deleted. The text as it was uploaded is kept nowhere. */
import { Injectable } from '@nestjs/common';
import { AuditService, type AuditRecord } from '../audit/audit.service.js';
import { ScrubbingPoliciesService } from '../organisations/scrubbing-policies.service.js';
import { ApplicationError, notFound } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import { randomId } from '../platform/random-id.js';
import type { ScrubbingPolicy } from '../scrubbing/scrubbing-policy.contract.js';
import { countRemoved, ScrubbingService } from '../scrubbing/scrubbing.service.js';
import type { Removed, ScrubbedText, ScrubResult } from '../scrubbing/scrubbing.contract.js';
import { AGENT_LIMITS, type DocumentFormat } from './agents.contract.js';
import { AgentsRepository } from './agents.repository.js';
import type { KnowledgeDocument, Passage } from './document.schema.js';
import { DocumentsRepository } from './documents.repository.js';
import { splitIntoPassages } from './passages.js';

type Actor = AuditRecord['actor'];

export interface NewDocument {
  title: string;
  format: DocumentFormat;
  content: string;
}

const scrubbing = new ScrubbingService();

@Injectable()
export class DocumentsService {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly agents: AgentsRepository,
    private readonly policies: ScrubbingPoliciesService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Adds a document to an agent. Throws `not_found`, `validation` where nothing readable is in it, `conflict` over the limits. */
  async add(organisationId: string, agentId: string, given: NewDocument, actor: Actor): Promise<KnowledgeDocument> {
    await this.agents.get(organisationId, agentId);
    const documentId = randomId('doc');
    const { title, passages, removed } = scrubbedDocument(given, await this.policies.of(organisationId));
    if (passages.length === 0) throw new ApplicationError('validation', 'There is no text in this document.');
    const characters = passages.reduce((sum, { text }) => sum + text.length, 0);
    await this.#checkRoom(organisationId, characters);
    const document: KnowledgeDocument = {
      _id: documentId,
      organisationId,
      agentId,
      title,
      format: given.format,
      characters,
      passages: passages.length,
      removed,
      isReady: false,
      createdAt: this.clock.now(),
      createdBy: actor.kind === 'member' ? actor.id : null,
    };
    const rows = passages.map((passage, ordinal): Passage => ({
      _id: randomId('psg'),
      organisationId,
      agentId,
      documentId,
      ordinal,
      ...passage,
    }));
    const stored = await this.documents.add(document, rows);
    await this.agents.markKnowledgeChanged(organisationId, agentId);
    await this.#record('document.added', actor, stored);
    return stored;
  }

  async list(organisationId: string, agentId: string): Promise<KnowledgeDocument[]> {
    await this.agents.get(organisationId, agentId);
    return this.documents.findOfAgent(organisationId, agentId);
  }

  /** Throws `not_found`, also for another agent's or organisation's document. */
  async get(organisationId: string, agentId: string, documentId: string): Promise<KnowledgeDocument> {
    const found = await this.documents.findOne(organisationId, agentId, documentId);
    if (!found) throw notFound();
    return found;
  }

  passagesOf({ organisationId, _id }: KnowledgeDocument): Promise<Passage[]> {
    return this.documents.findPassages(organisationId, _id);
  }

  async delete(organisationId: string, agentId: string, documentId: string, actor: Actor): Promise<void> {
    const document = await this.get(organisationId, agentId, documentId);
    await this.documents.delete(organisationId, documentId);
    await this.agents.markKnowledgeChanged(organisationId, agentId);
    await this.#record('document.deleted', actor, document);
  }

  deleteOfAgent(organisationId: string, agentId: string): Promise<void> {
    return this.documents.deleteOfAgent(organisationId, agentId);
  }

  async #checkRoom(organisationId: string, characters: number): Promise<void> {
    const all = await this.documents.findOfOrganisation(organisationId);
    const held = all.reduce((sum, document) => sum + document.characters, 0);
    if (all.length >= AGENT_LIMITS.documents) {
      throw new ApplicationError(
        'conflict',
        `An organisation may have ${AGENT_LIMITS.documents} documents. Delete one first.`,
      );
    }
    if (held + characters > AGENT_LIMITS.knowledgeCharacters) {
      throw new ApplicationError(
        'conflict',
        'The documents of the organisation are too large together. Delete one first.',
      );
    }
  }

  #record(action: string, actor: Actor, { organisationId, _id: id, passages }: KnowledgeDocument): Promise<void> {
    const target = { kind: 'document', id };
    return this.audit.record({
      action,
      actor,
      organisationId,
      target,
      purpose: 'answer-visitor',
      counts: { passages },
    });
  }
}

interface ScrubbedDocument {
  title: ScrubbedText;
  passages: { headings: ScrubbedText[]; text: ScrubbedText }[];
  removed: Removed[];
}

/** Splits first and scrubs each part: a scrubber that fails stops the document, and no part of it is stored. */
function scrubbedDocument({ title, format, content }: NewDocument, policy: ScrubbingPolicy): ScrubbedDocument {
  const results: ScrubResult[] = [];
  const known = new Map<string, ScrubbedText>();
  const scrubbed = (text: string): ScrubbedText => {
    const result = scrubbing.scrub(text, policy);
    results.push(result);
    return result.text;
  };
  const scrubbedHeading = (text: string): ScrubbedText => {
    const done = known.get(text) ?? scrubbed(text);
    known.set(text, done);
    return done;
  };
  const passages = splitIntoPassages(content, format).map(({ headings, text }) => ({
    headings: headings.map(scrubbedHeading),
    text: scrubbed(text),
  }));
  return { title: scrubbed(title), passages, removed: sumOf(results) };
}

function sumOf(results: readonly ScrubResult[]): Removed[] {
  const counts = new Map<Removed['type'], number>();
  for (const { type, count } of results.flatMap((result) => countRemoved(result))) {
    counts.set(type, (counts.get(type) ?? 0) + count);
  }
  return [...counts].map(([type, count]) => ({ type, count }));
}
