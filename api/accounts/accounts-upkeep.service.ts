/** What follows for accounts from news elsewhere and from time: sessions end with their members, expired things go. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MembersService } from '../organisations/members.service.js';
import { MemberDisabled, OrganisationCeased } from '../organisations/organisations.events.js';
import { EventBus } from '../platform/event-bus.js';
import { JobsService } from '../platform/jobs.service.js';
import { InvitationsService } from './invitations.service.js';
import { SessionsService } from './sessions.service.js';
import { VisitorSessionsService } from './visitor-sessions.service.js';

@Injectable()
export class AccountsUpkeepService implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly jobs: JobsService,
    private readonly members: MembersService,
    private readonly sessions: SessionsService,
    private readonly visitorSessions: VisitorSessionsService,
    private readonly invitations: InvitationsService,
  ) {}

  onModuleInit(): void {
    // Tokens are refused without this, because every request asks for the member; it ends the open sockets.
    this.events.on(MemberDisabled, ({ memberId }) => this.sessions.endAll(memberId));
    this.events.on(OrganisationCeased, async ({ organisationId }) => {
      for (const { _id } of await this.members.list(organisationId)) await this.sessions.endAll(_id);
    });
    this.jobs.schedule({
      name: 'accounts: delete expired sessions and invitations',
      purpose: 'platform-protection',
      every: '1 hour',
      run: () => this.deleteExpired(),
    });
  }

  async deleteExpired(): Promise<void> {
    await this.sessions.deleteExpired();
    await this.visitorSessions.deleteExpired();
    await this.invitations.deleteExpired();
  }
}
