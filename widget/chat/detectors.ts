/** The chunk that is fetched at the first keystroke: what the organisation's policy will do to a text, told by the server's own detectors. */
import { detect, read } from '../../api/scrubbing/reading.js';
import type { Finding, SpecialCategory } from '../../api/scrubbing/scrubbing.contract.js';
import type { ScrubbingPolicy } from '../../api/scrubbing/scrubbing-policy.contract.js';
import { beforeRedaction, readByPolicy, type SpecialReading } from '../../api/scrubbing/scrubbing-policy.reading.js';

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
export function previewOf(text: string, policy: ScrubbingPolicy, said: SpecialReading): Preview {
  const reading = readByPolicy(text, policy, said);
  const special = said.flags;
  if (reading.isBlocked) {
    const findings = detect(text).filter(({ type }) => reading.types.includes(type));
    return { findings, special, fate: 'refused', text };
  }
  const scrubbed = read(reading.text, reading.options);
  const findings = beforeRedaction(scrubbed.findings, reading.removed);
  return { findings, special, fate: reading.removed.length > 0 ? 'redacted' : 'sent', text: scrubbed.text };
}
