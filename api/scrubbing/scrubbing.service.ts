/** The one door through which text enters the product: scrubbed as the organisation decided, or refused when that fails. It fails closed. */
import { createHmac, randomBytes } from 'node:crypto';
import { ApplicationError } from '../platform/application-error.js';
import { conversationNumbering, messageNumbering, type PlaceholderNumbering } from './placeholder-numbering.js';
import { PatternError } from './safe-pattern.parser.js';
import { scrub, type ScrubOptions } from './scrubber.js';
import type { Finding, PiiType, ScrubbedText, ScrubResult } from './scrubbing.contract.js';
import { compilePolicy, PolicyError } from './scrubbing-policy.compiler.js';
import type { ScrubbingPolicy } from './scrubbing-policy.contract.js';
import { applyPolicy, scrubOptionsOf, withFindings } from './scrubbing-policy.js';
import { findSplit, type EarlierMessage, type SplitIdentifiers } from './split-identifiers.js';

/** Where an organisation decided nothing: everything personal is replaced, special categories are flagged. */
export const DEFAULT_POLICY: ScrubbingPolicy = { placeholders: 'plain' };

export interface MessageContext {
  numbering?: PlaceholderNumbering;
  /** Parts of identifiers that began in an earlier message. */
  split?: readonly Finding[];
}

export class ScrubbingService {
  /**
   * For text that nobody could take back to change it (agents' words, documents, instructions): what the policy blocks is replaced.
   * Throws `unavailable` when the scrubber fails; the text is then stored and shown nowhere.
   */
  scrub(text: string, policy: ScrubbingPolicy = DEFAULT_POLICY): ScrubResult {
    return guarded(() => (policy === DEFAULT_POLICY ? scrub(text) : scrub(text, optionsOf(policy))));
  }

  /** For a person's message. Throws `special_category_blocked` where the policy refuses it, `unavailable` when the scrubber fails. */
  scrubMessage(text: string, policy: ScrubbingPolicy, { numbering, split }: MessageContext = {}): ScrubResult {
    if (policy === DEFAULT_POLICY && !split?.length) return this.scrub(text);
    const result = guarded(() => applyPolicy(text, policy, { numbering, split }));
    if (result.outcome === 'scrubbed') return result;
    const fields = { text: [...result.types, ...result.special].join(' ') };
    throw new ApplicationError('special_category_blocked', refusalOf(result.types.length > 0), { fields });
  }

  /** An identifier that begins in one of the last messages of an author, oldest first, and ends in `text`. Throws `unavailable`. */
  findSplit(previous: readonly EarlierMessage[], text: string, policy: ScrubbingPolicy): SplitIdentifiers {
    const { keep, extra } = optionsOf(policy);
    return guarded(() => findSplit(previous, text, { keep, extra }));
  }

  /** Removes parts from a text that is stored already: the earlier half of an identifier, known only now. */
  redact(text: ScrubbedText, parts: readonly Finding[], policy: ScrubbingPolicy): ScrubbedText {
    return guarded(() => scrub(text, withFindings(optionsOf(policy), text, parts)).text);
  }

  /** Throws `validation`, with words for whoever wrote the policy, where it cannot be applied. */
  check(policy: ScrubbingPolicy): void {
    try {
      compilePolicy(policy);
    } catch (error) {
      if (error instanceof PolicyError) throw new ApplicationError('validation', error.message);
      if (error instanceof PatternError)
        throw new ApplicationError('validation', `A pattern cannot be used. ${error.message}`);
      throw error;
    }
  }
}

export type { PlaceholderNumbering } from './placeholder-numbering.js';

/** The policy as options of the streaming scrubber and of `findSplit`. Make new ones for each text. */
export const optionsOf = (policy: ScrubbingPolicy): ScrubOptions => scrubOptionsOf(policy, messageNumbering());

/** Numbers that hold within one conversation. The key lives in this object alone, so that nothing stored leads back to a value. */
export function numberingWithSecretKey(earlier: readonly string[]): PlaceholderNumbering {
  const key = randomBytes(32);
  return conversationNumbering((value) => createHmac('sha256', key).update(value).digest('base64'), earlier);
}

/** How many values of each type were removed. */
export function countRemoved(result: Pick<ScrubResult, 'findings'>): { type: PiiType; count: number }[] {
  const counts = new Map<PiiType, number>();
  for (const { type } of result.findings) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ type, count }));
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw new ApplicationError(
      'unavailable',
      'We could not check your message for personal details, so it was not accepted. Please try again.',
    );
  }
}

const refusalOf = (isPersonal: boolean): string =>
  isPersonal
    ? 'Not sent, and nothing of it was kept: it holds a personal detail that this organisation does not accept here. Please leave it out.'
    : 'Not sent, and nothing of it was kept: it seems to tell something especially sensitive about a person, such as health, beliefs or offences, which this organisation does not accept here. Please leave that out.';
