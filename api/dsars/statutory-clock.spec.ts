/** The statutory clock against golden dates, against an oracle that knows holidays from elsewhere, and against its own laws. */
import Holidays from 'date-holidays';
import { addDays, addMonths, dateInLondon, isCalendarDate } from './calendar-dates.js';
import { JURISDICTIONS, type Jurisdiction } from '../platform/jurisdictions.js';
import { bankHolidaysOf, FIRST_YEAR, isBankHoliday, LAST_YEAR } from './data/bank-holidays.js';
import { RIGHTS } from './rights.contract.js';
import {
  acknowledgeBy,
  acknowledgementAlarmOn,
  dueOn,
  internalTargetOn,
  requireExtendable,
  requirePausable,
  startOf,
  workingDayFrom,
  type ClockFacts,
} from './statutory-clock.js';

const ENGLAND = 'england-and-wales';
const REGION: Record<Jurisdiction, string> = { [ENGLAND]: 'ENG', scotland: 'SCT', 'northern-ireland': 'NIR' };
const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);

const received = (receivedOn: string, more: Partial<ClockFacts> = {}): ClockFacts => ({
  receivedOn,
  checks: [],
  pauses: [],
  extendedOn: null,
  ...more,
});

const weekdayOf = (date: string): number => new Date(date).getUTCDay();
const isWeekday = (date: string): boolean => weekdayOf(date) > 0 && weekdayOf(date) < 6;

/** Weekdays that the oracle calls public holidays. It does not know the proclamation of 15 June 2026 for Scotland. */
function oracleHolidays(jurisdiction: Jurisdiction): Set<string> {
  const oracle = new Holidays('GB', REGION[jurisdiction]);
  const days = YEARS.flatMap((year) => oracle.getHolidays(year))
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10));
  return new Set([...days, ...(jurisdiction === 'scotland' ? ['2026-06-15'] : [])].filter(isWeekday));
}

/** One month on, then day by day to a working day; written apart from the product, on JavaScript's own month arithmetic. */
function oracleDue(from: string, holidays: Set<string>, months: number): string {
  const day = new Date(from);
  const wanted = (day.getUTCMonth() + months) % 12;
  day.setUTCMonth(day.getUTCMonth() + months);
  while (day.getUTCMonth() !== wanted) day.setUTCDate(day.getUTCDate() - 1);
  const text = (): string => day.toISOString().slice(0, 10);
  while (!isWeekday(text()) || holidays.has(text())) day.setUTCDate(day.getUTCDate() + 1);
  return text();
}

/** Every eleventh day from the table's first to what can still be extended inside it: month ends are among them. */
const SAMPLE = Array.from({ length: 220 }, (_, index) => addDays('2024-01-01', index * 11));

/** A small reproducible generator (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Facts as they may come: checks, pauses and an extension or none. */
function someFacts(random: () => number): ClockFacts {
  const upTo = (most: number): number => Math.floor(random() * most);
  const receivedOn = addDays('2024-01-01', upTo(2_100));
  const asked = addDays(receivedOn, upTo(20));
  const checks = Array.from({ length: upTo(3) }, () => ({
    askedOn: receivedOn,
    receivedOn: addDays(receivedOn, upTo(40)),
  }));
  const pauses = Array.from({ length: upTo(3) }, () => ({ askedOn: asked, answeredOn: addDays(asked, upTo(30)) }));
  return { receivedOn, checks, pauses, extendedOn: random() < 0.3 ? receivedOn : null };
}

describe('golden dates', () => {
  it.each<[string, ClockFacts, string]>([
    ['Christmas and Boxing Day', received('2024-11-25'), '2024-12-27'],
    ['a weekend; received on a bank holiday', received('2025-01-01'), '2025-02-03'],
    ['no such date in February', received('2026-01-31'), '2026-03-02'],
    ['a leap year', received('2028-01-31'), '2028-02-29'],
    ['a substitute day', received('2026-11-25'), '2026-12-29'],
    ['extended', received('2026-11-30', { extendedOn: '2026-12-01' }), '2027-03-01'],
    [
      'identity',
      received('2026-03-02', { checks: [{ askedOn: '2026-03-03', receivedOn: '2026-03-09' }] }),
      '2026-04-09',
    ],
    [
      'a clarification',
      received('2026-03-01', { pauses: [{ askedOn: '2026-03-05', answeredOn: '2026-03-09' }] }),
      '2026-04-07',
    ],
  ])('C37.1 %s', (_what, facts, due) => {
    expect(dueOn(facts, 'access', ENGLAND)).toBe(due);
  });

  it.each(JURISDICTIONS)('C37.1 %s: the table of bank holidays is the oracle’s', (jurisdiction) => {
    expect([...bankHolidaysOf(jurisdiction)].sort()).toEqual([...oracleHolidays(jurisdiction)].sort());
  });

  it.each(JURISDICTIONS)('C37.1 %s: 220 dates, each also extended, fall due when the oracle says', (jurisdiction) => {
    const holidays = oracleHolidays(jurisdiction);
    const ours = SAMPLE.map((day) => [
      dueOn(received(day), 'erasure', jurisdiction),
      dueOn(received(day, { extendedOn: day }), 'erasure', jurisdiction),
    ]);
    expect(ours).toEqual(SAMPLE.map((day) => [oracleDue(day, holidays, 1), oracleDue(day, holidays, 3)]));
  });

  it.each<[string, Jurisdiction, string]>([
    ['St Andrew’s Day', 'scotland', '2026-12-01'],
    ['the same day elsewhere', ENGLAND, '2026-11-30'],
  ])('C37.1 %s in %s', (_what, jurisdiction, due) => {
    expect(dueOn(received('2026-10-30'), 'access', jurisdiction)).toBe(due);
  });

  it.each<[string, string, Jurisdiction]>([
    ['2026-06-19', '2026-07-20', ENGLAND],
    ['2026-11-25', '2026-12-29', ENGLAND],
    ['2026-06-12', '2026-07-13', ENGLAND],
    ['2026-06-12', '2026-07-14', 'northern-ireland'],
    ['2026-12-03', '2027-01-04', ENGLAND],
    ['2026-12-03', '2027-01-05', 'scotland'],
  ])('C46.1 a complaint received on %s is acknowledged by %s in %s', (day, due, jurisdiction) => {
    expect(acknowledgeBy(day, jurisdiction)).toBe(due);
    expect(acknowledgementAlarmOn(day)).toBe(addDays(day, 29));
  });
});

describe('laws of the clock', () => {
  const random = randomNumbers(37);
  const cases = Array.from({ length: 2_000 }, () => someFacts(random));
  const everywhere = JURISDICTIONS.flatMap((jurisdiction) => cases.map((facts) => ({ jurisdiction, facts })));

  it('C37.2 due is a working day after the start, and the start never before receipt', () => {
    const wrong = everywhere.filter(({ facts, jurisdiction }) => {
      const [start, due] = [startOf(facts)!, dueOn(facts, 'access', jurisdiction)!];
      return start < facts.receivedOn || due <= start || !isWeekday(due) || isBankHoliday(due, jurisdiction);
    });
    expect(wrong).toEqual([]);
  });

  it('a pause never shortens, and moves access alone; an extension and a check never shorten', () => {
    const wrong = everywhere.filter(({ facts, jurisdiction }) => {
      const due = (changed: Partial<ClockFacts>, right: (typeof RIGHTS)[number] = 'access'): string =>
        dueOn({ ...facts, ...changed }, right, jurisdiction)!;
      const full = due({});
      const isShorter = due({ pauses: [] }) > full || due({ extendedOn: null }) > full || due({ checks: [] }) > full;
      return isShorter || due({}, 'erasure') !== due({ pauses: [] }, 'erasure');
    });
    expect(wrong).toEqual([]);
  });

  it('the internal target is after the start and never after what is due', () => {
    const wrong = everywhere.filter(({ facts, jurisdiction }) =>
      (['access', 'erasure'] as const).some((right) => {
        const target = internalTargetOn(facts, right)!;
        return target <= startOf(facts)! || target > dueOn(facts, right, jurisdiction)!;
      }),
    );
    expect(wrong).toEqual([]);
    expect(internalTargetOn(received('2026-11-23'), 'access')).toBe('2026-12-21');
  });

  it('has no date before what was asked for is there; a pause that lasts adds nothing yet', () => {
    const waiting = received('2026-03-02', { checks: [{ askedOn: '2026-03-03', receivedOn: null }] });
    expect([startOf(waiting), dueOn(waiting, 'access', ENGLAND), internalTargetOn(waiting, 'access')]).toEqual([
      null,
      null,
      null,
    ]);
    const paused = received('2026-03-02', { pauses: [{ askedOn: '2026-03-05', answeredOn: null }] });
    expect(dueOn(paused, 'access', ENGLAND)).toBe('2026-04-02');
  });

  it('a day in two pauses counts once', () => {
    const twice = [
      { askedOn: '2026-09-03', answeredOn: '2026-09-04' },
      { askedOn: '2026-09-04', answeredOn: '2026-09-07' },
    ];
    expect(dueOn(received('2026-09-01', { pauses: twice }), 'access', ENGLAND)).toBe('2026-10-06');
  });
});

describe('what the clock refuses', () => {
  const facts = received('2026-11-23');

  it.each(RIGHTS.filter((right) => right !== 'access'))('C37.3 a pause of %s', (right) => {
    expect(() => requirePausable(facts, right, '2026-11-25', ENGLAND)).toThrow(
      `The clock of ${right} cannot be paused`,
    );
  });

  it('a pause of access outside its time, twice at once, or before the clock starts', () => {
    expect(() => requirePausable(facts, 'access', '2026-12-23', ENGLAND)).not.toThrow();
    expect(() => requirePausable(facts, 'access', '2026-12-24', ENGLAND)).toThrow('until the answer is due');
    expect(() => requirePausable(facts, 'access', '2026-11-22', ENGLAND)).toThrow('until the answer is due');
    const paused = { ...facts, pauses: [{ askedOn: '2026-11-24', answeredOn: null }] };
    expect(() => requirePausable(paused, 'access', '2026-11-25', ENGLAND)).toThrow('paused already');
    const waiting = { ...facts, checks: [{ askedOn: '2026-11-24', receivedOn: null }] };
    expect(() => requirePausable(waiting, 'access', '2026-11-25', ENGLAND)).toThrow('not started');
  });

  it('C37.4 an extension after the first month, and a second one', () => {
    expect(() => requireExtendable(facts, 'erasure', '2026-12-23', ENGLAND)).not.toThrow();
    expect(() => requireExtendable(facts, 'erasure', '2026-12-24', ENGLAND)).toThrow('inside the first month');
    expect(() => requireExtendable(facts, 'erasure', '2026-11-22', ENGLAND)).toThrow('inside the first month');
    const extended = { ...facts, extendedOn: '2026-11-25' };
    expect(() => requireExtendable(extended, 'erasure', '2026-11-26', ENGLAND)).toThrow('extended already');
  });

  it('any date past the table’s end, or before it begins', () => {
    expect(dueOn(received('2030-11-29'), 'access', ENGLAND)).toBe('2030-12-30');
    expect(() => dueOn(received('2030-12-02'), 'access', ENGLAND)).toThrow('no due date can be given for 2031');
    expect(() => workingDayFrom('2023-12-29', ENGLAND)).toThrow('no due date can be given for 2023');
  });
});

describe('calendar dates', () => {
  it.each([
    ['2026-03-29T00:30:00.000Z', '2026-03-29'],
    ['2026-06-30T23:30:00.000Z', '2026-07-01'],
    ['2026-12-31T23:59:59.999Z', '2026-12-31'],
  ])('%s is %s in London', (moment, date) => {
    expect(dateInLondon(new Date(moment))).toBe(date);
  });

  it('knows which dates exist', () => {
    const texts = ['2028-02-29', '2026-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00', '', '0000-00-00'];
    expect(texts.filter(isCalendarDate)).toEqual(['2028-02-29']);
  });

  it('adds months over the end of a year', () => {
    expect([addMonths('2026-10-31', 1), addMonths('2026-12-31', 2), addMonths('2026-11-15', 3)]).toEqual([
      '2026-11-30',
      '2027-02-28',
      '2027-02-15',
    ]);
  });
});
