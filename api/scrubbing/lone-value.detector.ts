/** A message that is nothing but a number or a link: most often the answer to a question, so its meaning stands in another message. */
import {
  isNhsNumberValid,
  isProviderIdentifierValid,
  isRoutingNumberValid,
  isSsnPossible,
  isUtrValid,
} from './checksums.js';
import type { Finding, PiiType } from './scrubbing.contract.js';

/** Longer texts are never taken for a lone value; keeps the decision local to the beginning and end of a short message. */
const LONGEST = 160;
const LONE_LINK = /^\s{0,3}["']?(?:https?:\/\/|www\.)[^\s"'<>]{4,140}["']?\s{0,3}$/i;
const LONE_DIGITS = /^\s{0,3}(\d{9,10}|\d{3}-?\d{3}-?\d{4}|\d{4}[- ]\d{3}[- ]\d{3}|\d{12})[.\s]{0,3}$/;

function typeOf(digits: string): PiiType | null {
  if (/^(\d)\1+$/.test(digits)) return null;
  if (digits.length === 12) return /^(?:0{3}|9{3})/.test(digits) ? null : 'BANK_ACCOUNT';
  if (digits.length === 9)
    return isRoutingNumberValid(digits) ? 'BANK_ACCOUNT' : isSsnPossible(digits) ? 'NATIONAL_ID' : null;
  if (isProviderIdentifierValid(digits)) return 'OTHER_ID';
  if (isNhsNumberValid(digits) || isUtrValid(digits)) return 'NATIONAL_ID';
  return /^[2-9]\d{2}[2-9]\d{6}$/.test(digits) ? 'PHONE' : null;
}

export function findLoneValue(text: string, found: Finding[]): void {
  if (text.length > LONGEST || text.length < 8) return;
  const trimmed = text.trim();
  const start = text.indexOf(trimmed);
  const end = start + trimmed.length;
  if (LONE_LINK.test(text)) found.push({ start, end, type: 'URL', score: 0.6 });
  const lone = LONE_DIGITS.exec(text);
  if (!lone) return;
  const value = lone[1] as string;
  const type = typeOf(value.replace(/\D/g, ''));
  if (type) found.push({ start, end: start + value.length, type, score: 0.55 });
}
