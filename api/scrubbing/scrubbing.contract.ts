/** The words that scrubbing shares with the rest of the product and with the widget: types of personal data, findings, scrubbed text. */

/** Personal data that is always removed (the core types), named as in the scrubbing benchmark's taxonomy. */
export const PII_TYPES = [
  'PERSON',
  'EMAIL',
  'PHONE',
  'ADDRESS',
  'POSTCODE',
  'CARD',
  'IBAN',
  'BANK_ACCOUNT',
  'NATIONAL_ID',
  'PASSPORT',
  'DRIVING_LICENCE',
  'IP',
  'MAC',
  'URL',
  'DATE_OF_BIRTH',
  'USERNAME',
  'SECRET',
  'CRYPTO',
  'VEHICLE',
  'OTHER_ID',
] as const;
export type PiiType = (typeof PII_TYPES)[number];

/** Special categories (UK GDPR article 9) and criminal offences (article 10), flagged for a message as a whole. */
export const SPECIAL_CATEGORIES = [
  'HEALTH',
  'RELIGION',
  'POLITICS',
  'SEX',
  'UNION',
  'ETHNICITY',
  'BIOMETRIC',
  'GENETIC',
  'CRIMINAL',
] as const;
export type SpecialCategory = (typeof SPECIAL_CATEGORIES)[number];

/** One finding: UTF-16 offsets into the text as given, end exclusive. It never carries the value itself. */
export interface Finding {
  start: number;
  end: number;
  type: PiiType;
  /** Confidence between 0 and 1. */
  score: number;
}

declare const scrubbedBrand: unique symbol;

/** Text that has passed the scrubber. Only `api/scrubbing/scrubber.ts` mints it; an architecture test forbids casts elsewhere. */
export type ScrubbedText = string & { readonly [scrubbedBrand]: true };

/** What `scrub` answers: the safe text, what was found in the original (offsets only), and the message-level flags. */
export interface ScrubResult {
  text: ScrubbedText;
  findings: Finding[];
  special: SpecialCategory[];
}

/** How many values of a type the scrubber removed from a text. */
export interface Removed {
  type: PiiType;
  count: number;
}
