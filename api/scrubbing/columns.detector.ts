/** Tables pasted into a chat: a header line names the columns, so the cells below it need no words of their own. */
import type { Finding, PiiType } from './scrubbing.contract.js';
import { work } from './work-counter.js';

/** Cells further than this from the start of the header are not read, so that the decision stays local. */
const REACH = 300;
const SEPARATORS = [',', '\t', '|', ';'];
const COLUMNS: readonly (readonly [RegExp, PiiType])[] = [
  [/^(?:dob|d\.o\.b\.?|date[ _]?of[ _]?birth|birth[ _]?date|birthday)$/, 'DATE_OF_BIRTH'],
  [
    /^(?:name|full[ _]?name|first[ _]?name|last[ _]?name|forename|surname|given[ _]?name|customer|employee|student|patient|contact|tenant)$/,
    'PERSON',
  ],
  [/^(?:password|passwd|pwd|pass|pin|secret)$/, 'SECRET'],
  [/^(?:user[ _]?name|login|user[ _]?id|handle)$/, 'USERNAME'],
  [/^(?:phone|tel|telephone|mobile|mob)(?:[ _]?(?:no|number))?$/, 'PHONE'],
  [/^(?:address|street|addr(?:ess)?[ _]?(?:line)?[ _]?1)$/, 'ADDRESS'],
  [/^(?:ni|nino|ssn|nhs|nhs[ _]?(?:no|number)|ni[ _]?(?:no|number)|national[ _]?insurance)$/, 'NATIONAL_ID'],
  [/^(?:account|account[ _]?(?:no|number)|sort[ _]?code|acc[ _]?no)$/, 'BANK_ACCOUNT'],
];
/** Only these are so plain by their column that their content need not look like anything. */
const CELL: ReadonlyMap<PiiType, RegExp> = new Map([
  ['DATE_OF_BIRTH', /^[\d./ -]{6,12}$|^\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2,4}$/],
  ['PERSON', /^\p{Lu}[\p{L}'. -]{1,40}$/u],
  ['PHONE', /^[+\d][\d ().-]{5,20}$/],
  ['NATIONAL_ID', /^(?=.*\d)[A-Za-z\d -]{6,16}$/],
  ['BANK_ACCOUNT', /^[\d -]{6,20}$/],
  ['ADDRESS', /^\d{1,5}[A-Za-z]? [\p{L}' ]{3,40}$/u],
]);

function separatorOf(line: string): string | null {
  return SEPARATORS.find((separator) => line.split(separator, 3).length > 2) ?? null;
}

export function findColumns(text: string, found: Finding[]): void {
  let lineStart = 0;
  while (lineStart < text.length) {
    const newline = text.indexOf('\n', lineStart);
    if (newline < 0) return;
    if (newline - lineStart <= REACH) readTable(text, lineStart, newline, found);
    lineStart = newline + 1;
  }
}

function readTable(text: string, start: number, headerEnd: number, found: Finding[]): void {
  const header = text.slice(start, headerEnd).toLowerCase();
  const separator = separatorOf(header);
  if (separator === null) return;
  const labels = header.split(separator).map((label) => label.trim().replace(/^["']|["']$/g, ''));
  const types = labels.map((label) => COLUMNS.find(([pattern]) => pattern.test(label))?.[1] ?? null);
  if (!types.some((type) => type !== null)) return;
  const limit = start + REACH;
  for (let row = headerEnd + 1; row < text.length && row < limit;) {
    const next = text.indexOf('\n', row);
    const rowEnd = next < 0 ? text.length : next;
    if (rowEnd > limit + REACH) return;
    const cells = text.slice(row, rowEnd).split(separator);
    if (cells.length !== labels.length && !/^[\s|:-]+$/.test(text.slice(row, rowEnd))) return;
    let at = row;
    cells.forEach((cell, column) => {
      work.steps += 1;
      const type = types[column];
      const value = cell.trim().replace(/^["']|["']$/g, '');
      if (type && value.length > 1 && (CELL.get(type)?.test(value) ?? true) && !/^[-:]+$/.test(value)) {
        const from = at + cell.indexOf(value);
        found.push({ start: from, end: from + value.length, type, score: 0.76 });
      }
      at += cell.length + 1;
    });
    row = rowEnd + 1;
  }
}
