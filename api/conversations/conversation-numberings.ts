/** Numbers of placeholders that hold throughout a conversation, by a key that lives in this process alone. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../platform/event-bus.js';
import { numberingWithSecretKey, type PlaceholderNumbering } from '../scrubbing/scrubbing.service.js';
import type { ConversationDocument } from './conversation.schema.js';
import { ConversationDeleted } from './conversations.events.js';
import { MessageLogRepository } from './message-log.repository.js';

const REMEMBERED_CONVERSATIONS = 2_000;
/** How many of the newest messages are read for numbers that are taken already. */
const READ_BACK = 200;

@Injectable()
export class ConversationNumberings implements OnModuleInit {
  readonly #known = new Map<string, PlaceholderNumbering>();

  constructor(
    private readonly log: MessageLogRepository,
    private readonly events: EventBus,
  ) {}

  onModuleInit(): void {
    this.events.on(ConversationDeleted, ({ audience }) => void this.#known.delete(audience.conversationId));
  }

  /** After a restart the key is another: values seen before get new numbers, never one that is taken. */
  async of({ organisationId, _id }: ConversationDocument): Promise<PlaceholderNumbering> {
    const known = this.#known.get(_id);
    if (known) return known;
    const messages = await this.log.findLatest(organisationId, _id, Number.MAX_SAFE_INTEGER, READ_BACK);
    const numbering = this.#known.get(_id) ?? numberingWithSecretKey(messages.map(({ text }) => text));
    if (this.#known.size >= REMEMBERED_CONVERSATIONS) this.#known.clear();
    this.#known.set(_id, numbering);
    return numbering;
  }
}
