/** Splits a document into passages: what is found, cited and shown to a model. About 120 to 900 characters each, under one heading. */
import { htmlBlocks } from './html-blocks.js';
import { markdownBlocks, textBlocks, type Block } from './document-blocks.js';
import type { DocumentFormat } from './agents.contract.js';
import { sentencesOf } from './sentences.js';

export const PASSAGE_MOST_CHARACTERS = 900;
const PASSAGE_LEAST_CHARACTERS = 120;

/** A passage before it is scrubbed and stored. */
export interface PassageDraft {
  headings: string[];
  /** Markdown blocks, parted by empty lines. */
  text: string;
}

const READERS: Readonly<Record<DocumentFormat, (content: string) => Block[]>> = {
  markdown: markdownBlocks,
  text: textBlocks,
  html: htmlBlocks,
};

/** The passages of a document, in order. */
export function splitIntoPassages(content: string, format: DocumentFormat): PassageDraft[] {
  const passages: PassageDraft[] = [];
  for (const block of READERS[format](content).flatMap(fitting)) {
    const last = passages.at(-1);
    if (last && isSameSection(last.headings, block.headings) && belongsTo(last.text, block.text)) {
      last.text += `\n\n${block.text}`;
    } else passages.push({ headings: block.headings, text: block.text });
  }
  return passages;
}

/** A block joins the passage before it while that is short, or where it is itself too short to stand alone. */
function belongsTo(passage: string, block: string): boolean {
  const together = passage.length + block.length + 2;
  if (together <= PASSAGE_MOST_CHARACTERS) return true;
  const isTail = block.length < PASSAGE_LEAST_CHARACTERS || passage.length < PASSAGE_LEAST_CHARACTERS;
  return isTail && together <= PASSAGE_MOST_CHARACTERS + PASSAGE_LEAST_CHARACTERS;
}

const isSameSection = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');

/** A block that is too long is cut at sentences, list items or lines of code. */
function fitting(block: Block): Block[] {
  if (block.text.length <= PASSAGE_MOST_CHARACTERS) return [block];
  if (block.kind === 'code') {
    const code = block.text.replace(/^```\n|\n```$/g, '').split('\n');
    return packed(code, '\n', PASSAGE_MOST_CHARACTERS - 8).map((text) => ({
      ...block,
      text: `\`\`\`\n${text}\n\`\`\``,
    }));
  }
  const isList = block.kind === 'list' || block.kind === 'table';
  const parts = isList ? block.text.split('\n') : sentencesOf(block.text);
  return packed(parts, isList ? '\n' : ' ', PASSAGE_MOST_CHARACTERS).map((text) => ({ ...block, text }));
}

/** Joins parts into texts of at most `most` characters; a part that is longer is cut between words. */
function packed(parts: readonly string[], glue: string, most: number): string[] {
  const texts: string[] = [];
  for (const part of parts.flatMap((whole) => cut(whole, most))) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + glue.length + part.length <= most)
      texts[texts.length - 1] = `${last}${glue}${part}`;
    else texts.push(part);
  }
  return texts;
}

function cut(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const blank = rest.lastIndexOf(' ', most);
    let at = blank > most / 2 ? blank : most;
    // A pair of surrogates is one character.
    if (/[\uD800-\uDBFF]/.test(rest[at - 1] ?? '')) at -= 1;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return rest ? [...pieces, rest] : pieces;
}
