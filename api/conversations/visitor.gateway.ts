/** The visitor's side of the socket: `/visitor`. Handlers validate, authorise and delegate. */
import { Inject } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayConnection, type OnGatewayInit } from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import type { VisitorPrincipal } from '../accounts/accounts.contract.js';
import { AuthenticationService } from '../accounts/authentication.service.js';
import { VisitorSessionsService } from '../accounts/visitor-sessions.service.js';
import { CONFIG, type Config } from '../config.js';
import { NoticesService } from '../consent/notices.service.js';
import { SitesService } from '../organisations/sites.service.js';
import { ApplicationError } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import { RateLimiter } from '../platform/rate-limiter.js';
import { SocketEdge, SocketEvent } from '../platform/socket-edge.js';
import { Purpose } from '../privacy/purposes.contract.js';
import type { AcceptedNotice, Conversation, Message, ResumedConversation } from './conversations.contract.js';
import { AcceptNoticeDto, CancelDto, NothingDto, ResumeDto, SendMessageDto } from './conversations.dto.js';
import { principalRoom, subjectRoom } from './rooms.js';
import { authenticateHandshakes, principalOf, requireUnexpired } from './socket-authentication.js';
import { VisitorChatService } from './visitor-chat.service.js';

@WebSocketGateway({ namespace: '/visitor' })
export class VisitorGateway implements OnGatewayInit<Namespace>, OnGatewayConnection<Socket> {
  readonly #edge = new SocketEdge(this, (socket) => this.#admit(socket));

  constructor(
    private readonly authentication: AuthenticationService,
    private readonly sessions: VisitorSessionsService,
    private readonly sites: SitesService,
    private readonly notices: NoticesService,
    private readonly chat: VisitorChatService,
    private readonly limiter: RateLimiter,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  afterInit(namespace: Namespace): void {
    authenticateHandshakes(namespace, this.clock, async (socket, token) => {
      const principal = await this.authentication.authenticate(token);
      if (principal.kind !== 'visitor') throw new ApplicationError('forbidden', 'This door is for visitors.');
      const origin = socket.handshake.headers.origin;
      if (!origin || !(await this.sites.isAllowedOrigin(principal.siteKey, origin))) {
        throw new ApplicationError('origin_refused', 'This page may not use the chat of this site.');
      }
      return principal;
    });
  }

  async handleConnection(socket: Socket): Promise<void> {
    this.#edge.attach(socket);
    const { subjectId } = principalOf<VisitorPrincipal>(socket);
    await socket.join([subjectRoom(subjectId), principalRoom(subjectId)]);
  }

  @SocketEvent('notice:accept', AcceptNoticeDto)
  @Purpose('rights-and-accountability')
  async acceptNotice(socket: Socket, { snapshotToken }: AcceptNoticeDto): Promise<AcceptedNotice> {
    const visitor = principalOf<VisitorPrincipal>(socket);
    const acceptance = await this.notices.accept(visitor, snapshotToken);
    const resumeKey = await this.sessions.issueResumeKey(visitor);
    return { noticeVersion: acceptance.version, acceptedAt: acceptance.acceptedAt.toISOString(), resumeKey };
  }

  @SocketEvent('conversation:resume', ResumeDto)
  @Purpose('answer-visitor')
  async resume(socket: Socket, { afterSequence = 0 }: ResumeDto): Promise<ResumedConversation> {
    return this.chat.resume(principalOf<VisitorPrincipal>(socket), afterSequence);
  }

  @SocketEvent('message:send', SendMessageDto)
  @Purpose('answer-visitor')
  async send(socket: Socket, body: SendMessageDto): Promise<{ message: Message }> {
    const visitor = principalOf<VisitorPrincipal>(socket);
    this.limiter.take(`messages:${visitor.subjectId}`, this.config.limits.messages);
    this.limiter.take(`site-messages:${visitor.siteId}`, this.config.limits.siteMessages);
    return this.chat.send(visitor, body);
  }

  @SocketEvent('agent:cancel', CancelDto)
  @Purpose('answer-visitor')
  async cancel(socket: Socket, { runId }: CancelDto): Promise<{ cancelled: boolean }> {
    return this.chat.cancel(principalOf<VisitorPrincipal>(socket), runId);
  }

  @SocketEvent('person:request', NothingDto)
  @Purpose('answer-visitor')
  async requestPerson(socket: Socket): Promise<{ conversation: Conversation }> {
    return this.chat.requestPerson(principalOf<VisitorPrincipal>(socket));
  }

  #admit(socket: Socket): void {
    requireUnexpired(socket, this.clock.now());
    this.limiter.take(`events:${socket.id}`, this.config.limits.events);
  }
}
