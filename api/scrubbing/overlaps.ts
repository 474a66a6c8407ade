/** One rule for overlapping findings: the more confident wins; at equal confidence the longer, then the earlier. */
import type { Finding } from './scrubbing.contract.js';

/** So few are compared pairwise: cheaper than a map of the text. */
const FEW = 16;

/** Sorted by start, without overlaps. Work grows with the length of the text and n log n in the number of candidates. */
export function resolveOverlaps(candidates: Finding[], textLength: number): Finding[] {
  if (candidates.length < 2) return candidates;
  const ranked = candidates.sort(
    (a, b) =>
      b.score - a.score || b.end - b.start - (a.end - a.start) || a.start - b.start || (a.type < b.type ? -1 : 1),
  );
  if (ranked.length <= FEW) {
    const few: Finding[] = [];
    for (const finding of ranked) {
      if (!few.some((kept) => kept.start < finding.end && finding.start < kept.end)) few.push(finding);
    }
    return few.sort((a, b) => a.start - b.start);
  }
  const taken = new Uint8Array(textLength);
  const kept = ranked.filter(({ start, end }) => {
    for (let i = start; i < end; i += 1) if (taken[i]) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}
