/** Knowledge documents and their passages in the database, each question within one organisation. */
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { TenantCollection } from '../platform/tenant-collection.js';
import { AGENT_LIMITS } from './agents.contract.js';
import { KnowledgeDocument, Passage } from './document.schema.js';

@Injectable()
export class DocumentsRepository {
  readonly #documents: TenantCollection<KnowledgeDocument>;
  readonly #passages: TenantCollection<Passage>;

  constructor(
    @InjectModel(KnowledgeDocument.name) documents: Model<KnowledgeDocument>,
    @InjectModel(Passage.name) passages: Model<Passage>,
  ) {
    this.#documents = new TenantCollection(documents);
    this.#passages = new TenantCollection(passages);
  }

  /** Of one agent, oldest first. */
  findOfAgent(organisationId: string, agentId: string): Promise<KnowledgeDocument[]> {
    return this.#documents.find(organisationId, { agentId }, { sort: { createdAt: 1 }, limit: AGENT_LIMITS.documents });
  }

  findOfOrganisation(organisationId: string): Promise<KnowledgeDocument[]> {
    return this.#documents.find(organisationId, {}, { limit: AGENT_LIMITS.documents });
  }

  findOne(organisationId: string, agentId: string, documentId: string): Promise<KnowledgeDocument | null> {
    return this.#documents.findOne(organisationId, { _id: documentId, agentId });
  }

  /** Stores the document with all its passages; readers see it only when it is whole. */
  async add(document: KnowledgeDocument, passages: readonly Passage[]): Promise<KnowledgeDocument> {
    await this.#documents.create({ ...document, isReady: false });
    await this.#passages.createMany(passages);
    return this.#documents.update(document.organisationId, document._id, { $set: { isReady: true } });
  }

  /** The document goes first, so that nothing is answered from what is being deleted. */
  async delete(organisationId: string, documentId: string): Promise<void> {
    await this.#documents.delete(organisationId, documentId);
    await this.#passages.deleteMany(organisationId, { documentId });
  }

  async deleteOfAgent(organisationId: string, agentId: string): Promise<void> {
    await this.#documents.deleteMany(organisationId, { agentId });
    await this.#passages.deleteMany(organisationId, { agentId });
  }

  /** In the order of the document. */
  findPassages(organisationId: string, documentId: string): Promise<Passage[]> {
    return this.#passages.find(organisationId, { documentId }, { sort: { ordinal: 1 } });
  }

  findPassagesOfAgent(organisationId: string, agentId: string): Promise<Passage[]> {
    return this.#passages.find(organisationId, { agentId }, { sort: { documentId: 1, ordinal: 1 } });
  }
}
