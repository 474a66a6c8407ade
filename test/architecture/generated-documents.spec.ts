/** Generated documents are as fresh as the data they are made from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COOKIE_REGISTER } from '../../api/privacy/data/cookie-register.js';
import { DATA_MAP } from '../../api/privacy/data/data-map.js';
import { PURPOSES } from '../../api/privacy/data/purposes.js';
import { RECIPIENTS } from '../../api/privacy/data/recipients.js';
import { REGISTER_PATH, registerDocument } from '../../api/privacy/register-document.js';

const written = readFileSync(join(__dirname, '../..', REGISTER_PATH), 'utf8');

describe('docs/privacy-register.md', () => {
  test('C47.3 the record equals the register: it is what `npm run register` writes now', () => {
    expect(written).toBe(registerDocument());
  });

  test('C47.3 the record equals the register: each collection, field, purpose, recipient and storage key stands in it', () => {
    const missing = [
      ...DATA_MAP.flatMap(({ collection, fields }) => [collection, ...Object.keys(fields)]),
      ...Object.keys(PURPOSES),
      ...RECIPIENTS.map(({ id }) => id),
      ...COOKIE_REGISTER.map(({ name }) => name),
    ].filter((name) => !written.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });

  test('every row of every table has as many cells as its head', () => {
    const widths = written
      .trim()
      .split('\n\n')
      .filter((block) => block.startsWith('| '))
      .map((block) => new Set(block.split('\n').map((line) => line.split(/(?<!\\)\|/).length)).size);
    expect(widths.length).toBeGreaterThan(10);
    expect(new Set(widths)).toEqual(new Set([1]));
  });
});
