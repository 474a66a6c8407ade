/** Scrubs an agent's words as they stream and adds up the finished answer. What is joined from the deltas is the answer's text. */
import type { ScrubbingPolicy } from '../scrubbing/scrubbing-policy.contract.js';
import { countRemoved, DEFAULT_POLICY, optionsOf, ScrubbingService } from '../scrubbing/scrubbing.service.js';
import { StreamingScrubber } from '../scrubbing/streaming-scrubber.js';
import {
  ANSWER_MAX_CHARACTERS,
  type AnswerDelta,
  type AnswerDone,
  type AnswerOutcome,
  type Citation,
} from './agents.contract.js';

const scrubbing = new ScrubbingService();
/** Leaves room for placeholders that are longer than what they stand for. */
const MOST_WORDS = ANSWER_MAX_CHARACTERS - 200;

export class AnswerWriter {
  /** The words before scrubbing: in memory while the answer is made, and nowhere else. */
  #words = '';
  #isFull = false;
  readonly #scrubber: StreamingScrubber;

  constructor(private readonly policy: ScrubbingPolicy = DEFAULT_POLICY) {
    this.#scrubber = new StreamingScrubber(policy === DEFAULT_POLICY ? {} : optionsOf(policy));
  }

  /** The answer is as long as it may be: nothing more is taken. */
  get isFull(): boolean {
    return this.#isFull;
  }

  get isBlank(): boolean {
    return this.#words.trim() === '';
  }

  /** Takes the next words; answers what can be shown now, if anything. */
  write(words: string): AnswerDelta[] {
    if (this.#isFull) return [];
    // An answer does not begin with blank lines.
    const given = this.#words === '' ? words.trimStart() : words;
    const room = MOST_WORDS - this.#words.length;
    this.#isFull = given.length > room;
    const taken = this.#isFull ? `${given.slice(0, Math.max(0, given.lastIndexOf(' ', room)))} …` : given;
    this.#words += taken;
    return deltas(this.#scrubber.push(taken));
  }

  /** Ends the answer: the last words, then the whole. */
  *finish(outcome: AnswerOutcome, citations: Citation[]): Generator<AnswerDelta | AnswerDone, void> {
    yield* deltas(this.#scrubber.end());
    const result = scrubbing.scrub(this.#words, this.policy);
    yield {
      kind: 'done',
      text: result.text,
      outcome,
      citations,
      removed: countRemoved(result),
      special: result.special,
    };
  }
}

const deltas = (text: string): AnswerDelta[] => (text === '' ? [] : [{ kind: 'delta', text }]);
