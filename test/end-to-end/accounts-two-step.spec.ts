/** Two-step sign-in through the door: set up, asked for, used once, reset; required of staff in production. */
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { stepAt, totpCode } from '../../api/accounts/totp.js';
import { aStaffAccount, problemOf, signedIn, signingIn, withToken } from '../support/accounts.js';
import { anOrganisation, PASSWORD, type TestMember, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

let app: TestApp;
let shop: TestOrganisation;

beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app);
});
afterAll(() => app.close());

const codeOf = (secret: string, on = app): string => totpCode(secret, stepAt(on.clock.timestamp()));

/** Sets two-step sign-in up for an account and returns the secret; the code just used is then behind us. */
async function enrolled(token: string, on = app): Promise<string> {
  const begun = await withToken(on, token, 'post', '/v1/two-step').send({ currentPassword: PASSWORD }).expect(201);
  const { secret, uri } = begun.body as { secret: string; uri: string };
  expect(uri).toMatch(/^otpauth:\/\/totp\//);
  await withToken(on, token, 'put', '/v1/two-step')
    .send({ code: codeOf(secret, on) })
    .expect(204);
  on.clock.advance(30_000);
  return secret;
}

async function enrolledMember(): Promise<{ member: TestMember; secret: string }> {
  const member = await shop.addMember();
  return { member, secret: await enrolled((await shop.signIn(member)).accessToken) };
}

describe('two-step sign-in', () => {
  it('asks for a code after the right password, and takes each code once', async () => {
    const { member, secret } = await enrolledMember();
    const without = await signingIn(app, member.email);
    expect([problemOf(without), without.body.fields]).toEqual(['unauthenticated', { code: 'required' }]);
    const code = codeOf(secret);
    await signedIn(app, member.email, PASSWORD, code);
    const again = await signingIn(app, member.email, PASSWORD, code);
    expect([problemOf(again), again.body.fields]).toEqual(['unauthenticated', { code: 'wrong' }]);
    app.clock.advance(30_000);
    await signedIn(app, member.email, PASSWORD, codeOf(secret));
  });

  it('tells nothing of itself to a wrong password', async () => {
    const { member, secret } = await enrolledMember();
    const wrong = await signingIn(app, member.email, 'not-the-right-passphrase', codeOf(secret));
    const unknown = await signingIn(app, 'nobody@example.org', PASSWORD, codeOf(secret));
    expect(wrong.body).toEqual(unknown.body);
    await signedIn(app, member.email, PASSWORD, codeOf(secret));
  });

  it('counts from the first right code on, and needs the password to begin', async () => {
    const member = await shop.addMember();
    const { accessToken } = await shop.signIn(member);
    const begin = (currentPassword: string) =>
      withToken(app, accessToken, 'post', '/v1/two-step').send({ currentPassword });
    expect(problemOf(await begin('not-my-passphrase'))).toBe('validation');
    const { body } = await begin(PASSWORD).expect(201);
    const wrong = codeOf(body.secret) === '000000' ? '000001' : '000000';
    expect(problemOf(await withToken(app, accessToken, 'put', '/v1/two-step').send({ code: wrong }))).toBe(
      'validation',
    );
    await signedIn(app, member.email);
  });

  it('keeps its secret sealed', async () => {
    const { member, secret } = await enrolledMember();
    const stored = await app
      .get<Connection>(getConnectionToken())
      .collection('credentials')
      .findOne({ _id: member.id as never });
    expect(stored?.totpConfirmedAt).not.toBeNull();
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  it('is turned off by its owner, and reset by an owner of the organisation, of no other', async () => {
    const { member, secret } = await enrolledMember();
    const session = await signedIn(app, member.email, PASSWORD, codeOf(secret));
    await withToken(app, session.accessToken, 'post', '/v1/two-step/removal')
      .send({ currentPassword: PASSWORD })
      .expect(204);
    await enrolled((await shop.signIn(member)).accessToken);
    const path = `/v1/members/${member.id}/two-step`;
    const foreign = await (await anOrganisation(app)).signIn();
    expect(problemOf(await withToken(app, foreign.accessToken, 'delete', path))).toBe('not_found');
    expect(problemOf(await signingIn(app, member.email))).toBe('unauthenticated');
    await withToken(app, (await shop.signIn()).accessToken, 'delete', path).expect(204);
    await shop.signIn(member);
  });
});

describe('staff in production', () => {
  it('can do nothing else until two-step sign-in is set up', async () => {
    const live = await startApp();
    try {
      live.config.mode = 'production';
      const { email } = await aStaffAccount(live);
      const session = await signedIn(live, email);
      expect(session.mustEnrol).toBe(true);
      const listing = (token: string) => withToken(live, token, 'get', '/v1/staff/accounts');
      expect(problemOf(await listing(session.accessToken))).toBe('forbidden');
      const secret = await enrolled(session.accessToken, live);
      await listing(session.accessToken).expect(200);
      const next = await signedIn(live, email, PASSWORD, codeOf(secret, live));
      expect(next.mustEnrol).toBe(false);
      await listing(next.accessToken).expect(200);
      const bakery = await anOrganisation(live);
      expect((await bakery.signIn()).mustEnrol).toBe(false);
    } finally {
      await live.close();
    }
  });
});
