/** Reads an organisation's own pattern in a small, safe dialect of regular expressions, and refuses everything else with a clear reason. */

/** A set of characters: a bit for each ASCII code, single others, and what holds for the rest. */
export interface CharacterSet {
  ascii: Uint8Array;
  others: ReadonlySet<number>;
  /** Whether a character beyond ASCII that is not among `others` belongs to the set. */
  rest: boolean;
}

export type PatternNode =
  | { kind: 'set'; set: CharacterSet }
  | { kind: 'sequence'; parts: PatternNode[] }
  | { kind: 'choice'; options: PatternNode[] }
  | { kind: 'repeat'; part: PatternNode; least: number; most: number };

/** The limits of the dialect; they bound the automaton, and so the work for each character of a text. */
export const PATTERN_LIMITS = { source: 160, repeat: 64, positions: 256, shortest: 3, longest: 100, depth: 6 } as const;

/** A pattern outside the dialect. The message is meant for the person who wrote the pattern. */
export class PatternError extends Error {
  constructor(
    reason: string,
    /** Index in the pattern, from 0. */
    readonly at: number,
  ) {
    super(`${reason} (at character ${at + 1})`);
    this.name = 'PatternError';
  }
}

const SHORTHANDS: Readonly<Record<string, string>> = {
  d: '0123456789',
  w: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz',
  s: ' \t\r\n\f\v',
};

function emptySet(): { ascii: Uint8Array; others: Set<number>; rest: boolean } {
  return { ascii: new Uint8Array(128), others: new Set(), rest: false };
}

/** Letters match either case: identifiers are typed in both. */
function addCode(set: { ascii: Uint8Array; others: Set<number> }, code: number): void {
  if (code >= 128) {
    set.others.add(code);
    return;
  }
  set.ascii[code] = 1;
  if (code >= 65 && code <= 90) set.ascii[code + 32] = 1;
  else if (code >= 97 && code <= 122) set.ascii[code - 32] = 1;
}

class Reader {
  private at = 0;

  constructor(private readonly source: string) {}

  read(): PatternNode {
    const node = this.choice(0);
    if (this.at < this.source.length) throw this.error('A closing bracket without an opening one');
    return node;
  }

  private error(reason: string, at = this.at): PatternError {
    return new PatternError(reason, at);
  }

  private choice(depth: number): PatternNode {
    if (depth > PATTERN_LIMITS.depth) throw this.error('Too many brackets inside each other');
    const options = [this.sequence(depth)];
    while (this.source[this.at] === '|') {
      this.at += 1;
      options.push(this.sequence(depth));
    }
    return options.length === 1 ? (options[0] as PatternNode) : { kind: 'choice', options };
  }

  private sequence(depth: number): PatternNode {
    const parts: PatternNode[] = [];
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      parts.push(this.quantified(this.atom(depth)));
    }
    if (parts.length === 0) throw this.error('An empty alternative');
    return parts.length === 1 ? (parts[0] as PatternNode) : { kind: 'sequence', parts };
  }

  private quantified(part: PatternNode): PatternNode {
    const sign = this.source[this.at];
    if (sign === '*' || sign === '+') throw this.error(`"${sign}" has no upper bound; write how often, such as {1,12}`);
    if (sign !== '?' && sign !== '{') return part;
    if (hasRepeat(part)) throw this.error('A repetition inside a repetition');
    const start = this.at;
    const [least, most] = sign === '?' ? this.optional() : this.counts();
    if (most < least || most === 0) throw this.error('The bounds of a repetition are the wrong way round', start);
    if (most > PATTERN_LIMITS.repeat) throw this.error(`A repetition of more than ${PATTERN_LIMITS.repeat}`, start);
    const next = this.source[this.at];
    if (next === '?' || next === '{' || next === '*' || next === '+') throw this.error('A repetition of a repetition');
    return { kind: 'repeat', part, least, most };
  }

  private optional(): [number, number] {
    this.at += 1;
    return [0, 1];
  }

  private counts(): [number, number] {
    const close = this.source.indexOf('}', this.at);
    const inside = close < 0 ? '' : this.source.slice(this.at + 1, close);
    const parts = inside.split(',');
    const isNumber = (part: string): boolean =>
      part.length > 0 && part.length <= 3 && [...part].every((c) => c >= '0' && c <= '9');
    if (parts.length > 2 || !parts.every(isNumber)) throw this.error('A repetition is written {3} or {2,5}');
    this.at = close + 1;
    const least = Number(parts[0]);
    return [least, parts.length === 2 ? Number(parts[1]) : least];
  }

  private atom(depth: number): PatternNode {
    const char = this.source[this.at] as string;
    if (char === '(') return this.group(depth);
    if (char === '[') return { kind: 'set', set: this.characterClass() };
    if (char === '^' || char === '$')
      throw this.error(`"${char}" is not needed: a pattern matches whole words anywhere in a message`);
    if (char === '*' || char === '+' || char === '?' || char === '{') throw this.error('Nothing to repeat');
    if (char === ']' || char === '}') throw this.error(`"${char}" must be written "\\${char}"`);
    const set = emptySet();
    if (char === '\\') this.escape(set);
    else if (char === '.') {
      set.ascii.fill(1);
      set.ascii[10] = 0;
      set.rest = true;
      this.at += 1;
    } else {
      addCode(set, char.charCodeAt(0));
      this.at += 1;
    }
    return { kind: 'set', set };
  }

  private group(depth: number): PatternNode {
    this.at += 1;
    if (this.source.startsWith('?:', this.at)) this.at += 2;
    else if (this.source[this.at] === '?')
      throw this.error('Looking ahead or behind and named groups are not supported');
    const node = this.choice(depth + 1);
    if (this.source[this.at] !== ')') throw this.error('An opening bracket without a closing one');
    this.at += 1;
    return node;
  }

  /** Reads an escape into `set`; answers the code when it stands for one character. */
  private escape(set: { ascii: Uint8Array; others: Set<number> }): number | null {
    const next = this.source[this.at + 1];
    if (next === undefined) throw this.error('A backslash at the end');
    const shorthand = SHORTHANDS[next];
    if (shorthand === undefined && /[A-Za-z0-9]/.test(next)) {
      throw this.error(
        next >= '1' && next <= '9' ? 'References to groups are not supported' : `"\\${next}" is not supported`,
      );
    }
    this.at += 2;
    for (const char of shorthand ?? next) addCode(set, char.charCodeAt(0));
    return shorthand === undefined ? next.charCodeAt(0) : null;
  }

  private characterClass(): CharacterSet {
    const start = this.at;
    this.at += 1;
    const isNegated = this.source[this.at] === '^';
    if (isNegated) this.at += 1;
    const set = emptySet();
    let isEmpty = true;
    while (this.source[this.at] !== ']') {
      if (this.at >= this.source.length) throw this.error('A "[" without a "]"', start);
      this.member(set);
      isEmpty = false;
    }
    if (isEmpty) throw this.error('An empty "[]"', start);
    this.at += 1;
    if (!isNegated) return set;
    return {
      ascii: set.ascii.map((bit, code) => (bit === 1 || code === 10 ? 0 : 1)),
      others: new Set(),
      rest: set.others.size === 0,
    };
  }

  private member(set: { ascii: Uint8Array; others: Set<number> }): void {
    const from = this.source[this.at] === '\\' ? this.escape(set) : this.source.charCodeAt(this.at++);
    if (from === null) return;
    if (this.source[this.at] !== '-' || this.source[this.at + 1] === ']') {
      addCode(set, from);
      return;
    }
    this.at += 1;
    const to = this.source[this.at] === '\\' ? this.escape(set) : this.source.charCodeAt(this.at++);
    if (to === null || Number.isNaN(to) || to < from || to >= 128)
      throw this.error('A range such as a-z or 0-9 is written in order', this.at - 2);
    for (let code = from; code <= to; code += 1) addCode(set, code);
  }
}

/** A repetition of a fixed length inside another is harmless; one of variable length is refused. */
function hasRepeat(node: PatternNode): boolean {
  if (node.kind === 'repeat') return node.least !== node.most || hasRepeat(node.part);
  if (node.kind === 'sequence') return node.parts.some(hasRepeat);
  return node.kind === 'choice' && node.options.some(hasRepeat);
}

/** The tree of `source`. Throws `PatternError`. */
export function parsePattern(source: string): PatternNode {
  if (source.length === 0) throw new PatternError('An empty pattern', 0);
  if (source.length > PATTERN_LIMITS.source)
    throw new PatternError(`A pattern of more than ${PATTERN_LIMITS.source} characters`, PATTERN_LIMITS.source);
  return new Reader(source).read();
}
