/** Which new passwords are taken. */
import { isCommonPassword, isGoodPassword } from './password-rules.js';

describe('a new password', () => {
  test.each([
    ['too short', 'a9!kLm2#xZ0'],
    ['longer than the cap', 'k7Ω'.repeat(86)],
    ['one sign repeated', 'aaaaaaaaaaaaaa'],
    ['two signs in turn', 'abababababab'],
    ['a run of digits', '123456789012'],
    ['a run of letters', 'abcdefghijklmnop'],
    ['a common word with a year', 'Password2026'],
    ['a common word in disguise', 'P@ssw0rd1234'],
    ['a common word twice', 'welcomewelcome'],
    ['not a text', 123_456_789_012],
    ['an object', { $ne: null }],
  ])('%s is refused', (_why, password) => {
    expect(isGoodPassword(password)).toBe(false);
  });

  test.each([
    'correct horse battery staple',
    'Password for the garden shed',
    'жираф-под-дождём',
    'k7'.padEnd(256, 'Qw4!z'),
  ])('%s is taken', (password) => {
    expect(isGoodPassword(password)).toBe(true);
  });

  test('a common stem inside other words is no fault', () => {
    expect(isCommonPassword('monkeys eat yellow bananas')).toBe(false);
  });
});
