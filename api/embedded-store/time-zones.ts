/** Wall-clock time in time zones: fixed offsets and the names of the IANA database. */
import { located } from './expression-types.js';

/** A zone's offset from UTC at an instant, in milliseconds. */
export type TimeZone = (instant: number) => number;

const FIXED = /^([+-])(\d{2})(?::?(\d{2}))?$/;
const known = new Map<string, TimeZone>();

/** Error 40485 for a name that is neither an offset (`+02`, `+0530`, `-03:00`) nor a zone. */
export function timeZone(name: string): TimeZone {
  let zone = known.get(name);
  if (!zone) {
    // Names come from clients: the memory they may claim here is bounded.
    if (known.size > 1_000) known.clear();
    zone = createZone(name);
    known.set(name, zone);
  }
  return zone;
}

export const UTC: TimeZone = () => 0;

function createZone(name: string): TimeZone {
  if (name === 'UTC' || name === 'GMT' || name === 'Z') return UTC;
  const fixed = FIXED.exec(name);
  if (fixed) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0);
    const offset = (fixed[1] === '-' ? -1 : 1) * minutes * 60_000;
    return () => offset;
  }
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw located(40485, 'unrecognized time zone identifier');
  }
  return (instant) => offsetOf(format, instant);
}

function offsetOf(format: Intl.DateTimeFormat, instant: number): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
  const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year);
  const local = utcTime(
    year,
    Number(parts.month) - 1,
    Number(parts.day),
    Number(parts.hour),
    Number(parts.minute),
    Number(parts.second),
  );
  return local - Math.floor(instant / 1000) * 1000;
}

/** As `Date.UTC`, without its reading of the years 0 to 99 as 1900 to 1999. */
export function utcTime(
  year: number,
  month: number,
  day = 1,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  date.setUTCHours(hour, minute, second, millisecond);
  return date.getTime();
}

/** The wall clock at an instant, as a date whose UTC fields are the local ones. */
export function toLocal(instant: number, zone: TimeZone): Date {
  return new Date(instant + zone(instant));
}

/** The instant at which the wall clock shows a time; the first of two, or, in a gap, as long after it as the clock jumped. */
export function fromLocal(local: number, zone: TimeZone): number {
  const before = zone(local - 86_400_000);
  const early = local - before;
  if (zone(early) === before) return early;
  const late = local - zone(local + 86_400_000);
  return toLocal(late, zone).getTime() === local ? late : early;
}
