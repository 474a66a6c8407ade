/** Dates of birth, told from other dates by what is said around them. */
import type { PatternDetector } from './detector.js';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])(?:\\s?(?:st|nd|rd|th))?';
const YEAR = '(?:(?:19|20)\\d{2})';
const SHORT_YEAR = "(?:(?:19|20)\\d{2}|'?\\d{2})";

const DATE =
  `(?:${YEAR}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\\d|3[01])` +
  `|${DAY}(?:\\sof)?[\\s\\-/.,]{0,2}${MONTH}[\\s\\-/.,]{0,2}${SHORT_YEAR}` +
  `|${MONTH}\\.?[\\s-]${DAY},?[\\s-]${SHORT_YEAR}` +
  `|(?:0?[1-9]|[12]\\d|3[01])\\s?[-/.]\\s?(?:0?[1-9]|[12]\\d|3[01])\\s?[-/.]\\s?${SHORT_YEAR}` +
  `|(?:0[1-9]|[12]\\d|3[01])\\s(?:0[1-9]|1[0-2])\\s${SHORT_YEAR})`;

const BIRTH = '(?:d\\.?o\\.?b\\.?|date of birth|birth\\s?date|birth\\s?day|b-?day|born|birth|geboren)';

export const dateOfBirthDetectors: readonly PatternDetector[] = [
  {
    id: 'date-of-birth',
    type: 'DATE_OF_BIRTH',
    pattern: new RegExp(`(?<![\\w/.-])${DATE}(?![\\w]|[-/.]\\d)`, 'gi'),
    score: 0.3,
    scoreInContext: 0.93,
    context: new RegExp(`\\b${BIRTH}(?!\\s(?:certificate|party|card))[^!?;\\n]{0,40}$`),
    contextAfter: new RegExp(`^[\\s,.)]{0,3}(?:\\(?${BIRTH}|is (?:my|his|her|their) (?:${BIRTH}))`),
    exclude:
      /\b(?:meeting|deadline|due|expires?|exp|expiry|started|starting|issued|since|until|dated|valid|ends?|joined|appointment|booked|delivery)\b[^,;]{0,16}$/,
  },
  {
    id: 'date-beside-a-name',
    type: 'DATE_OF_BIRTH',
    pattern: new RegExp(`(?<![\\w/.-])${DATE}(?![\\w]|[-/.]\\d)`, 'gi'),
    score: 0.3,
    scoreInContext: 0.7,
    // Read again after the name was replaced: "[PERSON] (12/8/2013)".
    context: /\[person(?:_\d{1,4})?\]\s?\((?:b\.?\s?)?$/,
    isValid: (value) => /(?:19[2-9]\d|20[0-2]\d)/.test(value),
  },
  {
    // A date in brackets or after "it's" beside another identifier is how people answer security questions.
    id: 'date-as-answer',
    type: 'DATE_OF_BIRTH',
    pattern: new RegExp(`(?<![\\w/.-])${DATE}(?![\\w]|[-/.]\\d)`, 'gi'),
    score: 0.3,
    scoreInContext: 0.7,
    contextAfter:
      /^[\s,]{0,2}(?:and|n|&|,)\s(?:my\s|the\s)?(?:post\s?code|surname|mother's|name|maiden|first line|address|house)/,
    isValid: (value) => /(?:19[2-9]\d|200\d|201[0-5])/.test(value),
  },
];
