/** Reads a text until nothing personal is found in it any more; the browser loads this much, the server mints from it. */
import { detectOnce } from './detection.js';
import { placeholderFor } from './placeholders.js';
import type { Finding } from './scrubbing.contract.js';

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

export interface Reading {
  /** The text with placeholders. */
  text: string;
  /** Sorted, without overlaps, by offset in the text as given. */
  findings: Finding[];
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

function replace(text: string, layer: readonly Replacement[]): string {
  let out = '';
  let from = 0;
  for (const { finding, placeholder } of layer) {
    out += text.slice(from, finding.start) + placeholder;
    from = finding.end;
  }
  return out + text.slice(from);
}

/** Carries sorted findings in a replaced text back to the text before it, in one pass over both. */
function mapBack(later: readonly Finding[], layer: readonly Replacement[]): Finding[] {
  let next = 0;
  let shift = 0;
  return later.map((finding) => {
    for (; next < layer.length; next += 1) {
      const { finding: earlier, placeholder } = layer[next] as Replacement;
      if (finding.start < earlier.start + shift + placeholder.length) break;
      shift += placeholder.length - (earlier.end - earlier.start);
    }
    return { ...finding, start: finding.start - shift, end: finding.end - shift };
  });
}

/** Never throws on any string. Work grows with the text: at most six readings, almost always two. */
export function read(text: string, options: ScrubOptions = {}): Reading {
  let findings = readOnce(text, options);
  if (findings.length === 0) return { text, findings };
  const placeholder = options.placeholder ?? ((finding: Finding) => placeholderFor(finding.type));
  const layers: Replacement[][] = [];
  let current = text;
  let all: Finding[] = [];
  for (let reading = 0; findings.length > 0 && reading < MOST_READINGS; reading += 1) {
    const before = current;
    const layer = findings.map((finding) => ({
      finding,
      placeholder: placeholder(finding, before.slice(finding.start, finding.end)),
    }));
    current = replace(before, layer);
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
