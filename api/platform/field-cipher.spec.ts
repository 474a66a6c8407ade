/** Sealed fields open with their key and in their own place, and nowhere else. */
import { randomBytes } from 'node:crypto';
import { keyIdOf } from './derived-keys.js';
import { openField, sealField, UnsealingError, type Place, type SealingKey } from './field-cipher.js';

const aKey = (): SealingKey => {
  const bytes = randomBytes(32);
  return { kid: keyIdOf(bytes), bytes };
};
const key = aKey();
const place: Place = { organisation: 'org_1', owner: 'sub_1', field: 'email' };

describe('a sealed field', () => {
  test('opens in its place and shows nothing of the text', async () => {
    const sealed = await sealField('visitor@example.org', key, place);
    expect(sealed).not.toContain('example');
    expect(Buffer.from(sealed.split('.')[3]!, 'base64url').toString('latin1')).not.toContain('example');
    await expect(openField(sealed, key, place)).resolves.toBe('visitor@example.org');
    expect(await sealField('visitor@example.org', key, place)).not.toBe(sealed);
  });

  test.each([
    ['organisation', { organisation: 'org_2' }],
    ['owner', { owner: 'sub_2' }],
    ['field', { field: 'accountId' }],
  ])("does not open in another one's place: %s", async (_what, other) => {
    const sealed = await sealField('visitor@example.org', key, place);
    await expect(openField(sealed, key, { ...place, ...other })).rejects.toThrow(UnsealingError);
  });

  test('does not open with another key, altered, or as another kind of token', async () => {
    const sealed = await sealField('visitor@example.org', key, place);
    const [header, , iv, text, tag] = sealed.split('.');
    const moved = Buffer.from(
      JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: key.kid, org: 'org_2', own: 'sub_1', fld: 'email' }),
    );
    await expect(openField(sealed, aKey(), place)).rejects.toThrow(UnsealingError);
    await expect(openField(sealed, { ...key, kid: 'other' }, place)).rejects.toThrow(UnsealingError);
    const relabelled = [moved.toString('base64url'), '', iv, text, tag].join('.');
    await expect(openField(relabelled, key, { ...place, organisation: 'org_2' })).rejects.toThrow(UnsealingError);
    await expect(openField([header, '', iv, 'AAAA', tag].join('.'), key, place)).rejects.toThrow(UnsealingError);
    await expect(openField('', key, place)).rejects.toThrow(UnsealingError);
  });
});
