/** Catches an identifier that one author splits over consecutive messages: "my number is 07700", "900 123". */
import { detect, type DetectOptions } from './scrubber.js';
import type { Finding, PiiType } from './scrubbing.contract.js';

/** An earlier message of the same author, as it was stored: already scrubbed. */
export interface EarlierMessage {
  id: string;
  text: string;
}

/** What must now be redacted in an earlier message: UTF-16 offsets into its stored text, end exclusive. */
export interface EarlierPart {
  messageId: string;
  start: number;
  end: number;
  type: PiiType;
}

export interface SplitIdentifiers {
  earlier: EarlierPart[];
  /** Parts in the current message, by offset in it; to be handed to `scrub` as `extra` findings. */
  current: Finding[];
}

/** No more earlier messages than these are looked at. */
const MOST_EARLIER = 2;
/** How much of a message can belong to an identifier and its context, in UTF-16 units. */
const REACH = 120;
/** Identifiers with digits or signs of their own. Names and streets are left out: two messages of plain words prove nothing. */
const SPLITTABLE: ReadonlySet<PiiType> = new Set<PiiType>([
  'PHONE',
  'CARD',
  'IBAN',
  'BANK_ACCOUNT',
  'NATIONAL_ID',
  'PASSPORT',
  'DRIVING_LICENCE',
  'POSTCODE',
  'EMAIL',
  'DATE_OF_BIRTH',
  'VEHICLE',
  'SECRET',
  'OTHER_ID',
]);
/** A text ends here like an announcement: what it announces may stand in the next message. */
const ANNOUNCES = /(?:\b(?:is|are|its|it's|number|no|code|pin|password|card|email|dob|postcode|account)|[:=])\s*$/i;
/** Small words with which people carry on: "and then", "sorry". They may stand before the second part. */
const CARRIES_ON =
  /^(?:\s|[.,…:;-]|\b(?:and|then|sorry|oops|its|it's|is|the rest is|rest is|followed by|last bit)\b)*/i;
const TRAILS_OFF = /[\s.,…-]/;
const NUMBER_WORD = /\b(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)\b/gi;
/** What else a message may say when it holds the second part of an identifier. */
const MOST_OTHER_LETTERS = 40;

interface Joined {
  text: string;
  /** Where each message's part begins in `text`, and which of its own offsets that is. */
  parts: { at: number; from: number; length: number }[];
}

/** Enough of an identifier to be a part of one: two digits, two number words, or a sign of an e-mail address. */
function isPartLike(part: string, type: PiiType): boolean {
  if (type === 'EMAIL') return /[@.]|\w{2}/.test(part);
  if (type === 'POSTCODE' || type === 'VEHICLE') return /\d/.test(part) && part.trim().length >= 2;
  return (part.match(/\d/g)?.length ?? 0) >= 2 || (part.match(NUMBER_WORD)?.length ?? 0) >= 2;
}

/** Where a message ends without the dots and blanks in which it trails off. */
function endOf(message: string): number {
  let end = message.length;
  while (end > 0 && TRAILS_OFF.test(message[end - 1] as string)) end -= 1;
  return end;
}

/** Sets the end of each earlier text beside the start of the next, so that the parts touch with `glue` between them. */
function join(texts: readonly string[], glue: string): Joined {
  let text = '';
  const parts: Joined['parts'] = [];
  texts.forEach((message, i) => {
    const isFirst = i === 0;
    const isLast = i === texts.length - 1;
    const from = isFirst ? Math.max(0, message.length - REACH) : (CARRIES_ON.exec(message)?.[0].length ?? 0);
    const until = isLast ? Math.min(message.length, from + REACH) : endOf(message);
    const piece = message.slice(from, Math.max(from, until));
    parts.push({ at: text.length, from, length: piece.length });
    text += isLast ? piece : piece + glue;
  });
  return { text, parts };
}

/** The finding's share of part `i`, in the offsets of that message; null when there is none. */
function shareOf(finding: Finding, part: Joined['parts'][number]): { start: number; end: number } | null {
  const start = Math.max(finding.start, part.at);
  const end = Math.min(finding.end, part.at + part.length);
  return start < end ? { start: start - part.at + part.from, end: end - part.at + part.from } : null;
}

/** Whether `finding` runs through all joints: to the end of each message but the last, from the start of each but the first. */
function runsThrough(finding: Finding, { parts }: Joined): boolean {
  const first = parts[0] as Joined['parts'][number];
  const last = parts[parts.length - 1] as Joined['parts'][number];
  return finding.start < first.at + first.length && finding.end > last.at;
}

function isMostlyIdentifier(text: string, share: { start: number; end: number }): boolean {
  const rest = text.slice(0, share.start) + text.slice(share.end);
  return (rest.match(/\p{L}/gu)?.length ?? 0) <= MOST_OTHER_LETTERS;
}

/** Whether `share` is already found in the message alone; the second half of an e-mail address looks like a handle there. */
function overlaps(findings: readonly Finding[], share: { start: number; end: number }, type: PiiType): boolean {
  if (type === 'EMAIL') return findings.some((finding) => finding.type === 'EMAIL' && finding.start < share.end);
  return findings.some(({ start, end }) => start < share.end && end > share.start);
}

/** The identifier that runs through all of `messages` and into `current`, or null. */
function findThrough(
  messages: readonly EarlierMessage[],
  current: string,
  alone: readonly Finding[],
  options: DetectOptions,
): SplitIdentifiers | null {
  const texts = [...messages.map(({ text }) => text), current];
  for (const glue of [' ', '', '-']) {
    const joined = join(texts, glue);
    for (const finding of detect(joined.text, options)) {
      if (!SPLITTABLE.has(finding.type) || !runsThrough(finding, joined)) continue;
      const shares = joined.parts.map((part) => shareOf(finding, part));
      const isWhole = shares.every(
        (share, i) => share !== null && isPartLike((texts[i] as string).slice(share.start, share.end), finding.type),
      );
      const last = shares[shares.length - 1];
      if (!isWhole || !last || overlaps(alone, last, finding.type) || !isMostlyIdentifier(current, last)) continue;
      const earlier = messages.map(({ id }, i) => ({
        messageId: id,
        ...(shares[i] as { start: number; end: number }),
        type: finding.type,
      }));
      return { earlier, current: [{ ...finding, ...last }] };
    }
  }
  return null;
}

/** A value at the start of `current` that only the announcement at the end of the message before shows to be personal. */
function findAnnounced(
  before: EarlierMessage,
  current: string,
  alone: readonly Finding[],
  options: DetectOptions,
): SplitIdentifiers | null {
  if (!ANNOUNCES.test(before.text.slice(-40))) return null;
  const joined = join([before.text, current], ' ');
  const [, part] = joined.parts as [Joined['parts'][number], Joined['parts'][number]];
  for (const finding of detect(joined.text, options)) {
    const share = finding.start >= part.at ? shareOf(finding, part) : null;
    const isAtStart = share !== null && share.start - part.from <= 2;
    if (!SPLITTABLE.has(finding.type) || share === null || !isAtStart || overlaps(alone, share, finding.type)) continue;
    if (isMostlyIdentifier(current, share)) return { earlier: [], current: [{ ...finding, ...share }] };
  }
  return null;
}

/**
 * Looks for an identifier that begins in the last one or two of `previous` (oldest first; scrubbed texts of the same author, directly
 * before) and ends in `current` (not yet scrubbed). Conservative: both parts must touch the joint and look like parts of an
 * identifier, and the current message must say little else. The caller redacts the earlier parts in place and records it.
 */
export function findSplit(
  previous: readonly EarlierMessage[],
  current: string,
  options: DetectOptions = {},
): SplitIdentifiers {
  const recent = previous.slice(-MOST_EARLIER);
  const alone = detect(current, options);
  const last = recent[recent.length - 1];
  if (!last || current.length === 0) return { earlier: [], current: [] };
  return (
    (recent.length > 1 ? findThrough(recent, current, alone, options) : null) ??
    findThrough([last], current, alone, options) ??
    findAnnounced(last, current, alone, options) ?? { earlier: [], current: [] }
  );
}
