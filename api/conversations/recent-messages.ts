/** The last two messages of each author in a conversation, at hand for the search for identifiers that are split over messages. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { EventBus } from '../platform/event-bus.js';
import type { ScrubbedText } from '../scrubbing/scrubbing.contract.js';
import type { ConversationDocument } from './conversation.schema.js';
import type { Author } from './conversations.contract.js';
import { ConversationDeleted } from './conversations.events.js';
import { MessageLogRepository, type Appended, type MessageDraft } from './message-log.repository.js';

/** A message as it was, or is just being, stored. */
export interface RecentMessage {
  id: string;
  clientId: string;
  text: ScrubbedText;
  /** Settles when the message is durable, or was not stored. */
  stored: Promise<unknown>;
}

interface Known {
  messages: RecentMessage[];
  until: number;
}

const KEPT = 2;
const REMEMBERED_CONVERSATIONS = 20_000;
/** Another node may have taken messages meanwhile; after this the log is asked again. Milliseconds. */
const REMEMBERED_MS = 600_000;

@Injectable()
export class RecentMessages implements OnModuleInit {
  /** By conversation, then by author. Scrubbed texts only. */
  readonly #known = new Map<string, Map<string, Known>>();

  constructor(
    private readonly log: MessageLogRepository,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on(ConversationDeleted, ({ audience }) => void this.#known.delete(audience.conversationId));
  }

  /** Oldest first, two at the most. */
  async of(conversation: ConversationDocument, author: Author, authorId: string | null): Promise<RecentMessage[]> {
    const { organisationId, _id } = conversation;
    const known = this.#known.get(_id)?.get(keyOf(author, authorId));
    if (known && known.until > this.clock.timestamp()) return known.messages;
    const found = await this.log.findLatestOf(organisationId, _id, author, authorId, KEPT);
    const messages = found.map(({ _id: id, clientId, text }) => ({ id, clientId, text, stored: Promise.resolve() }));
    this.#keep(_id, keyOf(author, authorId), messages);
    return messages;
  }

  /** Takes note of a message in the moment in which it goes to the log. */
  note({ _id: id, conversationId, author, authorId, clientId, text }: MessageDraft, storing: Promise<Appended>): void {
    const key = keyOf(author, authorId);
    const forget = (): void => void this.#known.get(conversationId)?.delete(key);
    const stored = storing.then(({ isReplay }) => (isReplay ? forget() : undefined), forget);
    const before = this.#known.get(conversationId)?.get(key)?.messages;
    // Where nothing is remembered, the log knows what came before.
    if (before) this.#keep(conversationId, key, [...before, { id, clientId, text, stored }].slice(-KEPT));
  }

  #keep(conversationId: string, key: string, messages: RecentMessage[]): void {
    if (this.#known.size >= REMEMBERED_CONVERSATIONS) this.#known.clear();
    const authors = this.#known.get(conversationId) ?? new Map<string, Known>();
    authors.set(key, { messages, until: this.clock.timestamp() + REMEMBERED_MS });
    this.#known.set(conversationId, authors);
  }
}

const keyOf = (author: Author, authorId: string | null): string => `${author} ${authorId}`;
