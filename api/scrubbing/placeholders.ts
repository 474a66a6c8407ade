/** What stands in the text where personal data stood: `[EMAIL]`, or numbered `[PERSON_2]`; recognised so that it is never scrubbed again. */
import { PII_TYPES, SPECIAL_CATEGORIES } from './scrubbing.contract.js';
import type { PiiType } from './scrubbing.contract.js';

const NAMES = [...PII_TYPES, ...SPECIAL_CATEGORIES, 'SPECIAL_CATEGORY', 'SENSITIVE', 'CUSTOM', 'REDACTED'];
const PLACEHOLDER = new RegExp(`\\[(?:${NAMES.join('|')})(?:_\\d{1,4})?\\]`, 'y');

/** Longest placeholder there can be, in UTF-16 units. */
export const LONGEST_PLACEHOLDER = Math.max(...NAMES.map((name) => name.length)) + 7;

export function placeholderFor(type: PiiType): string {
  return `[${type}]`;
}

/** Length of the placeholder that starts at `index`, or 0. */
export function placeholderLength(text: string, index: number): number {
  PLACEHOLDER.lastIndex = index;
  return PLACEHOLDER.test(text) ? PLACEHOLDER.lastIndex - index : 0;
}
