/** Telephone numbers: UK, international, North American, and any shape after words that announce one. Not bound to issued ranges. */
import { digitsOf } from './checksums.js';
import type { PatternDetector } from './detector.js';
import { TOPIC_SPELLED_DIGIT, TOPIC_PHONE } from './lexicon.js';

const ANNOUNCED =
  /\b(?:phone|ph|tel|telephone|mob|mobile|cell|cellphone|fax|whats\s?app|landline|switchboard|hotline|text|txt|sms|ring|rang|call(?:ing|ed|back)?|dial|reach|contact|answering|registered|direct line|desk|home|work|office|number is|no\. is)\b(?:\s(?:me|us|him|her|them|line|number|num|no\.?|nr|phone|at|on|is|back|someone|direct|please|pls|or|to|it's|its|was|the|my|mine|a|call|text|up)){0,4}[\s.:;=#('",-]{0,6}$/;
const NOT_A_PHONE =
  /\b(?:isbn|order|invoice|inv|po|ref|reference|ticket|case|claim|tracking|parcel|sku|part|model|serial|build|version|account|acc|a\/c|sort code|utr|nhs|iban|card|meter reading|reading|imei|policy|booking|item|product|batch|licence|license|passport|roll|member(?:ship)?|student|payroll|employee|vat|ean|barcode|id|asin)\b(?:\s(?:number|no\.?|num|nr|id|code|is|was|of|for)){0,3}[\s.:;=#('",-]{0,4}$/;

const between = (value: string, low: number, high: number): boolean => {
  const { length } = digitsOf(value);
  return length >= low && length <= high;
};

const isUkLength = (value: string): boolean => {
  const digits = digitsOf(value).replace(/^(?:00)?440?/, '0');
  return /^0[1-35-9]/.test(digits) && (digits.length === 11 || (digits.length === 10 && /^0(?:1|800|8)/.test(digits)));
};

export const phoneDetectors: readonly PatternDetector[] = [
  {
    id: 'uk-phone',
    digits: 10,
    type: 'PHONE',
    pattern: /(?<![\w.£$€#/]|\d[-,])(?:\(0\d{2,5}\)|0\d{1,5})(?:[\s.\-/]{0,2}\d){5,9}(?![\w]|[.-]\d|-[A-Z])/g,
    score: 0.85,
    scoreInContext: 0.95,
    context: ANNOUNCED,
    exclude: NOT_A_PHONE,
    isValid: (value) => isUkLength(value) && !/\d\n{2,}\d/.test(value),
  },
  {
    id: 'uk-phone-international',
    digits: 11,
    type: 'PHONE',
    pattern:
      /(?<![\w])(?:\+\s?44|\(\+?44\)|00\s?44)[\s.-]{0,2}(?:\(\s?0\s?\)|0)?[\s.-]{0,2}\(?\d(?:[\s.\-()]{0,2}\d){8,9}(?![\w]|-\d)/g,
    score: 0.95,
  },
  {
    id: 'international-phone',
    sign: '+',
    type: 'PHONE',
    pattern:
      /(?<![\w+])(?:\+\s?|\(\+)[1-9]\d{0,2}\)?(?:[\s.\-/()]{0,2}\d){5,13}(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?![\w]|-\d)/gi,
    score: 0.85,
    scoreInContext: 0.93,
    context: ANNOUNCED,
    isValid: (value) => between(value, 8, 20),
  },
  {
    id: 'international-phone-00',
    digits: 9,
    type: 'PHONE',
    pattern: /(?<![\w.+-])00[1-9]\d{0,2}[\s.-](?:[\s.-]?\d){6,12}(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?![\w]|-\d)/gi,
    score: 0.8,
    exclude: NOT_A_PHONE,
  },
  {
    id: 'north-american-phone',
    runLengths: 1 << 3,
    digits: 10,
    type: 'PHONE',
    pattern:
      /(?<![\w.+$£€/]|\d[- ])(?:\+?1[\s.-])?(?:\([2-9]\d{2}\)\s?|[2-9]\d{2}[.-])[2-9]\d{2}[\s.-]?\d{4}(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?![\w]|-[\dA-Z])/gi,
    score: 0.82,
    scoreInContext: 0.93,
    context: ANNOUNCED,
    exclude: NOT_A_PHONE,
  },
  {
    id: 'grouped-phone',
    runLengths: (1 << 3) | (1 << 4),
    digits: 10,
    type: 'PHONE',
    pattern: /(?<![\w.+$£€/]|\d[- ])\(?\d{3}\)?[.-]\d{3}[.-]\d{4}(?:\s?x\d{1,6})?(?![\w]|-[\dA-Z])/gi,
    score: 0.6,
    scoreInContext: 0.9,
    context: ANNOUNCED,
    exclude: NOT_A_PHONE,
  },
  {
    id: 'bracketed-area-phone',
    sign: '(',
    type: 'PHONE',
    pattern: /(?<![\w.])\(\d{2,5}\)[\s-]?\d{2,4}(?:[\s.-]?\d{2,4}){1,3}(?:\s?x\d{1,6})?(?![\w]|-\d)/gi,
    score: 0.72,
    scoreInContext: 0.92,
    context: ANNOUNCED,
    isValid: (value) => between(value, 7, 15),
  },
  {
    id: 'announced-phone',
    topics: TOPIC_PHONE,
    type: 'PHONE',
    pattern:
      /(?<![\w.+$£€/]|\d[-,])\(?\d{2,12}\)?(?:[\s.\-/]{1,2}\(?\d{1,8}\)?){0,6}(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?![\w]|[.,:]\d|-\d)/gi,
    score: 0.3,
    scoreInContext: 0.78,
    context: ANNOUNCED,
    contextAfter: /^\s?(?:\(?(?:office|mobile|mob|fax|home|work|cell|landline|phone)\b)/,
    exclude: NOT_A_PHONE,
    isValid: (value) =>
      between(value, 6, 15) &&
      !/^\d{2}[./-]\d{2}[./-](?:19|20)\d{2}$/.test(value) &&
      !/^(?:19|20)\d\d[-/]\d\d[-/]\d\d/.test(value) &&
      !/^\d{4}\s?-\s?\d{4}$/.test(value),
  },
  {
    id: 'look-alike-phone',
    mixed: true,
    digits: 5,
    type: 'PHONE',
    pattern: /(?<![\w.])[0oO](?:[\s.-]?[0-9oOlIiSsBzZ]){9,10}(?![\w])/g,
    score: 0.8,
    isValid: (value) => {
      const compact = value.replace(/[\s.-]/g, '');
      return (
        /[A-Za-z]/.test(compact) &&
        digitsOf(compact).length >= 5 &&
        /^[0oO][1237lIiSsBzZ8]/.test(compact) &&
        compact.length >= 10
      );
    },
  },
  {
    id: 'spelled-phone',
    digits: 0,
    topics: TOPIC_SPELLED_DIGIT,
    type: 'PHONE',
    pattern:
      /(?<!\w)(?:plus\s)?(?:(?:double|triple)\s)?(?:zero|oh|o|nought|naught|one|two|three|four|five|six|seven|eight|nine|\d)(?:[\s,.-]{1,3}(?:(?:double|triple)\s)?(?:zero|oh|o|nought|naught|one|two|three|four|five|six|seven|eight|nine|hundred|thousand|\d{1,4})){6,13}(?!\w)/gi,
    score: 0.8,
    isValid: (value) => (value.match(/[a-z]{2,}/gi) ?? []).length >= 5,
  },
];
