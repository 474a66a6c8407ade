/** The origin rule: a page that is not on the site's list gets no chat, over HTTP or socket. */
import { io } from 'socket.io-client';
import { problemOf, withToken } from '../support/accounts.js';
import { openVisitorSession, VisitorClient } from '../support/chat-client.js';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

const EVIL = 'https://evil.example';

let app: TestApp;
let shop: TestOrganisation;
let bakery: TestOrganisation;

beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app, { allowedOrigins: ['https://shop.example', 'https://www.shop.example:8443'] });
  bakery = await anOrganisation(app, { allowedOrigins: ['https://bakery.example'] });
});
afterAll(() => app.close());

type Headers = Record<string, string>;
const configuration = (headers: Headers, siteKey = shop.access.siteKey) =>
  app.http.get(`/v1/sites/${siteKey}/configuration`).set(headers);
const opening = (headers: Headers) =>
  app.http.post('/v1/visitor-sessions').set(headers).send({ siteKey: shop.access.siteKey });

const REFUSED: [string, Headers][] = [
  ['no origin at all', {}],
  ['an origin that nobody lists', { Origin: EVIL }],
  ['another site’s origin', { Origin: 'https://bakery.example' }],
  ['another scheme', { Origin: 'http://shop.example' }],
  ['another port', { Origin: 'https://shop.example:444' }],
  ['a subdomain', { Origin: 'https://m.shop.example' }],
  ['a longer host', { Origin: 'https://shop.example.evil.example' }],
  ['a sandboxed page', { Origin: 'null' }],
  ['two origins', { Origin: 'https://shop.example https://evil.example' }],
  ['a referrer instead', { Referer: 'https://shop.example/page' }],
  ['the server’s own page, which is not on the list', { 'Sec-Fetch-Site': 'same-origin' }],
  ['a page of the same site', { 'Sec-Fetch-Site': 'same-site' }],
];

describe('over HTTP', () => {
  it.each(REFUSED)('%s is refused', async (_what, headers) => {
    for (const response of await Promise.all([configuration(headers), opening(headers)])) {
      expect([response.status, problemOf(response)]).toEqual([403, 'origin_refused']);
    }
  });

  it.each(['https://shop.example', 'https://www.shop.example:8443'])(
    '%s is served, and may read the answer',
    async (Origin) => {
      const response = await configuration({ Origin }).expect(200);
      expect(response.headers).toMatchObject({
        'access-control-allow-origin': Origin,
        vary: expect.stringContaining('Origin'),
      });
      expect(response.headers).not.toHaveProperty('access-control-allow-credentials');
      expect(response.body).toEqual({
        siteKey: shop.access.siteKey,
        organisationName: shop.name,
        agentName: 'Assistant',
        locale: 'en',
        accentColour: '#1f5f5b',
        noticeVersion: expect.any(String),
      });
      await opening({ Origin }).expect(201);
    },
  );

  it('the server’s own page is served where the list has it', async () => {
    const own = await anOrganisation(app, { allowedOrigins: [app.url] });
    await configuration({ 'Sec-Fetch-Site': 'same-origin' }, own.access.siteKey).expect(200);
    expect(problemOf(await configuration({ 'Sec-Fetch-Site': 'none' }, own.access.siteKey))).toBe('origin_refused');
  });

  it('a foreign page reads no answer, not even the refusal', async () => {
    const response = await configuration({ Origin: EVIL });
    expect(response.headers).not.toHaveProperty('access-control-allow-origin');
    expect(response.headers.vary).toContain('Origin');
  });

  it('a token is worth nothing on another page', async () => {
    const { token } = await openVisitorSession(shop.access);
    const ask = (headers: Headers) => withToken(app, token, 'delete', '/v1/visitor/contact').set(headers);
    for (const [, headers] of REFUSED) expect(problemOf(await ask(headers))).toBe('origin_refused');
    await ask({ Origin: 'https://shop.example' }).expect(204);
  });

  it('preflights are answered for listed origins alone, on the visitor’s routes alone', async () => {
    const preflight = (path: string, Origin: string) =>
      app.http
        .options(path)
        .set({ Origin, 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'authorization' });
    const paths = [
      '/v1/visitor-sessions',
      '/v1/visitor-sessions/current',
      '/v1/visitor/contact',
      '/v1/notices/current',
    ];
    for (const path of [...paths, `/v1/sites/${shop.access.siteKey}/configuration`]) {
      const response = await preflight(path, 'https://shop.example').expect(204);
      expect(response.headers).toMatchObject({
        'access-control-allow-origin': 'https://shop.example',
        'access-control-allow-headers': 'authorization, content-type',
      });
      expect(problemOf(await preflight(path, EVIL))).toBe('origin_refused');
    }
    for (const path of ['/v1/sessions', '/v1/members', '/v1/sites', '/v1/staff/accounts']) {
      const response = await preflight(path, 'https://shop.example');
      expect(response.headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('a change of the list counts at once', async () => {
    const { accessToken } = await bakery.signIn();
    const move = (allowedOrigins: string[]) =>
      withToken(app, accessToken, 'patch', `/v1/sites/${bakery.siteId}`).send({ allowedOrigins }).expect(200);
    await move(['https://new-bakery.example']);
    expect(problemOf(await configuration({ Origin: 'https://bakery.example' }, bakery.access.siteKey))).toBe(
      'origin_refused',
    );
    await configuration({ Origin: 'https://new-bakery.example' }, bakery.access.siteKey).expect(200);
    await move(['https://bakery.example']);
  });

  it('a replaced key opens nothing; the new one does', async () => {
    const { accessToken } = await bakery.signIn();
    const { body } = await withToken(app, accessToken, 'post', `/v1/sites/${bakery.siteId}/key`).expect(201);
    const Origin = 'https://bakery.example';
    expect(problemOf(await configuration({ Origin }, bakery.access.siteKey))).toBe('not_found');
    await configuration({ Origin }, (body as { publicKey: string }).publicKey).expect(200);
  });
});

describe('over the socket', () => {
  it('connects a page of the site', async () => {
    const client = await VisitorClient.open(shop.access);
    expect(client.socket.connected).toBe(true);
    client.close();
  });

  it.each([EVIL, 'https://bakery.example', 'https://shop.example.evil.example', 'null'])(
    'refuses %s',
    async (origin) => {
      const { token } = await openVisitorSession(shop.access);
      const socket = io(`${app.url}/visitor`, {
        transports: ['websocket'],
        auth: { token },
        extraHeaders: { origin },
        forceNew: true,
        reconnection: false,
      });
      const outcome = await new Promise((resolve) => {
        socket.once('connect', () => resolve('connected'));
        socket.once('connect_error', () => resolve('refused'));
      });
      socket.close();
      expect(outcome).toBe('refused');
    },
  );
});
