/** The chunk that tells statements of special categories; apart from the detectors, so that those can warn before its lexicon is here. */
import type { SpecialReading } from '../../api/scrubbing/scrubbing-policy.reading.js';
import { special, specialSentences } from '../../api/scrubbing/special-categories.js';

export function sensitiveIn(text: string): SpecialReading {
  return { flags: special(text), sentences: specialSentences(text) };
}
