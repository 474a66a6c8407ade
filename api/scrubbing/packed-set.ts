/** A set of words kept as hashes: about one byte a word, no false misses, a known small share of false hits. */

/** Sorted hash values below `size`, stored as Rice-coded gaps of `bits` low bits, in base64. */
export interface PackedSet {
  size: number;
  bits: number;
  count: number;
  data: string;
}

/** FNV-1a with a final mix, so that close words land far apart. The build script has the same. */
function hash(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  return h >>> 0;
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

/** Unpacks on first use: a page that never scrubs pays nothing. */
export function wordSet(packed: PackedSet): (word: string) => boolean {
  let values: Set<number> | null = null;
  return (word) => {
    values ??= unpack(packed);
    return values.has(Math.floor((hash(word) / 2 ** 32) * packed.size));
  };
}
