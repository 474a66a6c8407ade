/** Tells where a table that may still be going on began, so that a stream neither cuts a row nor forgets its header. */

/** How far from the start of its header a row can end and still be read by its columns (see `columns.detector.ts`). */
export const TABLE_REACH = 640;
const SEPARATORS = [',', '\t', '|', ';'];
const MOST_LABEL = 30;

/** A line of at least three short cells: everything that can be a header is one, though not everything that is one is a header. */
function canBeHeader(line: string): boolean {
  for (const separator of SEPARATORS) {
    const cells = line.split(separator);
    if (cells.length > 2 && cells.every((cell) => cell.trim().length <= MOST_LABEL)) return true;
  }
  return false;
}

/** Where the earliest possible header starts whose rows can reach `end`; -1 when there is none. */
export function openTableStart(text: string, end: number): number {
  let newline = text.lastIndexOf('\n', end - 1);
  let earliest = -1;
  while (newline >= 0 && newline >= end - TABLE_REACH) {
    const before = newline === 0 ? -1 : text.lastIndexOf('\n', newline - 1);
    const start = before + 1;
    if (start >= end - TABLE_REACH && canBeHeader(text.slice(start, newline))) earliest = start;
    newline = before;
  }
  return earliest;
}
