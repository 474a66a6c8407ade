/** One reading of a text by all detectors: fold, cut into tokens, collect candidates, settle overlaps, give true offsets. */
import { locatorDetectors } from './address.detectors.js';
import { bankDetectors, cardDetectors, cryptoDetectors } from './bank.detectors.js';
import { spelledEmailDetector, urlDetectors } from './contact.detectors.js';
import { findColumns } from './columns.detector.js';
import { findDatesOfBirth } from './date-of-birth.detectors.js';
import {
  prepare,
  canMatch,
  needingDigits,
  needingTopics,
  runAtWords,
  runDetector,
  THRESHOLD,
  type PatternDetector,
} from './detector.js';
import { documentDetectors } from './document.detectors.js';
import { findAddresses } from './address.grammar.js';
import { findEmails } from './email.detector.js';
import { announcedHandleDetectors, handleDetectors } from './handle.detectors.js';
import { findIbans } from './iban.detector.js';
import { TOPIC_SECRET } from './lexicon.js';
import { findLoneValue } from './lone-value.detector.js';
import { nationalIdDetectors } from './national-id.detectors.js';
import { ipv6Detector, networkDetectors } from './network.detectors.js';
import { lowerOf, normalise, originalEnd, originalStart } from './normalise.js';
import { findAnnouncedIdentifiers, otherIdDetectors } from './other-id.detectors.js';
import { resolveOverlaps } from './overlaps.js';
import { findPersons } from './person.detector.js';
import { phoneDetectors } from './phone.detectors.js';
import { postcodeDetectors } from './postcode.detectors.js';
import type { Finding } from './scrubbing.contract.js';
import { secretTokenDetectors } from './secret-token.detectors.js';
import { announcedSecretDetectors, secretDetectors } from './secret.detectors.js';
import { PLACEHOLDER, tokenise, type Tokens } from './tokens.js';

const DETECTORS: readonly PatternDetector[] = prepare([
  ...needingDigits(6, [
    ...cardDetectors,
    ...bankDetectors,
    ...phoneDetectors,
    ...nationalIdDetectors,
    ...documentDetectors,
  ]),
  ...needingDigits(2, postcodeDetectors),
  ...otherIdDetectors,
  ...cryptoDetectors,
  ...networkDetectors,
  ...urlDetectors,
  ...handleDetectors,
  ...secretTokenDetectors,
  ...needingTopics(TOPIC_SECRET, secretDetectors),
  ...locatorDetectors,
]);
/** Tried where their words stand. */
const AT_WORDS: readonly PatternDetector[] = prepare([...announcedHandleDetectors, ...announcedSecretDetectors]);
const SPELLED_EMAIL = /\bat\b[\])}>]?\s?[a-z0-9-]{1,40}(?:\s?[[({<]?\s?dot\b|\s?\.\s?[a-z]{2})/i;

/** Placeholders already in the text are opaque: nothing found may touch one. */
function avoidPlaceholders(tokens: Tokens, candidates: Finding[]): Finding[] {
  if (!tokens.signals.hasPlaceholder) return candidates;
  const ranges: Array<readonly [number, number]> = [];
  for (let i = 0; i < tokens.count; i += 1) {
    if (tokens.kind[i] === PLACEHOLDER) ranges.push([tokens.start[i] as number, tokens.end[i] as number]);
  }
  const opaque = new Uint8Array(tokens.text.length);
  for (const [from, to] of ranges) opaque.fill(1, from, to);
  return candidates.filter(({ start, end }) => !opaque.subarray(start, end).includes(1));
}

/** Sorted findings without overlaps, by offset in the text as given. */
export function detectOnce(text: string, extra: readonly Finding[] = []): Finding[] {
  const normalised = normalise(text);
  const folded = normalised.text;
  const lower = lowerOf(folded);
  const tokens = tokenise(folded, lower);
  const { signals } = tokens;
  const candidates: Finding[] = [];
  findLoneValue(folded, candidates);
  if (folded.includes('@')) findEmails(folded, candidates);
  if (SPELLED_EMAIL.test(folded)) runDetector(spelledEmailDetector, folded, lower, candidates);
  if (signals.digits >= 8) findIbans(folded, lower, candidates);
  if ((signals.colons > 1 && folded.includes('::')) || signals.colons > 5)
    runDetector(ipv6Detector, folded, lower, candidates);
  for (const detector of DETECTORS) {
    // Sorted by the digits they need: the rest need more than the text has.
    if ((detector.digits as number) > signals.digits) break;
    if (canMatch(detector, folded, signals)) runDetector(detector, folded, lower, candidates);
  }
  runAtWords(AT_WORDS, tokens, lower, candidates);
  findAnnouncedIdentifiers(tokens, candidates);
  findDatesOfBirth(tokens, lower, candidates);
  if (folded.includes('\n')) findColumns(folded, candidates);
  findAddresses(tokens, candidates);
  findPersons(tokens, candidates);
  const resolved = resolveOverlaps(
    avoidPlaceholders(
      tokens,
      candidates.filter((finding) => finding.score >= THRESHOLD),
    ),
    folded.length,
  );
  const found = normalised.offsets
    ? resolved.map((finding) => ({
        ...finding,
        start: originalStart(normalised, finding.start),
        end: originalEnd(normalised, finding.end),
      }))
    : resolved;
  return extra.length > 0 ? resolveOverlaps([...extra, ...found], text.length) : found;
}
