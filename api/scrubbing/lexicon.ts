/** What is known about a word out of context, as bit flags: looked up once for each word of a text. */

export const TITLE = 1;

const WORDS = new Map<string, number>();
for (const word of ['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'sir', 'dame', 'rev']) WORDS.set(word, TITLE);

export function lexiconFlags(lower: string): number {
  return WORDS.get(lower) ?? 0;
}
