/** What a member can do: see the organisation's conversations, answer as a person, hand back, hold. Every read is logged (C18). */
import { Injectable } from '@nestjs/common';
import type { MemberPrincipal } from '../accounts/accounts.contract.js';
import { AuditService } from '../audit/audit.service.js';
import { ApplicationError } from '../platform/application-error.js';
import type { PurposeId } from '../privacy/purposes.contract.js';
import { AnswerRuns } from './answer-runs.js';
import type { ConversationDocument, HoldReason } from './conversation.schema.js';
import { toConversation } from './conversation-views.js';
import type { Conversation, Message, ResumedConversation, SendMessage } from './conversations.contract.js';
import { ConversationsService } from './conversations.service.js';
import type { ListPosition } from './conversations.repository.js';
import { MessagesService } from './messages.service.js';

export const LIST_PAGE = 50;

@Injectable()
export class InboxService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly messages: MessagesService,
    private readonly runs: AnswerRuns,
    private readonly audit: AuditService,
  ) {}

  /** A page, newest first; `before` is the `next` of the page before it. */
  async list(
    member: MemberPrincipal,
    before: string | undefined,
    limit = LIST_PAGE,
  ): Promise<{ conversations: Conversation[]; next: string | null }> {
    const found = await this.conversations.list(member.organisationId, before ? readPosition(before) : null, limit);
    await this.#logRead(member, 'conversations.listed', null, found.length);
    const last = found.at(-1);
    return {
      conversations: found.map(toConversation),
      next: last && found.length === limit ? writePosition(last) : null,
    };
  }

  async get(member: MemberPrincipal, id: string): Promise<Conversation> {
    const conversation = await this.conversations.get(member.organisationId, id);
    await this.#logRead(member, 'conversation.read', id, 0);
    return toConversation(conversation);
  }

  /** `listen` runs once the id is known to be the organisation's and before reading, so that nothing falls between the answer and the announcements. */
  async resume(
    member: MemberPrincipal,
    id: string,
    afterSequence: number,
    listen: () => Promise<void>,
  ): Promise<ResumedConversation> {
    const conversation = await this.conversations.get(member.organisationId, id);
    await listen();
    const messages = await this.messages.after(conversation, afterSequence);
    await this.#logRead(member, 'conversation.read', id, messages.length);
    return { noticeAccepted: true, conversation: toConversation(conversation), messages, run: this.runs.find(id) };
  }

  /** Answers as a person: the agent falls silent from here on. */
  async reply(member: MemberPrincipal, id: string, { clientId, text }: SendMessage): Promise<{ message: Message }> {
    const found = await this.conversations.get(member.organisationId, id);
    const conversation =
      found.answering === 'person' && found.memberId === member.memberId
        ? found
        : await this.conversations.assign(member.organisationId, id, 'person', member.memberId);
    const utterance = {
      author: 'member' as const,
      authorId: member.memberId,
      clientId,
      text,
      source: 'inbox' as const,
    };
    const { message } = await this.messages.add(conversation, utterance);
    return { message };
  }

  async assign(member: MemberPrincipal, id: string, to: 'agent' | 'person'): Promise<Conversation> {
    const memberId = to === 'person' ? member.memberId : null;
    const conversation = await this.conversations.assign(member.organisationId, id, to, memberId);
    await this.#log(member, `conversation.assigned-to-${to}`, id);
    return toConversation(conversation);
  }

  async hold(member: MemberPrincipal, id: string, reason: HoldReason | null): Promise<Conversation> {
    const conversation = await this.conversations.hold(member.organisationId, id, reason);
    const action = reason ? 'conversation.held' : 'conversation.hold-lifted';
    await this.#log(member, action, id, {}, 'rights-and-accountability');
    return toConversation(conversation);
  }

  async #logRead(member: MemberPrincipal, action: string, id: string | null, count: number): Promise<void> {
    await this.#log(member, action, id, { messages: count });
  }

  async #log(
    { memberId, organisationId }: MemberPrincipal,
    action: string,
    id: string | null,
    counts: Record<string, number> = {},
    purpose: PurposeId = 'share-in-organisation',
  ): Promise<void> {
    await this.audit.record({
      action,
      actor: { kind: 'member', id: memberId },
      organisationId,
      ...(id === null ? {} : { target: { kind: 'conversation', id } }),
      purpose,
      counts,
    });
  }
}

const writePosition = ({ lastMessageAt, _id }: ConversationDocument): string => `${lastMessageAt.getTime()}.${_id}`;

function readPosition(before: string): ListPosition {
  const [time, id] = before.split('.', 2);
  const lastMessageAt = new Date(Number(time));
  if (!id || Number.isNaN(lastMessageAt.getTime()))
    throw new ApplicationError('validation', 'The page does not exist.', { fields: { before: 'page' } });
  return { lastMessageAt, id };
}
