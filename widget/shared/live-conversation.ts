/** Keeps one conversation's state in step with the socket: applies announcements in order and fetches what was missed. */
import type {
  AnswerOutcome,
  ConversationAnnouncements,
  Message,
  ResumedConversation,
} from '../../api/conversations/conversations.contract.js';
import { ConversationState } from './conversation.state.js';
import type { ChatSocket } from './chat-line.js';

export interface LiveListener {
  onChange(): void;
  /** A message that was not known before; `isLate` where it was fetched and not announced. */
  onMessage(message: Message, isLate: boolean): void;
  /** Something of an answer has arrived, or it has ended (`outcome`). */
  onRun(outcome?: AnswerOutcome): void;
  onDeleted(): void;
  /** After missing messages were fetched; with the error where that failed. */
  onResumed(error?: unknown): void;
}

export class LiveConversation {
  readonly state = new ConversationState();
  /** Announcements that arrive while missing ones are being fetched wait here. */
  #held: (() => void)[] | null = null;

  constructor(
    private readonly fetchMissing: (afterSequence: number) => Promise<ResumedConversation>,
    private readonly listener: LiveListener,
  ) {}

  get isResuming(): boolean {
    return this.#held !== null;
  }

  /** Hears the announcements that `concerns` answers true for; answers a function that stops hearing. */
  listen(socket: ChatSocket, concerns: (conversationId: string) => boolean = () => true): () => void {
    const stops: (() => void)[] = [];
    const on = <E extends keyof ConversationAnnouncements>(
      event: E,
      idOf: (body: Parameters<ConversationAnnouncements[E]>[0]) => string,
      apply: (body: Parameters<ConversationAnnouncements[E]>[0]) => void,
    ) => {
      const hear = (body: Parameters<ConversationAnnouncements[E]>[0]) =>
        concerns(idOf(body)) && this.#hear(() => apply(body));
      socket.on(event, hear as never);
      stops.push(() => socket.off(event, hear as never));
    };
    on(
      'message:added',
      (body) => body.message.conversationId,
      ({ message }) => this.receive(message),
    );
    on(
      'message:changed',
      (body) => body.message.conversationId,
      ({ message }) => this.state.changeMessage(message),
    );
    on(
      'agent:delta',
      (body) => body.conversationId,
      (body) => {
        this.#whole(this.state.addDelta(body));
        this.listener.onRun();
      },
    );
    on(
      'agent:done',
      (body) => body.conversationId,
      (body) => {
        this.#whole(this.state.endRun(body));
        this.listener.onRun(body.outcome);
      },
    );
    on(
      'conversation:changed',
      (body) => body.conversation.id,
      ({ conversation }) => (this.state.conversation = conversation),
    );
    on(
      'conversation:deleted',
      (body) => body.conversationId,
      () => {
        this.state.clear();
        this.listener.onDeleted();
      },
    );
    return () => stops.forEach((stop) => stop());
  }

  /** A message that was announced, or acknowledged to its sender. */
  receive(message: Message): void {
    const isNew = message.sequence > this.state.lastSequence;
    const isWhole = this.state.addMessage(message);
    if (isWhole && isNew) this.listener.onMessage(message, false);
    this.#whole(isWhole);
    this.listener.onChange();
  }

  async resume(): Promise<void> {
    if (this.#held) return;
    const held: (() => void)[] = (this.#held = []);
    let problem: unknown;
    try {
      const missing = await this.fetchMissing(this.state.lastSequence);
      for (const message of this.state.resume(missing)) this.listener.onMessage(message, true);
    } catch (error) {
      problem = error;
    }
    this.#held = null;
    for (const apply of held) this.#hear(apply);
    this.listener.onResumed(problem);
    this.listener.onChange();
  }

  #hear(apply: () => void): void {
    if (this.#held) {
      this.#held.push(apply);
      return;
    }
    apply();
    this.listener.onChange();
  }

  #whole(isWhole: boolean): void {
    if (!isWhole) void this.resume();
  }
}
