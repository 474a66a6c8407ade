/** The chunk that is fetched at the first keystroke: what the organisation's policy will do to a text, told by the server's own detectors. */
import type { Finding, SpecialCategory } from '../../api/scrubbing/scrubbing.contract.js';
import type { ScrubbingPolicy } from '../../api/scrubbing/scrubbing-policy.contract.js';
import { applyPolicy, scrubOptionsOf } from '../../api/scrubbing/scrubbing-policy.js';
import { detect } from '../../api/scrubbing/scrubber.js';

export interface Preview {
  /** What will be removed, by offset in the text. */
  findings: readonly Finding[];
  special: readonly SpecialCategory[];
  /** What becomes of a text that tells something of a special category, or that the organisation does not accept. */
  fate: 'sent' | 'redacted' | 'refused';
  /** The text as it will be stored; where it will be refused, as it is. */
  text: string;
}

/** Throws where the policy cannot be read. */
export function previewOf(text: string, policy: ScrubbingPolicy): Preview {
  const outcome = applyPolicy(text, policy);
  if (outcome.outcome === 'scrubbed') {
    const fate = outcome.redactedSentences > 0 ? 'redacted' : 'sent';
    return { findings: outcome.findings, special: outcome.special, fate, text: outcome.text };
  }
  const { keep, extra } = scrubOptionsOf(policy, { numberOf: () => 1 });
  const findings = detect(text, { keep, extra }).filter(({ type }) => outcome.types.includes(type));
  return { findings, special: outcome.special, fate: 'refused', text };
}
