/** The gates of quality on the project's own labelled messages; `npm run bench:scrubbing` measures on a larger folder. */
import * as benchmark from '../../api/scrubbing/benchmark.js';
import { PII_TYPES, type Finding, type PiiType } from '../../api/scrubbing/scrubbing.contract.js';
import { ScrubbingService } from '../../api/scrubbing/scrubbing.service.js';
import { LABELLED_MESSAGES } from './labelled-messages.js';

interface Labelled {
  text: string;
  spans: { start: number; end: number; type: PiiType }[];
}

/** Reads `{TYPE:value}`. */
function read(line: string): Labelled {
  const spans: Labelled['spans'] = [];
  let text = '';
  for (const part of line.split(/(\{[A-Z_]+:[^}]+\})/)) {
    const marked = /^\{([A-Z_]+):([^}]+)\}$/.exec(part);
    const value = marked?.[2] ?? part;
    if (marked) spans.push({ start: text.length, end: text.length + value.length, type: marked[1] as PiiType });
    text += value;
  }
  return { text, spans };
}

const messages = LABELLED_MESSAGES.trim().split('\n').map(read);
const isInside = (at: number, ranges: readonly { start: number; end: number }[]): boolean =>
  ranges.some(({ start, end }) => start <= at && at < end);
const share = (part: number, whole: number): number => (100 * part) / whole;

/** Per cent of personal characters that stay, per cent of others that go, and the F1 of exact spans with their type. */
function measure(detect: (text: string) => Finding[]): { leak: number; overmask: number; f1: number } {
  const count = { personal: 0, leaked: 0, others: 0, masked: 0, right: 0, found: 0, labelled: 0 };
  for (const { text, spans } of messages) {
    const findings = detect(text);
    for (let at = 0; at < text.length; at += 1) {
      const isPersonal = isInside(at, spans);
      const isFound = isInside(at, findings);
      if (isPersonal) count.personal += 1;
      else count.others += 1;
      if (isPersonal && !isFound) count.leaked += 1;
      if (!isPersonal && isFound) count.masked += 1;
    }
    count.found += findings.length;
    count.labelled += spans.length;
    count.right += spans.filter((span) =>
      findings.some(({ start, end, type }) => start === span.start && end === span.end && type === span.type),
    ).length;
  }
  return {
    leak: share(count.leaked, count.personal),
    overmask: share(count.masked, count.others),
    f1: share(2 * count.right, count.found + count.labelled),
  };
}

it('the labels are of known types, and half of the messages hold nothing personal', () => {
  const types = messages.flatMap(({ spans }) => spans.map(({ type }) => type));
  expect(types.filter((type) => !PII_TYPES.includes(type))).toEqual([]);
  expect(new Set(types).size).toBeGreaterThanOrEqual(15);
  expect(messages.filter(({ spans }) => spans.length === 0).length).toBeGreaterThan(messages.length / 4);
});

it('C15.1 the gates of quality hold on the labelled messages', () => {
  const { leak, overmask, f1 } = measure((text) => benchmark.detect(text));
  expect(leak).toBeLessThanOrEqual(4);
  expect(overmask).toBeLessThanOrEqual(0.9);
  expect(f1).toBeGreaterThanOrEqual(92);
});

it('C15.1 what is measured is what conversations use: the benchmark’s functions and the service say the same', () => {
  const service = new ScrubbingService();
  for (const { text } of messages) {
    const measured = benchmark.scrub(text);
    expect(service.scrub(text)).toEqual(measured);
    expect(measured.findings).toEqual(benchmark.detect(text));
    expect(measured.special).toEqual(benchmark.special(text));
  }
});

it('a detector that finds nothing, or everything, fails the gates', () => {
  expect(measure(() => []).leak).toBe(100);
  const everything = measure((text) => [{ start: 0, end: text.length, type: 'OTHER_ID', score: 1 }]);
  expect(everything.overmask).toBe(100);
  expect(everything.f1).toBeLessThan(10);
});
