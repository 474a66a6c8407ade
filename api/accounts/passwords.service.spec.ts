/** Hashing passwords: nobody's password matches nothing, and the cap holds. */
import { verify } from '@node-rs/argon2';
import { PasswordsService } from './passwords.service.js';

const passwords = new PasswordsService();

describe('passwords', () => {
  test('match their own hash, in whichever form the signs were typed', async () => {
    const hash = await passwords.hash('caf\u00e9 au lait, s\u2019il vous pla\u00eet');
    await expect(passwords.matches(hash, 'cafe\u0301 au lait, s\u2019il vous plai\u0302t')).resolves.toBe(true);
    await expect(passwords.matches(hash, 'cafe au lait, s\u2019il vous plait')).resolves.toBe(false);
    await expect(verify(hash, 'caf\u00e9 au lait, s\u2019il vous pla\u00eet')).resolves.toBe(true);
  });

  test('have a salt each', async () => {
    expect(await passwords.hash('the same passphrase')).not.toBe(await passwords.hash('the same passphrase'));
  });

  test('match nobody where there is no hash', async () => {
    await expect(passwords.matches(null, 'any passphrase at all')).resolves.toBe(false);
  });

  test('over the cap are neither hashed nor compared', async () => {
    const long = 'x'.repeat(257);
    expect(() => passwords.hash(long)).toThrow('cap');
    await expect(passwords.matches('not even a hash', long)).resolves.toBe(false);
  });
});
