/** The members' side of the socket: `/inbox`. One shared view of the organisation's conversations. */
import { Inject } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayConnection, type OnGatewayInit } from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import type { MemberPrincipal } from '../accounts/accounts.contract.js';
import { AuthenticationService } from '../accounts/authentication.service.js';
import { CONFIG, type Config } from '../config.js';
import { ApplicationError } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import { RateLimiter } from '../platform/rate-limiter.js';
import { SocketEdge, SocketEvent } from '../platform/socket-edge.js';
import { Purpose } from '../privacy/purposes.contract.js';
import type { Conversation, Message, ResumedConversation } from './conversations.contract.js';
import { InboxAssignDto, InboxResumeDto, ListDto, ReplyDto } from './conversations.dto.js';
import { InboxService } from './inbox.service.js';
import { conversationRoom, organisationRoom, principalRoom, sessionRoom } from './rooms.js';
import { authenticateHandshakes, principalOf, requireUnexpired } from './socket-authentication.js';

@WebSocketGateway({ namespace: '/inbox' })
@Purpose('share-in-organisation')
export class InboxGateway implements OnGatewayInit<Namespace>, OnGatewayConnection<Socket> {
  readonly #edge = new SocketEdge(this, (socket) => this.#admit(socket));

  constructor(
    private readonly authentication: AuthenticationService,
    private readonly inbox: InboxService,
    private readonly limiter: RateLimiter,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  afterInit(namespace: Namespace): void {
    authenticateHandshakes(namespace, this.clock, async (_socket, token) => {
      const principal = await this.authentication.authenticate(token);
      if (principal.kind !== 'member')
        throw new ApplicationError('forbidden', 'This door is for members of an organisation.');
      return principal;
    });
  }

  async handleConnection(socket: Socket): Promise<void> {
    const { organisationId, memberId, sessionId } = principalOf<MemberPrincipal>(socket);
    this.#edge.attach(socket);
    await socket.join([organisationRoom(organisationId), principalRoom(memberId), sessionRoom(sessionId)]);
  }

  @SocketEvent('conversation:list', ListDto)
  async list(
    socket: Socket,
    { before, limit }: ListDto,
  ): Promise<{ conversations: Conversation[]; next: string | null }> {
    return this.inbox.list(principalOf<MemberPrincipal>(socket), before, limit);
  }

  @SocketEvent('conversation:resume', InboxResumeDto)
  async resume(socket: Socket, { conversationId, afterSequence = 0 }: InboxResumeDto): Promise<ResumedConversation> {
    const listen = async (): Promise<void> => socket.join(conversationRoom(conversationId));
    return this.inbox.resume(principalOf<MemberPrincipal>(socket), conversationId, afterSequence, listen);
  }

  @SocketEvent('message:send', ReplyDto)
  async reply(socket: Socket, { conversationId, clientId, text }: ReplyDto): Promise<{ message: Message }> {
    return this.inbox.reply(principalOf<MemberPrincipal>(socket), conversationId, { clientId, text });
  }

  @SocketEvent('conversation:assign', InboxAssignDto)
  async assign(socket: Socket, { conversationId, to }: InboxAssignDto): Promise<{ conversation: Conversation }> {
    return { conversation: await this.inbox.assign(principalOf<MemberPrincipal>(socket), conversationId, to) };
  }

  #admit(socket: Socket): void {
    requireUnexpired(socket, this.clock.now());
    this.limiter.take(`events:${socket.id}`, this.config.limits.events);
  }
}
