/**
 * When an answer is due: the one calendar month of UK GDPR article 12(3), counted as the ICO counts it; pure functions on
 * calendar dates. Complaints: Data Protection Act 2018 section 164A (acknowledgement within thirty days).
 */
import { ApplicationError } from '../platform/application-error.js';
import type { Jurisdiction } from '../platform/jurisdictions.js';
import { addDays, addMonths, daysIncluding, isWeekend, latestOf, type CalendarDate } from './calendar-dates.js';
import { isBankHoliday } from './data/bank-holidays.js';
import type { Right } from './rights.contract.js';

export const MONTHS_TO_ANSWER = 1;
export const MONTHS_OF_EXTENSION = 2;
/** Our own target, inside every calendar month. Days after the start. */
export const INTERNAL_TARGET_DAYS = 28;
export const ACKNOWLEDGEMENT_DAYS = 30;
export const ACKNOWLEDGEMENT_ALARM_DAYS = 29;

/** Something asked for before work can start: proof of identity, an agent's authority, a fee. */
export interface Check {
  askedOn: CalendarDate;
  /** null: still awaited. */
  receivedOn: CalendarDate | null;
}

/** A clarification that was reasonably needed. */
export interface Pause {
  askedOn: CalendarDate;
  /** null: still awaited. */
  answeredOn: CalendarDate | null;
}

/** What the clock is counted from. */
export interface ClockFacts {
  receivedOn: CalendarDate;
  checks: readonly Check[];
  pauses: readonly Pause[];
  /** When the person was told of the extension; null: none. */
  extendedOn: CalendarDate | null;
}

/** The date itself or, on a weekend or bank holiday, the next working day. */
export function workingDayFrom(date: CalendarDate, jurisdiction: Jurisdiction): CalendarDate {
  let day = date;
  while (isBankHoliday(day, jurisdiction) || isWeekend(day)) day = addDays(day, 1);
  return day;
}

/** The latest of receipt and whatever was asked for; null while that is awaited. */
export function startOf({ receivedOn, checks }: ClockFacts): CalendarDate | null {
  if (checks.some((check) => check.receivedOn === null)) return null;
  return latestOf(receivedOn, ...checks.flatMap((check) => check.receivedOn ?? []));
}

/**
 * When a right must be answered; null before the clock starts. A pause counts for access alone, and only once it is over:
 * while it lasts, the date is the earliest that the answer can fall due.
 */
export function dueOn(facts: ClockFacts, right: Right, jurisdiction: Jurisdiction): CalendarDate | null {
  const start = startOf(facts);
  if (start === null) return null;
  const months = MONTHS_TO_ANSWER + (facts.extendedOn === null ? 0 : MONTHS_OF_EXTENSION);
  const days = right === 'access' ? daysPaused(facts.pauses) : 0;
  return workingDayFrom(addDays(addMonths(start, months), days), jurisdiction);
}

/** The days from asking to answer, both included; a day that lies in two pauses counts once. */
function daysPaused(pauses: readonly Pause[]): number {
  let days = 0;
  let counted: CalendarDate | null = null;
  for (const { askedOn, answeredOn } of [...pauses].sort((a, b) => (a.askedOn < b.askedOn ? -1 : 1))) {
    if (answeredOn === null) continue;
    const from = counted !== null && askedOn <= counted ? addDays(counted, 1) : askedOn;
    if (answeredOn >= from) days += daysIncluding(from, answeredOn);
    counted = counted === null ? answeredOn : latestOf(counted, answeredOn);
  }
  return days;
}

/** When we mean to have answered: 28 days into the month, or into the last month of an extension; null before the clock starts. */
export function internalTargetOn(facts: ClockFacts, right: Right): CalendarDate | null {
  const start = startOf(facts);
  if (start === null) return null;
  const lastMonth = addMonths(start, facts.extendedOn === null ? 0 : MONTHS_OF_EXTENSION);
  return addDays(lastMonth, INTERNAL_TARGET_DAYS + (right === 'access' ? daysPaused(facts.pauses) : 0));
}

/** Throws `conflict` unless the clock may be stopped from a day: for access alone, once at a time, before the answer is due. */
export function requirePausable(
  facts: ClockFacts,
  right: Right,
  askedOn: CalendarDate,
  jurisdiction: Jurisdiction,
): void {
  if (right !== 'access')
    throw new ApplicationError(
      'conflict',
      `The clock of ${right} cannot be paused: only access waits for a clarification.`,
    );
  if (facts.pauses.some(({ answeredOn }) => answeredOn === null))
    throw new ApplicationError('conflict', 'The clock is paused already.');
  const [start, due] = [startOf(facts), dueOn(facts, right, jurisdiction)];
  if (start === null || due === null) throw new ApplicationError('conflict', 'The clock has not started yet.');
  if (askedOn < start || askedOn > due)
    throw new ApplicationError(
      'conflict',
      'A clarification can be asked for from the start of the clock until the answer is due.',
    );
}

/** Throws `conflict` unless a person may be told of an extension on a day: once, and inside the first month. */
export function requireExtendable(
  facts: ClockFacts,
  right: Right,
  toldOn: CalendarDate,
  jurisdiction: Jurisdiction,
): void {
  if (facts.extendedOn !== null) throw new ApplicationError('conflict', 'The time was extended already.');
  const [start, due] = [startOf(facts), dueOn(facts, right, jurisdiction)];
  if (start === null || due === null) throw new ApplicationError('conflict', 'The clock has not started yet.');
  if (toldOn < start || toldOn > due)
    throw new ApplicationError('conflict', 'An extension must be told, with its reason, inside the first month.');
}

/** By when the receipt of a complaint is acknowledged. */
export const acknowledgeBy = (receivedOn: CalendarDate, jurisdiction: Jurisdiction): CalendarDate =>
  workingDayFrom(addDays(receivedOn, ACKNOWLEDGEMENT_DAYS), jurisdiction);

/** From when a complaint without acknowledgement is an alarm. */
export const acknowledgementAlarmOn = (receivedOn: CalendarDate): CalendarDate =>
  addDays(receivedOn, ACKNOWLEDGEMENT_ALARM_DAYS);
