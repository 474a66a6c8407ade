/** Conversations themselves: found, opened, assigned, held; used by the visitor's side, the inbox and the agent's runs. */
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Clock } from '../platform/clock.js';
import { EventBus } from '../platform/event-bus.js';
import { randomId } from '../platform/random-id.js';
import type { ConversationDocument, HoldReason } from './conversation.schema.js';
import { audienceOf, toConversation } from './conversation-views.js';
import type { Answering } from './conversations.contract.js';
import { ConversationChanged } from './conversations.events.js';
import { ConversationsRepository, type ListPosition } from './conversations.repository.js';

/** Whose conversation, and where. */
export interface VisitorOfSite {
  subjectId: string;
  organisationId: string;
  siteId: string;
}

const REMEMBERED_CONVERSATIONS = 20_000;

@Injectable()
export class ConversationsService {
  /** Conversations by visitor and site. Only where this process is the only one: another node could have changed them. */
  readonly #known = new Map<string, ConversationDocument>();
  /** Ids of erased conversations: what was read before the erasure and arrives after it is not remembered again. */
  readonly #erased = new Set<string>();
  readonly #mayRemember: boolean;

  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly events: EventBus,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.#mayRemember = config.redisUrl === null;
  }

  async findOfVisitor(visitor: VisitorOfSite): Promise<ConversationDocument | null> {
    const known = this.#known.get(keyOf(visitor));
    if (known) return known;
    const found = await this.conversations.findOfVisitor(visitor.organisationId, visitor.siteId, visitor.subjectId);
    if (found) this.#remember(found);
    return found;
  }

  /** The visitor's conversation on this site, begun now if there is none. */
  async openFor(visitor: VisitorOfSite, answering: Answering): Promise<ConversationDocument> {
    const existing = await this.findOfVisitor(visitor);
    if (existing) return existing;
    const { organisationId, siteId, subjectId } = visitor;
    const now = this.clock.now();
    const { conversation, isNew } = await this.conversations.createOrFind({
      _id: randomId('cnv'),
      organisationId,
      siteId,
      subjectId,
      answering,
      memberId: null,
      startedAt: now,
      lastMessageAt: now,
      lastSequence: 0,
      held: false,
      holdReason: null,
    });
    this.#remember(conversation);
    if (isNew) this.#announceChange(conversation);
    return conversation;
  }

  /** Null for a missing and for a foreign id alike. */
  async find(organisationId: string, id: string): Promise<ConversationDocument | null> {
    return this.conversations.find(organisationId, id);
  }

  /** Throws `not_found` for a missing and for a foreign id alike. */
  async get(organisationId: string, id: string): Promise<ConversationDocument> {
    return this.conversations.get(organisationId, id);
  }

  async list(organisationId: string, position: ListPosition | null, limit: number): Promise<ConversationDocument[]> {
    return this.conversations.findByOrganisation(organisationId, position, limit);
  }

  async assign(
    organisationId: string,
    id: string,
    answering: Answering,
    memberId: string | null,
  ): Promise<ConversationDocument> {
    return this.#changed(await this.conversations.assign(organisationId, id, answering, memberId));
  }

  /** Sets or lifts (`null`) a hold: while it stands, the conversation cannot be deleted. */
  async hold(organisationId: string, id: string, reason: HoldReason | null): Promise<ConversationDocument> {
    return this.#changed(await this.conversations.hold(organisationId, id, reason));
  }

  /** Called before an erasure. */
  forget(conversation: ConversationDocument): void {
    if (this.#erased.size >= REMEMBERED_CONVERSATIONS) this.#erased.clear();
    this.#erased.add(conversation._id);
    this.#known.delete(keyOf(conversation));
  }

  /** Carries a new message to what is remembered; the database is told a moment later. */
  advance(conversation: ConversationDocument, newest: { sequence: number; sentAt: Date }): void {
    const known = this.#known.get(keyOf(conversation));
    if (known?._id !== conversation._id || known.lastSequence >= newest.sequence) return;
    this.#remember({ ...known, lastSequence: newest.sequence, lastMessageAt: newest.sentAt });
  }

  /** Tells of conversations with new messages, so that an inbox's list is live whether or not it has them open. */
  async announceNewest(written: readonly Pick<ConversationDocument, '_id' | keyof VisitorOfSite>[]): Promise<void> {
    for (const { _id, ...visitor } of written) {
      if (this.#erased.has(_id)) continue;
      const known = this.#known.get(keyOf(visitor));
      const conversation = known?._id === _id ? known : await this.find(visitor.organisationId, _id);
      if (conversation) this.#announceChange(conversation);
    }
  }

  #changed(stored: ConversationDocument): ConversationDocument {
    const conversation = this.#withNewest(stored);
    this.#remember(conversation);
    this.#announceChange(conversation);
    return conversation;
  }

  /** The stored note of the newest message lags behind by a moment; what is remembered does not. */
  #withNewest(stored: ConversationDocument): ConversationDocument {
    const known = this.#known.get(keyOf(stored));
    if (known?._id !== stored._id || known.lastSequence <= stored.lastSequence) return stored;
    return { ...stored, lastSequence: known.lastSequence, lastMessageAt: known.lastMessageAt };
  }

  #announceChange(conversation: ConversationDocument): void {
    this.events.announce(new ConversationChanged(audienceOf(conversation), toConversation(conversation)));
  }

  #remember(conversation: ConversationDocument): void {
    if (!this.#mayRemember || this.#erased.has(conversation._id)) return;
    if (this.#known.size >= REMEMBERED_CONVERSATIONS) this.#known.clear();
    this.#known.set(keyOf(conversation), conversation);
  }
}

const keyOf = ({ subjectId, siteId }: VisitorOfSite): string => `${subjectId} ${siteId}`;
