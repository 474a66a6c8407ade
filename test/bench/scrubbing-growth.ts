/** Time for each character of hostile texts at 100 KB and at 1 MB: work that grows linearly keeps the two alike. */
import { scrub } from '../../api/scrubbing/scrubber.js';

const SHORT = 100_000;
const LONG = 1_000_000;

/** Repeated, each of these once looked like the beginning of something. */
const HOSTILE: readonly (readonly [name: string, piece: string])[] = [
  ['a@a@', 'a@'],
  ['digits', '7'],
  ['digits and blanks', '1 '],
  ['brackets', '('],
  ['blanks', ' '],
  ['colons', ':'],
  ['names', 'john, '],
  ['labels', 'name is '],
  ['passwords', 'password '],
  ['links', 'http://'],
  ['addresses', '1 High Street, '],
  ['table headers', 'name,dob,x\n'],
  ['key blocks', '-----BEGIN PRIVATE KEY-----'],
  ['look-alikes', 'аa'],
];

export interface Growth {
  name: string;
  /** Nanoseconds for each UTF-16 unit at 100 KB. */
  short: number;
  long: number;
}

function nanosecondsPerUnit(text: string): number {
  const begin = process.cpuUsage();
  scrub(text);
  const { user, system } = process.cpuUsage(begin);
  return ((user + system) * 1000) / text.length;
}

export function measureGrowth(): Growth[] {
  return HOSTILE.map(([name, piece]) => {
    const text = piece.repeat(Math.ceil(LONG / piece.length));
    nanosecondsPerUnit(text.slice(0, SHORT));
    return { name, short: nanosecondsPerUnit(text.slice(0, SHORT)), long: nanosecondsPerUnit(text.slice(0, LONG)) };
  });
}
