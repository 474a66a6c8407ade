/** Conversations by organisation and by visitor: one open conversation for each visitor on a site. */
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { TenantCollection } from '../platform/tenant-collection.js';
import { ConversationDocument, type HoldReason } from './conversation.schema.js';
import type { Answering } from './conversations.contract.js';

const DUPLICATE_KEY = 11_000;

/** A place in the list of an inbox: the time of the last message, then the id. */
export interface ListPosition {
  lastMessageAt: Date;
  id: string;
}

@Injectable()
export class ConversationsRepository {
  readonly #ofTenant: TenantCollection<ConversationDocument>;

  constructor(@InjectModel(ConversationDocument.name) private readonly conversations: Model<ConversationDocument>) {
    this.#ofTenant = new TenantCollection(conversations);
  }

  /** The visitor's conversation on a site; null before the first message. */
  async findOfVisitor(organisationId: string, siteId: string, subjectId: string): Promise<ConversationDocument | null> {
    return this.#ofTenant.findOne(organisationId, { siteId, subjectId });
  }

  /** Creates the conversation, or finds the one that another tab created a moment ago. */
  async createOrFind(
    conversation: ConversationDocument,
  ): Promise<{ conversation: ConversationDocument; isNew: boolean }> {
    try {
      return { conversation: await this.#ofTenant.create(conversation), isNew: true };
    } catch (error) {
      if ((error as { code?: number }).code !== DUPLICATE_KEY) throw error;
      const { organisationId, siteId, subjectId } = conversation;
      const found = await this.findOfVisitor(organisationId, siteId, subjectId);
      if (!found) throw error;
      return { conversation: found, isNew: false };
    }
  }

  async find(organisationId: string, id: string): Promise<ConversationDocument | null> {
    return this.#ofTenant.findOne(organisationId, { _id: id });
  }

  /** Throws `not_found` for a missing and for a foreign id alike. */
  async get(organisationId: string, id: string): Promise<ConversationDocument> {
    return this.#ofTenant.get(organisationId, id);
  }

  /** Newest first; after `position` where one is given. */
  async findByOrganisation(
    organisationId: string,
    position: ListPosition | null,
    limit: number,
  ): Promise<ConversationDocument[]> {
    const older = position && {
      $or: [
        { lastMessageAt: { $lt: position.lastMessageAt } },
        { lastMessageAt: position.lastMessageAt, _id: { $lt: position.id } },
      ],
    };
    return this.#ofTenant.find(organisationId, older ?? {}, { sort: { lastMessageAt: -1, _id: -1 }, limit });
  }

  async assign(
    organisationId: string,
    id: string,
    answering: Answering,
    memberId: string | null,
  ): Promise<ConversationDocument> {
    return this.#ofTenant.update(organisationId, id, { $set: { answering, memberId } });
  }

  async hold(organisationId: string, id: string, reason: HoldReason | null): Promise<ConversationDocument> {
    return this.#ofTenant.update(organisationId, id, { $set: { held: reason !== null, holdReason: reason } });
  }

  /** Notes the newest message; never moves backwards. Several conversations in one call. */
  async noteLastMessages(
    newest: readonly { id: string; organisationId: string; sequence: number; at: Date }[],
  ): Promise<void> {
    if (newest.length === 0) return;
    const operations = newest.map(({ id, organisationId, sequence, at }) => ({
      updateOne: {
        filter: { _id: id, organisationId, lastSequence: { $lt: sequence } },
        update: { $set: { lastSequence: sequence, lastMessageAt: at } },
      },
    }));
    await this.conversations.collection.bulkWrite(operations as never, { ordered: false });
  }
}
