/** A trie of phrases, word by word, so that the longest known phrase at a word is found in one walk. */

export interface PhraseNode<T> {
  next: Map<string, PhraseNode<T>> | null;
  values: T[] | null;
}

export interface PhraseMatch<T> {
  /** Number of words. */
  length: number;
  values: readonly T[];
}

/** Without the possessive or plural `s`: "parkinson's" and "migraines" are found under "parkinson" and "migraine". */
export function stem(word: string): string {
  const length = word.length;
  // The one condition whose name would become an everyday word.
  if (word === "down's") return word;
  if (length > 3 && word.endsWith("'s")) return word.slice(0, -2);
  if (length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (length > 3 && word.charCodeAt(length - 1) === 115 && word.charCodeAt(length - 2) !== 115)
    return word.slice(0, -1);
  return word;
}

export class PhraseTrie<T> {
  private readonly root = new Map<string, PhraseNode<T>>();

  /** Adds every phrase of a comma-separated list. */
  addAll(list: string, value: T): void {
    for (const phrase of list.split(',')) {
      const words = phrase.trim().split(/\s+/).map(stem);
      if (words[0] !== '') this.add(words, value);
    }
  }

  private add(words: readonly string[], value: T): void {
    let level = this.root;
    let node: PhraseNode<T> | undefined;
    for (const word of words) {
      if (node !== undefined) level = node.next ??= new Map();
      node = level.get(word);
      if (node === undefined) level.set(word, (node = { next: null, values: null }));
    }
    if (node !== undefined) (node.values ??= []).push(value);
  }

  isHead(stemmed: string): boolean {
    return this.root.has(stemmed);
  }

  /** The longest phrase that begins at word `at` and stays before word `end`, or null. */
  longest(stems: readonly string[], at: number, end: number): PhraseMatch<T> | null {
    let level: Map<string, PhraseNode<T>> | null = this.root;
    let best: PhraseMatch<T> | null = null;
    for (let i = at; i < end && level !== null; i += 1) {
      const node: PhraseNode<T> | undefined = level.get(stems[i] as string);
      if (node === undefined) break;
      if (node.values !== null) best = { length: i - at + 1, values: node.values };
      level = node.next;
    }
    return best;
  }

  /** Calls `visit` with every phrase that begins at word `at` and stays before word `end`. */
  each(stems: readonly string[], at: number, end: number, visit: (length: number, value: T) => void): void {
    let level: Map<string, PhraseNode<T>> | null = this.root;
    for (let i = at; i < end && level !== null; i += 1) {
      const node: PhraseNode<T> | undefined = level.get(stems[i] as string);
      if (node === undefined) return;
      if (node.values !== null) for (const value of node.values) visit(i - at + 1, value);
      level = node.next;
    }
  }
}
