/** One-time codes against the published vectors, and the window in which a code counts. */
import { matchingStep, newTotpSecret, stepAt, totpCode, totpUri } from './totp.js';

/** RFC 6238, appendix B: the ASCII secret `12345678901234567890` in base32, SHA-1; the last six of the eight digits printed there. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('one-time codes', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i seconds', (seconds, code) => {
    expect(totpCode(SECRET, stepAt(seconds * 1000))).toBe(code);
  });

  test('count one step early and one step late, and no further', () => {
    const now = 1_800_000_000_000;
    const step = stepAt(now);
    expect([-2, -1, 0, 1, 2].map((late) => matchingStep(SECRET, totpCode(SECRET, step + late), now))).toEqual([
      null,
      step - 1,
      step,
      step + 1,
      null,
    ]);
  });

  test('need the secret', () => {
    const now = 1_800_000_000_000;
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(secret);
    expect(matchingStep(secret, totpCode(secret, stepAt(now)), now)).toBe(stepAt(now));
    expect(matchingStep(secret, totpCode(SECRET, stepAt(now)), now)).toBeNull();
    expect(totpUri(secret)).toContain(`secret=${secret}`);
  });
});
