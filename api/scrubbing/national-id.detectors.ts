/** Identifiers that a state gives a person: National Insurance, NHS, tax, social security, health cards. */
import { digitsOf, isNhsNumberValid, isProviderIdentifierValid, isSsnPossible, isUtrValid } from './checksums.js';
import type { PatternDetector } from './detector.js';
import { TOPIC_DOCUMENT } from './lexicon.js';

const NINO_CONTEXT = /\b(?:ni|nino|n\.i\.|national insurance|nat ins|insurance)\b/;
const NHS_CONTEXT = /\b(?:nhs|n\.h\.s|hospital|patient|gp|health|chi|h&c)\b/;
const UTR_CONTEXT = /\b(?:utr|taxpayer|tax ref(?:erence)?|self[\s-]?assessment|hmrc)\b/;
const SSN_CONTEXT = /\b(?:ssn|social(?: security)?|soc sec|ss#|itin|taxpayer)\b|\bssn#?/;
const NOT_AN_ID =
  /\b(?:order|invoice|ticket|tracking|ref|reference|po|sku|isbn|part|model|serial|case|zip)\b(?:\s(?:number|no\.?|is))?[\s:#-]{0,3}$/;

export const nationalIdDetectors: readonly PatternDetector[] = [
  {
    // HMRC NIM39110: letters never used, prefixes never used, suffix A to D.
    id: 'uk-nino',
    type: 'NATIONAL_ID',
    pattern:
      /(?<![\w]|[A-Z]-)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][\s-]{0,2}\d{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?[A-D](?!\w)/gi,
    score: 0.88,
    scoreInContext: 0.96,
    context: NINO_CONTEXT,
  },
  {
    id: 'uk-nino-grouped-by-three',
    runLengths: 1 << 3,
    type: 'NATIONAL_ID',
    pattern: /(?<![\w])[A-Z]{2}[\s-]\d{3}[\s-]\d{3}[\s-][A-D](?!\w)/gi,
    score: 0.75,
    scoreInContext: 0.95,
    context: NINO_CONTEXT,
  },
  {
    id: 'uk-nino-stated',
    topics: TOPIC_DOCUMENT,
    type: 'NATIONAL_ID',
    pattern: /(?<![\w])[A-Z]{2}[\s-]?\d{2}[\s-]?\d{2}[\s-]?\d{2}(?:[\s-]?[A-Z])?(?!\w)/gi,
    score: 0.2,
    scoreInContext: 0.86,
    context:
      /\b(?:ni|nino|national insurance)\b(?:\s?(?:number|no\.?|num|#))?(?:'?s)?(?:\s(?:is|was))?[\s:=#'"(-]{0,4}$/,
    exclude: /isn'?t a valid|invalid/,
  },
  {
    id: 'uk-nhs-grouped',
    runLengths: (1 << 3) | (1 << 4),
    digits: 10,
    type: 'NATIONAL_ID',
    pattern: /(?<![\w.+£$-]|\d[ -])\d{3}([ -])\d{3}\1\d{4}(?![\w]|[- ]\d)/g,
    score: 0.7,
    scoreInContext: 0.95,
    context: NHS_CONTEXT,
    contextAfter: NHS_CONTEXT,
    exclude: NOT_AN_ID,
    isValid: (value, inContext) => inContext || isNhsNumberValid(digitsOf(value)),
  },
  {
    id: 'uk-nhs',
    topics: TOPIC_DOCUMENT,
    digits: 10,
    type: 'NATIONAL_ID',
    pattern: /(?<![\w.+£$-]|\d[ -])\d{10}(?![\w]|[-.]\d)/g,
    score: 0.3,
    scoreInContext: 0.94,
    context: NHS_CONTEXT,
    contextAfter: /\b(?:nhs|hospital|gp|doctor|surgery)\b/,
    exclude: NOT_AN_ID,
    isValid: (value) => isNhsNumberValid(value),
  },
  {
    id: 'uk-utr',
    topics: TOPIC_DOCUMENT,
    digits: 10,
    type: 'NATIONAL_ID',
    pattern: /(?<![\w.+£$-])\d{5}\s?\d{5}(?:K|k)?(?![\w]|[-.]\d)/g,
    score: 0.3,
    scoreInContext: 0.95,
    context: UTR_CONTEXT,
    contextAfter: UTR_CONTEXT,
    isValid: (value, inContext) => inContext || isUtrValid(digitsOf(value)),
  },
  {
    id: 'uk-trn',
    topics: TOPIC_DOCUMENT,
    type: 'NATIONAL_ID',
    pattern: /(?<![\w])\d{2}[\s-]?[A-Z][\s-]?\d{2,3}[\s-]?\d{2,3}(?!\w)/gi,
    score: 0.2,
    scoreInContext: 0.85,
    context: /\btrn\b|temporary reference/,
  },
  {
    id: 'uk-ghic',
    digits: 16,
    type: 'NATIONAL_ID',
    pattern: /(?<![\w])(?:UK\s?)?80826(?:[\s-]?\d){11,18}(?!\w)/gi,
    score: 0.9,
  },
  {
    id: 'us-ssn',
    runLengths: (1 << 3) | (1 << 2) | (1 << 4),
    digits: 9,
    type: 'NATIONAL_ID',
    pattern: /(?<![\w.+£$-]|\d[ -])\d{3}([-. ])\d{2}\1\d{4}(?![\w]|[-.]\d)/g,
    score: 0.78,
    scoreInContext: 0.95,
    context: SSN_CONTEXT,
    exclude: NOT_AN_ID,
    isValid: (value) => isSsnPossible(digitsOf(value)) && isItinGroup(digitsOf(value)),
  },
  {
    id: 'us-itin-split',
    digits: 9,
    type: 'NATIONAL_ID',
    pattern: /(?<![\w.+£$-])9\d{2}(?:-\d{6}|\d{2}-\d{4})(?![\w-])/g,
    score: 0.7,
    isValid: (value) => isItinGroup(digitsOf(value)),
  },
  {
    id: 'us-ssn-plain',
    topics: TOPIC_DOCUMENT,
    digits: 9,
    type: 'NATIONAL_ID',
    pattern: /(?<![\w.+£$-])\d{9}(?![\w]|[-.]\d)/g,
    score: 0.2,
    scoreInContext: 0.88,
    context: SSN_CONTEXT,
    contextAfter: /^\s?(?:\(|is\s)?(?:my\s)?(?:ssn|social security)|appears/,
    isValid: (value) => isSsnPossible(value),
  },
  {
    id: 'us-ssn-masked',
    digits: 3,
    type: 'NATIONAL_ID',
    pattern: /(?<!\w)\d{3}-XX-X{4}(?!\w)/g,
    score: 0.6,
  },
  {
    id: 'us-mbi',
    mixed: true,
    digits: 4,
    type: 'NATIONAL_ID',
    pattern:
      /(?<![\w-])[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}(?![\w-])/g,
    score: 0.8,
  },
  {
    id: 'us-npi',
    topics: TOPIC_DOCUMENT,
    digits: 10,
    type: 'OTHER_ID',
    pattern: /(?<![\w.+£$-])(?:[12]\d{9}|[12]\d{3}[ -]\d{3}[ -]\d{3})(?![\w]|[-.]\d)/g,
    score: 0.3,
    scoreInContext: 0.85,
    context: /\bnpi\b|provider/,
    isValid: (value) => isProviderIdentifierValid(digitsOf(value)),
  },
  {
    id: 'in-pan',
    mixed: true,
    digits: 4,
    type: 'NATIONAL_ID',
    pattern: /(?<!\w)[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z](?!\w)/g,
    score: 0.7,
  },
  {
    id: 'in-aadhaar',
    topics: TOPIC_DOCUMENT,
    digits: 12,
    type: 'NATIONAL_ID',
    pattern: /(?<![\w-])\d{4}[ -]?\d{4}[ -]?\d{4}(?:\d{2})?(?![\w-])/g,
    score: 0.2,
    scoreInContext: 0.85,
    context: /aad?haa?r|\buid\b/,
  },
];

/** IRS: a number from 900 is an ITIN, whose fourth and fifth digits are 50–65, 70–88, 90–92 or 94–99. */
function isItinGroup(digits: string): boolean {
  if (digits[0] !== '9') return true;
  const group = Number(digits.slice(3, 5));
  return (group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group !== 93);
}
