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

/** How much of `text` cannot change its meaning by what follows: up to a blank outside any bracket that is still open. */
function completeLength(text: string): number {
  let from = text.length - LONGEST_HELD;
  if (from < 0) from = 0;
  const blank = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n')) + 1;
  const open = firstOpen(text, from);
  const end = open < 0 ? blank : Math.min(blank, open);
  return text.length - end > LONGEST_HELD ? blank || text.length : end;
}

/** Where the first construct starts that is not closed yet: `<tag`, `[words`, `[words](address`; -1 where none is. */
function firstOpen(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '<' && /^<(?:[a-z/!]|$)/i.test(text.slice(at, at + 2)) && text.indexOf('>', at) < 0) return at;
    if (sign !== '[' && !(sign === '!' && text[at + 1] === '[')) continue;
    const close = text.indexOf(']', at);
    if (close < 0) return at;
    const next = text[close + 1];
    if (next === undefined || (next === '(' && text.indexOf(')', close) < 0)) return at;
    if (next === '(') at = text.indexOf(')', close);
    else at = close;
  }
  return -1;
}
