/** What an organisation may decide about scrubbing; plain data, stored with the organisation. */
import type { Finding, PiiType, ScrubbedText, SpecialCategory } from './scrubbing.contract.js';

/**
 * `replace` puts a placeholder, `mask` puts a bullet for every letter and digit, `block` refuses the message,
 * `allow` leaves the value in (not possible for cards and secrets).
 */
export const PII_ACTIONS = ['replace', 'mask', 'block', 'allow'] as const;
export type PiiAction = (typeof PII_ACTIONS)[number];

/** `warn` only reports, `redact` removes the sentence, `block` refuses the message. */
export const SPECIAL_ACTIONS = ['warn', 'redact', 'block'] as const;
export type SpecialAction = (typeof SPECIAL_ACTIONS)[number];

/** A pattern in the safe dialect (`safe-pattern.parser.ts`), with a name for people. */
export interface NamedPattern {
  name: string;
  pattern: string;
}

/** `plain` writes `[PERSON]`; the others tell one person from another: within a message, or within a conversation (by a key in memory). */
export const PLACEHOLDER_FORMS = ['plain', 'numbered', 'numbered-in-conversation'] as const;
export type PlaceholderForm = (typeof PLACEHOLDER_FORMS)[number];

export interface ScrubbingPolicy {
  /** `numbered` where nothing is said. */
  placeholders?: PlaceholderForm;
  /** Types not named here are replaced. */
  types?: Partial<Record<PiiType, PiiAction>>;
  /** Categories not named here only warn. */
  special?: Partial<Record<SpecialCategory, SpecialAction>>;
  /** Values that are not personal, such as the organisation's own support address; case, blanks and punctuation make no difference. */
  allowed?: readonly string[];
  /** Identifiers the organisation declares as not personal, such as its order numbers. */
  exempt?: readonly NamedPattern[];
  /** Identifiers of the organisation that must be removed; found as `type`, by default OTHER_ID. */
  patterns?: readonly (NamedPattern & { type?: PiiType })[];
}

export type PolicyOutcome =
  | {
      outcome: 'scrubbed';
      text: ScrubbedText;
      /** By offset in the text as given; those inside a redacted sentence are left out, for they went with it. */
      findings: Finding[];
      special: SpecialCategory[];
      /** How many sentences were removed for a special category. */
      redactedSentences: number;
    }
  | { outcome: 'blocked'; types: PiiType[]; special: SpecialCategory[] };
