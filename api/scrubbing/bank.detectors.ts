/** Money: cards, IBANs, UK sort codes and accounts, foreign accounts with a cue, wallet addresses. */
import { digitsOf, isBase58, isLuhnValid, isRoutingNumberValid } from './checksums.js';
import type { PatternDetector } from './detector.js';
import { TOPIC_BANK } from './lexicon.js';

/** Issuer prefixes with the lengths they issue (ISO/IEC 7812 ranges as published by the schemes). */
function hasIssuer(digits: string): boolean {
  const length = digits.length;
  const four = Number(digits.slice(0, 4));
  if (digits[0] === '4') return length === 13 || length === 16 || length === 19;
  if ((four >= 5100 && four <= 5599) || (four >= 2221 && four <= 2720)) return length === 16;
  if (/^3[47]/.test(digits)) return length === 15;
  if (/^3(?:0[0-59]|[689])/.test(digits)) return length === 14 || length === 16;
  if (/^35(?:2[89]|[3-8])/.test(digits)) return length === 16;
  if (/^(?:2131|1800)/.test(digits)) return length === 15;
  if (/^1/.test(digits)) return length === 15;
  if (/^6/.test(digits)) return length >= 16;
  return /^5[06-8]/.test(digits) && length >= 16;
}

const CARD_CONTEXT =
  /\b(?:cards?|credit|debit|visa|master\s?card|amex|american express|maestro|discover|diners|jcb|pan|cc|long number|pay(?:ing)? with|card\s?no|payment)\b/;
const NOT_A_CARD =
  /\b(?:isbn|ean|sku|barcode|upc|gtin|imei|tracking|parcel|consignment|order|invoice|library|loyalty|reward|gift|nectar|clubcard)\b[^.!?\n]{0,25}$/;

export const cardDetectors: readonly PatternDetector[] = [
  {
    id: 'card',
    digits: 12,
    type: 'CARD',
    pattern: /(?<![\w.,£$€#-]|\d[ -])\d(?:[ -]?\d){11,18}(?![\w]|[ -]\d|[.,]\d)/g,
    score: 0.9,
    scoreInContext: 0.96,
    context: CARD_CONTEXT,
    exclude: NOT_A_CARD,
    isValid: (value, inContext) => {
      const digits = digitsOf(value);
      if (/^(\d)\1+$/.test(digits)) return false;
      if (isLuhnValid(digits)) return inContext || hasIssuer(digits);
      return (
        inContext && /^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$/.test(value) && /^[2-6]/.test(digits) && !/^4012/.test(digits)
      );
    },
  },
  {
    id: 'card-runs-on',
    digits: 15,
    type: 'CARD',
    pattern: /(?<![\w.,-])(?:\d{4}(?:[ -]\d{4}){3}|3[47]\d{2}[ -]\d{6}[ -]\d{5})(?!\d)/g,
    score: 0.88,
    isValid: (value) => isLuhnValid(digitsOf(value)) && hasIssuer(digitsOf(value)),
  },
  {
    id: 'card-security-code',
    topics: TOPIC_BANK,
    digits: 3,
    type: 'CARD',
    pattern:
      /(?<![\w-])(?:cvv2?|cvc2?|cv2|cid|csc|security (?:code|number|digits)|(?:3|4|three|four)[\s-]digit (?:code|number)|(?:3|three) (?:digits|numbers) on (?:the )?back)(?:\s(?:is|was|are|on the back is|number|code|no))?\s?[:=-]?\s{0,2}(?<value>\d{3,4})(?![\d.,/-]\d|\d)/gi,
    score: 0.9,
  },
];

export const bankDetectors: readonly PatternDetector[] = [
  {
    id: 'sort-code',
    topics: TOPIC_BANK,
    type: 'BANK_ACCOUNT',
    pattern: /(?<![\w£$€.,/-])\d{2}([- ./]?)\d{2}\1\d{2}(?![\w]|[-/.,]\d)/g,
    score: 0.3,
    scoreInContext: 0.88,
    context: /\b(?:sort(?:\s?-?code)?|s\/?c|sortcode|scode)\b(?:\s(?:is|no|number|code|was))?[\s:=#.'"-]{0,4}$/,
  },
  {
    id: 'sort-code-then-account',
    digits: 14,
    type: 'BANK_ACCOUNT',
    pattern:
      /(?<![\w£$€.,/-])\d{2}([- ])\d{2}\1\d{2}(?=[\s,;:/|&-]{1,4}(?:and\s)?(?:acc(?:oun)?t?|a\/c|number|no|num|acct)?[\s.:#-]{0,3}(?:number|no)?[\s.:#-]{0,3}\d{8}(?!\d))/gi,
    score: 0.86,
  },
  {
    id: 'account-after-sort-code',
    digits: 14,
    type: 'BANK_ACCOUNT',
    pattern:
      /(?<![\w-])\d{2}[- ]?\d{2}[- ]?\d{2}[\s,;:/|&-]{1,4}(?:and\s)?(?:acc(?:oun)?t?|a\/c|number|no|num|acct)?[\s.:#-]{0,3}(?:number|no)?[\s.:#-]{0,3}(?<value>\d{8})(?!\d)/gi,
    score: 0.86,
  },
  {
    id: 'account-then-sort-code',
    topics: TOPIC_BANK,
    digits: 8,
    type: 'BANK_ACCOUNT',
    pattern: /(?<![\w£$€.,-])\d{8}(?=[\s,;/|&-]{1,4}(?:and\s)?(?:sort|s\/?c)\b)/gi,
    score: 0.86,
  },
  {
    id: 'account-number',
    topics: TOPIC_BANK,
    type: 'BANK_ACCOUNT',
    pattern: /(?<![\w£$€.,/-])\d{3,4}(?:[ -]?\d){3,14}(?![\w]|[,.]\d|-\d)/g,
    score: 0.2,
    scoreInContext: 0.84,
    context:
      /\b(?:acc(?:oun)?t|a\/c|acc|acnt|ac|accnum|bank|roll)\b(?:\s?(?:number|numbr|num|no\.?|nr|#|details))?(?:\s(?:is|was|of|ending(?:\sin|\swith)?))?[\s:=#.'"(-]{0,4}$/,
    exclude:
      /\b(?:council tax|electricity|gas|energy|water|broadband|customer|utility|virgin|sky|bt|tv|loyalty)\s(?:\w+\s)?acc(?:oun)?t\b[^.]{0,20}$/,
    isValid: (value) => {
      const { length } = digitsOf(value);
      return length >= 6 && length <= 17;
    },
  },
  {
    id: 'account-number-foreign',
    topics: TOPIC_BANK,
    digits: 3,
    type: 'BANK_ACCOUNT',
    pattern: /(?<![\w-])(?:\*{1,8}\d{3,4}|(?=[A-Z]{0,12}\d)[A-Z]{2,12}\d{6,18}|\d{6,12}[A-Z])(?!\w)/g,
    score: 0.2,
    scoreInContext: 0.8,
    context:
      /\b(?:acc(?:oun)?t|accnum|acc|bank)\b(?:\s?(?:number|num|no\.?|details))?(?:\s(?:is|was|ending(?:\sin|\swith)?))?[\s:=#.'"(-]{0,4}$|\bid number\s$/,
  },
  {
    id: 'us-routing-number',
    topics: TOPIC_BANK,
    digits: 9,
    type: 'BANK_ACCOUNT',
    pattern: /(?<![\w-])\d{4}-?\d{4}-?\d(?![\w-])/g,
    score: 0.4,
    scoreInContext: 0.86,
    context: /routing|\baba\b|\brtn\b|wire/,
    isValid: (value) => isRoutingNumberValid(digitsOf(value)),
  },
  {
    id: 'us-routing-number-grouped',
    digits: 9,
    type: 'BANK_ACCOUNT',
    pattern: /(?<![\w-])\d{4}-\d{4}-\d(?![\w-])/g,
    score: 0.7,
    isValid: (value) => isRoutingNumberValid(digitsOf(value)),
  },
];

export const cryptoDetectors: readonly PatternDetector[] = [
  {
    id: 'bitcoin',
    mixed: true,
    run: 26,
    type: 'CRYPTO',
    pattern: /(?<!\w)[13][1-9A-HJ-NP-Za-km-z]{25,34}(?!\w)/g,
    score: 0.85,
    isValid: (value) =>
      value.length <= 34 && isBase58(value) && /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value.slice(1)),
  },
  {
    id: 'bech32',
    mixed: true,
    run: 14,
    type: 'CRYPTO',
    pattern: /(?<!\w)(?:bc1|tb1|ltc1)[02-9ac-hj-np-z]{11,71}(?!\w)/gi,
    score: 0.9,
  },
  { id: 'ethereum', mixed: true, run: 42, type: 'CRYPTO', pattern: /(?<!\w)0x[0-9a-fA-F]{40}(?!\w)/g, score: 0.9 },
  {
    id: 'wallet-in-context',
    mixed: true,
    run: 26,
    type: 'CRYPTO',
    pattern:
      /(?<!\w)(?:[LMDTrX4A][1-9A-HJ-NP-Za-km-z]{25,100}|addr1[02-9ac-hj-np-z]{50,110}|cosmos1[0-9a-z]{38})(?!\w)/g,
    score: 0.3,
    scoreInContext: 0.82,
    context:
      /wallet|\b(?:ltc|litecoin|doge|dogecoin|xrp|ripple|trx|tron|usdt|xmr|monero|ada|cardano|sol|solana|crypto|coin|addr(?:ess)?)\b/,
    isValid: (value) => /\d/.test(value),
  },
];
