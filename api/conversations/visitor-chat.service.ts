/** What a visitor can do: write, come back, ask for a person, stop an answer, delete the conversation. */
import { Injectable } from '@nestjs/common';
import type { VisitorPrincipal } from '../accounts/accounts.contract.js';
import { NoticesService } from '../consent/notices.service.js';
import { SitesService } from '../organisations/sites.service.js';
import { notFound } from '../platform/application-error.js';
import { Turns } from '../platform/turns.js';
import { AnswerRuns } from './answer-runs.js';
import { AnsweringService } from './answering.service.js';
import type { ConversationDocument } from './conversation.schema.js';
import { toConversation } from './conversation-views.js';
import type { Conversation, Message, ResumedConversation, SendMessage } from './conversations.contract.js';
import { ConversationsService } from './conversations.service.js';
import { ErasureService } from './erasure.service.js';
import { MessagesService } from './messages.service.js';

@Injectable()
export class VisitorChatService {
  /** What a visitor sends at once is appended in the order in which it came. */
  readonly #turns = new Turns();

  constructor(
    private readonly conversations: ConversationsService,
    private readonly messages: MessagesService,
    private readonly answering: AnsweringService,
    private readonly runs: AnswerRuns,
    private readonly notices: NoticesService,
    private readonly sites: SitesService,
    private readonly erasure: ErasureService,
  ) {}

  /** May this be processed → scrub → append → acknowledge → announce; then the agent answers, where it is in charge. */
  async send(visitor: VisitorPrincipal, { clientId, text }: SendMessage): Promise<{ message: Message }> {
    const { appending, conversation, isAnswerDue } = await this.#turns.take(visitor.subjectId, async () => {
      const { agentId, conversation } = await this.#prepare(visitor);
      const isAnswerDue = conversation.answering === 'agent' && agentId !== null;
      const utterance = {
        author: 'visitor' as const,
        authorId: null,
        clientId,
        text,
        source: 'chat' as const,
        isAnswerDue,
      };
      const draft = await this.messages.draft(conversation, utterance);
      return { appending: this.messages.append(conversation, draft), conversation, isAnswerDue };
    });
    const { message, isReplay } = await appending;
    if (isAnswerDue && !isReplay) {
      this.answering.begin(conversation, { messageId: message.id, sequence: message.sequence, text: message.text });
    }
    return { message };
  }

  async #prepare(visitor: VisitorPrincipal): Promise<{ agentId: string | null; conversation: ConversationDocument }> {
    await this.notices.requireAccepted(visitor.subjectId);
    const agentId = await this.sites.agentOf(visitor.organisationId, visitor.siteId);
    return { agentId, conversation: await this.conversations.openFor(visitor, agentId ? 'agent' : 'waiting') };
  }

  /** What the visitor missed after a sequence, and the answer under way. */
  async resume(visitor: VisitorPrincipal, afterSequence: number): Promise<ResumedConversation> {
    const noticeAccepted = await this.notices.isAccepted(visitor.subjectId);
    const conversation = await this.conversations.findOfVisitor(visitor);
    if (!conversation) return { noticeAccepted, conversation: null, messages: [], run: null };
    const messages = await this.messages.after(conversation, afterSequence);
    return {
      noticeAccepted,
      conversation: toConversation(conversation),
      messages,
      run: this.runs.find(conversation._id),
    };
  }

  async requestPerson(visitor: VisitorPrincipal): Promise<{ conversation: Conversation }> {
    await this.notices.requireAccepted(visitor.subjectId);
    const conversation = await this.conversations.openFor(visitor, 'waiting');
    if (conversation.answering !== 'agent') return { conversation: toConversation(conversation) };
    return {
      conversation: toConversation(
        await this.conversations.assign(visitor.organisationId, conversation._id, 'waiting', null),
      ),
    };
  }

  async cancel(visitor: VisitorPrincipal, runId: string): Promise<{ cancelled: boolean }> {
    const conversation = await this.conversations.findOfVisitor(visitor);
    return { cancelled: conversation !== null && this.runs.cancel(conversation._id, runId) };
  }

  /** Deletes the conversation for good. Throws `not_found`, or `restricted` while it is held. */
  async delete(visitor: VisitorPrincipal, conversationId: string): Promise<void> {
    const conversation = await this.conversations.findOfVisitor(visitor);
    if (conversation?._id !== conversationId || !conversation) throw notFound();
    await this.erasure.erase(conversation, { kind: 'visitor', id: visitor.subjectId });
  }
}
