/** Makes a model's words fit to show while they stream: plain Markdown, citation marks renumbered in order of use, links to known hosts only. */

/** Beyond this an opening bracket was only a bracket. */
const LONGEST_HELD = 600;
const WEB_ADDRESS = /\bhttps?:\/\/([a-z0-9.-]{1,253})(?::\d{1,5})?(?:[/?#][^\s<>()[\]"']{0,500})?/gi;

export class ModelWords {
  /** Numbers of the passages cited, as the model was given them, in order of first use. */
  readonly cited: number[] = [];
  #held = '';

  /** `passages` is how many the model was given; `hosts` are those it may link to. */
  constructor(
    private readonly passages: number,
    private readonly hosts: ReadonlySet<string>,
  ) {}

  /** Takes the next piece; answers what can be shown now. */
  push(delta: string): string {
    this.#held += delta;
    const end = completeLength(this.#held);
    const whole = this.#held.slice(0, end);
    this.#held = this.#held.slice(end);
    return this.#clean(whole);
  }

  end(): string {
    const rest = this.#held;
    this.#held = '';
    return this.#clean(rest);
  }

  #clean(text: string): string {
    return text
      .replace(/<!--[\s\S]{0,600}?-->/g, '')
      .replace(/<\/?[a-z][^<>]{0,600}>/gi, (tag) => /^<(https?:[^\s>]+)>$/i.exec(tag)?.[1] ?? '')
      .replace(/!\[([^\]]{0,300})\]\s?(?:\([^)]{0,600}\)|\[[^\]]{0,100}\])/g, '$1')
      .replace(/^ {0,3}\[[^\]]{1,100}\]:[ \t]*<?(?:[a-z][a-z0-9+.-]{1,20}:|\/)\S*.*$/gim, '')
      .replace(/\[([^\]]{1,300})\]\(\s*<?([^)\s>]{1,500})[^)]{0,100}\)/g, (_whole, words: string, address: string) =>
        this.#isKnownAddress(address) ? `[${words}](${address})` : words,
      )
      .replace(/\[(\d{1,2})\](?!\()/g, (_whole, digits: string) => this.#mark(Number(digits)))
      .replace(WEB_ADDRESS, (address) => (this.#isKnownAddress(address) ? address : '(link removed)'));
  }

  /** The mark of a passage as the reader sees it; a passage that does not exist is not cited. */
  #mark(number: number): string {
    if (number < 1 || number > this.passages) return '';
    if (!this.cited.includes(number)) this.cited.push(number);
    return `[${this.cited.indexOf(number) + 1}]`;
  }

  #isKnownAddress(address: string): boolean {
    try {
      const { protocol, hostname, username } = new URL(address);
      return (protocol === 'https:' || protocol === 'http:') && username === '' && this.hosts.has(hostname);
    } catch {
      return false;
    }
  }
}

/** The hosts that the organisation's own texts link to. */
export function hostsIn(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(WEB_ADDRESS)].map(([, host]) => host!.toLowerCase())));
}

/** How much of `text` cannot change its meaning by what follows: up to a blank outside any bracket. */
function completeLength(text: string): number {
  let complete = 0;
  let at = 0;
  while (at < text.length) {
    const end = endOfConstruct(text, at);
    if (end === null) break;
    if (/\s/.test(text[at]!)) complete = at + 1;
    at = Math.max(at + 1, end);
  }
  return text.length - complete > LONGEST_HELD ? text.length : complete;
}

/** Where the construct that starts at `at` ends: `<tag>`, `[words]`, `[words](address)`, `[name]: address`; `at` where none starts, null while it is open. */
function endOfConstruct(text: string, at: number): number | null {
  const sign = text[at];
  if (sign === '<') return endOfTag(text, at);
  if (sign !== '[') return at;
  const close = text.indexOf(']', at);
  const next = text[close + 1];
  if (close < 0 || next === undefined) return null;
  const isDefinition = next === ':' && /(?:^|\n) {0,3}$/.test(text.slice(Math.max(0, at - 4), at));
  if (next !== '(' && next !== '[' && !isDefinition) return close + 1;
  const end = text.indexOf(isDefinition ? '\n' : next === '(' ? ')' : ']', close + 1);
  return end < 0 ? null : isDefinition ? end : end + 1;
}

function endOfTag(text: string, at: number): number | null {
  const next = text[at + 1];
  if (next === undefined) return null;
  if (!/[a-z/!]/i.test(next)) return at;
  const mark = text.startsWith('<!--', at) ? '-->' : '>';
  const end = text.indexOf(mark, at);
  return end < 0 ? null : end + mark.length;
}
