/** The address that a visitor left for a later answer: shown to a member who is to give it, one at a time, each time audited. */
import { Injectable } from '@nestjs/common';
import { IdentityService } from '../identity/identity.service.js';
import { notFound } from '../platform/application-error.js';
import type { MemberPrincipal } from '../privacy/access.contract.js';
import { ConversationsService } from './conversations.service.js';

@Injectable()
export class VisitorContactsService {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly identity: IdentityService,
  ) {}

  /** Throws `not_found` where the conversation is not the organisation's, and where no address was left. */
  async reveal({ memberId, organisationId }: MemberPrincipal, conversationId: string): Promise<{ email: string }> {
    const { subjectId } = await this.conversations.get(organisationId, conversationId);
    const { email } = await this.identity.resolve(subjectId, {
      purpose: 'answer-visitor',
      reason: 'answer-later',
      actor: { kind: 'member', id: memberId },
    });
    if (!email) throw notFound();
    return { email };
  }
}
