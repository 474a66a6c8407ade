/** Finds, in this browser, what the server will remove from a message: the same detectors, fetched at the first keystroke. */
import type { Finding } from '../../api/scrubbing/scrubbing.contract.js';

let detectors: Promise<typeof import('../../api/scrubbing/scrubber.js')> | undefined;

/** Fetches the detectors' chunk; a failed attempt is made again the next time. */
export function loadDetectors(): Promise<unknown> {
  detectors ??= import('../../api/scrubbing/scrubber.js');
  return detectors.catch(() => (detectors = undefined));
}

/** Nothing where the chunk could not be fetched: the warning is a courtesy, the server removes it in any case. */
export async function findPersonal(text: string): Promise<Finding[]> {
  await loadDetectors();
  return (await detectors)?.detect(text) ?? [];
}

/** The text with each finding replaced by its placeholder, as the server will store it. */
export function withPlaceholders(text: string, findings: readonly Finding[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, type } of [...findings].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    result += `${text.slice(at, start)}[${type}]`;
    at = end;
  }
  return result + text.slice(at);
}
