/** Dates by format strings: writing them for `$dateToString`, reading them for `$dateFromString`. */
import { dayOfYear, isoWeek, isoWeekStart, isoWeekday, weekOfYear } from './calendar.js';
import { located } from './expression-types.js';
import { fromLocal, timeZone, type TimeZone, toLocal, utcTime } from './time-zones.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Each specifier's text for a wall-clock time and its offset in minutes. */
const WRITERS: Readonly<Record<string, (local: Date, minutes: number) => string>> = {
  '%': () => '%',
  Y: (local) => pad(local.getUTCFullYear(), 4),
  m: (local) => pad(local.getUTCMonth() + 1, 2),
  d: (local) => pad(local.getUTCDate(), 2),
  H: (local) => pad(local.getUTCHours(), 2),
  M: (local) => pad(local.getUTCMinutes(), 2),
  S: (local) => pad(local.getUTCSeconds(), 2),
  L: (local) => pad(local.getUTCMilliseconds(), 3),
  j: (local) => pad(dayOfYear(local), 3),
  w: (local) => String(local.getUTCDay() + 1),
  u: (local) => String(isoWeekday(local)),
  U: (local) => pad(weekOfYear(local), 2),
  V: (local) => pad(isoWeek(local).week, 2),
  G: (local) => pad(isoWeek(local).year, 4),
  b: (local) => (MONTHS[local.getUTCMonth()] as string).slice(0, 3),
  B: (local) => MONTHS[local.getUTCMonth()] as string,
  z: (_local, minutes) =>
    `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60), 2)}${pad(Math.abs(minutes) % 60, 2)}`,
  Z: (_local, minutes) => (minutes < 0 ? '-' : '+') + String(Math.abs(minutes)),
};

/** Error 18536 for a specifier that does not exist. */
export function writeDate(instant: number, format: string, zone: TimeZone): string {
  const local = toLocal(instant, zone);
  const minutes = Math.round(zone(instant) / 60_000);
  return format.replace(/%(.?)/gs, (_match, specifier: string) => {
    const write = Object.hasOwn(WRITERS, specifier) ? WRITERS[specifier] : undefined;
    if (!write) throw located(18536, `Invalid format character '%${specifier}' in format string`);
    return write(local, minutes);
  });
}

/** What each specifier reads. */
const READERS: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  L: '(?<L>\\d{1,3})',
  j: '(?<j>\\d{1,3})',
  u: '(?<u>[1-7])',
  V: '(?<V>\\d{1,2})',
  G: '(?<G>\\d{4})',
  b: '(?<b>[A-Za-z]{3})',
  B: '(?<B>[A-Za-z]+)',
  z: '(?<z>[+-]\\d{2}:?\\d{2}|Z)',
  Z: '(?<Z>[+-]\\d{1,4})',
  '%': '%',
};

/** Undefined when the text does not follow the format; error 18536 for a specifier that does not exist. */
export function readDate(text: string, format: string, zone: TimeZone): Date | undefined {
  const pattern = format.replace(/%(.?)|[\\^$.*+?()[\]{}|]/gs, (match, specifier: string | undefined) => {
    if (specifier === undefined) return `\\${match}`;
    const reader = Object.hasOwn(READERS, specifier) ? READERS[specifier] : undefined;
    if (!reader) throw located(18536, `Invalid format character '%${specifier}' in format string`);
    return reader;
  });
  const parts = new RegExp(`^${pattern}$`).exec(text)?.groups;
  return parts ? dateOfParts(parts, zone) : undefined;
}

function dateOfParts(parts: Readonly<Record<string, string | undefined>>, zone: TimeZone): Date | undefined {
  const number = (name: string, otherwise: number): number =>
    parts[name] === undefined ? otherwise : Number(parts[name]);
  const named = parts.b ?? parts.B;
  const month = named === undefined ? number('m', 1) - 1 : MONTHS.findIndex((name) => matchesMonth(name, named));
  const isOutside = month < 0 || month > 11 || number('H', 0) > 23 || number('M', 0) > 59 || number('S', 0) > 59;
  if (isOutside) return undefined;
  const time = number('H', 0) * 3_600_000 + number('M', 0) * 60_000 + number('S', 0) * 1000 + number('L', 0);
  let day = utcTime(number('Y', 1970), month, number('d', 1));
  if (parts.G !== undefined) day = isoWeekStart(number('G', 1970), number('V', 1), number('u', 1));
  else if (parts.j !== undefined) day = utcTime(number('Y', 1970), 0, number('j', 1));
  else if (new Date(day).getUTCDate() !== number('d', 1)) return undefined;
  if (parts.z !== undefined) return new Date(fromLocal(day + time, timeZone(parts.z)));
  if (parts.Z !== undefined) return new Date(day + time - Number(parts.Z) * 60_000);
  return new Date(fromLocal(day + time, zone));
}

function matchesMonth(name: string, text: string): boolean {
  const lower = text.toLowerCase();
  return name.toLowerCase() === lower || name.slice(0, 3).toLowerCase() === lower;
}
