/** Reads Markdown and plain text as blocks under their headings. */

export type BlockKind = 'paragraph' | 'list' | 'code' | 'table';

export interface Block {
  /** The headings above, outermost first. */
  headings: string[];
  kind: BlockKind;
  /** Markdown. */
  text: string;
}

/** Collects blocks under the heading that is open; neighbouring list items become one block. */
export class BlockWriter {
  readonly blocks: Block[] = [];
  #open: { level: number; text: string }[] = [];

  heading(level: number, text: string): void {
    this.#open = [...this.#open.filter((heading) => heading.level < level), { level, text: plain(text) }];
  }

  add(kind: BlockKind, text: string): void {
    const headings = this.#open.map((heading) => heading.text);
    const last = this.blocks.at(-1);
    if (kind === 'list' && last?.kind === 'list' && last.headings.join('\n') === headings.join('\n')) {
      last.text += `\n${text}`;
    } else if (text.trim()) this.blocks.push({ headings, kind, text });
  }
}

/** Paragraphs of plain text, which an empty line parts. */
export function textBlocks(text: string): Block[] {
  const writer = new BlockWriter();
  for (const paragraph of lines(text)
    .join('\n')
    .split(/\n[ \t]*\n+/)) {
    if (/^\s*[-*•] /.test(paragraph)) {
      for (const item of paragraph.split(/\n(?=\s*[-*•] )/))
        writer.add('list', `- ${inOneLine(item.replace(/^\s*[-*•] /, ''))}`);
    } else writer.add('paragraph', inOneLine(paragraph));
  }
  return writer.blocks;
}

const FENCE = /^ {0,3}(```+|~~~+)/;
const ATX = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/;
const ITEM = /^( *)(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)$/;
const ROW = /^\s*\|(.+)\|?\s*$/;

/** Blocks of a Markdown document; comments, front matter and raw tags are left out. */
export function markdownBlocks(markdown: string): Block[] {
  const source = unquoted(
    lines(markdown.replace(/^---\n[\s\S]{0,4000}?\n---\n/, '').replace(/<!--[\s\S]*?(?:-->|$)/g, '')),
  );
  const writer = new BlockWriter();
  let paragraph: string[] = [];
  const flush = (): void => {
    writer.add('paragraph', inline(inOneLine(paragraph.join('\n'))));
    paragraph = [];
  };
  for (let at = 0; at < source.length; at += 1) {
    const line = source[at]!;
    const fence = FENCE.exec(line);
    const atx = ATX.exec(line);
    if (fence) {
      flush();
      const end = endOfFence(source, at + 1, fence[1]!);
      writer.add('code', `\`\`\`\n${source.slice(at + 1, end).join('\n')}\n\`\`\``);
      at = end;
    } else if (atx) {
      flush();
      writer.heading(atx[1]!.length, atx[2]!);
    } else if (paragraph.length > 0 && /^ {0,3}(=+|-+)\s*$/.test(line)) {
      writer.heading(line.includes('=') ? 1 : 2, inOneLine(paragraph.join(' ')));
      paragraph = [];
    } else if (ITEM.test(line)) {
      flush();
      at = readItem(source, at, writer);
    } else if (ROW.test(line)) {
      flush();
      at = readTable(source, at, writer);
    } else if (line.trim() === '') flush();
    else paragraph.push(line);
  }
  flush();
  return writer.blocks;
}

function endOfFence(source: readonly string[], from: number, fence: string): number {
  const end = source.findIndex((line, at) => at >= from && line.trim().startsWith(fence));
  return end < 0 ? source.length : end;
}

/** Reads one list item with the lines that belong to it; answers the last line read. */
function readItem(source: readonly string[], from: number, writer: BlockWriter): number {
  const [, indent = '', first = ''] = ITEM.exec(source[from]!) ?? [];
  const own = [first];
  let at = from;
  while (at + 1 < source.length && /^\s+\S/.test(source[at + 1]!) && !ITEM.test(source[at + 1]!)) {
    at += 1;
    own.push(source[at]!);
  }
  writer.add('list', `${'  '.repeat(Math.min(3, Math.floor(indent.length / 2)))}- ${inline(inOneLine(own.join(' ')))}`);
  return at;
}

/** A table becomes a list: each row tells its first cell, then the others with their column's name. */
function readTable(source: readonly string[], from: number, writer: BlockWriter): number {
  let end = from;
  while (end < source.length && ROW.test(source[end]!)) end += 1;
  const [header = [], ...rows] = source.slice(from, end).map(cellsOf);
  for (const [first = '', ...rest] of rows.filter((cells) => !cells.every((cell) => /^:?-+:?$/.test(cell)))) {
    const told = rest.flatMap((cell, index) => {
      if (!cell) return [];
      return [rest.length === 1 ? cell : `${header[index + 1] ?? ''}: ${cell}`.replace(/^: /, '')];
    });
    writer.add('list', `- ${inline([first, told.join('; ')].filter(Boolean).join(' — '))}`);
  }
  return end - 1;
}

function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|').trim());
}

const lines = (text: string): string[] => text.replace(/\r\n?/g, '\n').split('\n');
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Quotation marks are taken off, but for what is code. */
function unquoted(source: readonly string[]): string[] {
  let isCode = false;
  return source.map((line) => {
    const stripped = line.replace(/^ {0,3}> ?/, '');
    const isFence = FENCE.test(stripped);
    const kept = isCode && !isFence ? line : stripped;
    if (isFence) isCode = !isCode;
    return kept;
  });
}

/** Keeps emphasis, code and links to the web; pictures become their description, links inside the documents their words; tags go. */
function inline(text: string): string {
  const outside = (part: string): string =>
    part
      .replace(/!\[([^\]]{0,200})\]\([^)]{0,500}\)/g, '$1')
      .replace(/\[([^\]]{0,200})\]\((?!https?:)[^)]{0,500}\)/g, '$1')
      .replace(/<\/?[a-z][^<>]{0,300}>/gi, '');
  // What stands between backticks is code; there a tag is what the text is about.
  const isPaired = text.split('`').length % 2 === 1;
  if (!isPaired) return outside(text);
  const parts = text.split('`');
  return parts.map((part, index) => (index % 2 === 0 ? outside(part) : part)).join('`');
}

/** A heading without its marks. */
function plain(text: string): string {
  return inline(text)
    .replace(/\[([^\]]{0,200})\]\([^)]{0,500}\)/g, '$1')
    .replace(/[*`]/g, '')
    .trim();
}
