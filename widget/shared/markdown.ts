/** Splits an answer's Markdown into blocks: paragraphs, headings, lists, quotes, code. Tokens only; `markdown.view.ts` draws them. */
import { markdownInlines } from './inlines.js';
import type { Inline, References } from './inlines.js';

export type Block =
  | { kind: 'paragraph'; inlines: Inline[] }
  | { kind: 'heading'; inlines: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; isOrdered: boolean; start: number; items: Block[][] }
  | { kind: 'rule' };

const DEPTH = 4;
const FENCE = /^ {0,3}(```+|~~~+)/;
const HEADING = /^ {0,3}#{1,6}\s+(.*?)\s*#*$/;
const RULE = /^ {0,3}([-*_])(\s*\1){2,}\s*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])(\s+)(?=\S)/;
const REFERENCE = /^ {0,3}\[([^\]]{1,200})\]:\s*<?(\S{1,1000}?)>?(?:\s+["'(].*)?$/;

export function markdownBlocks(text: string): Block[] {
  const references = new Map<string, string>();
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const kept = lines.filter((line) => {
    const match = REFERENCE.exec(line);
    if (match) references.set((match[1] ?? '').toLowerCase(), match[2] ?? '');
    return !match;
  });
  return blocksOf(kept, references, 0);
}

/** The words of an answer without its marks, for what is read aloud. */
export function plainText(text: string): string {
  const ofInline = (inline: Inline): string => {
    if (inline.kind === 'text' || inline.kind === 'code') return inline.text;
    if (inline.kind === 'placeholder') return inline.type.toLowerCase().replaceAll('_', ' ');
    return 'children' in inline ? inline.children.map(ofInline).join('') : ' ';
  };
  const ofBlock = (block: Block): string => {
    if ('inlines' in block) return block.inlines.map(ofInline).join('');
    if (block.kind === 'code') return block.text;
    if (block.kind === 'quote') return block.blocks.map(ofBlock).join(' ');
    return block.kind === 'list' ? block.items.map((item) => item.map(ofBlock).join(' ')).join('. ') : '';
  };
  return markdownBlocks(text).map(ofBlock).filter(Boolean).join(' ');
}

function blocksOf(lines: string[], references: References, depth: number): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) {
      blocks.push({ kind: 'paragraph', inlines: markdownInlines(paragraph.join('\n').trim(), references) });
    }
    paragraph = [];
  };
  for (let at = 0; at < lines.length;) {
    const block = blockAt(lines, at, references, depth);
    if (block) {
      endParagraph();
      if (block.block) blocks.push(block.block);
      at += block.lines;
    } else paragraph.push((lines[at++] ?? '').trim());
  }
  endParagraph();
  return blocks;
}

/** The block that begins at this line, and how many lines it takes; null where the line belongs to a paragraph. */
function blockAt(
  lines: string[],
  at: number,
  references: References,
  depth: number,
): { block?: Block; lines: number } | null {
  const line = lines[at] ?? '';
  if (line.trim() === '') return { lines: 1 };
  const fence = FENCE.exec(line)?.[1];
  if (fence) {
    // An unclosed fence runs to the end: while an answer streams that is the usual case.
    const length = lines.slice(at + 1).findIndex((other) => other.trim().startsWith(fence));
    const end = length < 0 ? lines.length : at + 1 + length;
    return { block: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, lines: end + 1 - at };
  }
  const heading = HEADING.exec(line);
  if (heading) return { block: { kind: 'heading', inlines: markdownInlines(heading[1] ?? '', references) }, lines: 1 };
  if (RULE.test(line)) return { block: { kind: 'rule' }, lines: 1 };
  if (depth >= DEPTH) return null;
  if (QUOTE.test(line)) {
    const count = runLength(lines, at, (other) => QUOTE.test(other));
    const inner = lines.slice(at, at + count).map((other) => other.replace(QUOTE, ''));
    return { block: { kind: 'quote', blocks: blocksOf(inner, references, depth + 1) }, lines: count };
  }
  return ITEM.test(line) ? listAt(lines, at, references, depth) : null;
}

function listAt(lines: string[], at: number, references: References, depth: number): { block: Block; lines: number } {
  const first = ITEM.exec(lines[at] ?? '');
  const isOrdered = /\d/.test(first?.[2] ?? '');
  const items: string[][] = [];
  const count = runLength(lines, at, (line, index) => {
    const item = ITEM.exec(line);
    if (
      item &&
      item[1] !== undefined &&
      item[1].length < 2 + (first?.[1]?.length ?? 0) &&
      /\d/.test(item[2] ?? '') === isOrdered
    ) {
      items.push([line.slice(item[0].length)]);
      return true;
    }
    const isContinued =
      /^\s{2,}\S/.test(line) || (line.trim() === '' && continuesList(lines[index + 1] ?? '', isOrdered));
    if (isContinued) items.at(-1)?.push(line.replace(/^\s{2,3}/, ''));
    return isContinued;
  });
  const start = isOrdered ? Number.parseInt(first?.[2] ?? '1', 10) : 1;
  return {
    block: { kind: 'list', isOrdered, start, items: items.map((item) => blocksOf(item, references, depth + 1)) },
    lines: count,
  };
}

/** After an empty line a list goes on with another item of its kind, or with an indented line. */
function continuesList(line: string, isOrdered: boolean): boolean {
  const item = ITEM.exec(line);
  return item ? /\d/.test(item[2] ?? '') === isOrdered : /^\s{2,}\S/.test(line);
}

function runLength(lines: string[], from: number, belongs: (line: string, index: number) => boolean): number {
  let end = from;
  while (end < lines.length && belongs(lines[end] ?? '', end)) end++;
  return end - from;
}
