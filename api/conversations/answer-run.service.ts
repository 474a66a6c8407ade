/** One run of an agent: claims the message, streams the answer, stores it like any other message. Exactly one answer for each message. */
import { Injectable } from '@nestjs/common';
import { AnswersService, type AnswerPart } from '../agents/answers.service.js';
import { ScrubbingPoliciesService } from '../organisations/scrubbing-policies.service.js';
import { ApplicationError } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import { EventBus } from '../platform/event-bus.js';
import { randomId } from '../platform/random-id.js';
import { AnswerRuns, INTERRUPTED } from './answer-runs.js';
import type { ConversationDocument } from './conversation.schema.js';
import { audienceOf } from './conversation-views.js';
import type { AnswerOutcome, Citation } from './conversations.contract.js';
import { AnswerFinished, AnswerProgressed } from './conversations.events.js';
import { MessageLogRepository } from './message-log.repository.js';
import { MessagesService } from './messages.service.js';

/** The message to answer, and the agent that is asked. */
export interface Question {
  messageId: string;
  sequence: number;
  /** Scrubbed. */
  text: string;
  agentId: string;
}

interface Answer {
  text: string;
  outcome: AnswerOutcome;
  citations: Citation[];
}

/** How many messages before the question an agent may see. */
const HISTORY = 8;
/** Longer than any answer may take: after this another node may take the run over. Milliseconds. */
const LEASE_MS = 150_000;
const APOLOGY = 'Sorry, I cannot answer just now. Please try again in a moment, or ask for a person.';

@Injectable()
export class AnswerRunService {
  constructor(
    private readonly answers: AnswersService,
    private readonly policies: ScrubbingPoliciesService,
    private readonly runs: AnswerRuns,
    private readonly messages: MessagesService,
    private readonly log: MessageLogRepository,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  /** Resolves when the answer is stored, or was already, or is another node's to give. */
  async run(conversation: ConversationDocument, question: Question): Promise<void> {
    const now = this.clock.now();
    if (!(await this.log.claimAnswer(question.messageId, now, new Date(now.getTime() + LEASE_MS)))) return;
    if (await this.log.hasAnswer(conversation._id, question.messageId))
      return this.log.settleAnswer(question.messageId);
    const runId = randomId('run');
    const answer = await this.#stream(conversation, question, runId);
    if (answer === null) return this.log.releaseAnswer(question.messageId);
    const messageId = answer.text === '' ? undefined : await this.#store(conversation, question, runId, answer);
    await this.log.settleAnswer(question.messageId);
    // Behind the announcement of the message, which goes out in the next turn.
    setImmediate(() =>
      this.events.announce(new AnswerFinished(audienceOf(conversation), runId, answer.outcome, messageId)),
    );
  }

  /** Null when the process is closing: the next one gives the answer. */
  async #stream(conversation: ConversationDocument, question: Question, runId: string): Promise<Answer | null> {
    const { organisationId, _id } = conversation;
    const signal = this.runs.start(_id, runId);
    let streamed = '';
    try {
      const earlier = await this.log.findLatest(organisationId, _id, question.sequence - 1, HISTORY);
      const history = earlier.map(({ author, text }) => ({ author, text }));
      const { agentId, text } = question;
      const policy = await this.policies.of(organisationId);
      const asked = { organisationId, agentId, history, question: text, policy, signal };
      for await (const part of this.answers.answer(asked)) {
        if (part.kind === 'done') return signal.reason === INTERRUPTED ? null : finished(part);
        streamed += part.text;
        this.#announce(conversation, runId, part.text);
      }
      return { text: streamed || APOLOGY, outcome: 'failed', citations: [] };
    } catch (error) {
      if (signal.reason === INTERRUPTED) return null;
      if (signal.aborted) return { text: streamed, outcome: 'cancelled', citations: [] };
      const sentence = error instanceof ApplicationError ? error.message : APOLOGY;
      return { text: streamed === '' ? sentence : `${streamed}\n\n${APOLOGY}`, outcome: 'failed', citations: [] };
    } finally {
      this.runs.end(_id);
    }
  }

  #announce(conversation: ConversationDocument, runId: string, text: string): void {
    const index = this.runs.extend(conversation._id, text);
    this.events.announce(new AnswerProgressed(audienceOf(conversation), runId, index, text));
  }

  /** The id of the stored answer; undefined when the conversation was deleted meanwhile. */
  async #store(
    conversation: ConversationDocument,
    question: Question,
    runId: string,
    answer: Answer,
  ): Promise<string | undefined> {
    try {
      const { message } = await this.messages.add(conversation, {
        author: 'agent',
        authorId: question.agentId,
        clientId: answerClientId(question.messageId),
        source: 'agent',
        runId,
        ...answer,
      });
      return message.id;
    } catch (error) {
      if (error instanceof ApplicationError && (error.code === 'gone' || error.code === 'conflict')) return undefined;
      throw error;
    }
  }
}

/** The client id of the one answer to a message: the unique index makes a second answer impossible. */
export const answerClientId = (messageId: string): string => `answer:${messageId}`;

function finished({ text, outcome, citations }: Extract<AnswerPart, { kind: 'done' }>): Answer {
  return { text, outcome, citations };
}
