/** How near two terms are in spelling: for what people mistype, and for words that go on. */

const PREFIX = 0.85;
const FUZZY = 0.7;

/** 0 where `held` is another word; below 1 where it may be meant by `term`. */
export function closeSpelling(term: string, held: string): number {
  if (term.length >= 4 && held.startsWith(term) && held.length - term.length <= 3) return PREFIX;
  if (term.length < 5 || held.length < 4 || term[0] !== held[0]) return 0;
  const allowed = term.length >= 8 ? 2 : 1;
  return isWithin(term, held, allowed) ? FUZZY : 0;
}

/** True where at most `allowed` letters are inserted, left out, exchanged or swapped with their neighbour. */
export function isWithin(a: string, b: string, allowed: number): boolean {
  if (Math.abs(a.length - b.length) > allowed) return false;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      let least = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + (isSame ? 0 : 1));
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) least = Math.min(least, before[column - 2]! + 1);
      current.push(least);
    }
    if (Math.min(...current) > allowed) return false;
    before = previous;
    previous = current;
  }
  return previous[b.length]! <= allowed;
}
