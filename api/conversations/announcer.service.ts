/** Carries news of conversations to the sockets that may hear it: visitor and organisation by the same path. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Server } from 'socket.io';
import { SessionsEnded } from '../accounts/accounts.events.js';
import { EventBus } from '../platform/event-bus.js';
import type { ConversationAnnouncements } from './conversations.contract.js';
import {
  AnswerFinished,
  AnswerProgressed,
  ConversationChanged,
  ConversationDeleted,
  MessageAdded,
  MessageChanged,
  type Audience,
} from './conversations.events.js';
import { conversationRoom, organisationRoom, principalRoom, sessionRoom, subjectRoom } from './rooms.js';

type Announcement = keyof ConversationAnnouncements;
type Body<A extends Announcement> = Parameters<ConversationAnnouncements[A]>[0];

@WebSocketGateway()
@Injectable()
export class AnnouncerService implements OnModuleInit {
  @WebSocketServer() private readonly server!: Server;

  constructor(private readonly events: EventBus) {}

  onModuleInit(): void {
    this.events.on(MessageAdded, ({ audience, message }) => this.#tellParties(audience, 'message:added', { message }));
    this.events.on(MessageChanged, ({ audience, message }) =>
      this.#tellParties(audience, 'message:changed', { message }),
    );
    this.events.on(AnswerProgressed, ({ audience, runId, index, text }) =>
      this.#tellParties(audience, 'agent:delta', { conversationId: audience.conversationId, runId, index, text }),
    );
    this.events.on(AnswerFinished, ({ audience, runId, outcome, messageId }) =>
      this.#tellParties(audience, 'agent:done', {
        conversationId: audience.conversationId,
        runId,
        outcome,
        ...(messageId === undefined ? {} : { messageId }),
      }),
    );
    this.events.on(ConversationChanged, ({ audience, conversation }) =>
      this.#tellAll(audience, 'conversation:changed', { conversation }),
    );
    this.events.on(ConversationDeleted, ({ audience }) => {
      this.#tellAll(audience, 'conversation:deleted', { conversationId: audience.conversationId });
      this.server.of('/inbox').socketsLeave(conversationRoom(audience.conversationId));
    });
    this.events.on(SessionsEnded, ({ principalId, sessionId }) => {
      const room = sessionId === undefined ? principalRoom(principalId) : sessionRoom(sessionId);
      for (const namespace of ['/visitor', '/inbox']) this.server.of(namespace).in(room).disconnectSockets(true);
    });
  }

  /** The visitor, and the members who have the conversation open. */
  #tellParties<A extends Announcement>({ subjectId, conversationId }: Audience, announcement: A, body: Body<A>): void {
    this.server.of('/visitor').to(subjectRoom(subjectId)).emit(announcement, body);
    this.server.of('/inbox').to(conversationRoom(conversationId)).emit(announcement, body);
  }

  /** The visitor, and every member of the organisation. */
  #tellAll<A extends Announcement>({ subjectId, organisationId }: Audience, announcement: A, body: Body<A>): void {
    this.server.of('/visitor').to(subjectRoom(subjectId)).emit(announcement, body);
    this.server.of('/inbox').to(organisationRoom(organisationId)).emit(announcement, body);
  }
}
