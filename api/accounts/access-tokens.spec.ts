/** Tokens: what is signed is what is read, and nothing else is. */
import { SignJWT, UnsecuredJWT } from 'jose';
import { derivedKey } from '../platform/derived-keys.js';
import { ACCOUNT_TOKEN_LIFETIME_S, AccessTokens, VISITOR_TOKEN_LIFETIME_S } from './access-tokens.js';

const SECRET = 'a key of at least thirty-two bytes, for tests';
const ISSUER = 'https://chat.example';
const NOW = new Date('2026-11-23T09:00:00.000Z');
const tokens = new AccessTokens(SECRET, ISSUER);
const after = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const visitor = { subjectId: 'sub_1', organisationId: 'org_1', siteId: 'site_1', sessionId: 'ses_1' };
const refusal = { code: 'unauthenticated' };

/** A token like ours, with something changed. */
function forged(changes: {
  alg?: string;
  typ?: string;
  aud?: string;
  iss?: string;
  sid?: string | null;
  key?: Uint8Array;
}): Promise<string> {
  const { sid = 'ses_1' } = changes;
  return new SignJWT(sid === null ? {} : { sid })
    .setProtectedHeader({ alg: changes.alg ?? 'HS256', typ: changes.typ ?? 'account+jwt' })
    .setIssuer(changes.iss ?? ISSUER)
    .setAudience(changes.aud ?? 'engage-smarter/account')
    .setSubject('mem_1')
    .setIssuedAt(NOW)
    .setExpirationTime(after(600))
    .sign(changes.key ?? derivedKey(SECRET, 'account-token'));
}

describe('tokens', () => {
  test('of an account say which account and session, for ten minutes', async () => {
    const { token, expiresAt } = await tokens.signAccount({ accountId: 'mem_1', sessionId: 'ses_1' }, NOW);
    expect(expiresAt).toEqual(after(ACCOUNT_TOKEN_LIFETIME_S));
    await expect(tokens.read(token, after(ACCOUNT_TOKEN_LIFETIME_S - 1))).resolves.toEqual({
      claims: { kind: 'account', accountId: 'mem_1', sessionId: 'ses_1' },
      expiresAt,
    });
    await expect(tokens.read(token, after(ACCOUNT_TOKEN_LIFETIME_S))).rejects.toMatchObject(refusal);
  });

  test('of a visitor say subject and site, for fifteen minutes', async () => {
    const { token, expiresAt } = await tokens.signVisitor(visitor, NOW);
    await expect(tokens.read(token, after(VISITOR_TOKEN_LIFETIME_S - 1))).resolves.toEqual({
      claims: { kind: 'visitor', ...visitor },
      expiresAt,
    });
    await expect(tokens.read(token, after(VISITOR_TOKEN_LIFETIME_S))).rejects.toMatchObject(refusal);
  });

  test('made just like ours are read: the forgeries below fail for their one change alone', async () => {
    await expect(tokens.read(await forged({}), NOW)).resolves.toMatchObject({ claims: { accountId: 'mem_1' } });
  });

  test.each([
    ['another audience', { aud: 'engage-smarter/visitor' }],
    ['another issuer', { iss: 'https://elsewhere.example' }],
    ['an unknown type', { typ: 'JWT' }],
    ["the visitors' type", { typ: 'visitor+jwt', aud: 'engage-smarter/visitor' }],
    ['another algorithm', { alg: 'HS512' }],
    ['no session', { sid: null }],
    ["the visitors' key", { key: derivedKey(SECRET, 'visitor-token') }],
  ])('with %s are refused', async (_what, changes) => {
    await expect(tokens.read(await forged(changes), NOW)).rejects.toMatchObject(refusal);
  });

  test('without a signature, altered or of no shape are refused', async () => {
    const unsigned = new UnsecuredJWT({ sid: 'ses_1' }).setSubject('mem_1').setIssuer(ISSUER).encode();
    const { token } = await tokens.signAccount({ accountId: 'mem_1', sessionId: 'ses_1' }, NOW);
    const [header, , signature] = token.split('.');
    const other = Buffer.from(JSON.stringify({ sub: 'mem_2', sid: 'ses_1' })).toString('base64url');
    for (const wrong of [unsigned, `${header}.${other}.${signature}`, `${token}x`, 'a.b.c', '', 'null']) {
      await expect(tokens.read(wrong, NOW)).rejects.toMatchObject(refusal);
    }
  });

  test('of another installation are refused', async () => {
    const { token } = await new AccessTokens(`${SECRET}!`, ISSUER).signVisitor(visitor, NOW);
    await expect(tokens.read(token, NOW)).rejects.toMatchObject(refusal);
  });
});
