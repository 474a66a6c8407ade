/** The one way a message comes to be: scrub, append, announce. And the way back: what a client has missed. */
import { Injectable } from '@nestjs/common';
import { EventBus } from '../platform/event-bus.js';
import { AuthorNamesService } from './author-names.service.js';
import type { ConversationDocument } from './conversation.schema.js';
import { audienceOf } from './conversation-views.js';
import type { Message } from './conversations.contract.js';
import { MessageAdded } from './conversations.events.js';
import { LatestMessageNotes } from './latest-message-notes.js';
import { MessageDraftsService, type Utterance } from './message-drafts.service.js';
import { MessageLogRepository, type MessageDraft } from './message-log.repository.js';
import { RecentMessages } from './recent-messages.js';

/** A page of messages at the most; a client that has missed more resumes again from the last one. */
export const RESUME_PAGE = 200;

@Injectable()
export class MessagesService {
  constructor(
    private readonly drafts: MessageDraftsService,
    private readonly log: MessageLogRepository,
    private readonly names: AuthorNamesService,
    private readonly recent: RecentMessages,
    private readonly notes: LatestMessageNotes,
    private readonly events: EventBus,
  ) {}

  async add(
    conversation: ConversationDocument,
    utterance: Utterance,
  ): Promise<{ message: Message; isReplay: boolean }> {
    return this.append(conversation, await this.draft(conversation, utterance));
  }

  /** Scrubs. Throws `unavailable` when that fails, `special_category_blocked` where the organisation refuses the text. */
  draft(conversation: ConversationDocument, utterance: Utterance): Promise<MessageDraft> {
    return this.drafts.draft(conversation, utterance);
  }

  /** Takes its place in the order at once; resolves when the message is durable. A replay answers what was stored and announces nothing. */
  async append(
    conversation: ConversationDocument,
    draft: MessageDraft,
  ): Promise<{ message: Message; isReplay: boolean }> {
    const storing = this.log.append(draft);
    this.recent.note(draft, storing);
    const { message: stored, isReplay } = await storing;
    const message = await this.names.viewOne(stored);
    if (!isReplay) {
      this.notes.take(conversation, stored);
      // In the next turn, so that the sender's acknowledgement goes out before the announcement.
      setImmediate(() => this.events.announce(new MessageAdded(audienceOf(conversation), message)));
    }
    return { message, isReplay };
  }

  /** The messages after a sequence, in order, a page at the most. */
  async after({ organisationId, _id }: ConversationDocument, sequence: number): Promise<Message[]> {
    return this.names.view(await this.log.findAfter(organisationId, _id, sequence, RESUME_PAGE));
  }
}
