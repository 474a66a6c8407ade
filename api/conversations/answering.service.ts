/** Sees to it that every message that is owed an answer gets one: in order within a conversation, and again after a crash. */
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { SitesService } from '../organisations/sites.service.js';
import { Clock } from '../platform/clock.js';
import { EventBus } from '../platform/event-bus.js';
import { JobsService } from '../platform/jobs.service.js';
import { AnswerRuns } from './answer-runs.js';
import { AnswerRunService } from './answer-run.service.js';
import type { ConversationDocument } from './conversation.schema.js';
import { ConversationChanged, ConversationDeleted } from './conversations.events.js';
import { ConversationsService } from './conversations.service.js';
import { MessageLogRepository } from './message-log.repository.js';

interface OwedAnswer {
  messageId: string;
  sequence: number;
  text: string;
}

const OWED_AT_ONCE = 100;

@Injectable()
export class AnsweringService implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  /** The end of each conversation's queue: one run at a time. */
  readonly #queues = new Map<string, Promise<void>>();
  readonly #logger = new Logger(AnsweringService.name);
  #isClosing = false;

  constructor(
    private readonly runner: AnswerRunService,
    private readonly runs: AnswerRuns,
    private readonly conversations: ConversationsService,
    private readonly sites: SitesService,
    private readonly log: MessageLogRepository,
    private readonly events: EventBus,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    // A person who takes over, and a visitor who deletes, silence the agent at once.
    this.events.on(ConversationChanged, ({ conversation }) => {
      if (conversation.answering !== 'agent') this.#silence(conversation.id);
    });
    this.events.on(ConversationDeleted, ({ audience }) => this.#silence(audience.conversationId));
    this.jobs.schedule({
      name: 'answers owed',
      purpose: 'answer-visitor',
      every: '1 minute',
      run: () => this.settleOwed(),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.settleOwed();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#isClosing = true;
    this.runs.interruptAll();
    await Promise.all(this.#queues.values());
  }

  /** Queues the answer to a message behind those of the same conversation. */
  begin(conversation: ConversationDocument, owed: OwedAnswer): void {
    const { _id } = conversation;
    const queue = (this.#queues.get(_id) ?? Promise.resolve()).then(() => this.#answer(conversation, owed));
    this.#queues.set(_id, queue);
    void queue.then(() => {
      if (this.#queues.get(_id) === queue) this.#queues.delete(_id);
    });
  }

  /** Takes up what a crash or another node left unanswered. */
  async settleOwed(): Promise<void> {
    for (const message of await this.log.findOwedAnswers(this.clock.now(), OWED_AT_ONCE)) {
      const { organisationId, conversationId, sequence, text } = message;
      const conversation = await this.conversations.find(organisationId, conversationId);
      if (conversation) this.begin(conversation, { messageId: message._id, sequence, text });
      else await this.log.settleAnswer(message._id);
    }
  }

  /** Resolves when no run is under way (for an orderly end). */
  async idle(): Promise<void> {
    await Promise.all(this.#queues.values());
  }

  #silence(conversationId: string): void {
    const run = this.runs.find(conversationId);
    if (run) this.runs.cancel(conversationId, run.runId);
  }

  async #answer(conversation: ConversationDocument, owed: OwedAnswer): Promise<void> {
    if (this.#isClosing) return;
    try {
      const { organisationId, _id, siteId } = conversation;
      const current = await this.conversations.find(organisationId, _id);
      const site = current && (await this.sites.findServing(organisationId, siteId));
      if (!site?.agentId || current?.answering !== 'agent') return await this.log.settleAnswer(owed.messageId);
      await this.runner.run(current, { ...owed, agentId: site.agentId });
    } catch (error) {
      // The message stays owed: the job takes it up again.
      this.#logger.error(`a run failed: ${error instanceof Error ? error.name : typeof error}`);
    }
  }
}
