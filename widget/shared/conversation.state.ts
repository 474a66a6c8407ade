/** What one conversation looks like from here: messages in the server's order, the answer being streamed, and whether something was missed. */
import type {
  ConversationAnnouncements,
  Conversation,
  Message,
  ResumedConversation,
  Run,
} from '../../api/conversations/conversations.contract.js';

type Body<E extends keyof ConversationAnnouncements> = Parameters<ConversationAnnouncements[E]>[0];

/** Applying an announcement answers false where an earlier one is missing: the client then resumes. */
export class ConversationState {
  conversation: Conversation | null = null;
  messages: readonly Message[] = [];
  run: Run | null = null;
  #endedRuns = new Set<string>();

  get lastSequence(): number {
    return this.messages.at(-1)?.sequence ?? 0;
  }

  /** Takes what the server says was missed; answers the messages that are new here. */
  resume({ conversation, messages, run }: ResumedConversation): Message[] {
    const known = this.conversation?.id ?? this.messages[0]?.conversationId;
    if (known && known !== conversation?.id) this.clear();
    this.conversation = conversation;
    const added = messages.filter((message) => !this.#has(message));
    this.messages = [...this.messages, ...added].sort((a, b) => a.sequence - b.sequence);
    this.run = run && !this.#endedRuns.has(run.runId) ? run : null;
    return added;
  }

  addMessage(message: Message): boolean {
    if (this.#has(message)) return true;
    if (message.sequence !== this.lastSequence + 1) return false;
    this.messages = [...this.messages, message];
    if (message.runId) this.#endRun(message.runId);
    return true;
  }

  /** Something more was removed from a message; one that is not known here comes by resuming. */
  changeMessage(changed: Message): void {
    this.messages = this.messages.map((message) => (message.id === changed.id ? changed : message));
  }

  addDelta({ runId, index, text }: Body<'agent:delta'>): boolean {
    if (this.#endedRuns.has(runId)) return true;
    const known = this.run?.runId === runId ? this.run : { runId, index: 0, text: '' };
    if (index <= known.index) return true;
    if (index !== known.index + 1) return false;
    this.run = { runId, index, text: known.text + text };
    return true;
  }

  endRun({ runId, messageId }: Body<'agent:done'>): boolean {
    this.#endRun(runId);
    return !messageId || this.messages.some((message) => message.id === messageId);
  }

  clear(): void {
    this.conversation = null;
    this.messages = [];
    this.run = null;
  }

  #endRun(runId: string): void {
    this.#endedRuns.add(runId);
    if (this.run?.runId === runId) this.run = null;
  }

  #has({ id, sequence }: Message): boolean {
    return sequence <= this.lastSequence && this.messages.some((message) => message.id === id);
  }
}
