/** Matches an organisation's own pattern in one pass over a text: the work is at most the text's length times the pattern's. */
import {
  type CharacterSet,
  parsePattern,
  PATTERN_LIMITS,
  PatternError,
  type PatternNode,
} from './safe-pattern.parser.js';

export interface PatternMatch {
  start: number;
  end: number;
}

/** A fragment of a Glushkov automaton: every position is one character to read. */
interface Fragment {
  first: number[];
  last: number[];
  isNullable: boolean;
  shortest: number;
  longest: number;
}

const WORD_CHARACTER = /[\p{L}\p{N}_]/u;

function isWordAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  if (code < 128)
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
  return WORD_CHARACTER.test(text[at] as string);
}

/** A compiled pattern. Matches are whole words, leftmost, longest, and do not overlap. */
export class SafePattern {
  private readonly sets: CharacterSet[] = [];
  private readonly follow: number[][] = [];
  private readonly first: readonly number[];
  private readonly isLast: Uint8Array;
  /** The longest text that can match, in UTF-16 units. */
  readonly longest: number;

  /** Throws `PatternError` when `source` is outside the dialect or its limits. */
  constructor(readonly source: string) {
    const fragment = this.build(parsePattern(source));
    if (fragment.shortest < PATTERN_LIMITS.shortest) {
      throw new PatternError(
        `A pattern must need at least ${PATTERN_LIMITS.shortest} characters, or it would match ordinary words`,
        0,
      );
    }
    if (fragment.longest > PATTERN_LIMITS.longest) {
      throw new PatternError(`A pattern must not match more than ${PATTERN_LIMITS.longest} characters`, 0);
    }
    this.first = fragment.first;
    this.isLast = new Uint8Array(this.sets.length);
    for (const position of fragment.last) this.isLast[position] = 1;
    this.longest = fragment.longest;
  }

  private build(node: PatternNode): Fragment {
    if (node.kind === 'set') return this.position(node.set);
    if (node.kind === 'choice') return node.options.map((option) => this.build(option)).reduce(either);
    if (node.kind === 'sequence') return node.parts.map((part) => this.build(part)).reduce((a, b) => this.then(a, b));
    return this.repeat(node.part, node.least, node.most);
  }

  /** x{1,3} is built as x(x(x)?)?, which keeps the number of steps between places in proportion to the places. */
  private repeat(part: PatternNode, least: number, most: number): Fragment {
    let whole: Fragment | null = null;
    for (let i = most; i > 0; i -= 1) {
      const once = this.build(part);
      const rest: Fragment = whole === null ? once : this.then(once, whole);
      whole = i > least ? { ...rest, isNullable: true, shortest: 0 } : rest;
    }
    return whole as Fragment;
  }

  private position(set: CharacterSet): Fragment {
    const at = this.sets.length;
    if (at >= PATTERN_LIMITS.positions)
      throw new PatternError(
        `A pattern that can match more than ${PATTERN_LIMITS.positions} characters in all its parts`,
        0,
      );
    this.sets.push(set);
    this.follow.push([]);
    return { first: [at], last: [at], isNullable: false, shortest: 1, longest: 1 };
  }

  private then(a: Fragment, b: Fragment): Fragment {
    for (const position of a.last) (this.follow[position] as number[]).push(...b.first);
    return {
      first: a.isNullable ? [...a.first, ...b.first] : a.first,
      last: b.isNullable ? [...a.last, ...b.last] : b.last,
      isNullable: a.isNullable && b.isNullable,
      shortest: a.shortest + b.shortest,
      longest: a.longest + b.longest,
    };
  }

  private accepts(position: number, code: number): boolean {
    const set = this.sets[position] as CharacterSet;
    return code < 128 ? set.ascii[code] === 1 : set.others.has(code) || set.rest;
  }

  /**
   * All matches in `text`, by offset. For each place in the pattern only the earliest start is carried along, which is enough
   * because what can follow does not depend on the start. After a match the search resumes at its end, so a character is read
   * at most `longest` times. `onStep`, if given, is told of every place looked at (for tests).
   */
  matches(text: string, onStep?: () => void): PatternMatch[] {
    const found: PatternMatch[] = [];
    let now: Threads = { starts: new Int32Array(this.sets.length).fill(-1), active: [] };
    let next: Threads = { starts: new Int32Array(this.sets.length).fill(-1), active: [] };
    let best: PatternMatch | null = null;
    for (let at = 0; at <= text.length; at += 1) {
      if (at < text.length) this.step(text, at, now, next, best, onStep);
      for (const position of now.active) now.starts[position] = -1;
      now.active = [];
      [now, next] = [next, now];
      best = this.better(best, now, text, at + 1);
      if (best !== null && !hasThreadUpTo(now, best.start)) {
        found.push(best);
        at = best.end - 1;
        for (const position of now.active) now.starts[position] = -1;
        now.active = [];
        best = null;
      }
    }
    return found;
  }

  /** Reads the character at `at`: moves every thread on, and starts new ones while no match is in hand. */
  private step(
    text: string,
    at: number,
    now: Threads,
    next: Threads,
    best: PatternMatch | null,
    onStep?: () => void,
  ): void {
    const code = text.charCodeAt(at);
    const enter = (position: number, start: number): void => {
      onStep?.();
      if ((best !== null && start > best.start) || !this.accepts(position, code)) return;
      const known = next.starts[position] as number;
      if (known === -1) next.active.push(position);
      if (known === -1 || start < known) next.starts[position] = start;
    };
    for (const position of now.active) {
      const start = now.starts[position] as number;
      for (const to of this.follow[position] as number[]) enter(to, start);
    }
    if (best === null && !isWordAt(text, at - 1)) for (const position of this.first) enter(position, at);
  }

  /** The leftmost and longest of `best` and what the threads complete at `end`; a match ends where a word ends. */
  private better(best: PatternMatch | null, threads: Threads, text: string, end: number): PatternMatch | null {
    let result = best;
    for (const position of threads.active) {
      const start = threads.starts[position] as number;
      if (!this.isLast[position] || (result !== null && start > result.start)) continue;
      if (!isWordAt(text, end)) result = { start, end };
    }
    return result;
  }
}

/** The places of the pattern that are reached, and for each the earliest start that reached it (-1 where none). */
interface Threads {
  starts: Int32Array;
  active: number[];
}

function hasThreadUpTo(threads: Threads, start: number): boolean {
  return threads.active.some((position) => (threads.starts[position] as number) <= start);
}

function either(a: Fragment, b: Fragment): Fragment {
  return {
    first: [...a.first, ...b.first],
    last: [...a.last, ...b.last],
    isNullable: a.isNullable || b.isNullable,
    shortest: Math.min(a.shortest, b.shortest),
    longest: Math.max(a.longest, b.longest),
  };
}
