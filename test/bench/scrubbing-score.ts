/** Scores findings against labels: how much leaks, how much is masked in vain, how exact the types are, how good the flags. */
import type { LabelledSpan, LabelledText } from './labelled-texts.js';

export interface Found {
  findings: readonly { start: number; end: number; type: string }[];
  special: readonly string[];
}

const SOFT_TYPES = new Set(['ORG', 'LOCATION', 'DATE', 'AGE', 'NRP', 'TITLE']);
/** Of these every character that is not blank counts; of the others letters and digits. */
const EVERY_CHARACTER = new Set(['SECRET', 'EMAIL', 'URL', 'USERNAME']);
const OVERLAP = 0.5;

interface Counts {
  texts: number;
  core: number;
  leaked: number;
  plain: number;
  masked: number;
  truePositives: number;
  predicted: number;
  expected: number;
  clean: number;
  cleanHit: number;
  flagTrue: number;
  flagPredicted: number;
  flagExpected: number;
}

export interface Score {
  texts: number;
  /** Per cent of letters and digits. */
  leak: number;
  overmask: number;
  /** Per cent of texts without anything personal in which something was masked. */
  cleanHit: number;
  precision: number;
  recall: number;
  f1: number;
  specialPrecision: number;
  specialRecall: number;
}

const NOTHING: Counts = {
  texts: 0,
  core: 0,
  leaked: 0,
  plain: 0,
  masked: 0,
  truePositives: 0,
  predicted: 0,
  expected: 0,
  clean: 0,
  cleanHit: 0,
  flagTrue: 0,
  flagPredicted: 0,
  flagExpected: 0,
};

export function score(texts: readonly LabelledText[], find: (text: string) => Found): Score {
  const total = { ...NOTHING };
  for (const text of texts) count(total, text, find(text.text));
  const precision = percent(total.truePositives, total.predicted);
  const recall = percent(total.truePositives, total.expected);
  return {
    texts: total.texts,
    leak: percent(total.leaked, total.core),
    overmask: percent(total.masked, total.plain),
    cleanHit: percent(total.cleanHit, total.clean),
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    specialPrecision: percent(total.flagTrue, total.flagPredicted),
    specialRecall: percent(total.flagTrue, total.flagExpected),
  };
}

function count(total: Counts, text: LabelledText, found: Found): void {
  total.texts += 1;
  const core = text.spans.filter((span) => !isSoft(span));
  countCharacters(total, text, core, found);
  countSpans(total, text, core, found);
  if (text.spans.length === 0 && !text.scope) {
    total.clean += 1;
    if (found.findings.length > 0) total.cleanHit += 1;
  }
  if (!text.special) return;
  const isExpected = text.special.length > 0;
  const isFlagged = found.special.length > 0;
  if (isExpected) total.flagExpected += 1;
  if (isFlagged) total.flagPredicted += 1;
  if (isExpected && isFlagged) total.flagTrue += 1;
}

function countCharacters(
  total: Counts,
  { text, spans, scope }: LabelledText,
  core: readonly LabelledSpan[],
  { findings }: Found,
): void {
  const isMasked = new Uint8Array(text.length);
  for (const { start, end } of findings) isMasked.fill(1, start, end);
  const isLabelled = new Uint8Array(text.length);
  for (const { start, end } of spans) isLabelled.fill(1, start, end);
  for (const { start, end, type } of core) {
    const counts = EVERY_CHARACTER.has(type) ? /\S/u : /[\p{L}\p{N}]/u;
    for (let at = start; at < end; at += 1) {
      if (!counts.test(text[at] ?? '')) continue;
      total.core += 1;
      if (!isMasked[at]) total.leaked += 1;
    }
  }
  if (scope) return;
  for (let at = 0; at < text.length; at += 1) {
    if (isLabelled[at] || !/[\p{L}\p{N}]/u.test(text[at] ?? '')) continue;
    total.plain += 1;
    if (isMasked[at]) total.masked += 1;
  }
}

function countSpans(
  total: Counts,
  { spans, scope }: LabelledText,
  core: readonly LabelledSpan[],
  { findings }: Found,
): void {
  const expected = [...core];
  for (const finding of findings) {
    const match = expected.findIndex((span) => span.type === finding.type && overlap(span, finding) >= OVERLAP);
    if (match >= 0) {
      expected.splice(match, 1);
      total.truePositives += 1;
      total.predicted += 1;
      continue;
    }
    const onSoft = spans.filter(isSoft).reduce((sum, span) => sum + shared(span, finding), 0);
    const isNeutral =
      onSoft * 2 >= finding.end - finding.start || (scope !== undefined && !scope.includes(finding.type));
    if (!isNeutral) total.predicted += 1;
  }
  total.expected += core.length;
}

const isSoft = ({ soft, type }: LabelledSpan): boolean => soft === true || SOFT_TYPES.has(type);

interface Range {
  start: number;
  end: number;
}

const shared = (a: Range, b: Range): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

function overlap(a: Range, b: Range): number {
  const both = shared(a, b);
  return both / (a.end - a.start + (b.end - b.start) - both);
}

const percent = (part: number, whole: number): number => (whole === 0 ? Number.NaN : (100 * part) / whole);
