/** Applies an organisation's policy to a text: what is replaced, masked, left, or makes the message be refused. */
import { messageNumbering, type PlaceholderNumbering } from './placeholder-numbering.js';
import { placeholderFor } from './placeholders.js';
import { detect, scrub, type ScrubOptions } from './scrubber.js';
import { PII_TYPES, type Finding, type PiiType } from './scrubbing.contract.js';
import { canonical, compilePolicy, NEVER_ALLOWED } from './scrubbing-policy.compiler.js';
import type { PiiAction, PolicyOutcome, ScrubbingPolicy } from './scrubbing-policy.contract.js';
import { special, specialSentences } from './special-categories.js';

/** Types that a number of the organisation's own can be mistaken for; only these can be exempted by a pattern. */
const EXEMPTIBLE: ReadonlySet<PiiType> = new Set<PiiType>([
  'OTHER_ID',
  'PHONE',
  'POSTCODE',
  'BANK_ACCOUNT',
  'NATIONAL_ID',
  'PASSPORT',
  'DRIVING_LICENCE',
  'VEHICLE',
  'USERNAME',
  'CRYPTO',
]);
const REDACTED_SENTENCE = '[SENSITIVE]';
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/gu;
/** Above every built-in detector: what the organisation declares wins. */
const DECLARED_SCORE = 1;

function actionOn(policy: ScrubbingPolicy, type: PiiType): PiiAction {
  return policy.types?.[type] ?? 'replace';
}

/** A bullet for every letter and digit: shows how much was there, and nothing of it. */
function mask(value: string): string {
  return value.replace(LETTER_OR_DIGIT, '•');
}

/** The policy as options of `scrub` and of the streaming scrubber. Make new options for each text. */
export function scrubOptionsOf(policy: ScrubbingPolicy, numbering: PlaceholderNumbering): ScrubOptions {
  const { allowed, exempt, patterns } = compilePolicy(policy);
  // The scrubber reads a text again after replacing; `extra` is asked first at each reading, so these belong to the text that `keep` is asked about.
  let exemptRanges: readonly { start: number; end: number }[] = [];
  return {
    extra(text) {
      exemptRanges = exempt.flatMap((pattern) => pattern.matches(text));
      return patterns.flatMap(({ matcher, type }) =>
        matcher.matches(text).map(({ start, end }) => ({ start, end, type, score: DECLARED_SCORE })),
      );
    },
    keep({ start, end, type, score }, value) {
      if (value.search(LETTER_OR_DIGIT) < 0) return true; // masked already: nothing is left to remove
      if (NEVER_ALLOWED.includes(type)) return false;
      if (actionOn(policy, type) === 'allow' || allowed.has(canonical(value))) return true;
      return (
        EXEMPTIBLE.has(type) &&
        score < DECLARED_SCORE &&
        exemptRanges.some((range) => range.start <= start && end <= range.end)
      );
    },
    placeholder({ type }, value) {
      if (actionOn(policy, type) === 'mask') return mask(value);
      return policy.placeholders === 'plain' ? placeholderFor(type) : `[${type}_${numbering.numberOf(type, value)}]`;
    },
  };
}

interface Redaction {
  text: string;
  /** Ranges removed, by offset in the text as given. */
  removed: { start: number; end: number }[];
}

function redactSentences(text: string, policy: ScrubbingPolicy): Redaction {
  const removed = specialSentences(text).filter(({ categories }) =>
    categories.some((category) => policy.special?.[category] === 'redact'),
  );
  let out = '';
  let from = 0;
  for (const { start, end } of removed) {
    out += text.slice(from, start) + REDACTED_SENTENCE;
    from = end;
  }
  return { text: out + text.slice(from), removed };
}

/** Carries offsets in the text without the sentences back to the text as given. */
function beforeRedaction(findings: readonly Finding[], removed: readonly { start: number; end: number }[]): Finding[] {
  const back = (offset: number): number => {
    let shift = 0;
    for (const { start, end } of removed) {
      if (offset + shift <= start) break;
      shift += end - start - REDACTED_SENTENCE.length;
    }
    return offset + shift;
  };
  return findings.map((finding) => ({ ...finding, start: back(finding.start), end: back(finding.end) }));
}

/** The findings that no removed sentence took along, by offset in the text without the sentences. */
function afterRedaction(findings: readonly Finding[], removed: readonly { start: number; end: number }[]): Finding[] {
  return findings
    .filter((finding) => removed.every(({ start, end }) => finding.end <= start || finding.start >= end))
    .map((finding) => {
      const before = removed.filter(({ end }) => end <= finding.start);
      const shift = before.reduce((sum, { start, end }) => sum + end - start - REDACTED_SENTENCE.length, 0);
      return { ...finding, start: finding.start - shift, end: finding.end - shift };
    });
}

/** Options that also find `findings` when `text` itself is read, and not when what is left of it is read again. */
export function withFindings(options: ScrubOptions, text: string, findings: readonly Finding[]): ScrubOptions {
  if (findings.length === 0) return options;
  return {
    ...options,
    extra: (read) => [...(options.extra?.(read) ?? []), ...(read === text ? findings : [])],
  };
}

/**
 * Scrubs `text` as the organisation decided. `numbering` keeps placeholders stable within a conversation; without it they are
 * numbered within the message. `split` are parts of identifiers that began in an earlier message (`findSplit`). Throws `PolicyError` or `PatternError` for a policy that cannot be applied; nothing passes then.
 */
export function applyPolicy(
  text: string,
  policy: ScrubbingPolicy,
  { numbering = messageNumbering(), split = [] }: { numbering?: PlaceholderNumbering; split?: readonly Finding[] } = {},
): PolicyOutcome {
  const options = scrubOptionsOf(policy, numbering);
  const flags = special(text);
  const isRefused = flags.some((category) => policy.special?.[category] === 'block');
  const refused = PII_TYPES.filter((type) => actionOn(policy, type) === 'block');
  const { keep, extra } = withFindings(options, text, split);
  const found = refused.length > 0 ? detect(text, { keep, extra }) : [];
  const types = refused.filter((type) => found.some((finding) => finding.type === type));
  if (isRefused || types.length > 0) return { outcome: 'blocked', types, special: flags };
  const redaction = redactSentences(text, policy);
  const parts = afterRedaction(split, redaction.removed);
  const scrubbed = scrub(redaction.text, withFindings(options, redaction.text, parts));
  return {
    outcome: 'scrubbed',
    text: scrubbed.text,
    findings: beforeRedaction(scrubbed.findings, redaction.removed),
    special: flags,
    redactedSentences: redaction.removed.length,
  };
}
