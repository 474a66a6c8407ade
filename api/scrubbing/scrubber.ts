/** Finds personal data in a text and replaces it by typed placeholders: the one door through which text becomes `ScrubbedText`. */
import { detectOnce } from './detection.js';
import { placeholderFor } from './placeholders.js';
import type { Finding, ScrubbedText, ScrubResult } from './scrubbing.contract.js';
import { special } from './special-categories.js';

export interface DetectOptions {
  /** A finding for which this answers true stays in the text (an allow-list); `value` is the text found. */
  keep?: (finding: Finding, value: string) => boolean;
  /** Further findings, such as an organisation's own patterns. */
  extra?: (text: string) => Finding[];
}

export interface ScrubOptions extends DetectOptions {
  /** What stands in for a finding; must be a form that `placeholders.ts` recognises. Default `[TYPE]`. */
  placeholder?: (finding: Finding, value: string) => string;
}

/** A removal can bring two halves together or change what stands beside a word, so the result is read again until nothing is found. */
const MOST_READINGS = 6;

interface Replacement {
  finding: Finding;
  placeholder: string;
}

function readOnce(text: string, options: DetectOptions): Finding[] {
  const found = detectOnce(text, options.extra?.(text));
  const { keep } = options;
  return keep ? found.filter((finding) => !keep(finding, text.slice(finding.start, finding.end))) : found;
}

/** Replaces findings (sorted, without overlaps) from left to right. */
function replace(
  text: string,
  findings: readonly Finding[],
  placeholder: (finding: Finding, value: string) => string,
): string {
  let out = '';
  let from = 0;
  for (const finding of findings) {
    out += text.slice(from, finding.start) + placeholder(finding, text.slice(finding.start, finding.end));
    from = finding.end;
  }
  return out + text.slice(from);
}

/** Carries offsets in a once-replaced text back to the text before. Positions inside a placeholder map to the finding's edges. */
function mapBack(later: readonly Finding[], replacements: readonly Replacement[]): Finding[] {
  const toOriginal = (offset: number, isEnd: boolean): number => {
    let shift = 0;
    for (const { finding, placeholder } of replacements) {
      const start = finding.start - shift;
      if (offset <= start) break;
      if (offset < start + placeholder.length) return isEnd ? finding.start : finding.end;
      shift += finding.end - finding.start - placeholder.length;
    }
    return offset + shift;
  };
  return later.map((finding) => ({
    ...finding,
    start: toOriginal(finding.start, false),
    end: toOriginal(finding.end, true),
  }));
}

interface Reading {
  text: string;
  findings: Finding[];
}

function read(text: string, options: ScrubOptions): Reading {
  const placeholder = options.placeholder ?? ((finding: Finding) => placeholderFor(finding.type));
  let findings = readOnce(text, options);
  if (findings.length === 0) return { text, findings };
  const layers: Replacement[][] = [];
  let current = text;
  let all: Finding[] = [];
  for (let reading = 0; findings.length > 0 && reading < MOST_READINGS; reading += 1) {
    const before = current;
    const layer = findings.map((finding) => ({
      finding,
      placeholder: placeholder(finding, before.slice(finding.start, finding.end)),
    }));
    let next = 0;
    current = replace(before, findings, () => (layer[next++] as Replacement).placeholder);
    all = all.concat(layers.reduceRight<Finding[]>(mapBack, findings));
    layers.push(layer);
    findings = readOnce(current, options);
  }
  return { text: current, findings: all.sort((a, b) => a.start - b.start) };
}

/** Findings by offset in `text`, sorted, without overlaps. Never throws on any string. */
export function detect(text: string, options: DetectOptions = {}): Finding[] {
  return read(text, options).findings;
}

/** The scrubbed text, the findings by offset in the text as given, and the message-level flags of the original. Idempotent. */
export function scrub(text: string, options: ScrubOptions = {}): ScrubResult {
  const reading = read(text, options);
  return { text: reading.text as ScrubbedText, findings: reading.findings, special: special(text) };
}
