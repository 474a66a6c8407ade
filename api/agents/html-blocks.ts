/** Reads HTML as text blocks without running, fetching or keeping anything of it: tags give structure, attributes are ignored. */
import { BlockWriter, type Block } from './document-blocks.js';

const SKIPPED = new Set(
  'script style template noscript svg math iframe object embed head title select textarea canvas audio video'.split(
    ' ',
  ),
);
const BOUNDARIES = new Set(
  'p div section article main header footer nav aside blockquote ul ol dl dt dd table thead tbody tr form figure figcaption hr body html details summary'.split(
    ' ',
  ),
);
const HEADING = /^h([1-6])$/;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  pound: '£',
  euro: '€',
  copy: '©',
  reg: '®',
  trade: '™',
  middot: '·',
  bull: '•',
  times: '×',
  deg: '°',
};

/** Blocks of an HTML document or fragment, in order. Work grows linearly with its length. */
export function htmlBlocks(html: string): Block[] {
  const reader = new HtmlReader();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      reader.text(html.slice(at));
      break;
    }
    reader.text(html.slice(at, open));
    at = afterTag(html, open, reader);
  }
  return reader.end();
}

/** Handles what starts with `<` at `open`; answers where to go on. */
function afterTag(html: string, open: number, reader: HtmlReader): number {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4);
  if (!/[a-z/!?]/i.test(html[open + 1] ?? '')) {
    reader.text('<');
    return open + 1;
  }
  const close = html.indexOf('>', open);
  if (close < 0) return html.length;
  const name =
    /^\/?([a-z][a-z0-9-]*)/i.exec(html.slice(open + 1, Math.min(close, open + 40)))?.[1]?.toLowerCase() ?? '';
  const isEnd = html[open + 1] === '/';
  if (!isEnd && SKIPPED.has(name)) return skipElement(html, name, close + 1);
  reader.tag(name, isEnd);
  return close + 1;
}

function skipElement(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}\\s*>`, 'gi');
  end.lastIndex = from;
  return end.exec(html) ? end.lastIndex : html.length;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

class HtmlReader {
  readonly #writer = new BlockWriter();
  #buffer = '';
  #heading = 0;
  #isCode = false;
  #isItem = false;

  text(raw: string): void {
    this.#buffer += this.#isCode ? decode(raw) : decode(raw).replace(/\s+/g, ' ');
  }

  tag(name: string, isEnd: boolean): void {
    const heading = HEADING.exec(name);
    if (heading) {
      this.#flush();
      this.#heading = isEnd ? 0 : Number(heading[1]);
    } else if (name === 'pre') {
      this.#flush();
      this.#isCode = !isEnd;
    } else if (name === 'li' || name === 'dd') {
      this.#flush();
      this.#isItem = !isEnd;
    } else if (name === 'br') this.#buffer += this.#isCode ? '\n' : ' ';
    else if (name === 'td' || name === 'th') this.#buffer += isEnd ? ' ' : this.#buffer.trim() ? '— ' : '';
    else if (BOUNDARIES.has(name)) this.#flush();
  }

  end(): Block[] {
    this.#flush();
    return this.#writer.blocks;
  }

  #flush(): void {
    const text = this.#isCode ? this.#buffer.replace(/^\n+|\s+$/g, '') : this.#buffer.trim();
    this.#buffer = '';
    if (!text) return;
    if (this.#heading > 0) this.#writer.heading(this.#heading, text);
    else if (this.#isCode) this.#writer.add('code', `\`\`\`\n${text}\n\`\`\``);
    else if (this.#isItem) this.#writer.add('list', `- ${text}`);
    else this.#writer.add('paragraph', text);
  }
}

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    const isCharacter = code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : ' ';
  });
}
