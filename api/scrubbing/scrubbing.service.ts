/** The one door through which text enters the product: scrubbed, or refused when scrubbing fails. It fails closed. */
import { ApplicationError } from '../platform/application-error.js';
import { scrub } from './scrubber.js';
import type { PiiType, ScrubResult } from './scrubbing.contract.js';

export class ScrubbingService {
  /** Throws `unavailable` when the scrubber fails; the text is then stored and shown nowhere. */
  scrub(text: string): ScrubResult {
    try {
      return scrub(text);
    } catch {
      throw new ApplicationError(
        'unavailable',
        'We could not check your message for personal details, so it was not accepted. Please try again.',
      );
    }
  }
}

/** How many values of each type were removed. */
export function countRemoved(result: ScrubResult): { type: PiiType; count: number }[] {
  const counts = new Map<PiiType, number>();
  for (const { type } of result.findings) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ type, count }));
}
