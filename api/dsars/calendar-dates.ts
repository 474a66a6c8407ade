/** Calendar dates as ISO strings (`2026-11-22`): days and months are added without any time of day, so that no clock change moves them. */

/** `YYYY-MM-DD`; such strings sort as their dates do. */
export type CalendarDate = string;

const DAY_MS = 86_400_000;

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const fromUtc = (moment: Date): CalendarDate => moment.toISOString().slice(0, 10);
const toUtc = (date: CalendarDate): Date => new Date(`${date}T00:00:00.000Z`);

/** The date on which a moment falls in the United Kingdom. */
export function dateInLondon(moment: Date): CalendarDate {
  const part = Object.fromEntries(LONDON.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${part['year']}-${part['month']}-${part['day']}`;
}

/** Whether a string names a day that exists: not 30 February. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = toUtc(text);
  return !Number.isNaN(moment.getTime()) && fromUtc(moment) === text;
}

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  fromUtc(new Date(toUtc(date).getTime() + days * DAY_MS));

/** The same date so many months later or, where there is none, the last day of that month. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return fromUtc(new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))));
}

/** Days from one date to another, both included. */
export const daysIncluding = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((toUtc(to).getTime() - toUtc(from).getTime()) / DAY_MS) + 1;

export const isWeekend = (date: CalendarDate): boolean => [0, 6].includes(toUtc(date).getUTCDay());

/** The latest of some dates. */
export const latestOf = (first: CalendarDate, ...others: CalendarDate[]): CalendarDate =>
  others.reduce((latest, date) => (date > latest ? date : latest), first);
