/** Answers a visitor's question with the agent of the organisation, from its documents or through its model. */
import { Injectable } from '@nestjs/common';
import { ApplicationError } from '../platform/application-error.js';
import type { ScrubbingPolicy } from '../scrubbing/scrubbing-policy.contract.js';
import { ScrubbingService } from '../scrubbing/scrubbing.service.js';
import type { ScrubbedText } from '../scrubbing/scrubbing.contract.js';
import type { Agent } from './agent.schema.js';
import type { AnswerPart, AnswerRequest, Turn } from './agents.contract.js';
import { AgentsRepository } from './agents.repository.js';
import { AnswerWriter } from './answer-writer.js';
import { answerFromKnowledge, passagesFor } from './knowledge-answer.js';
import { KnowledgeService } from './knowledge.service.js';
import { ModelAgentService } from './model-agent.service.js';
import { ModelEndpointsService } from './model-endpoints.service.js';
import { MOST_PASSAGES, promptFor } from './prompt.js';

export type { AnswerPart, AnswerRequest } from './agents.contract.js';

interface ScrubbedTurn {
  author: Turn['author'];
  text: ScrubbedText;
}

/** A question as an agent gets it: everything in it has passed the scrubber once more. */
interface ScrubbedQuestion {
  question: ScrubbedText;
  history: ScrubbedTurn[];
  policy: ScrubbingPolicy | undefined;
  signal: AbortSignal;
}

const scrubbing = new ScrubbingService();

@Injectable()
export class AnswersService {
  constructor(
    private readonly agents: AgentsRepository,
    private readonly knowledge: KnowledgeService,
    private readonly endpoints: ModelEndpointsService,
    private readonly models: ModelAgentService,
  ) {}

  /**
   * Deltas, then one `done` whose text is the deltas joined. Throws `agent_unavailable` where there is nothing usable, and the
   * signal's reason when it is aborted. Scrubbing twice changes nothing, and makes sure that nothing reaches a model unscrubbed.
   */
  async *answer(request: AnswerRequest): AsyncGenerator<AnswerPart, void> {
    const { organisationId, agentId, policy, signal } = request;
    signal.throwIfAborted();
    const agent = await this.agents.find(organisationId, agentId);
    if (!agent)
      throw new ApplicationError('agent_unavailable', 'No agent answers here just now. Please ask for a person.');
    const asked: ScrubbedQuestion = {
      question: scrubbing.scrub(request.question, policy).text,
      history: request.history.map(({ author, text }) => ({ author, text: scrubbing.scrub(text, policy).text })),
      policy,
      signal,
    };
    yield* agent.kind === 'knowledge' ? this.#fromKnowledge(agent, asked) : this.#fromModel(agent, asked);
  }

  async *#fromKnowledge(
    agent: Agent,
    { question, history, policy, signal }: ScrubbedQuestion,
  ): AsyncGenerator<AnswerPart, void> {
    const index = await this.knowledge.indexOf(agent);
    const { text, outcome, citations } = answerFromKnowledge(index, question, visitorTexts(history));
    const writer = new AnswerWriter(policy);
    for (const words of text.match(/(?:\S+\s*){1,6}/g) ?? []) {
      signal.throwIfAborted();
      yield* writer.write(words);
    }
    signal.throwIfAborted();
    yield* writer.finish(outcome, citations);
  }

  async *#fromModel(
    agent: Agent,
    { question, history, policy, signal }: ScrubbedQuestion,
  ): AsyncGenerator<AnswerPart, void> {
    const endpoint = this.endpoints.get(agent.modelEndpointId);
    const index = await this.knowledge.indexOf(agent);
    const passages = passagesFor(index, question, visitorTexts(history), MOST_PASSAGES);
    const prompt = promptFor(scrubbing.scrub(agent.instructions, policy).text, passages, history, question);
    const { organisationId, temperature } = agent;
    yield* this.models.answer({ organisationId, endpoint, prompt, temperature, passages, policy, signal });
  }
}

const visitorTexts = (history: readonly ScrubbedTurn[]): string[] =>
  history.filter(({ author }) => author === 'visitor').map(({ text }) => text);
