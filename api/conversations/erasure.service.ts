/** Deletes a conversation for good: every document that the data map hangs on it, at once, audited. There is no undo. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { IdentityService } from '../identity/identity.service.js';
import { ApplicationError } from '../platform/application-error.js';
import { EventBus } from '../platform/event-bus.js';
import { SubjectDataService } from '../privacy/subject-data.service.js';
import type { ConversationDocument } from './conversation.schema.js';
import { audienceOf } from './conversation-views.js';
import { ConversationDeleted } from './conversations.events.js';
import { ConversationsService } from './conversations.service.js';
import { MessageLogRepository } from './message-log.repository.js';

@Injectable()
export class ErasureService {
  constructor(
    private readonly subjectData: SubjectDataService,
    private readonly conversations: ConversationsService,
    private readonly log: MessageLogRepository,
    private readonly audit: AuditService,
    private readonly identity: IdentityService,
    private readonly events: EventBus,
  ) {}

  /** Throws `restricted` while the conversation is held. */
  async erase(
    conversation: ConversationDocument,
    actor: { kind: 'visitor' | 'member' | 'system'; id: string | null },
  ): Promise<void> {
    const { organisationId, _id } = conversation;
    const current = await this.conversations.get(organisationId, _id);
    if (current.held) {
      throw new ApplicationError(
        'restricted',
        'This conversation is under a hold and cannot be deleted until it is lifted.',
      );
    }
    this.log.close(_id);
    this.conversations.forget(conversation);
    // The address was left for an answer in this conversation: without it, nothing is left to answer.
    await this.identity.removeContact({ subjectId: conversation.subjectId, organisationId });
    const counts = await this.subjectData.eraseConversation(organisationId, _id);
    await this.audit.record({
      action: 'conversation.deleted',
      actor,
      organisationId,
      target: { kind: 'conversation', id: _id },
      purpose: 'rights-and-accountability',
      counts,
    });
    this.events.announce(new ConversationDeleted(audienceOf(conversation)));
  }
}
