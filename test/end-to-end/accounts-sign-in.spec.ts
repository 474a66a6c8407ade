/** Sign-in through the door: one answer for unknown and wrong, throttled, and proof against odd bodies. */
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { CredentialsRepository } from '../../api/accounts/credentials.repository.js';
import { PasswordsService } from '../../api/accounts/passwords.service.js';
import { problemOf, aStaffAccount, signedIn, signingIn, withToken } from '../support/accounts.js';
import { anOrganisation, PASSWORD, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

let app: TestApp;
let shop: TestOrganisation;

beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app);
});
afterAll(() => app.close());

describe('signing in', () => {
  it('gives a member tokens that work, for ten minutes', async () => {
    const session = await signedIn(app, shop.member.email);
    expect(session.member).toEqual({ id: shop.member.id, displayName: shop.member.displayName, role: 'owner' });
    expect(session).not.toHaveProperty('staff');
    expect(Date.parse(session.expiresAt) - app.clock.timestamp()).toBe(600_000);
    const me = await withToken(app, session.accessToken, 'get', '/v1/members/me').expect(200);
    expect(me.body).toMatchObject({ id: shop.member.id });
    app.clock.advance(600_000);
    const late = await withToken(app, session.accessToken, 'get', '/v1/members/me');
    expect([late.status, problemOf(late)]).toEqual([401, 'unauthenticated']);
  });

  it('finds the address in another spelling', async () => {
    await signedIn(app, `  ${shop.member.email.toUpperCase()} `);
  });

  it('gives staff a session of their own kind by the same door', async () => {
    const { id, email } = await aStaffAccount(app, 'support');
    const session = await signedIn(app, email);
    expect(session.staff).toMatchObject({ id, role: 'support' });
    expect(session).not.toHaveProperty('member');
    await withToken(app, session.accessToken, 'get', '/v1/staff/me').expect(200);
    const foreign = await withToken(app, session.accessToken, 'get', '/v1/members');
    expect(problemOf(foreign)).toBe('forbidden');
  });

  it('answers an unknown address, a wrong password and a disabled member alike', async () => {
    const disabled = await shop.addMember();
    const owner = await shop.signIn();
    await withToken(app, owner.accessToken, 'patch', `/v1/members/${disabled.id}`)
      .send({ status: 'disabled' })
      .expect(200);
    const answers = await Promise.all([
      signingIn(app, 'nobody@example.org'),
      signingIn(app, shop.member.email, 'not-the-right-passphrase'),
      signingIn(app, disabled.email),
    ]);
    const [first] = answers;
    expect([first!.status, problemOf(first!)]).toEqual([401, 'unauthenticated']);
    for (const { status, body } of answers) expect({ status, body }).toEqual({ status: 401, body: first!.body });
  });

  it('does the same work for an unknown address as for a wrong password', async () => {
    const matching = jest.spyOn(app.get(PasswordsService), 'matches');
    const looking = jest.spyOn(app.get(CredentialsRepository), 'find');
    const workFor = async (email: string) => {
      matching.mockClear();
      looking.mockClear();
      await signingIn(app, email, 'not-the-right-passphrase').expect(401);
      return { hashes: matching.mock.calls.length, lookUps: looking.mock.calls.length };
    };
    expect(await workFor(shop.member.email)).toEqual({ hashes: 1, lookUps: 1 });
    expect(await workFor('nobody@example.org')).toEqual({ hashes: 1, lookUps: 1 });
    jest.restoreAllMocks();
  });

  it.each([
    ['no body', undefined],
    ['a list', []],
    ['an operator as address', { email: { $ne: null }, password: PASSWORD }],
    ['an operator as password', { email: 'sam@example.org', password: { $gt: '' } }],
    ['an unknown field', { email: 'sam@example.org', password: PASSWORD, isAdmin: true }],
    ['a password over the cap', { email: 'sam@example.org', password: 'x'.repeat(257) }],
    ['an empty password', { email: 'sam@example.org', password: '' }],
    ['a code of another shape', { email: 'sam@example.org', password: PASSWORD, code: '12345' }],
    ['an empty code', { email: 'sam@example.org', password: PASSWORD, code: null }],
  ])('refuses %s, and says nothing of what was sent', async (_what, body) => {
    const response = await app.http.post('/v1/sessions').send(body);
    expect([response.status, problemOf(response)]).toEqual([400, 'validation']);
    expect(response.text).not.toContain(PASSWORD);
    expect(response.text).not.toContain('sam@example.org');
  });

  it('keeps passwords as Argon2id hashes with the parameters of OWASP', async () => {
    const stored = await app.get<Connection>(getConnectionToken()).collection('credentials').find().toArray();
    expect(stored.length).toBeGreaterThan(0);
    for (const { passwordHash } of stored) expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(stored)).not.toContain(PASSWORD);
  });
});

describe('brute force', () => {
  const signIns = { burst: 3, perMinute: 3 };

  it('C32.1 is throttled for an account and its network, for known and unknown addresses alike, until time has passed', async () => {
    const guarded = await startApp({ limits: { signIns } });
    try {
      const bakery = await anOrganisation(guarded);
      for (let attempt = 0; attempt < 3; attempt += 1) {
        expect(problemOf(await signingIn(guarded, bakery.member.email, 'a-wrong-passphrase'))).toBe('unauthenticated');
      }
      const right = await signingIn(guarded, bakery.member.email);
      expect([right.status, problemOf(right)]).toEqual([429, 'rate_limited']);
      expect(Number(right.headers['retry-after'])).toBeGreaterThan(0);
      expect(problemOf(await signingIn(guarded, 'nobody@example.org'))).toBe('rate_limited');
      guarded.clock.advance(60_000);
      await signedIn(guarded, bakery.member.email);
    } finally {
      await guarded.close();
    }
  });

  it('C32.1 is throttled for an account, from however many networks', async () => {
    const guarded = await startApp({ limits: { signIns }, config: { trustedProxies: 1 } });
    const from = (address: string, email: string, password: string) =>
      guarded.http.post('/v1/sessions').set('X-Forwarded-For', address).send({ email, password });
    try {
      const bakery = await anOrganisation(guarded);
      for (const address of ['192.0.2.1', '198.51.100.1', '203.0.113.1']) {
        expect(problemOf(await from(address, bakery.member.email, 'a-wrong-passphrase'))).toBe('unauthenticated');
      }
      expect(problemOf(await from('192.0.3.1', bakery.member.email.toUpperCase(), PASSWORD))).toBe('rate_limited');
      expect(problemOf(await from('192.0.3.1', 'nobody@example.org', PASSWORD))).toBe('unauthenticated');
    } finally {
      await guarded.close();
    }
  });
});
