/** The shape of a detector, kept as data, and the runner that turns matches into findings. */
import type { Finding, PiiType } from './scrubbing.contract.js';
import type { Signals, Tokens } from './tokens.js';
import { work } from './work-counter.js';

/** How far to the left and right of a match, in UTF-16 units, any detector may look for context words. */
export const CONTEXT_LEFT = 60;
export const CONTEXT_RIGHT = 60;

export interface PatternDetector {
  /** Name used in tests and documentation. */
  id: string;
  type: PiiType;
  /** Global, with bounded quantifiers only, so that work grows linearly. A named group `value` narrows the finding. */
  pattern: RegExp;
  /** Lexicon flag: the pattern (sticky) is tried only where a word with this flag starts, which is far cheaper than everywhere. */
  at?: number;
  /** The text must hold a word of one of these topics (lexicon flags), or the detector is not run. */
  topics?: number;
  /** The text must hold this many digits. */
  digits?: number;
  /** Runs of digits of all these lengths must be there (bits, see `Signals.runLengths`). */
  runLengths?: number;
  /** A digit must touch a letter somewhere in the text. */
  mixed?: boolean;
  /** The text must hold this sign. */
  sign?: string;
  /** The text must hold a stretch without blanks of this length. */
  run?: number;
  /** Confidence without context. */
  score: number;
  /** Confidence when `context` is found. Without it, context adds nothing. */
  scoreInContext?: number;
  /** Words near the match that speak for this type: tested on the lower-case text before it (and after it, when `contextAfter`). */
  context?: RegExp;
  contextAfter?: RegExp;
  /** Words before the match that speak against it. */
  exclude?: RegExp;
  /** Words after the match that speak against it. */
  excludeAfter?: RegExp;
  /** Last word on a match: check digits, ranges. */
  isValid?: (value: string, inContext: boolean) => boolean;
}

/** A finding below this confidence is dropped. */
export const THRESHOLD = 0.5;

/** Fills in how many digits the detectors of a family need, where they do not say so themselves. */
export function needingDigits(digits: number, detectors: readonly PatternDetector[]): PatternDetector[] {
  return detectors.map((detector) => ({ digits, ...detector }));
}

/** Fills in the topics of a family. */
export function needingTopics(topics: number, detectors: readonly PatternDetector[]): PatternDetector[] {
  return detectors.map((detector) => ({ topics, ...detector }));
}

/** Gives all detectors one hidden class and sorts them by the digits they need: both are for speed alone. */
export function prepare(detectors: readonly PatternDetector[]): PatternDetector[] {
  return detectors
    .map((detector) => ({
      id: detector.id,
      type: detector.type,
      pattern: detector.pattern,
      at: detector.at ?? 0,
      topics: detector.topics ?? 0,
      digits: detector.digits ?? 0,
      mixed: detector.mixed ?? false,
      runLengths: detector.runLengths ?? 0,
      sign: detector.sign ?? '',
      run: detector.run ?? 0,
      score: detector.score,
      scoreInContext: detector.scoreInContext,
      context: detector.context,
      contextAfter: detector.contextAfter,
      exclude: detector.exclude,
      excludeAfter: detector.excludeAfter,
      isValid: detector.isValid,
    }))
    .sort((a, b) => a.digits - b.digits);
}

/** Could a prepared detector match at all? Cheaper than trying. */
export function canMatch(detector: PatternDetector, text: string, signals: Signals): boolean {
  const { topics, run, sign, mixed } = detector;
  const lengths = detector.runLengths as number;
  if ((signals.runLengths & lengths) !== lengths) return false;
  if (signals.digits < (detector.digits as number) || signals.longestRun < (run as number)) return false;
  if (mixed === true && !signals.isMixed) return false;
  if (topics !== 0 && !(signals.flags & (topics as number))) return false;
  return sign === '' || text.includes(sign as string);
}

export function runDetector(detector: PatternDetector, text: string, lower: string, found: Finding[]): void {
  const { pattern } = detector;
  pattern.lastIndex = 0;
  work.steps += text.length;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const end = accept(detector, match, lower, found);
    work.steps += 1;
    if (end < 0) {
      // A rejected match must not swallow a good one that begins inside it; quantifiers are bounded, so this stays linear.
      pattern.lastIndex = match.index + 1;
    } else if (pattern.lastIndex < end) pattern.lastIndex = end;
  }
}

/** Tries sticky detectors where a word with their flag starts. */
export function runAtWords(
  detectors: readonly PatternDetector[],
  tokens: Tokens,
  lower: string,
  found: Finding[],
): void {
  let all = 0;
  for (const detector of detectors) all |= detector.at ?? 0;
  if (!(tokens.signals.flags & all)) return;
  const { text, count, flags, start, signals } = tokens;
  const able = detectors.filter((detector) => canMatch(detector, text, signals));
  for (let i = 0; i < count; i += 1) {
    const flag = flags[i] as number;
    if (!(flag & all)) continue;
    for (const detector of able) {
      if (!(flag & (detector.at as number))) continue;
      detector.pattern.lastIndex = start[i] as number;
      work.steps += 1;
      const match = detector.pattern.exec(text);
      if (match !== null) accept(detector, match, lower, found);
    }
  }
}

/** Records a match that its context and validator bear out; gives its end, or -1. */
function accept(detector: PatternDetector, match: RegExpExecArray, lower: string, found: Finding[]): number {
  const value = match.groups?.['value'] ?? match[0];
  const start = match.index + (value.length === match[0].length ? 0 : match[0].lastIndexOf(value));
  const end = start + value.length;
  const score = value.length === 0 ? 0 : scoreOf(detector, lower, value, start, end);
  if (score < THRESHOLD) return -1;
  found.push({ start, end, type: detector.type, score });
  return end;
}

function scoreOf(detector: PatternDetector, lower: string, value: string, start: number, end: number): number {
  const before = lower.slice(Math.max(0, start - CONTEXT_LEFT), start);
  if (detector.exclude?.test(before)) return 0;
  const after = detector.contextAfter || detector.excludeAfter ? lower.slice(end, end + CONTEXT_RIGHT) : '';
  if (detector.excludeAfter?.test(after)) return 0;
  const inContext = (detector.context?.test(before) ?? false) || (detector.contextAfter?.test(after) ?? false);
  const score = inContext ? (detector.scoreInContext ?? detector.score) : detector.score;
  if (score < THRESHOLD) return 0;
  return detector.isValid && !detector.isValid(value, inContext) ? 0 : score;
}
