/** A set of words kept as hashes: about one byte a word, no false misses, a known small share of false hits. */

/** Sorted hash values below `size`, stored as Rice-coded gaps of `bits` low bits, in base64. */
export interface PackedSet {
  size: number;
  bits: number;
  count: number;
  data: string;
}

export const HASH_START = 0x811c9dc5;

/** One step of FNV-1a, so that a reader can hash a word while it looks for its end. */
export const hashStep = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** Hash of a word whose units went through `hashStep`, mixed so that close words land far apart. The build script has the same. */
export function finishHash(steps: number): number {
  let h = steps ^ (steps >>> 15);
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 12)) >>> 0;
}

export function hashOf(word: string): number {
  let h = HASH_START;
  for (let i = 0; i < word.length; i += 1) h = hashStep(h, word.charCodeAt(i));
  return finishHash(h);
}

function unpack({ bits, count, data }: PackedSet): Set<number> {
  const bytes = atob(data);
  const values = new Set<number>();
  let at = 0;
  const bit = (): number => {
    const value = (bytes.charCodeAt(at >> 3) >> (7 - (at & 7))) & 1;
    at += 1;
    return value;
  };
  let value = -1;
  for (let i = 0; i < count; i += 1) {
    let gap = 0;
    while (bit() === 1) gap += 1;
    for (let b = 0; b < bits; b += 1) gap = gap * 2 + bit();
    value += gap + 1;
    values.add(value);
  }
  return values;
}

/** Tells by its hash whether a word belongs. Unpacks on first use: a page that never scrubs pays nothing. */
export function hashSet(packed: PackedSet): (hash: number) => boolean {
  let values: Set<number> | null = null;
  return (hash) => {
    values ??= unpack(packed);
    return values.has(Math.floor((hash / 2 ** 32) * packed.size));
  };
}
