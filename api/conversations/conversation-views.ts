/** Stored conversations and messages as they go over the wire. */
import type { ConversationDocument } from './conversation.schema.js';
import type { Conversation, Message } from './conversations.contract.js';
import type { Audience } from './conversations.events.js';
import type { MessageDocument } from './message.schema.js';

export function toConversation(document: ConversationDocument): Conversation {
  return {
    id: document._id,
    siteId: document.siteId,
    answering: document.answering,
    lastSequence: document.lastSequence,
    startedAt: document.startedAt.toISOString(),
    lastMessageAt: document.lastMessageAt.toISOString(),
    held: document.held,
  };
}

export function toMessage(document: MessageDocument, authorName: string | undefined): Message {
  return {
    id: document._id,
    conversationId: document.conversationId,
    sequence: document.sequence,
    author: document.author,
    ...(authorName === undefined ? {} : { authorName }),
    text: document.text,
    removed: document.removed.map(({ type, count }) => ({ type, count })),
    special: [...document.special],
    citations: document.citations.map(({ documentId, passageId, title, excerpt }) => ({
      documentId,
      passageId,
      title,
      excerpt,
    })),
    sentAt: document.sentAt.toISOString(),
    ...(document.author === 'agent' ? {} : { clientId: document.clientId }),
    ...(document.runId === undefined ? {} : { runId: document.runId }),
    ...(document.outcome === undefined ? {} : { outcome: document.outcome }),
  };
}

export const audienceOf = ({ _id, organisationId, subjectId }: ConversationDocument): Audience => ({
  organisationId,
  conversationId: _id,
  subjectId,
});
