/** Tells whether a text that was sent again is the one that is stored, although scrubbing may have come out otherwise the second time. */

/** What stands for something that was removed. */
const REMOVED = /\[[A-Z_]{2,24}(?:_\d{1,4})?\]|•+/;
const ALL_REMOVED = new RegExp(REMOVED, 'g');
/** The longest part of an identifier that only its neighbour in another message gave away, in UTF-16 units. */
const LONGEST_PART = 40;

/**
 * Placeholders can differ between two readings: numbers start again with another key, and the first half of an identifier is only
 * known once the second half was there. So the words around what was removed must be the same, in the same order.
 */
export function isSameUtterance(stored: string, again: string): boolean {
  if (stored === again) return true;
  const pieces = stored.split(ALL_REMOVED);
  if (pieces.length === 1 || !again.startsWith(pieces[0]!)) return false;
  let at = pieces[0]!.length;
  for (const [index, piece] of pieces.slice(1).entries()) {
    const isLast = index === pieces.length - 2;
    const found = isLast ? again.length - piece.length : again.indexOf(piece, at);
    if (found < at || !again.startsWith(piece, found)) return false;
    const gap = again.slice(at, found);
    if (gap.length > LONGEST_PART && !REMOVED.test(gap)) return false;
    at = found + piece.length;
  }
  return true;
}
