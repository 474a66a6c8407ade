/** Papers and vehicles: passports, driving licences, registration marks, vehicle identification numbers. */
import type { PatternDetector } from './detector.js';
import { TOPIC_DOCUMENT, TOPIC_PLATE } from './lexicon.js';

const PASSPORT_CONTEXT = /\b(?:passport|passprt|ppt|pp)\b(?:[^.!?\n]{0,40})$|\bpassport\b/;
const REGISTRATION_CONTEXT =
  /\b(?:reg|regs|rego|registration|plate|plates|number\s?plate|vrm|vehicle|car|van|motor|motorbike|bike|driver|driving|drives|parked|lorry|taxi|cab|truck|mot|v5c?|dvla)\b/;

export const documentDetectors: readonly PatternDetector[] = [
  {
    id: 'passport',
    topics: TOPIC_DOCUMENT,
    type: 'PASSPORT',
    pattern:
      /(?<![\w.+£$-])(?:\d{9}|[A-Z]{1,2}\d{6,8}[A-Z]?|\d{3}[ -]\d{3}[ -]\d{3}|\d{2}[A-Z]{2}\d{5})(?![\w]|[-.]\d)/gi,
    score: 0.2,
    scoreInContext: 0.9,
    context: PASSPORT_CONTEXT,
    contextAfter: /^[\s(,]{0,3}(?:is\s)?(?:my\s|the\s)?passport/,
    isValid: (value) => value === value.toUpperCase() || /^[a-z]+\d+$/.test(value),
  },
  {
    // DVLA: five of the surname, decade, month (plus 50 for a woman), day, year, two initials, three check characters.
    id: 'uk-driving-licence',
    mixed: true,
    type: 'DRIVING_LICENCE',
    pattern:
      /(?<!\w)(?=[A-Z]{2}|[A-Z]9)[A-Z]{1,5}9{0,4}\s?\d(?:[05][1-9]|[16][0-2])(?:[0-2]\d|3[01])\d\s?[A-Z][A-Z9]\s?[A-Z0-9]{1,3}(?:\s?\d{2}(?!\d))?(?!\w)/gi,
    score: 0.93,
    isValid: (value) => {
      const compact = value.replace(/\s/g, '');
      return /^[A-Z9]{5}\d{6}/i.test(compact) && (compact.length === 16 || compact.length === 18);
    },
  },
  {
    id: 'driving-licence-stated',
    topics: TOPIC_DOCUMENT,
    digits: 5,
    type: 'DRIVING_LICENCE',
    pattern: /(?<![\w-])(?=[A-Z]{0,12}\d)[A-Z]{0,12}\d{5,14}[A-Z0-9]{0,6}(?![\w-])/gi,
    score: 0.2,
    scoreInContext: 0.82,
    context:
      /\b(?:driv(?:er|ers|er's|ing)(?:\s(?:licen[cs]e|permit))?|licen[cs]e|dl|dvla|d\/l)(?:\s(?:number|no\.?|num|#))?(?:\s(?:is|was))?[\s:=#'"(-]{0,6}(?:dl:?\s?)?$/,
    exclude: /\b(?:fishing|tv|software|marriage|sponsor|alcohol|premises)\s(?:licen[cs]e)/,
  },
  {
    id: 'uk-registration-current',
    mixed: true,
    digits: 2,
    type: 'VEHICLE',
    pattern: /(?<![\w-])[A-HJ-PR-Y][A-HJ-PR-Y](?:0[2-9]|[12]\d|5[1-9]|[67]\d)\s?[A-HJ-PR-Z]{3}(?![\w-])/gi,
    score: 0.7,
    scoreInContext: 0.9,
    context: REGISTRATION_CONTEXT,
    isValid: (value, inContext) => inContext || value === value.toUpperCase() || /^[a-z]{2}\d\d ?[a-z]{3}$/.test(value),
  },
  {
    id: 'uk-registration-prefix',
    mixed: true,
    digits: 1,
    type: 'VEHICLE',
    pattern: /(?<![\w-])[A-HJ-NPR-TV-Y]\d{1,3}\s?[A-HJ-PR-Y][A-HJ-PR-Y]{2}(?![\w-])/gi,
    score: 0.62,
    scoreInContext: 0.88,
    context: REGISTRATION_CONTEXT,
    isValid: (value, inContext) => inContext || /^[A-Z]\d{3} ?[A-Z]{3}$/.test(value),
  },
  {
    id: 'uk-registration-suffix',
    mixed: true,
    topics: TOPIC_DOCUMENT,
    digits: 1,
    type: 'VEHICLE',
    pattern: /(?<![\w-])[A-HJ-PR-Y]{3}\s?\d{1,3}[A-HJ-NPR-TV-Y](?![\w-])/gi,
    score: 0.3,
    scoreInContext: 0.86,
    context: REGISTRATION_CONTEXT,
  },
  {
    id: 'uk-registration-dateless',
    topics: TOPIC_PLATE,
    digits: 1,
    type: 'VEHICLE',
    pattern: /(?<![\w-])(?:[A-Z]{1,3}\s?\d{1,4}|\d{1,4}\s?[A-Z]{1,3})(?![\w-])/gi,
    score: 0.2,
    scoreInContext: 0.8,
    context:
      /\b(?:reg|regs|rego|registration|number\s?plate|private plate|plate|vrm)\b(?:\s(?:number|no\.?|mark|plate|is|was|its|it's))*[\s:=#'"(-]{0,4}$/,
    isValid: (value) => /[A-Z]/i.test(value) && /\d/.test(value),
  },
  {
    id: 'vin',
    mixed: true,
    topics: TOPIC_DOCUMENT,
    run: 17,
    type: 'VEHICLE',
    pattern: /(?<![\w-])(?=[A-HJ-NPR-Z0-9]{0,12}\d)[A-HJ-NPR-Z0-9]{17}(?![\w-])/g,
    score: 0.4,
    scoreInContext: 0.92,
    context: /\bvin\b|chassis|vehicle identification/,
  },
  {
    id: 'vin-checked',
    mixed: true,
    run: 17,
    type: 'VEHICLE',
    pattern: /(?<![\w-])[A-HJ-NPR-Z0-9]{17}(?![\w-])/g,
    score: 0.75,
    isValid: isVinValid,
  },
];

/** ISO 3779 / 49 CFR 565: transliterated letters, position weights, ninth character is the remainder modulo 11. */
function isVinValid(vin: string): boolean {
  if (!/[A-Z]/.test(vin) || !/\d/.test(vin)) return false;
  const letters = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += (letters.indexOf(vin[i] as string) % 10) * (weights[i] as number);
  return '0123456789X'.charAt(sum % 11) === vin[8];
}
