/** Wires conversations: the visitor's gateway, the inbox, the agent's runs. */
import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AgentsModule } from '../agents/agents.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { ConsentModule } from '../consent/consent.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { ScrubbingService } from '../scrubbing/scrubbing.service.js';
import { AnnouncerService } from './announcer.service.js';
import { AnswerRunService } from './answer-run.service.js';
import { AnswerRuns } from './answer-runs.js';
import { AnsweringService } from './answering.service.js';
import { AuthorNamesService } from './author-names.service.js';
import { ConversationDocument, ConversationSchema } from './conversation.schema.js';
import { ConversationNumberings } from './conversation-numberings.js';
import { ConversationsController } from './conversations.controller.js';
import { ConversationsRepository } from './conversations.repository.js';
import { ConversationsService } from './conversations.service.js';
import { ErasureService } from './erasure.service.js';
import { InboxGateway } from './inbox.gateway.js';
import { InboxService } from './inbox.service.js';
import { LatestMessageNotes } from './latest-message-notes.js';
import { MessageDraftsService } from './message-drafts.service.js';
import { MessageLogRepository } from './message-log.repository.js';
import { MessageDocument, MessageSchema } from './message.schema.js';
import { MessagesService } from './messages.service.js';
import { RecentMessages } from './recent-messages.js';
import { SplitMessagesService } from './split-messages.service.js';
import { VisitorChatService } from './visitor-chat.service.js';
import { VisitorContactsService } from './visitor-contacts.service.js';
import { VisitorConversationsController } from './visitor-conversations.controller.js';
import { VisitorGateway } from './visitor.gateway.js';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: ConversationDocument.name, schema: ConversationSchema },
      { name: MessageDocument.name, schema: MessageSchema },
    ]),
    PrivacyModule,
    AuditModule,
    OrganisationsModule,
    AccountsModule,
    ConsentModule,
    AgentsModule,
  ],
  controllers: [ConversationsController, VisitorConversationsController],
  providers: [
    ScrubbingService,
    ConversationsRepository,
    ConversationsService,
    MessageLogRepository,
    RecentMessages,
    SplitMessagesService,
    ConversationNumberings,
    MessageDraftsService,
    LatestMessageNotes,
    MessagesService,
    AuthorNamesService,
    AnswerRuns,
    AnswerRunService,
    AnsweringService,
    ErasureService,
    InboxService,
    VisitorChatService,
    VisitorContactsService,
    AnnouncerService,
    VisitorGateway,
    InboxGateway,
  ],
  exports: [ConversationsService],
})
export class ConversationsModule {}
