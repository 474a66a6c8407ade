/** News of conversations, for whoever listens to the right: what happened, in the past tense. */
import type { AnswerOutcome, Conversation, Message } from './conversations.contract.js';

/** Who may hear: the visitor, and the organisation. */
export interface Audience {
  organisationId: string;
  conversationId: string;
  subjectId: string;
}

export class ConversationChanged {
  constructor(
    readonly audience: Audience,
    readonly conversation: Conversation,
  ) {}
}

export class ConversationDeleted {
  constructor(readonly audience: Audience) {}
}

export class MessageAdded {
  constructor(
    readonly audience: Audience,
    readonly message: Message,
  ) {}
}

/** Something more was removed from a message that is stored already. */
export class MessageChanged {
  constructor(
    readonly audience: Audience,
    readonly message: Message,
  ) {}
}

export class AnswerProgressed {
  constructor(
    readonly audience: Audience,
    readonly runId: string,
    readonly index: number,
    readonly text: string,
  ) {}
}

export class AnswerFinished {
  constructor(
    readonly audience: Audience,
    readonly runId: string,
    readonly outcome: AnswerOutcome,
    readonly messageId: string | undefined,
  ) {}
}
