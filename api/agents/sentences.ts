/** Cuts a passage into what can be quoted on its own: sentences, list items, blocks of code. */

const END_OF_SENTENCE = /(?<=[.!?…。؟!?]["'”’)\]]?)\s+(?=["'“‘([*`]*[\p{Lu}\p{Lo}\p{N}[])/u;
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|approx|no|mr|mrs|ms|dr|st|ca|incl|ltd|inc)\.$/i;

/** Sentences of a paragraph, in order. */
export function sentencesOf(paragraph: string): string[] {
  const sentences: string[] = [];
  for (const piece of paragraph.split(END_OF_SENTENCE)) {
    const last = sentences.at(-1);
    if (last !== undefined && ABBREVIATION.test(last)) sentences[sentences.length - 1] = `${last} ${piece}`;
    else if (piece.trim()) sentences.push(piece.trim());
  }
  return sentences;
}

export interface Unit {
  kind: 'sentence' | 'item' | 'code';
  text: string;
  /** Which block of the passage it comes from. */
  block: number;
}

/** The units of a passage's Markdown, in order. */
export function unitsOf(passage: string): Unit[] {
  return blocksOf(passage).flatMap((text, block): Unit[] => {
    if (text.startsWith('```')) return [{ kind: 'code', text, block }];
    if (/^\s*- /.test(text)) return text.split('\n').map((item) => ({ kind: 'item', text: item, block }));
    return sentencesOf(text).map((sentence) => ({ kind: 'sentence', text: sentence, block }));
  });
}

/** Parts at empty lines, but not inside code. */
function blocksOf(passage: string): string[] {
  const blocks: string[] = [];
  let isCode = false;
  for (const piece of passage.split('\n\n')) {
    if (isCode) blocks[blocks.length - 1] += `\n\n${piece}`;
    else blocks.push(piece);
    if ((piece.match(/^```/gm) ?? []).length % 2 === 1) isCode = !isCode;
  }
  return blocks;
}
