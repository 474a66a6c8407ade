/** The visitor's side of the chat as a reactive controller: notice, connection, conversation, messages on their way. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type {
  AnswerOutcome,
  Message,
  ResumedConversation,
  ServedNotice,
  VisitorRequests,
} from '../../api/conversations/conversations.contract.js';
import type { ErrorCode } from '../../api/platform/errors.contract.js';
import { LiveConversation } from '../shared/live-conversation.js';
import { ApiError, codeOf, request, requestFile } from '../shared/rest-client.js';
import { ChatLine } from '../shared/chat-line.js';
import type { BodyOf, DataOf } from '../shared/chat-line.js';
import { Outbox } from '../shared/outbox.js';
import type { OutgoingMessage } from '../shared/outbox.js';
import { VisitorIdentity } from './visitor-identity.js';

/** How long an answer may take to begin before the sign of it being written is taken away. */
const BEGINS_WITHIN_MS = 60_000;

export interface SessionListener {
  /** Of the agent or a member, new since the panel was first shown. */
  onMessage(message: Message): void;
  onOutcome(outcome: AnswerOutcome): void;
  onError(code: ErrorCode | 'network'): void;
  onDeleted(): void;
}

/** `idle` until the panel is first used, and after the chat was ended. */
export type Phase = 'idle' | 'loading' | 'notice' | 'chatting' | 'failed';

export class VisitorSessionController implements ReactiveController {
  phase: Phase = 'idle';
  connection: 'none' | 'connecting' | 'online' = 'none';
  notice: ServedNotice | null = null;
  /** True where an earlier release of the notice had been accepted. */
  isNoticeNew = false;
  isAccepting = false;
  /** Why `phase` is `failed`, or why accepting did not work. */
  problem: ErrorCode | 'network' | null = null;
  /** Somebody is expected to answer, but has not begun. */
  isAwaited = false;
  readonly outbox: Outbox;
  #identity: VisitorIdentity;
  #live: LiveConversation;
  #line: ChatLine<VisitorRequests> | null = null;
  #hasResumed = false;
  #awaited: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & SessionListener,
    private readonly api: string,
    siteKey: string,
    private readonly language: string,
  ) {
    this.#identity = new VisitorIdentity(api, siteKey);
    this.outbox = new Outbox(
      (entry) => this.#send(entry),
      () => host.requestUpdate(),
    );
    this.#live = new LiveConversation((afterSequence) => this.#resume(afterSequence), {
      onChange: () => host.requestUpdate(),
      onMessage: (message, isLate) => this.#received(message, isLate),
      onRun: (outcome) => {
        this.#await(false);
        if (outcome) host.onOutcome(outcome);
      },
      onDeleted: () => this.#deleted(),
      onResumed: (error) => this.#resumed(error),
    });
    host.addController(this);
    addEventListener('storage', this.#onStorage);
  }

  get state() {
    return this.#live.state;
  }

  hostConnected(): void {
    // The session outlives a page that takes the element out and puts it back; `shutDown` ends it.
  }

  /** Finds the conversation again, or the notice to show first. */
  async start(): Promise<void> {
    this.#set({ phase: 'loading', problem: null });
    try {
      const isFound = this.#identity.isKnown && (await this.#identity.session()).resumed;
      if (!isFound) return await this.#showNotice(false);
      await this.#open().connected();
      await this.#live.resume();
    } catch (error) {
      this.#fail(error);
    }
  }

  async accept(): Promise<void> {
    if (!this.notice || this.isAccepting) return;
    this.#set({ isAccepting: true, problem: null });
    try {
      const { snapshotToken } = this.notice;
      await this.#open().connected();
      const { resumeKey } = await this.#ask('notice:accept', { snapshotToken });
      this.#identity.remember(resumeKey);
      this.#set({ phase: 'chatting', notice: null });
      await this.#live.resume();
    } catch (error) {
      // A release, or the proof of the text shown, may have become stale while it was read.
      if (['forbidden', 'gone', 'conflict'].includes(codeOf(error)))
        await this.#showNotice(this.isNoticeNew).catch(() => undefined);
      this.#set({ problem: codeOf(error) });
    }
    this.#set({ isAccepting: false });
  }

  sendMessage(text: string): void {
    this.outbox.add(text);
    this.#flush();
  }

  retry(clientId: string): void {
    this.outbox.retry(clientId);
    this.#flush();
  }

  async stopAnswer(): Promise<void> {
    const { run } = this.state;
    if (run) await this.#ask('agent:cancel', { runId: run.runId }).catch(this.#report);
  }

  async requestPerson(): Promise<void> {
    try {
      const { conversation } = await this.#ask('person:request', {});
      this.state.conversation = conversation;
      this.#await(false);
    } catch (error) {
      this.#report(error);
    }
  }

  async downloadData(): Promise<Blob> {
    return requestFile(`${this.api}/v1/visitor/data`, await this.#identity.token());
  }

  /** Null removes the address. Throws `ApiError`. */
  async saveContact(email: string | null): Promise<void> {
    const token = await this.#identity.token();
    await request(
      email ? 'PUT' : 'DELETE',
      `${this.api}/v1/visitor/contact`,
      email ? { token, body: { email } } : { token },
    );
  }

  /** Throws `ApiError`, with `restricted` where the conversation is held. */
  async deleteConversation(): Promise<void> {
    const id = this.state.conversation?.id ?? this.state.messages[0]?.conversationId;
    if (id)
      await request('DELETE', `${this.api}/v1/visitor/conversations/${id}`, { token: await this.#identity.token() });
    this.state.clear();
    this.#deleted();
  }

  /** Forgets the chat here and revokes its key; answers whether the server could be told. */
  async end(): Promise<boolean> {
    let isTold = true;
    if (this.#identity.isKnown) {
      try {
        await request('DELETE', `${this.api}/v1/visitor-sessions/current`, { token: await this.#identity.token() });
      } catch (error) {
        isTold = codeOf(error) !== 'network';
      }
    }
    this.#identity.forget();
    this.#leave();
    return isTold;
  }

  shutDown(): void {
    removeEventListener('storage', this.#onStorage);
    clearTimeout(this.#awaited);
    this.#line?.close();
  }

  async #ask<E extends keyof VisitorRequests>(
    event: E,
    body: BodyOf<VisitorRequests, E>,
  ): Promise<DataOf<VisitorRequests, E>> {
    if (!this.#line) throw new ApiError('network');
    return this.#line.ask(event, body);
  }

  async #resume(afterSequence: number): Promise<ResumedConversation> {
    const resumed = await this.#ask('conversation:resume', { afterSequence });
    if (!resumed.noticeAccepted) await this.#showNotice(true);
    else this.#set({ phase: 'chatting', notice: null });
    return resumed;
  }

  async #send({ clientId, text }: OutgoingMessage): Promise<void> {
    try {
      const { message } = await this.#ask('message:send', { clientId, text });
      this.#live.receive(message);
      const isAgents = (this.state.conversation?.answering ?? 'agent') === 'agent';
      if (isAgents && !this.state.run && this.state.messages.at(-1)?.author === 'visitor') this.#await(true);
    } catch (error) {
      if (codeOf(error) === 'notice_required') await this.#showNotice(true).catch(this.#report);
      throw error;
    }
  }

  async #showNotice(isNew: boolean): Promise<void> {
    const notice = await this.#identity.notice(this.language);
    this.#set({ phase: 'notice', notice, isNoticeNew: isNew });
  }

  #open(): ChatLine<VisitorRequests> {
    if (this.#line) return this.#line;
    this.#set({ connection: 'connecting' });
    this.#line = new ChatLine(this.api, '/visitor', {
      token: () => this.#identity.token(),
      expire: () => this.#identity.expire(),
      onConnect: () => {
        this.#set({ connection: 'online' });
        if (this.#hasResumed) void this.#live.resume();
        else if (this.phase === 'failed') void this.start();
      },
      onDisconnect: () => {
        this.#await(false);
        this.#set({ connection: 'connecting' });
      },
      onRefused: (code) => this.#fail(new ApiError(code)),
    });
    this.#live.listen(this.#line.socket);
    return this.#line;
  }

  #received(message: Message, isLate: boolean): void {
    this.outbox.arrived(message);
    if (message.author === 'visitor') return;
    this.#await(false);
    if (!isLate || this.#hasResumed) this.host.onMessage(message);
  }

  #resumed(error: unknown): void {
    if (error) return this.phase === 'loading' ? this.#fail(error) : this.#report(error);
    this.#hasResumed = true;
    this.#flush();
  }

  #flush(): void {
    if (this.phase === 'chatting' && this.connection === 'online' && !this.#live.isResuming) void this.outbox.flush();
  }

  #deleted(): void {
    this.#await(false);
    this.host.onDeleted();
  }

  #leave(): void {
    this.#line?.close();
    this.#line = null;
    this.#hasResumed = false;
    this.state.clear();
    this.outbox.clear();
    this.#await(false);
    this.#set({ phase: 'idle', connection: 'none', notice: null });
  }

  #await(isAwaited: boolean): void {
    clearTimeout(this.#awaited);
    if (isAwaited) this.#awaited = setTimeout(() => this.#await(false), BEGINS_WITHIN_MS);
    this.#set({ isAwaited });
  }

  #fail(error: unknown): void {
    this.#set({ phase: 'failed', problem: codeOf(error) });
    this.#report(error);
  }

  #report = (error: unknown): void => this.host.onError(codeOf(error));

  /** Another tab accepted the notice, or ended the chat. */
  #onStorage = ({ key }: StorageEvent): void => {
    if ((key !== null && key !== this.#identity.storageKey) || !this.#identity.reread()) return;
    const wasInUse = this.phase !== 'idle';
    this.#leave();
    if (wasInUse) void this.start();
  };

  #set(change: Partial<VisitorSessionController>): void {
    Object.assign(this, change);
    this.host.requestUpdate();
  }
}
