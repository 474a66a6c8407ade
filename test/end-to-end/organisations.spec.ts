/** Organisations, members and sites through the door, always with a second organisation that tries the same. */
import { problemOf, aStaffAccount, signedIn, withToken } from '../support/accounts.js';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

let app: TestApp;
let shop: TestOrganisation;
let bakery: TestOrganisation;
let owner: string;
let foreigner: string;

beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app);
  bakery = await anOrganisation(app);
  owner = (await shop.signIn()).accessToken;
  foreigner = (await bakery.signIn()).accessToken;
});
afterAll(() => app.close());

const ask = (method: Method, path: string, body?: object, token = owner) =>
  withToken(app, token, method, path).send(body);

describe('another organisation', () => {
  const attempts: [string, Method, (id: { member: string; site: string; invitation: string }) => string, object][] = [
    ['reads a member', 'get', ({ member }) => `/v1/members/${member}`, {}],
    ['changes a member', 'patch', ({ member }) => `/v1/members/${member}`, { status: 'disabled' }],
    ['resets two-step sign-in', 'delete', ({ member }) => `/v1/members/${member}/two-step`, {}],
    ['reads a site', 'get', ({ site }) => `/v1/sites/${site}`, {}],
    ['changes a site', 'patch', ({ site }) => `/v1/sites/${site}`, { name: 'Mine now' }],
    ['replaces a key', 'post', ({ site }) => `/v1/sites/${site}/key`, {}],
    ['removes a site', 'delete', ({ site }) => `/v1/sites/${site}`, {}],
    ['withdraws an invitation', 'delete', ({ invitation }) => `/v1/invitations/${invitation}`, {}],
  ];

  it.each(attempts)('C18.2 %s: 404, the same as for an id that never was', async (_what, method, pathOf, body) => {
    const invited = await ask('post', '/v1/invitations', { email: 'guest@example.org', role: 'member' }).expect(201);
    const member = await shop.addMember();
    const theirs = { member: member.id, site: shop.siteId, invitation: (invited.body as { id: string }).id };
    const nobodys = { member: 'mem_never', site: 'site_never', invitation: 'inv_never' };
    const [foreign, missing] = await Promise.all([
      ask(method, pathOf(theirs), body, foreigner),
      ask(method, pathOf(nobodys), body, foreigner),
    ]);
    expect([foreign.status, problemOf(foreign)]).toEqual([404, 'not_found']);
    expect(foreign.body).toEqual(missing.body);
    const own = await ask('get', `/v1/sites/${shop.siteId}`).expect(200);
    expect(own.body).toMatchObject({ name: 'Shop', publicKey: shop.access.siteKey });
    expect((await ask('get', `/v1/members/${member.id}`).expect(200)).body.status).toBe('active');
  });

  it('sees only its own in every list', async () => {
    for (const path of ['/v1/members', '/v1/sites', '/v1/invitations', '/v1/organisation']) {
      const { text } = await ask('get', path, undefined, foreigner).expect(200);
      for (const id of [shop.id, shop.member.id, shop.siteId, shop.access.siteKey]) expect(text).not.toContain(id);
    }
  });
});

describe('members', () => {
  it('see each other by the names they chose', async () => {
    const member = await shop.addMember();
    const { accessToken } = await shop.signIn(member);
    await ask('patch', '/v1/members/me', { displayName: '  Sam at the till ' }, accessToken).expect(200);
    const { body } = await ask('get', '/v1/members').expect(200);
    expect(body).toContainEqual(
      expect.objectContaining({ id: member.id, displayName: 'Sam at the till', role: 'member' }),
    );
    expect(JSON.stringify(body)).not.toContain('@');
  });

  it('are changed by owners alone; a change of role counts from the next request', async () => {
    const [member, other] = [await shop.addMember(), await shop.addMember()];
    const { accessToken } = await shop.signIn(member);
    const rename = () => ask('patch', `/v1/members/${other.id}`, { displayName: 'Renamed' }, accessToken);
    expect(problemOf(await rename())).toBe('forbidden');
    await ask('patch', `/v1/members/${member.id}`, { role: 'owner' }).expect(200);
    await rename().expect(200);
    await ask('patch', `/v1/members/${member.id}`, { role: 'member' }).expect(200);
    expect(problemOf(await rename())).toBe('forbidden');
  });

  it.each([
    ['a role there is not', { role: 'administrator' }],
    ['no role', { role: null }],
    ['a blank name', { displayName: ' ' }],
    ['an address as a name', { displayName: 'sam@example.org' }],
    ['a name of two lines', { displayName: 'Sam\nfrom support' }],
    ['an operator', { displayName: { $set: 1 } }],
    ['another organisation', { organisationId: 'org_x' }],
  ])('are not changed by %s', async (_what, change) => {
    expect(problemOf(await ask('patch', `/v1/members/${shop.member.id}`, change))).toBe('validation');
  });

  it('keep one active owner, also when two owners demote each other at once', async () => {
    const studio = await anOrganisation(app);
    const second = await studio.addMember('owner');
    const [one, two] = [(await studio.signIn()).accessToken, (await studio.signIn(second)).accessToken];
    const demotions = await Promise.all([
      ask('patch', `/v1/members/${second.id}`, { role: 'member' }, one),
      ask('patch', `/v1/members/${studio.member.id}`, { status: 'disabled' }, two),
    ]);
    expect(demotions.filter(({ status }) => status === 200).length).toBeLessThan(2);
    const stillOwner = [one, two];
    const lists = await Promise.all(stillOwner.map((token) => ask('get', '/v1/members', undefined, token)));
    const { body } = lists.find(({ status }) => status === 200)!;
    const owners = (body as { role: string; status: string }[]).filter(
      (m) => m.role === 'owner' && m.status === 'active',
    );
    expect(owners.length).toBeGreaterThan(0);
  });

  it('cannot leave the organisation without its last owner', async () => {
    const studio = await anOrganisation(app);
    const { accessToken } = await studio.signIn();
    for (const change of [{ role: 'member' }, { status: 'disabled' }]) {
      const response = await ask('patch', `/v1/members/${studio.member.id}`, change, accessToken);
      expect([response.status, problemOf(response)]).toEqual([409, 'conflict']);
    }
    const me = await ask('get', '/v1/members/me', undefined, accessToken).expect(200);
    expect(me.body).toMatchObject({ role: 'owner', status: 'active' });
  });
});

describe('sites', () => {
  const site = { name: 'Second shop', allowedOrigins: ['https://two.example', 'http://localhost:4000'] };

  it('are added, read, changed and removed by owners', async () => {
    const made = (await ask('post', '/v1/sites', { ...site, locale: 'ar', accentColour: '#0a5' }).expect(201)).body as {
      id: string;
    };
    expect(made).toMatchObject({ ...site, locale: 'ar', accentColour: '#0a5', agentId: null });
    expect(made).toHaveProperty('publicKey', expect.stringMatching(/^pk_[\w-]{22}$/));
    const changed = await ask('patch', `/v1/sites/${made.id}`, { name: 'Third shop' }).expect(200);
    expect(changed.body).toMatchObject({ name: 'Third shop', allowedOrigins: site.allowedOrigins });
    await ask('delete', `/v1/sites/${made.id}`).expect(204);
    expect(problemOf(await ask('get', `/v1/sites/${made.id}`))).toBe('not_found');
    const { accessToken } = await shop.signIn(await shop.addMember());
    expect(problemOf(await ask('post', '/v1/sites', site, accessToken))).toBe('forbidden');
    await ask('get', '/v1/sites', undefined, accessToken).expect(200);
  });

  it.each([
    ['a wildcard', { allowedOrigins: ['https://*.example'] }],
    ['a path', { allowedOrigins: ['https://shop.example/page'] }],
    ['no encryption', { allowedOrigins: ['http://shop.example'] }],
    ['one wrong among right ones', { allowedOrigins: ['https://shop.example', 'null'] }],
    ['the same twice', { allowedOrigins: ['https://shop.example', 'https://shop.example'] }],
    ['no list', { allowedOrigins: 'https://shop.example' }],
    ['a null list', { allowedOrigins: null }],
    ['a colour that is a style', { accentColour: 'red;background:url(https://evil.example)' }],
    ['a null colour', { accentColour: null }],
    ['a language that is none', { locale: '../en' }],
    ['a key of one’s own', { publicKey: 'pk_mine' }],
    ['an agent', { agentId: 'agt_x' }],
  ])('are refused with %s', async (_what, change) => {
    expect(problemOf(await ask('post', '/v1/sites', { ...site, ...change }))).toBe('validation');
    expect(problemOf(await ask('patch', `/v1/sites/${shop.siteId}`, change))).toBe('validation');
  });
});

describe('staff', () => {
  it('open and cease organisations as administrators; others only look', async () => {
    const administrator = (await signedIn(app, (await aStaffAccount(app)).email)).accessToken;
    const support = (await signedIn(app, (await aStaffAccount(app, 'support')).email)).accessToken;
    const made = (await ask('post', '/v1/staff/organisations', { name: 'New customer' }, administrator).expect(201))
      .body as { id: string };
    const path = `/v1/staff/organisations/${made.id}`;
    await ask('patch', path, { name: 'Old customer' }, administrator).expect(200);
    const listed = await ask('get', '/v1/staff/organisations', undefined, support).expect(200);
    expect(listed.body).toContainEqual(expect.objectContaining({ id: made.id, name: 'Old customer' }));
    for (const method of ['patch', 'delete'] as const) {
      expect(problemOf(await ask(method, path, { name: 'x' }, support))).toBe('forbidden');
    }
    const ceased = await ask('delete', path, undefined, administrator).expect(200);
    expect(ceased.body.ceasedAt).toBe(app.clock.now().toISOString());
    expect(problemOf(await ask('delete', path, undefined, administrator))).toBe('conflict');
    expect(problemOf(await ask('get', '/v1/staff/organisations'))).toBe('forbidden');
  });
});
