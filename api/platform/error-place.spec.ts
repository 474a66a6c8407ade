/** Only the class and the place of an error are told, whatever its message looks like. */
import { errorPlace } from './error-place.js';

const MARK = 'zanzibar-marker';

test('tells class and place', () => {
  expect(errorPlace(new TypeError('no'))).toMatch(/^TypeError at .*error-place\.spec\.ts:\d+:\d+\)?$/);
});

test.each([
  ['a line with the word at', `meet ${MARK} at home`],
  ['a line that looks like a place', `x\n    at ${MARK} (file.ts:1:2)\n    at ${MARK}:3:4`],
  ['an empty first line', `\n${MARK} at 9:30`],
])('tells nothing of the message: %s', (_what, message) => {
  for (const error of [new Error(message), new SyntaxError(message)]) {
    expect(errorPlace(error)).not.toContain(MARK);
    expect(errorPlace(error)).toMatch(/Error at /);
  }
});

test('tells the class alone where message or stack were changed afterwards', () => {
  const renamed = new Error(`meet ${MARK} at home`);
  expect(renamed.stack).toContain(MARK);
  renamed.message = 'another';
  expect(errorPlace(renamed)).toBe('Error');
  const named = new Error(`    at ${MARK} (file.ts:1:2)`);
  expect(named.stack).toContain(MARK);
  named.name = 'StoreError';
  expect(errorPlace(named)).toBe('StoreError');
});

test.each([
  ['a string', MARK, 'string'],
  ['nothing', undefined, 'undefined'],
  ['an object', { message: MARK }, 'object'],
])('tells the type alone of %s', (_what, thrown, expected) => {
  expect(errorPlace(thrown)).toBe(expected);
});
