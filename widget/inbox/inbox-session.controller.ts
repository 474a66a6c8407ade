/** The member's side of the chat as a reactive controller: the live list, the open conversation, replies on their way. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Conversation, InboxRequests, Message } from '../../api/conversations/conversations.contract.js';
import type { ErrorCode } from '../../api/platform/errors.contract.js';
import { ChatLine } from '../shared/chat-line.js';
import { LiveConversation } from '../shared/live-conversation.js';
import { Outbox } from '../shared/outbox.js';
import { codeOf } from '../shared/rest-client.js';
import { MemberAccount } from './member-account.js';

export interface InboxListener {
  /** Of a visitor, in the open conversation. */
  onVisitorMessage(message: Message): void;
  onWaiting(): void;
  onSignedOut(): void;
  onProblem(code: ErrorCode | 'network'): void;
}

export class InboxSessionController implements ReactiveController {
  readonly account: MemberAccount;
  isOnline = false;
  /** Whether the list has been fetched. */
  isListed = false;
  openId: string | null = null;
  /** The open conversation was deleted while it was open. */
  isGone = false;
  next: string | null = null;
  live: LiveConversation | null = null;
  outbox: Outbox | null = null;
  #conversations = new Map<string, Conversation>();
  #seen = new Map<string, number>();
  #line: ChatLine<InboxRequests> | null = null;
  #stopHearing: (() => void) | null = null;

  constructor(
    private readonly host: ReactiveControllerHost & InboxListener,
    private readonly api: string,
  ) {
    this.account = new MemberAccount(api);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#line?.close();
    this.#line = null;
  }

  /** Those who wait for a person first, then the newest. */
  get conversations(): Conversation[] {
    const urgency = ({ answering }: Conversation) => (answering === 'waiting' ? 0 : 1);
    return [...this.#conversations.values()].sort(
      (a, b) => urgency(a) - urgency(b) || b.lastMessageAt.localeCompare(a.lastMessageAt),
    );
  }

  get open(): Conversation | null {
    return this.openId === null
      ? null
      : (this.#conversations.get(this.openId) ?? this.live?.state.conversation ?? null);
  }

  isUnseen({ id, lastSequence }: Conversation): boolean {
    return lastSequence > (this.#seen.get(id) ?? 0);
  }

  /** After signing in. */
  start(): void {
    this.#line = new ChatLine<InboxRequests>(this.api, '/inbox', {
      token: () => this.#token(),
      expire: () => this.account.expire(),
      onConnect: () => {
        this.isOnline = true;
        void this.#list();
        void this.live?.resume();
        this.host.requestUpdate();
      },
      onDisconnect: () => {
        this.isOnline = false;
        this.host.requestUpdate();
      },
      onRefused: (code) => this.#signedOut(code),
    });
    const { socket } = this.#line;
    socket.on('conversation:changed', ({ conversation }) => this.#changed(conversation));
    socket.on('conversation:deleted', ({ conversationId }) => this.#deleted(conversationId));
  }

  async signOut(): Promise<void> {
    this.#close();
    await this.account.signOut();
    this.host.requestUpdate();
  }

  async showConversation(id: string): Promise<void> {
    this.closeConversation();
    this.openId = id;
    this.outbox = new Outbox(
      ({ clientId, text }) => this.#reply(id, clientId, text),
      () => this.host.requestUpdate(),
      'member',
    );
    this.live = new LiveConversation(
      (afterSequence) => this.#ask('conversation:resume', { conversationId: id, afterSequence }),
      {
        onChange: () => this.host.requestUpdate(),
        onMessage: (message, isLate) => {
          this.outbox?.arrived(message);
          this.#markSeen();
          if (!isLate && message.author === 'visitor') this.host.onVisitorMessage(message);
        },
        onRun: () => undefined,
        onDeleted: () => undefined,
        onResumed: (error) => {
          if (error) return this.host.onProblem(codeOf(error));
          this.#markSeen();
          void this.outbox?.flush();
        },
      },
    );
    if (this.#line)
      this.#stopHearing = this.live.listen(this.#line.socket, (conversationId) => conversationId === this.openId);
    await this.live.resume();
  }

  closeConversation(): void {
    this.#stopHearing?.();
    this.#stopHearing = null;
    this.openId = null;
    this.isGone = false;
    this.live = null;
    this.outbox = null;
    this.host.requestUpdate();
  }

  reply(text: string): void {
    this.outbox?.add(text);
    void this.outbox?.flush();
  }

  async assign(to: 'agent' | 'person'): Promise<void> {
    if (!this.openId) return;
    await this.#try(async () => {
      const { conversation } = await this.#ask('conversation:assign', { conversationId: this.openId ?? '', to });
      this.#changed(conversation);
    });
  }

  /** The next page of the list. */
  async showOlder(): Promise<void> {
    if (this.next) await this.#list(this.next);
  }

  async #list(before?: string): Promise<void> {
    await this.#try(async () => {
      const { conversations, next } = await this.#ask('conversation:list', before ? { before } : {});
      if (!before) this.#conversations.clear();
      for (const conversation of conversations) {
        this.#conversations.set(conversation.id, conversation);
        // What was there before signing in is not news.
        if (!this.isListed && !this.#seen.has(conversation.id))
          this.#seen.set(conversation.id, conversation.lastSequence);
      }
      this.next = next;
      this.isListed = true;
    });
    this.host.requestUpdate();
  }

  async #reply(conversationId: string, clientId: string, text: string): Promise<void> {
    const { message } = await this.#ask('message:send', { conversationId, clientId, text });
    if (this.openId === conversationId) this.live?.receive(message);
  }

  #ask: ChatLine<InboxRequests>['ask'] = (event, body) => {
    if (!this.#line) throw new Error('not signed in');
    return this.#line.ask(event, body);
  };

  async #token(): Promise<string> {
    try {
      return await this.account.token();
    } catch (error) {
      if (!this.account.member) this.#signedOut('unauthenticated');
      throw error;
    }
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.host.onProblem(codeOf(error));
    }
  }

  #changed(conversation: Conversation): void {
    const before = this.#conversations.get(conversation.id);
    this.#conversations.set(conversation.id, conversation);
    if (conversation.id === this.openId && this.live) this.live.state.conversation = conversation;
    if (conversation.answering === 'waiting' && before?.answering !== 'waiting') this.host.onWaiting();
    this.#markSeen();
    this.host.requestUpdate();
  }

  #deleted(id: string): void {
    this.#conversations.delete(id);
    this.#seen.delete(id);
    if (id === this.openId) {
      this.isGone = true;
      this.live?.state.clear();
      this.outbox?.clear();
    }
    this.host.requestUpdate();
  }

  #markSeen(): void {
    if (this.openId && this.live) this.#seen.set(this.openId, this.live.state.lastSequence);
  }

  #signedOut(code: ErrorCode): void {
    this.#close();
    this.host.onSignedOut();
    this.host.onProblem(code);
  }

  #close(): void {
    this.closeConversation();
    this.#line?.close();
    this.#line = null;
    this.isOnline = false;
    this.isListed = false;
    this.#conversations.clear();
    this.#seen.clear();
  }
}
