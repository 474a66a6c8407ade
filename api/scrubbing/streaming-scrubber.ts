/** Scrubs text that arrives in pieces (a model's answer, typing): shows at once what can no longer become personal data, holds the rest. */
import { openTableStart } from './open-table.js';
import { placeholderFor } from './placeholders.js';
import { detect, type ScrubOptions } from './scrubber.js';
import type { Finding } from './scrubbing.contract.js';

/** Held back after ordinary words: the longest name or place that lower-case words can still turn into, and its context. */
const HOLD_PLAIN = 48;
/** Held back when digits, capitals or signs are near the end: an address over several lines, a card with its context. */
const HOLD_BUSY = 136;
/** Held back after words that announce a phrase of many words (a seed phrase, a security answer). */
const HOLD_ANNOUNCED = 288;
/** Text already shown that is read again as left context of what follows. */
const CONTEXT = 240;
/** What is kept of a finding that is longer than the context, so that the text after it does not look like the start of a message. */
const TAIL = 24;
/** A detection runs when at least this much new text could be shown, so that work stays proportional to the text. */
const STEP = 24;
/** No more than this is ever held back: the longest key block that the detectors know, and its context. */
export const MOST_HELD = 8_600;

const ANNOUNCES = /\b(?:seed|phrase|recovery|mnemonic|memorable|security|secret|backup|passphrase|safe word)\b/i;
const BUSY = /[^a-z\s,.!?;'’-]/;
const BLANK = /\s/;

/**
 * The pieces given back, joined, equal `scrub(whole).text`, however the text is cut into pieces.
 * Between pushes at most `MOST_HELD` UTF-16 units are held and three times `CONTEXT` remembered; work is linear in the text.
 */
export class StreamingScrubber {
  /** Findings so far, by offset in the whole text; complete after `end`. */
  readonly findings: Finding[] = [];
  /** Text already shown (left context), then text held back. */
  private window = '';
  /** Offset of the window in the whole text. */
  private windowStart = 0;
  /** Where the text held back begins in the window. */
  private shown = 0;
  private nextAttempt = HOLD_PLAIN + STEP;

  constructor(private readonly options: ScrubOptions = {}) {}

  /** Number of UTF-16 units held back now. */
  get held(): number {
    return this.window.length - this.shown;
  }

  /** Takes the next piece; answers scrubbed text that is safe to show now (often empty). */
  push(delta: string): string {
    this.window += delta;
    if (this.held < this.nextAttempt) return '';
    const bound = this.safeBound();
    const out = bound - this.shown >= STEP ? this.release(bound) : '';
    // Waiting longer for longer holds keeps the total work linear while a key block comes in.
    const wait = out === '' ? this.held >> 3 : 0;
    this.nextAttempt = Math.max(HOLD_PLAIN, Math.min(this.held, MOST_HELD)) + Math.max(STEP, wait);
    return out;
  }

  /** Ends the text: answers the rest of the scrubbed text. */
  end(): string {
    const out = this.release(this.window.length, true);
    this.window = '';
    this.windowStart += this.shown;
    this.shown = 0;
    return out;
  }

  /** The furthest start of a word in the window before which no future text can matter to ordinary writing. */
  private safeBound(): number {
    const { window, shown } = this;
    const length = window.length;
    if (length - shown > MOST_HELD) return this.wordStart(length - HOLD_BUSY) || length - HOLD_BUSY;
    // An organisation's own pattern can match up to 100 plain characters.
    let bound = length - (this.options.extra ? HOLD_BUSY : HOLD_PLAIN);
    if (bound > shown && BUSY.test(window.slice(Math.max(0, length - HOLD_BUSY)))) bound = length - HOLD_BUSY;
    if (bound > shown && ANNOUNCES.test(window.slice(Math.max(0, length - HOLD_ANNOUNCED))))
      bound = length - HOLD_ANNOUNCED;
    // A row is read by its columns only once it is whole.
    if (bound > shown && openTableStart(window, length) >= 0) bound = Math.min(bound, window.lastIndexOf('\n') + 1);
    return this.wordStart(bound);
  }

  /** The last start of a word (after a blank) at or before `bound`; `shown` when there is none. */
  private wordStart(bound: number): number {
    for (let i = bound; i > this.shown; i -= 1) {
      if (BLANK.test(this.window[i - 1] as string) && !BLANK.test(this.window[i] ?? 'x')) return i;
    }
    return this.shown;
  }

  /** Scrubs and gives out the window up to `bound`, or less where a finding crosses it and may still grow. */
  private release(bound: number, isEnd = false): string {
    const { window, shown, options, windowStart } = this;
    // Without the placeholder function: it is asked once for each finding, in order, when the finding is given out.
    const found = detect(window, { keep: options.keep, extra: options.extra });
    const isForced = isEnd || window.length - shown > MOST_HELD;
    let until = bound;
    if (!isForced) {
      for (const { start, end } of found) if (start < until && end > until) until = start;
    }
    let out = '';
    let from = shown;
    for (const finding of found) {
      if (finding.end <= shown || finding.start >= until) continue;
      // A finding that reaches back into what was shown can only be cut: what is left of it is still removed.
      const start = Math.max(finding.start, from);
      out += window.slice(from, start) + this.placeholder(finding);
      from = finding.end;
      this.findings.push({ ...finding, start: start + windowStart, end: finding.end + windowStart });
    }
    if (from < until) out += window.slice(from, until);
    this.forget(Math.max(from, until), found);
    return out;
  }

  private placeholder(finding: Finding): string {
    const { placeholder } = this.options;
    return placeholder
      ? placeholder(finding, this.window.slice(finding.start, finding.end))
      : placeholderFor(finding.type);
  }

  /** Marks everything before `shown` as given out, and drops what is too far back to be context. */
  private forget(shown: number, found: readonly Finding[]): void {
    this.shown = shown;
    if (shown <= 2 * CONTEXT) return;
    const table = openTableStart(this.window, shown);
    let cut = table >= 0 ? Math.min(table, shown - CONTEXT) : shown - CONTEXT;
    while (cut > 0 && cut < shown && !BLANK.test(this.window[cut - 1] as string)) cut += 1;
    for (const { start, end } of found) if (start < cut && end > cut) cut = Math.max(cut, Math.min(end, shown) - TAIL);
    this.window = this.window.slice(cut);
    this.windowStart += cut;
    this.shown -= cut;
  }
}
