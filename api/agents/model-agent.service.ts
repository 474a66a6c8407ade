/** A model agent: asks its endpoint with the least it needs, asks again before the first word where that may help, and rests an endpoint that keeps failing. */
import { Injectable, Logger } from '@nestjs/common';
import { EgressGateway } from '../disclosures/egress-gateway.service.js';
import { recipientIdOf } from '../disclosures/recipients.service.js';
import type { ScrubbingPolicy } from '../scrubbing/scrubbing-policy.contract.js';
import { ApplicationError } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import type { AnswerPart } from './agents.contract.js';
import { AnswerWriter } from './answer-writer.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { citationOf } from './knowledge-answer.js';
import { ModelFailure, streamModel, type ModelQuestion } from './model-stream.js';
import { hostsIn, ModelWords } from './model-words.js';
import type { IndexedPassage } from './passage-index.js';
import { MOST_ATTEMPTS, RetryPause } from './retry-pause.js';

export interface ModelRequest extends Omit<ModelQuestion, 'fetch'> {
  organisationId: string;
  /** In the order in which the prompt numbers them. */
  passages: readonly IndexedPassage[];
  /** The organisation's; without it, the default. */
  policy?: ScrubbingPolicy;
}

const OUT_OF_ORDER = 'The AI model does not answer just now. Please try again in a moment, or ask for a person.';
export const BROKEN_OFF = '\n\nThe answer broke off here. Please ask again, or ask for a person.';

@Injectable()
export class ModelAgentService {
  readonly #breakers = new Map<string, CircuitBreaker>();
  readonly #logger = new Logger(ModelAgentService.name);

  constructor(
    private readonly egress: EgressGateway,
    private readonly clock: Clock,
    private readonly pause: RetryPause,
  ) {}

  /**
   * Streams the answer. Throws `agent_unavailable` where no word came. Where the model breaks off half-way, what was shown
   * stays, a sentence says so, and the outcome is `failed`.
   */
  async *answer(request: ModelRequest): AsyncGenerator<AnswerPart, void> {
    const { passages, policy } = request;
    const writer = new AnswerWriter(policy);
    const words = new ModelWords(passages.length, hostsIn(passages.map(({ text }) => text)));
    const cited = () => words.cited.map((number) => citationOf(passages[number - 1]!));
    try {
      for await (const delta of this.#ask(request)) {
        yield* writer.write(words.push(delta));
        if (writer.isFull) break;
      }
      yield* writer.write(words.end());
      if (writer.isBlank) throw new ModelFailure('nothing usable came', false);
      yield* writer.finish('answered', cited());
    } catch (error) {
      request.signal.throwIfAborted();
      if (!(error instanceof ModelFailure)) throw error;
      yield* writer.write(words.end());
      if (writer.isBlank) throw new ApplicationError('agent_unavailable', OUT_OF_ORDER);
      yield* writer.write(BROKEN_OFF);
      yield* writer.finish('failed', cited());
    }
  }

  /** The model's words; asks again only while none has come. */
  async *#ask(request: ModelRequest): AsyncGenerator<string, void> {
    const breaker = this.#breakerOf(request.endpoint.id);
    for (let attempt = 1; ; attempt += 1) {
      breaker.admit();
      let hasText = false;
      let isSettled = false;
      try {
        for await (const delta of streamModel({ ...request, fetch: this.#fetchFor(request) })) {
          hasText = true;
          yield delta;
        }
        breaker.succeeded();
        isSettled = true;
        return;
      } catch (error) {
        isSettled = true;
        const failure = this.#judge(error, request, breaker);
        if (hasText || !failure.isPassing || attempt >= MOST_ATTEMPTS) throw failure;
        await this.pause.wait(this.pause.pauseBefore(attempt + 1, failure.retryAfterMs), request.signal);
      } finally {
        // The reader left before the end: that tells nothing against the endpoint.
        if (!isSettled) breaker.abandoned();
      }
    }
  }

  #judge(error: unknown, { endpoint, signal }: ModelRequest, breaker: CircuitBreaker): ModelFailure {
    if (signal.aborted) {
      breaker.abandoned();
      signal.throwIfAborted();
    }
    breaker.failed();
    const failure = error instanceof ModelFailure ? error : new ModelFailure('it is not understood', true);
    this.#logger.warn(`the model endpoint ${endpoint.id} failed: ${failure.message}`);
    return failure;
  }

  #fetchFor({ endpoint, organisationId }: ModelRequest): typeof fetch {
    return this.egress.fetchFor(recipientIdOf(endpoint.id), 'answer-visitor', { organisationId });
  }

  #breakerOf(endpointId: string): CircuitBreaker {
    const breaker = this.#breakers.get(endpointId) ?? new CircuitBreaker(this.clock);
    this.#breakers.set(endpointId, breaker);
    return breaker;
  }
}
