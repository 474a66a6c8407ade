/** Refresh tokens: only what was issued is read. */
import { RefreshTokens } from './refresh-tokens.js';

const tokens = new RefreshTokens('a key of at least thirty-two bytes, for tests');

describe('refresh tokens', () => {
  test('say their session and generation', () => {
    expect(tokens.read(tokens.tokenOf('ses_a', 7))).toEqual({ sessionId: 'ses_a', generation: 7 });
    expect(tokens.tokenOf('ses_a', 7)).toBe(tokens.tokenOf('ses_a', 7));
    expect(tokens.tokenOf('ses_a', 8)).not.toBe(tokens.tokenOf('ses_a', 7));
  });

  test('are not to be made up', () => {
    const [session, generation, mac] = tokens.tokenOf('ses_a', 1).split('.');
    const foreign = new RefreshTokens('another key of at least thirty-two bytes!').tokenOf('ses_a', 1);
    const wrong = [
      `${session}.2.${mac}`,
      `ses_b.${generation}.${mac}`,
      `${session}.01.${mac}`,
      `${session}.${generation}.${mac}.x`,
      `${session}.-1.${mac}`,
      foreign,
      '',
      '..',
    ];
    expect(wrong.map((token) => tokens.read(token))).toEqual(wrong.map(() => null));
  });
});
