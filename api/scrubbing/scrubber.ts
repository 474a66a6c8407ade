/** Replaces personal data by typed placeholders: the one door through which text becomes `ScrubbedText`. */
import { detect, read, type DetectOptions, type ScrubOptions } from './reading.js';
import type { ScrubbedText, ScrubResult } from './scrubbing.contract.js';
import { special } from './special-categories.js';

export { detect };
export type { DetectOptions, ScrubOptions };

/** The scrubbed text, the findings by offset in the text as given, and the message-level flags of the original. Idempotent. */
export function scrub(text: string, options: ScrubOptions = {}): ScrubResult {
  const reading = read(text, options);
  return { text: reading.text as ScrubbedText, findings: reading.findings, special: special(text) };
}
