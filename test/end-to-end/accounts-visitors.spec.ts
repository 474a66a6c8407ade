/** Visitors' sessions through the door: nothing stored before the notice, found again by a key, ended for good. */
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { AuthenticationService } from '../../api/accounts/authentication.service.js';
import { VisitorSessionsService } from '../../api/accounts/visitor-sessions.service.js';
import { JobsService } from '../../api/platform/jobs.service.js';
import type { VisitorPrincipal } from '../../api/privacy/access.contract.js';
import { problemOf } from '../support/accounts.js';
import { openVisitorSession, VisitorClient } from '../support/chat-client.js';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

const DAY_MS = 24 * 60 * 60 * 1000;

let app: TestApp;
let shop: TestOrganisation;

beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app);
});
afterAll(() => app.close());

const principalOf = async (token: string): Promise<VisitorPrincipal> =>
  (await app.get(AuthenticationService).authenticate(token)) as VisitorPrincipal;
const opening = (body: object) => app.http.post('/v1/visitor-sessions').set('Origin', shop.access.origin).send(body);
const ending = (token: string) =>
  app.http
    .delete('/v1/visitor-sessions/current')
    .set('Origin', shop.access.origin)
    .set('Authorization', `Bearer ${token}`);

/** How many documents each database holds, whatever they are. */
async function stored(): Promise<Record<string, number>> {
  const counts = await Promise.all(
    [getConnectionToken(), getConnectionToken('vault')].map(async (token) => {
      const collections = await app.get<Connection>(token).db!.collections();
      return Promise.all(collections.map(async (c) => [c.collectionName, await c.countDocuments()] as const));
    }),
  );
  return Object.fromEntries(counts.flat());
}

describe('a visitor’s session', () => {
  it('has a random subject, a token for fifteen minutes, and leaves nothing behind', async () => {
    const before = await stored();
    const [one, two] = [await openVisitorSession(shop.access), await openVisitorSession(shop.access)];
    const [first, second] = [await principalOf(one.token), await principalOf(two.token)];
    expect(first.subjectId).toMatch(/^sub_[\w-]{22}$/);
    expect(second.subjectId).not.toBe(first.subjectId);
    expect(first).toMatchObject({
      organisationId: shop.id,
      siteId: shop.siteId,
      siteKey: shop.access.siteKey,
      isRemembered: false,
    });
    expect(Date.parse(one.expiresAt) - app.clock.timestamp()).toBe(15 * 60_000);
    expect(one.resumed).toBe(false);
    await ending(one.token).expect(204);
    expect(await stored()).toEqual(before);
  });

  it('is found again by the key issued with the notice, also by the key before it', async () => {
    const { token } = await openVisitorSession(shop.access);
    const visitor = await principalOf(token);
    const service = app.get(VisitorSessionsService);
    const [first, second] = [await service.issueResumeKey(visitor), await service.issueResumeKey(visitor)];
    for (const resumeKey of [first, second]) {
      const session = await openVisitorSession(shop.access, resumeKey);
      expect(session.resumed).toBe(true);
      expect(await principalOf(session.token)).toMatchObject({ subjectId: visitor.subjectId, isRemembered: true });
    }
  });

  it('is not found by a wrong key, on another site, or after ninety days without use', async () => {
    const visitor = await principalOf((await openVisitorSession(shop.access)).token);
    const resumeKey = await app.get(VisitorSessionsService).issueResumeKey(visitor);
    expect((await openVisitorSession(shop.access, 'a-key-that-was-never-issued')).resumed).toBe(false);
    expect((await openVisitorSession((await anOrganisation(app)).access, resumeKey)).resumed).toBe(false);
    app.clock.advance(89 * DAY_MS);
    expect((await openVisitorSession(shop.access, resumeKey)).resumed).toBe(true);
    app.clock.advance(89 * DAY_MS);
    expect((await openVisitorSession(shop.access, resumeKey)).resumed).toBe(true);
    app.clock.advance(90 * DAY_MS);
    expect((await openVisitorSession(shop.access, resumeKey)).resumed).toBe(false);
    await app.get(JobsService).runNow('accounts: delete expired sessions and invitations');
    expect((await stored()).visitor_keys).toBe(0);
  });

  it('keeps no resume key, only its keyed hash', async () => {
    const client = await VisitorClient.accepted(shop.access);
    const keys = await app.get<Connection>(getConnectionToken()).collection('visitor_keys').find().toArray();
    expect(keys.flatMap(({ keyHashes }) => keyHashes as string[])).toHaveLength(1);
    expect(JSON.stringify(keys)).not.toContain(client.resumeKey);
    client.close();
  });

  it('ends for good on this device: tokens, key and socket', async () => {
    const client = await VisitorClient.accepted(shop.access);
    const other = await VisitorClient.open(shop.access, client.resumeKey!);
    const gone = [client.disconnected(), other.disconnected()];
    await ending(client.session.token).expect(204);
    await Promise.all(gone);
    for (const { token } of [client.session, other.session])
      expect(problemOf(await ending(token))).toBe('token_revoked');
    await expect(principalOf(client.session.token)).rejects.toMatchObject({ code: 'token_revoked' });
    expect((await openVisitorSession(shop.access, client.resumeKey!)).resumed).toBe(false);
  });

  it('that ended cannot accept the notice after all', async () => {
    const { token } = await openVisitorSession(shop.access);
    const visitor = await principalOf(token);
    await ending(token).expect(204);
    await expect(app.get(VisitorSessionsService).issueResumeKey(visitor)).rejects.toMatchObject({
      code: 'token_revoked',
    });
  });

  it.each([
    ['no site', {}],
    ['an operator as site', { siteKey: { $ne: null } }],
    ['a key of another shape', { siteKey: 'sk_something' }],
    ['an operator as resume key', { siteKey: 'pk_x', resumeKey: { $gt: '' } }],
    ['a subject of one’s own', { siteKey: 'pk_x', subjectId: 'sub_x' }],
  ])('is refused with %s', async (_what, body) => {
    expect(problemOf(await opening(body))).toBe('validation');
  });

  it('is refused on an unknown site', async () => {
    expect(problemOf(await opening({ siteKey: 'pk_unknown' }))).toBe('not_found');
  });

  it('can be opened so often from a neighbourhood, and not more', async () => {
    const guarded = await startApp({ limits: { visitorSessions: { burst: 2, perMinute: 2 } } });
    try {
      const { access } = await anOrganisation(guarded);
      await openVisitorSession(access);
      await openVisitorSession(access);
      await expect(openVisitorSession(access)).rejects.toThrow('429');
      guarded.clock.advance(60_000);
      await openVisitorSession(access);
    } finally {
      await guarded.close();
    }
  });
});
