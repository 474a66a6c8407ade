/** Sessions of members and staff: rotation, theft, and every way to an end. */
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { AccountSession } from '../../api/accounts/accounts.contract.js';
import { AuthenticationService } from '../../api/accounts/authentication.service.js';
import { JobsService } from '../../api/platform/jobs.service.js';
import { aStaffAccount, problemOf, signedIn, signingIn, withToken } from '../support/accounts.js';
import { openVisitorSession } from '../support/chat-client.js';
import { anOrganisation, PASSWORD, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

const DAY_MS = 24 * 60 * 60 * 1000;

let app: TestApp;
let shop: TestOrganisation;

beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app);
});
afterAll(() => app.close());

const refreshing = (refreshToken: string) => app.http.post('/v1/sessions/refresh').send({ refreshToken });
const refreshed = async (refreshToken: string): Promise<AccountSession> =>
  (await refreshing(refreshToken).expect(200)).body as AccountSession;
const asking = ({ accessToken }: AccountSession) => withToken(app, accessToken, 'get', '/v1/members/me');

describe('a refresh token', () => {
  it('gives the next one and a new access token', async () => {
    const first = await shop.signIn();
    const second = await refreshed(first.refreshToken);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(second.member).toEqual(first.member);
    await asking(second).expect(200);
    await refreshed(second.refreshToken);
  });

  it('that two tabs use at the same moment gives both the same next one', async () => {
    const { refreshToken } = await shop.signIn();
    const answers = await Promise.all([refreshed(refreshToken), refreshed(refreshToken), refreshed(refreshToken)]);
    expect(new Set(answers.map((answer) => answer.refreshToken)).size).toBe(1);
    await refreshed(answers[0]!.refreshToken);
  });

  it('used again after ten seconds ends the session for both holders', async () => {
    const first = await shop.signIn();
    const second = await refreshed(first.refreshToken);
    app.clock.advance(10_001);
    const reuse = await refreshing(first.refreshToken);
    expect([reuse.status, problemOf(reuse)]).toEqual([401, 'token_revoked']);
    expect(problemOf(await refreshing(second.refreshToken))).toBe('token_revoked');
    expect(problemOf(await asking(second))).toBe('token_revoked');
  });

  it('has a grace for the direct parent only', async () => {
    const first = await shop.signIn();
    const second = await refreshed(first.refreshToken);
    const third = await refreshed(second.refreshToken);
    expect(problemOf(await refreshing(first.refreshToken))).toBe('token_revoked');
    expect(problemOf(await refreshing(third.refreshToken))).toBe('token_revoked');
  });

  it('that was never issued harms nobody', async () => {
    const session = await shop.signIn();
    const [sessionId] = session.refreshToken.split('.');
    for (const guess of [`${sessionId}.1.${'A'.repeat(43)}`, `${sessionId}.0.x`, 'guess', session.accessToken]) {
      const response = await refreshing(guess);
      expect(problemOf(response)).toBe(guess.length > 256 ? 'validation' : 'unauthenticated');
    }
    await asking(session).expect(200);
  });

  it('is not at rest in any form, nor is the access token', async () => {
    const session = await shop.signIn();
    const database = app.get<Connection>(getConnectionToken()).db!;
    const [, , mac] = session.refreshToken.split('.');
    const dump = await Promise.all((await database.collections()).map((c) => c.find().toArray()));
    expect(JSON.stringify(dump)).not.toContain(mac);
    expect(JSON.stringify(dump)).not.toContain(session.accessToken.split('.')[2]);
  });

  it('stops after fourteen idle days, and the session is cleared away', async () => {
    const { refreshToken } = await shop.signIn();
    app.clock.advance(14 * DAY_MS);
    expect(problemOf(await refreshing(refreshToken))).toBe('token_revoked');
    await app.get(JobsService).runNow('accounts: delete expired sessions and invitations');
    expect(await app.get<Connection>(getConnectionToken()).collection('sessions').countDocuments()).toBe(0);
  });

  it('does not carry a session past ninety days', async () => {
    let session = await shop.signIn();
    for (let days = 0; days < 80; days += 10) {
      app.clock.advance(10 * DAY_MS);
      session = await refreshed(session.refreshToken);
    }
    app.clock.advance(10 * DAY_MS);
    expect(problemOf(await refreshing(session.refreshToken))).toBe('token_revoked');
  });
});

describe('a session ends at once', () => {
  it('on sign-out, and the other device stays', async () => {
    const [here, there] = [await shop.signIn(), await shop.signIn()];
    await withToken(app, here.accessToken, 'delete', '/v1/sessions/current').expect(204);
    expect(problemOf(await asking(here))).toBe('token_revoked');
    expect(problemOf(await refreshing(here.refreshToken))).toBe('token_revoked');
    await asking(there).expect(200);
  });

  it('on a new password, on every device; the old password is worth nothing', async () => {
    const member = await shop.addMember();
    const [here, there] = [await shop.signIn(member), await shop.signIn(member)];
    const change = { currentPassword: PASSWORD, newPassword: 'another-invented-passphrase' };
    await withToken(app, here.accessToken, 'put', '/v1/members/me/password').send(change).expect(204);
    for (const session of [here, there]) {
      expect(problemOf(await asking(session))).toBe('token_revoked');
      expect(problemOf(await refreshing(session.refreshToken))).toBe('token_revoked');
    }
    expect(problemOf(await signingIn(app, member.email))).toBe('unauthenticated');
    await signedIn(app, member.email, change.newPassword);
  });

  it('but not on a change with a wrong or a weak password', async () => {
    const session = await shop.signIn();
    const changing = (currentPassword: string, newPassword: string) =>
      withToken(app, session.accessToken, 'put', '/v1/members/me/password').send({ currentPassword, newPassword });
    expect(problemOf(await changing('not-my-passphrase', 'another-invented-passphrase'))).toBe('validation');
    expect(problemOf(await changing(PASSWORD, 'Password2026'))).toBe('validation');
    await asking(session).expect(200);
    await signedIn(app, shop.member.email);
  });

  it('when the member is disabled, with the open sockets; enabling brings no token back', async () => {
    const member = await shop.addMember();
    const [session, owner] = [await shop.signIn(member), await shop.signIn()];
    const change = (status: string) =>
      withToken(app, owner.accessToken, 'patch', `/v1/members/${member.id}`).send({ status }).expect(200);
    const socket = await shop.memberClient(member);
    const gone = socket.disconnected();
    await change('disabled');
    expect(problemOf(await asking(session))).toBe('token_revoked');
    await gone;
    await change('active');
    expect(problemOf(await asking(session))).toBe('token_revoked');
    expect(problemOf(await refreshing(session.refreshToken))).toBe('token_revoked');
    await shop.signIn(member);
  });

  it('when the organisation is no longer a customer', async () => {
    const bakery = await anOrganisation(app);
    const session = await bakery.signIn();
    const administrator = await signedIn(app, (await aStaffAccount(app)).email);
    await withToken(app, administrator.accessToken, 'delete', `/v1/staff/organisations/${bakery.id}`).expect(200);
    expect(problemOf(await asking(session))).toBe('token_revoked');
    expect(problemOf(await signingIn(app, bakery.member.email))).toBe('unauthenticated');
    await expect(openVisitorSession(bakery.access)).rejects.toThrow('404');
  });
});

describe('tokens are for their own kind', () => {
  it('a visitor is no member and a member is no visitor', async () => {
    const { token } = await openVisitorSession(shop.access);
    const asMember = await withToken(app, token, 'get', '/v1/members').set('Origin', shop.access.origin);
    expect(problemOf(asMember)).toBe('forbidden');
    const { accessToken } = await shop.signIn();
    const asVisitor = await withToken(app, accessToken, 'delete', '/v1/visitor-sessions/current').set(
      'Origin',
      shop.access.origin,
    );
    expect(problemOf(asVisitor)).toBe('forbidden');
    await expect(app.get(AuthenticationService).authenticate(accessToken)).resolves.toMatchObject({ kind: 'member' });
  });

  it.each([
    '',
    'Bearer',
    'Bearer ',
    'Basic c2FtOnBhc3M=',
    'Bearer a.b.c',
    'Bearer null',
    `Bearer ${'x'.repeat(5_000)}`,
  ])('no request passes with the header %j', async (header) => {
    const response = await app.http.get('/v1/members').set('Authorization', header);
    expect([response.status, problemOf(response)]).toEqual([401, 'unauthenticated']);
  });

  it('a token in the address is not looked at', async () => {
    const { accessToken } = await shop.signIn();
    expect(problemOf(await app.http.get('/v1/members').query({ access_token: accessToken }))).toBe('unauthenticated');
  });
});
