/** Calendar arithmetic on wall-clock time: units, truncation, differences, weeks. Local times are dates in UTC fields. */
import { CommandError } from './command-error.js';
import { fromLocal, type TimeZone, toLocal, utcTime } from './time-zones.js';

const DAY = 86_400_000;
const UNIT_MILLISECONDS: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: DAY,
  week: 7 * DAY,
};
const UNIT_MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Error 9 for what is not a unit of time. */
export function assertUnit(unit: unknown): asserts unit is string {
  if (typeof unit !== 'string' || !(unit in UNIT_MILLISECONDS || unit in UNIT_MONTHS)) {
    throw new CommandError(9, 'FailedToParse', 'unknown time unit value');
  }
}

/** 0 for Sunday; names may be shortened to three letters. */
export function weekdayOf(name: unknown): number {
  const index =
    typeof name === 'string' && name.length >= 3 ? WEEKDAYS.findIndex((day) => day.startsWith(name.toLowerCase())) : -1;
  if (index === -1) throw new CommandError(9, 'FailedToParse', 'unknown day of week value');
  return index;
}

/** Days and longer keep the wall clock; shorter units are exact durations. A day that a month lacks becomes its last. */
export function addUnits(instant: number, unit: string, amount: number, zone: TimeZone): number {
  const length = UNIT_MILLISECONDS[unit];
  if (length !== undefined && length < DAY) return instant + amount * length;
  const local = toLocal(instant, zone);
  if (length !== undefined) return fromLocal(local.getTime() + amount * length, zone);
  const total = monthNumber(local) + amount * (UNIT_MONTHS[unit] as number);
  const [year, month] = [Math.floor(total / 12), ((total % 12) + 12) % 12];
  const lastDay = new Date(utcTime(year, month + 1, 0)).getUTCDate();
  const timeOfDay = ((local.getTime() % DAY) + DAY) % DAY;
  return fromLocal(utcTime(year, month, Math.min(local.getUTCDate(), lastDay)) + timeOfDay, zone);
}

function monthNumber(local: Date): number {
  return local.getUTCFullYear() * 12 + local.getUTCMonth();
}

/** Which unit of its kind a local time lies in, counted from 2000 (weeks from the first `weekStart` of 2000). */
function unitNumber(local: Date, unit: string, weekStart: number): number {
  const months = UNIT_MONTHS[unit];
  if (months !== undefined) return Math.floor((monthNumber(local) - 24_000) / months);
  const start = unit === 'week' ? weekReference(weekStart) : utcTime(2000, 0);
  return Math.floor((local.getTime() - start) / (UNIT_MILLISECONDS[unit] as number));
}

function weekReference(weekStart: number): number {
  // The first of January 2000 was a Saturday.
  return utcTime(2000, 0, 1 + ((weekStart + 1) % 7));
}

/** How many boundaries of the unit lie between two instants. */
export function unitsBetween(from: number, to: number, unit: string, zone: TimeZone, weekStart: number): number {
  const length = UNIT_MILLISECONDS[unit];
  // Offsets are whole minutes, so shorter units need no wall clock.
  if (length !== undefined && length < 3_600_000) return Math.floor(to / length) - Math.floor(from / length);
  return unitNumber(toLocal(to, zone), unit, weekStart) - unitNumber(toLocal(from, zone), unit, weekStart);
}

/** The beginning of the bin of `size` units in which an instant lies. */
export function truncate(instant: number, unit: string, size: number, zone: TimeZone, weekStart: number): number {
  const local = toLocal(instant, zone);
  const number = Math.floor(unitNumber(local, unit, weekStart) / size) * size;
  const months = UNIT_MONTHS[unit];
  if (months !== undefined) return fromLocal(utcTime(2000, number * months), zone);
  const length = UNIT_MILLISECONDS[unit] as number;
  const start = (unit === 'week' ? weekReference(weekStart) : utcTime(2000, 0)) + number * length;
  // Within the hour that occurs twice in autumn, the instant's own offset says which one is meant.
  return length < DAY ? start - zone(instant) : fromLocal(start, zone);
}

export function dayOfYear(local: Date): number {
  return Math.floor((local.getTime() - utcTime(local.getUTCFullYear(), 0)) / DAY) + 1;
}

/** Weeks begin on Sunday; the days before the first Sunday are week 0. */
export function weekOfYear(local: Date): number {
  return Math.floor((dayOfYear(local) + 6 - local.getUTCDay()) / 7);
}

/** 1 for Monday, 7 for Sunday. */
export function isoWeekday(local: Date): number {
  return local.getUTCDay() || 7;
}

/** The week of ISO 8601 and the year it belongs to: the one its Thursday lies in. */
export function isoWeek(local: Date): { year: number; week: number } {
  const thursday = new Date(local.getTime() + (4 - isoWeekday(local)) * DAY);
  return { year: thursday.getUTCFullYear(), week: Math.ceil(dayOfYear(thursday) / 7) };
}

/** The local time at which a day of an ISO week begins. */
export function isoWeekStart(year: number, week: number, weekday: number): number {
  const fourth = new Date(utcTime(year, 0, 4));
  return fourth.getTime() + ((week - 1) * 7 + weekday - isoWeekday(fourth)) * DAY;
}
