/** Dates of birth, told from other dates by what is said around them. */
import { CONTEXT_LEFT, CONTEXT_RIGHT } from './detector.js';
import { TOPIC_DOCUMENT } from './lexicon.js';
import type { Finding } from './scrubbing.contract.js';
import type { Tokens } from './tokens.js';

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

/** What makes a date a date of birth, told from the lower-case text before and after it. */
interface BirthCue {
  id: string;
  before?: RegExp;
  after?: RegExp;
  exclude?: RegExp;
  years?: RegExp;
  score: number;
}

const CUES: readonly BirthCue[] = [
  {
    id: 'stated',
    before: new RegExp(`\\b${BIRTH}(?!\\s(?:certificate|party|card))[^!?;\\n]{0,40}$`),
    exclude:
      /\b(?:meeting|deadline|due|expires?|exp|expiry|started|starting|issued|since|until|dated|valid|ends?|joined|appointment|booked|delivery)\b[^,;]{0,16}$/,
    score: 0.93,
  },
  {
    id: 'stated-after',
    after: new RegExp(`^[\\s,.)]{0,3}(?:\\(?${BIRTH}|is (?:my|his|her|their) (?:${BIRTH}))`),
    score: 0.93,
  },
  {
    // Read again after the name was replaced: "[PERSON] (12/8/2013)".
    id: 'beside-a-name',
    before: /\[person(?:_\d{1,4})?\]\s?\((?:b\.?\s?|aged?\s\d{1,3},?\s)?$/,
    years: /(?:19[2-9]\d|20[0-2]\d)/,
    score: 0.7,
  },
  {
    // "It's 7.11.1981 and my postcode is …": how people answer security questions.
    id: 'answer',
    after:
      /^[\s,]{0,2}(?:and|n|&|,)\s(?:my\s|the\s)?(?:post\s?code|surname|mother's|name|maiden|first line|address|house)/,
    years: /(?:19[2-9]\d|200\d|201[0-5])/,
    score: 0.7,
  },
];

const PATTERN = new RegExp(`(?<![\\w/.-])${DATE}(?![\\w]|[-/.]\\d)`, 'gi');

export function findDatesOfBirth(tokens: Tokens, lower: string, found: Finding[]): void {
  const { text, signals } = tokens;
  if (signals.digits < 2 || !(signals.flags & TOPIC_DOCUMENT || signals.hasPlaceholder)) return;
  PATTERN.lastIndex = 0;
  for (let match = PATTERN.exec(text); match !== null; match = PATTERN.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = lower.slice(Math.max(0, start - CONTEXT_LEFT), start);
    const after = lower.slice(end, end + CONTEXT_RIGHT);
    const cue = CUES.find(
      (candidate) =>
        (candidate.before?.test(before) ?? true) &&
        (candidate.after?.test(after) ?? true) &&
        !candidate.exclude?.test(before) &&
        (candidate.years?.test(match[0]) ?? true),
    );
    if (cue) found.push({ start, end, type: 'DATE_OF_BIRTH', score: cue.score });
  }
}
