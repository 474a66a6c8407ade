/** Bank holidays on which nothing falls due, by jurisdiction: a reviewed table that says loudly where it ends. */
import { ApplicationError } from '../../platform/application-error.js';
import type { Jurisdiction } from '../../platform/jurisdictions.js';

/** Years that the table holds whole, from first to last. */
export const FIRST_YEAR = 2024;
export const LAST_YEAR = 2030;

/**
 * Weekdays that are bank holidays, as month-day: Banking and Financial Dealings Act 1971, schedule 1, with substitute
 * days for those that meet a weekend. By proclamation in Scotland: 15 June 2026, the football World Cup.
 * A holiday proclaimed later is added here; each year, look before the last one ends.
 */
const BANK_HOLIDAYS: Readonly<Record<Jurisdiction, Readonly<Record<number, string>>>> = {
  'england-and-wales': {
    2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
    2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
    2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
    2029: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
    2030: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  },
  scotland: {
    2024: '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26',
    2025: '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26',
    2026: '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
    2027: '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28',
    2028: '01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26',
    2029: '01-01 01-02 03-30 05-07 05-28 08-06 11-30 12-25 12-26',
    2030: '01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26',
  },
  'northern-ireland': {
    2024: '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26',
    2025: '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26',
    2026: '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
    2027: '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28',
    2028: '01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26',
    2029: '01-01 03-19 03-30 04-02 05-07 05-28 07-12 08-27 12-25 12-26',
    2030: '01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26',
  },
};

const daysOf = (jurisdiction: Jurisdiction): ReadonlySet<string> =>
  new Set(
    Object.entries(BANK_HOLIDAYS[jurisdiction]).flatMap(([year, days]) =>
      days.split(' ').map((day) => `${year}-${day}`),
    ),
  );
const dates: Readonly<Record<Jurisdiction, ReadonlySet<string>>> = {
  'england-and-wales': daysOf('england-and-wales'),
  scotland: daysOf('scotland'),
  'northern-ireland': daysOf('northern-ireland'),
};

/** All bank holidays of the table, ISO dates. */
export const bankHolidaysOf = (jurisdiction: Jurisdiction): readonly string[] => [...dates[jurisdiction]];

/** Whether an ISO date is a bank holiday. Throws `unavailable` outside the table's years: no date is guessed. */
export function isBankHoliday(date: string, jurisdiction: Jurisdiction): boolean {
  const year = Number(date.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    throw new ApplicationError(
      'unavailable',
      `The table of bank holidays covers ${FIRST_YEAR} to ${LAST_YEAR}: no due date can be given for ${year}.`,
    );
  }
  return dates[jurisdiction].has(date);
}
