/** Reads a text by an organisation's policy: what is found, what stays, what stands in its place. Is told of special categories, so that it runs without their lexicon. */
import { messageNumbering, type PlaceholderNumbering } from './placeholder-numbering.js';
import { placeholderFor } from './placeholders.js';
import { detect, type ScrubOptions } from './reading.js';
import { PII_TYPES, type Finding, type PiiType, type SpecialCategory } from './scrubbing.contract.js';
import { canonical, compilePolicy, NEVER_ALLOWED } from './scrubbing-policy.compiler.js';
import type { PiiAction, ScrubbingPolicy } from './scrubbing-policy.contract.js';
import type { SpecialSentence } from './special-categories.js';

const REDACTED_SENTENCE = '[SENSITIVE]';
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

/** Options that also find `findings` when `text` itself is read, and not when what is left of it is read again. */
export function withFindings(options: ScrubOptions, text: string, findings: readonly Finding[]): ScrubOptions {
  if (findings.length === 0) return options;
  return {
    ...options,
    extra: (read) => [...(options.extra?.(read) ?? []), ...(read === text ? findings : [])],
  };
}

interface Redaction {
  text: string;
  /** Ranges removed, by offset in the text as given. */
  removed: { start: number; end: number }[];
}

function redactSentences(text: string, policy: ScrubbingPolicy, sentences: readonly SpecialSentence[]): Redaction {
  const removed = sentences.filter(({ categories }) =>
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
export function beforeRedaction(
  findings: readonly Finding[],
  removed: readonly { start: number; end: number }[],
): Finding[] {
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

/** What a text says of special categories. */
export interface SpecialReading {
  flags: readonly SpecialCategory[];
  sentences: readonly SpecialSentence[];
}

export interface PolicyContext {
  /** Keeps placeholders stable within a conversation; without it they are numbered within the message. */
  numbering?: PlaceholderNumbering;
  /** Parts of identifiers that began in an earlier message (`findSplit`). */
  split?: readonly Finding[];
}

export type PolicyReading =
  | { isBlocked: true; types: PiiType[] }
  /** The text without the sentences that the policy removes, and how to scrub what is left. */
  | { isBlocked: false; text: string; removed: { start: number; end: number }[]; options: ScrubOptions };

/** Throws `PolicyError` or `PatternError` for a policy that cannot be applied. */
export function readByPolicy(
  text: string,
  policy: ScrubbingPolicy,
  { flags, sentences }: SpecialReading,
  { numbering = messageNumbering(), split = [] }: PolicyContext = {},
): PolicyReading {
  const options = scrubOptionsOf(policy, numbering);
  const isRefused = flags.some((category) => policy.special?.[category] === 'block');
  const refused = PII_TYPES.filter((type) => actionOn(policy, type) === 'block');
  const { keep, extra } = withFindings(options, text, split);
  const found = refused.length > 0 ? detect(text, { keep, extra }) : [];
  const types = refused.filter((type) => found.some((finding) => finding.type === type));
  if (isRefused || types.length > 0) return { isBlocked: true, types };
  const redaction = redactSentences(text, policy, sentences);
  const parts = afterRedaction(split, redaction.removed);
  return { isBlocked: false, ...redaction, options: withFindings(options, redaction.text, parts) };
}
