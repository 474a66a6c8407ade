/** Numbers that an organisation, a state or a device maker gives a person, found by the words that introduce them. */
import { IDENTIFIER_CUES, type IdentifierCue } from './data/identifier-cues.js';
import { digitsOf } from './checksums.js';
import type { PatternDetector } from './detector.js';
import { TOPIC_IDENTIFIER } from './lexicon.js';
import type { Finding } from './scrubbing.contract.js';
import type { Tokens } from './tokens.js';

/** What may stand between the cue and the number: "number", "no.", "is", punctuation. Then the number, in capitals, digits and signs. */
const ANNOUNCED = new RegExp(
  String.raw`(?:'?s)?(?:\s?(?:card|member(?:ship)?|certificate|policy|insurance|security|record|number|numbr|num|no\.?|nr|id|ref(?:erence)?|code|#|№))*` +
    String.raw`(?:\s(?:is|was|on file is|code is|of|ending|for\s(?:my|the|her|his)\s\w{2,12}(?:\sis)?))?\s?[:=#]?\s{0,2}["'(]?` +
    String.raw`(?<value>(?=[A-Z/ -]{0,12}\d)[A-Z0-9](?:[/ -]?[A-Z0-9]){2,23}?)(?![\w]|[/-]\w| \d{3,})`,
  'iy',
);
const AMOUNT =
  /^(?:19|20)\d\d$|^\d+\s?(?:am|pm|st|nd|rd|th|k|m|p|x|ft|kg|g|cm|mm|mb|gb|hrs?|mins?|days?|weeks?|months?|years?|miles?|pounds?|quid)$/i;
const SCORE = 0.78;

const CUES: ReadonlyMap<string, IdentifierCue> = new Map(
  IDENTIFIER_CUES.flatMap((cue) => cue.words.split(' ').map((word) => [word, cue] as const)),
);

export function findAnnouncedIdentifiers(tokens: Tokens, found: Finding[]): void {
  if (!(tokens.signals.flags & TOPIC_IDENTIFIER) || tokens.signals.digits < 2) return;
  const { text, count, flags, word, end, start } = tokens;
  for (let i = 0; i < count; i += 1) {
    if (!((flags[i] as number) & TOPIC_IDENTIFIER)) continue;
    const cue = CUES.get(word[i] as string);
    const before = text[(start[i] as number) - 1];
    if (!cue || before === '-' || before === '_' || (cue.after && !cue.after.test(word[i - 1] ?? ''))) continue;
    ANNOUNCED.lastIndex = end[i] as number;
    const value = ANNOUNCED.exec(text)?.groups?.['value'];
    if (value === undefined || digitsOf(value).length < cue.digits || AMOUNT.test(value)) continue;
    if (ANNOUNCED.lastIndex - value.length === end[i]) continue;
    found.push({ start: ANNOUNCED.lastIndex - value.length, end: ANNOUNCED.lastIndex, type: cue.type, score: SCORE });
  }
}

export const otherIdDetectors: readonly PatternDetector[] = [
  {
    id: 'imei',
    digits: 15,
    type: 'OTHER_ID',
    pattern: /(?<![\w.+£$-])\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d(?![\w]|[-.]\d)/g,
    score: 0.3,
    scoreInContext: 0.95,
    context: /\bimei\b/,
  },
  {
    id: 'prefixed-staff-number',
    digits: 4,
    topics: TOPIC_IDENTIFIER,
    type: 'OTHER_ID',
    pattern: /(?<![\w-])(?:EMP|STU|PAT|MRN|NEST|STAFF|HOSP)-?\d{4,12}(?![\w-])/g,
    score: 0.7,
  },
];
