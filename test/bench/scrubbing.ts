/** `npm run bench:scrubbing -- DIR`: quality of the scrubber on a folder of labelled texts, and its speed beside `redact-pii` in the same run. */
import { SyncRedactor } from 'redact-pii';
import { scrub } from '../../api/scrubbing/scrubber.js';
import { readLabelledTexts, type LabelledText } from './labelled-texts.js';
import { median } from './load.js';
import { measureGrowth } from './scrubbing-growth.js';
import { score, type Score } from './scrubbing-score.js';

const ROUNDS = 5;
const ROUND_SECONDS = 1;

const [path] = process.argv.slice(2);
if (!path) {
  process.stderr.write('Say which folder of labelled texts (*.jsonl): npm run bench:scrubbing -- DIR\n');
  process.exit(2);
}
const texts = readLabelledTexts(path);
const groups = new Map<string, LabelledText[]>();
for (const text of texts) {
  for (const group of [text.bench ?? 'all', text.file]) groups.set(group, [...(groups.get(group) ?? []), text]);
}
print(['', 'texts', 'leak %', 'overmask %', 'clean hits %', 'P', 'R', 'F1', 'special P', 'special R']);
for (const [group, members] of groups) print([group, ...cells(score(members, (text) => scrub(text)))]);

const { ours, theirs, ratio } = compareSpeed(texts.map(({ text }) => text));
process.stdout.write(
  `\nspeed, message by message, one thread: ours (findings, flags and text) ${ours.toFixed(2)} MB/s · redact-pii ${theirs.toFixed(2)} MB/s · ratio ${ratio.toFixed(2)}\n`,
);

process.stdout.write('\nhostile texts, nanoseconds of processor time for each character\n');
print(['', '100 KB', '1 MB', 'ratio']);
for (const { name, short, long } of measureGrowth()) {
  print([name, short.toFixed(0), long.toFixed(0), (long / short).toFixed(2)]);
}

/** Alternating rounds, so that a machine that slows down slows both. */
function compareSpeed(messages: readonly string[]): { ours: number; theirs: number; ratio: number } {
  const redactor = new SyncRedactor();
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: megabytesPerSecond(messages, (message) => scrub(message)),
    theirs: megabytesPerSecond(messages, (message) => redactor.redact(message)),
  }));
  return {
    ours: median(rounds.map((round) => round.ours)),
    theirs: median(rounds.map((round) => round.theirs)),
    ratio: median(rounds.map((round) => round.ours / round.theirs)),
  };
}

function megabytesPerSecond(messages: readonly string[], treat: (message: string) => unknown): number {
  let bytes = 0;
  const begin = process.cpuUsage();
  const used = (): number => {
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1e6;
  };
  for (let at = 0; used() < ROUND_SECONDS; at += 1) {
    const message = messages[at % messages.length] ?? '';
    treat(message);
    bytes += Buffer.byteLength(message);
  }
  return bytes / used() / 1e6;
}

function cells(s: Score): string[] {
  const figures = [s.leak, s.overmask, s.cleanHit, s.precision, s.recall, s.f1, s.specialPrecision, s.specialRecall];
  return [String(s.texts), ...figures.map((figure) => (Number.isNaN(figure) ? '-' : figure.toFixed(2)))];
}

function print(columns: readonly string[]): void {
  process.stdout.write(`${columns.map((cell, n) => (n === 0 ? cell.padEnd(32) : cell.padStart(13))).join('')}\n`);
}
