/** Applies an organisation's policy to a text: what is replaced, masked, left, or makes the message be refused. */
import { scrub } from './scrubber.js';
import type { PolicyOutcome, ScrubbingPolicy } from './scrubbing-policy.contract.js';
import { beforeRedaction, readByPolicy, type PolicyContext } from './scrubbing-policy.reading.js';
import { special, specialSentences } from './special-categories.js';

export { scrubOptionsOf, withFindings } from './scrubbing-policy.reading.js';

/** Scrubs `text` as the organisation decided. Throws `PolicyError` or `PatternError` for a policy that cannot be applied; nothing passes then. */
export function applyPolicy(text: string, policy: ScrubbingPolicy, context: PolicyContext = {}): PolicyOutcome {
  const flags = special(text);
  const reading = readByPolicy(text, policy, { flags, sentences: specialSentences(text) }, context);
  if (reading.isBlocked) return { outcome: 'blocked', types: reading.types, special: flags };
  const scrubbed = scrub(reading.text, reading.options);
  return {
    outcome: 'scrubbed',
    text: scrubbed.text,
    findings: beforeRedaction(scrubbed.findings, reading.removed),
    special: flags,
    redactedSentences: reading.removed.length,
  };
}
