/** A second organisation sees nothing of the first: every id, over REST and socket, answers exactly as an id that does not exist. */
import type request from 'supertest';
import { InboxGateway } from '../../api/conversations/inbox.gateway.js';
import { socketEventsOf } from '../../api/platform/socket-edge.js';
import { aClientId, connectSocket, type MemberClient, VisitorClient } from '../support/chat-client.js';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

type Verb = 'get' | 'put' | 'post' | 'patch' | 'delete';

interface Ids {
  conversation: string;
  message: string;
  site: string;
  member: string;
  agent: string;
  document: string;
  invitation: string;
}

/** Every route that takes an id of an organisation's own. */
const ROUTES: readonly [Verb, (ids: Ids) => string, object?][] = [
  ['get', (i) => `/v1/conversations/${i.conversation}`],
  ['get', (i) => `/v1/conversations/${i.conversation}/messages`],
  ['post', (i) => `/v1/conversations/${i.conversation}/messages`, { clientId: 'client-tenancy-1', text: 'Hello' }],
  ['put', (i) => `/v1/conversations/${i.conversation}/assignment`, { to: 'person' }],
  ['put', (i) => `/v1/conversations/${i.conversation}/hold`, { reason: 'enquiry' }],
  ['delete', (i) => `/v1/conversations/${i.conversation}/hold`],
  ['post', (i) => `/v1/conversations/${i.conversation}/contact`],
  ['get', (i) => `/v1/sites/${i.site}`],
  ['patch', (i) => `/v1/sites/${i.site}`, { name: 'Mine now' }],
  ['delete', (i) => `/v1/sites/${i.site}`],
  ['post', (i) => `/v1/sites/${i.site}/key`],
  ['put', (i) => `/v1/sites/${i.site}/agent`, { agentId: 'agt_nowhere' }],
  ['get', (i) => `/v1/members/${i.member}`],
  ['patch', (i) => `/v1/members/${i.member}`, { displayName: 'Renamed' }],
  ['delete', (i) => `/v1/members/${i.member}/two-step`],
  ['get', (i) => `/v1/agents/${i.agent}`],
  ['patch', (i) => `/v1/agents/${i.agent}`, { name: 'Renamed' }],
  ['delete', (i) => `/v1/agents/${i.agent}`],
  ['get', (i) => `/v1/agents/${i.agent}/versions`],
  ['get', (i) => `/v1/agents/${i.agent}/versions/1`],
  ['post', (i) => `/v1/agents/${i.agent}/versions/1/restorations`],
  ['get', (i) => `/v1/agents/${i.agent}/documents`],
  ['post', (i) => `/v1/agents/${i.agent}/documents`, { title: 'T', format: 'text', content: 'Some text.' }],
  ['get', (i) => `/v1/agents/${i.agent}/documents/${i.document}`],
  ['delete', (i) => `/v1/agents/${i.agent}/documents/${i.document}`],
  ['delete', (i) => `/v1/invitations/${i.invitation}`],
];

/** Routes with an id that is not an organisation's own secret, or that a test below asks by itself. */
const OTHERWISE: readonly [RegExp, string][] = [
  [/ \/v1\/staff\//, 'staff of the platform belong to no organisation'],
  [/ \/v1\/sites\/\{siteKey\}\//, 'the public key of a site is no secret; the origin decides'],
  [/ \/v1\/complaints\//, 'the reference is the secret: whoever made the complaint follows it without an account'],
  [/ \/v1\/visitor\//, "a visitor's own: tested below"],
];

const EVENTS: readonly [string, (ids: Ids) => object][] = [
  ['conversation:resume', (i) => ({ conversationId: i.conversation })],
  ['message:send', (i) => ({ conversationId: i.conversation, clientId: aClientId(), text: 'Hello' })],
  ['conversation:assign', (i) => ({ conversationId: i.conversation, to: 'agent' })],
];

const MISSING: Ids = {
  conversation: 'cnv_AAAAAAAAAAAAAAAAAAAAAA',
  message: 'msg_AAAAAAAAAAAAAAAAAAAAAA',
  site: 'site_AAAAAAAAAAAAAAAAAAAAAA',
  member: 'mem_AAAAAAAAAAAAAAAAAAAAAA',
  agent: 'agt_AAAAAAAAAAAAAAAAAAAAAA',
  document: 'doc_AAAAAAAAAAAAAAAAAAAAAA',
  invitation: 'inv_AAAAAAAAAAAAAAAAAAAAAA',
};

let app: TestApp;
let first: TestOrganisation;
let second: TestOrganisation;
let ids: Ids;
let stranger: MemberClient;
let owner: MemberClient;

beforeAll(async () => {
  app = await startApp();
  first = await anOrganisation(app);
  second = await anOrganisation(app);
  owner = await first.memberClient();
  stranger = await second.memberClient();
  const visitor = await VisitorClient.accepted(first.access);
  const message = await visitor.send('Only for the first organisation');
  const agent = await owner.rest('post', '/v1/agents').send({ name: 'Guide', kind: 'knowledge' }).expect(201);
  const document = await owner
    .rest('post', `/v1/agents/${agent.body.id}/documents`)
    .send({ title: 'Opening hours', format: 'text', content: 'The workshop opens at nine.' })
    .expect(201);
  const invitation = await owner
    .rest('post', '/v1/invitations')
    .send({ email: 'new@example.org', role: 'member' })
    .expect(201);
  ids = {
    conversation: message.conversationId,
    message: message.id,
    site: first.siteId,
    member: first.member.id,
    agent: agent.body.id,
    document: document.body.id,
    invitation: invitation.body.id,
  };
  visitor.close();
});
afterAll(async () => {
  owner?.close();
  stranger?.close();
  await app?.close();
});

const asPattern = (route: string): RegExp =>
  new RegExp(`^${route.replaceAll('/', '\\/').replace(/\{[^}]+\}/g, '[^/]+')}$`);

const ask = (who: MemberClient, [verb, path, body]: (typeof ROUTES)[number], of: Ids): request.Test => {
  const asked = who.rest(verb, path(of));
  return body ? asked.send(body) : asked;
};

describe('C18.2 another organisation gets 404 for every id tried', () => {
  it.each(ROUTES.map((route) => [`${route[0].toUpperCase()} ${route[1](MISSING)}`, route] as const))(
    '%s',
    async (_name, route) => {
      const foreign = await ask(stranger, route, ids);
      const missing = await ask(stranger, route, MISSING);
      expect(foreign.status).toBe(404);
      expect(foreign.body).toEqual(missing.body);
      expect(foreign.body).toMatchObject({ code: 'not_found' });
    },
  );

  it.each(EVENTS)('socket %s', async (event, body) => {
    const foreign = await stranger.raw(event, body(ids));
    const missing = await stranger.raw(event, body(MISSING));
    expect(foreign).toMatchObject({ error: { code: 'not_found' } });
    expect(foreign).toEqual(missing);
  });

  it('the table has every route of the running server that takes an id', async () => {
    const { body } = await app.http.get('/docs-json').expect(200);
    const offered = Object.entries(body.paths as Record<string, object>).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path}`),
    );
    const withId = offered.filter((route) => route.includes('{') && !OTHERWISE.some(([known]) => known.test(route)));
    const tried = ROUTES.map(([verb, path]) => `${verb.toUpperCase()} ${path(MISSING)}`);
    const untried = withId.filter((route) => !tried.some((asked) => asPattern(route).test(asked)));
    expect(withId.length).toBeGreaterThan(20);
    expect(untried).toEqual([]);
  });

  it('the table has every event of the inbox that takes an id', () => {
    const events = socketEventsOf(InboxGateway.prototype).map(({ event }) => event);
    expect(events.filter((event) => event !== 'conversation:list').sort()).toEqual(
      EVENTS.map(([event]) => event).sort(),
    );
  });

  it('shows the same routes to the owner: the table tests something', async () => {
    for (const route of ROUTES.filter(([verb]) => verb === 'get')) {
      expect([route[1](ids), (await ask(owner, route, ids)).status]).toEqual([route[1](ids), 200]);
    }
  });

  it('lists nothing of the first organisation', async () => {
    const { body } = await stranger.rest('get', '/v1/conversations').expect(200);
    expect(body.conversations).toEqual([]);
    expect(JSON.stringify((await stranger.rest('get', '/v1/members').expect(200)).body)).not.toContain(first.member.id);
  });

  it('announces nothing of the first organisation', async () => {
    const visitor = await VisitorClient.accepted(first.access);
    const message = await visitor.send('Who hears this?');
    await owner.hears(
      'conversation:changed',
      (b: { conversation: { id: string } }) => b.conversation.id === message.conversationId,
    );
    const own = await VisitorClient.accepted(second.access);
    await own.send('And this?');
    await stranger.hears('conversation:changed');
    expect(JSON.stringify(stranger.heard)).not.toContain(message.conversationId);
    visitor.close();
    own.close();
  });

  it("a visitor cannot delete another visitor's conversation", async () => {
    const other = await VisitorClient.accepted(first.access);
    await other.rest('delete', `/v1/visitor/conversations/${ids.conversation}`).expect(404);
    await owner.rest('get', `/v1/conversations/${ids.conversation}`).expect(200);
    other.close();
  });
});

describe('a page of an origin that is not listed gets no chat', () => {
  const refused = { code: 'origin_refused', status: 403 };

  it.each([
    ['another site', 'https://elsewhere.example'],
    ['a subdomain', 'https://www.shop.example'],
    ['another scheme', 'http://shop.example'],
    ['another port', 'https://shop.example:8443'],
    ['the origin of a sandboxed frame', 'null'],
  ])('over HTTP: %s', async (_name, origin) => {
    const organisation = await anOrganisation(app, { allowedOrigins: ['https://shop.example'] });
    const { siteKey } = organisation.access;
    const asked = [
      app.http.get(`/v1/sites/${siteKey}/configuration`).set('Origin', origin),
      app.http.get('/v1/notices/current').query({ siteKey }).set('Origin', origin),
      app.http.post('/v1/visitor-sessions').set('Origin', origin).send({ siteKey }),
    ];
    for (const response of await Promise.all(asked)) {
      expect(response.body).toMatchObject(refused);
      expect(response.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('over HTTP without any origin', async () => {
    const { siteKey } = first.access;
    const response = await app.http.post('/v1/visitor-sessions').send({ siteKey });
    expect(response.body).toMatchObject(refused);
  });

  it('over the socket, even with the token of a listed page', async () => {
    const foreignPage = { ...first.access, origin: second.access.origin };
    const visitor = await VisitorClient.accepted(first.access);
    const { token } = visitor.session;
    await expect(connectWith(token, 'https://elsewhere.example')).rejects.toThrow();
    await expect(connectWith(token, foreignPage.origin)).rejects.toMatchObject({ error: { code: 'origin_refused' } });
    visitor.close();
  });

  const connectWith = async (token: string, origin: string): Promise<void> => {
    (await connectSocket(app.url, '/visitor', token, origin)).close();
  };
});
