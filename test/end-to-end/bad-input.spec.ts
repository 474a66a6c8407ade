/** Bad input gets the documented error, echoes nothing, stores nothing and never takes the process down. */
import { SignJWT } from 'jose';
import { createConnection } from 'node:net';
import type mongoose from 'mongoose';
import { getConnectionToken } from '@nestjs/mongoose';
import {
  aClientId,
  connectSocket,
  type MemberClient,
  openVisitorSession,
  VisitorClient,
} from '../support/chat-client.js';
import { anOrganisation, PASSWORD, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

/** Stands in every payload that could be echoed. */
const MARK = 'zanzibar-marker';

let app: TestApp;
let shop: TestOrganisation;
let visitor: VisitorClient;
let member: MemberClient;

beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app);
  visitor = await VisitorClient.accepted(shop.access);
  member = await shop.memberClient();
});
afterAll(async () => {
  visitor?.close();
  member?.close();
  await app?.close();
});
afterEach(async () => {
  expect((await app.http.get('/health/live')).status).toBe(200);
  expect(await storedText()).not.toContain(MARK);
});

/** Everything in the main database, as text. */
async function storedText(): Promise<string> {
  const connection = app.get<mongoose.Connection>(getConnectionToken() as never);
  const collections = await connection.db!.listCollections().toArray();
  const documents = await Promise.all(collections.map(({ name }) => connection.db!.collection(name).find().toArray()));
  return JSON.stringify(documents);
}

const deep = (levels: number): object => (levels === 0 ? {} : { a: deep(levels - 1) });

describe('socket events', () => {
  const send = (body: unknown): [string, ...unknown[]] => ['message:send', body];
  const good = { clientId: 'client-00000bad', text: MARK };

  it.each<[string, [string, ...unknown[]], string]>([
    ['an unknown event', ['message:destroy', { text: MARK }], 'unknown_event'],
    ['an event named like a method', ['constructor', { text: MARK }], 'unknown_event'],
    ['no payload', ['message:send'], 'validation'],
    ['a string for a payload', send(MARK), 'validation'],
    ['an array for a payload', send([MARK]), 'validation'],
    ['null', send(null), 'validation'],
    ['two payloads', ['message:send', good, good], 'validation'],
    ['an unknown field', send({ ...good, admin: true }), 'validation'],
    ['a field that the server decides', send({ ...good, organisationId: 'org_x' }), 'validation'],
    ['an operator for a text', send({ ...good, text: { $ne: null } }), 'validation'],
    ['an operator for an id', send({ ...good, clientId: { $gt: '' } }), 'validation'],
    ['a number for a text', send({ ...good, text: 42 }), 'validation'],
    ['an array for a text', send({ ...good, text: [MARK] }), 'validation'],
    ['a text of blanks', send({ ...good, text: ' \n\t ' }), 'validation'],
    ['an empty text', send({ ...good, text: '' }), 'validation'],
    ['a text that is too long', send({ ...good, text: MARK.repeat(300) }), 'validation'],
    ['a lone surrogate', send({ ...good, text: `${MARK}\ud800` }), 'validation'],
    ['a client id that is too short', send({ ...good, clientId: 'x' }), 'validation'],
    ['a client id with odd characters', send({ ...good, clientId: 'client-00/../../x' }), 'validation'],
    [
      'a prototype key',
      send(JSON.parse(`{"clientId":"client-00000bad","text":"${MARK}","__proto__":{"a":1}}`)),
      'validation',
    ],
    ['a constructor key', send({ ...good, constructor: { prototype: {} } }), 'validation'],
    ['deep nesting', send({ ...good, text: deep(40) }), 'validation'],
    ['a negative sequence', ['conversation:resume', { afterSequence: -1 }], 'validation'],
    ['a fraction for a sequence', ['conversation:resume', { afterSequence: 1.5 }], 'validation'],
    ['words for a sequence', ['conversation:resume', { afterSequence: MARK }], 'validation'],
    ['null for a sequence', ['conversation:resume', { afterSequence: null }], 'validation'],
    ['an invented snapshot token', ['notice:accept', { snapshotToken: MARK }], 'forbidden'],
    ['an object for a token', ['notice:accept', { snapshotToken: { $ne: '' } }], 'validation'],
    ['a member’s event', ['conversation:list', {}], 'unknown_event'],
  ])('%s', async (_name, [event, ...payload], code) => {
    const answer = await visitor.raw(event, ...payload);
    expect(answer).toMatchObject({ error: { code } });
    expect(JSON.stringify(answer)).not.toContain(MARK);
  });

  it.each<[string, string, object, string]>([
    ['an operator for a conversation', 'conversation:resume', { conversationId: { $ne: null } }, 'validation'],
    ['a reply without a conversation', 'message:send', { clientId: 'client-00000bad', text: MARK }, 'validation'],
    ['a page that does not exist', 'conversation:list', { before: MARK }, 'validation'],
    ['a page that is too long', 'conversation:list', { limit: 100_000 }, 'validation'],
    ['an assignment to nobody', 'conversation:assign', { conversationId: 'cnv_0000000', to: MARK }, 'validation'],
    ['an id that does not exist', 'conversation:resume', { conversationId: `cnv_${MARK}` }, 'not_found'],
  ])('inbox: %s', async (_name, event, payload, code) => {
    const answer = await member.raw(event, payload);
    expect(answer).toMatchObject({ error: { code } });
    expect(JSON.stringify(answer)).not.toContain(MARK);
  });

  it('an event without an acknowledgement is served or dropped, and the process stays up', async () => {
    visitor.socket.emit('message:send');
    visitor.socket.emit('message:send', { text: { $ne: null } });
    visitor.socket.emit('nonsense', MARK);
    await expect(visitor.ask('conversation:resume')).resolves.toMatchObject({ noticeAccepted: true });
  });

  it('a frame over the limit closes that connection only', async () => {
    const other = await VisitorClient.accepted(shop.access);
    const gone = other.disconnected();
    other.socket.emit('message:send', { clientId: aClientId(), text: MARK.repeat(6_000) });
    await gone;
    await expect(visitor.ask('conversation:resume')).resolves.toMatchObject({ noticeAccepted: true });
  });

  it('a malformed websocket frame closes that connection only', async () => {
    const { hostname, port } = new URL(app.url);
    const socket = createConnection({ host: hostname, port: Number(port) });
    socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}\r\nOrigin: ${shop.access.origin}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
    socket.once('data', () => socket.write(Buffer.from([0xff, 0xff, 0x00, 0x12, 0x34])));
    await new Promise((resolve) => socket.once('close', resolve));
    await expect(visitor.ask('conversation:resume')).resolves.toMatchObject({ noticeAccepted: true });
  });
});

describe('tokens', () => {
  it.each([
    ['no token', undefined],
    ['nonsense', MARK],
    ['an unsigned token', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJzdWJfeCJ9.'],
    ['an object', { $ne: null }],
  ])('%s opens no socket', async (_name, token) => {
    for (const namespace of ['/visitor', '/inbox']) {
      await expect(connectSocket(app.url, namespace, token as string, shop.access.origin)).rejects.toMatchObject({
        error: { code: 'unauthenticated' },
      });
    }
  });

  it('a token signed with another key opens nothing', async () => {
    const forged = await new SignJWT({ sub: shop.member.id })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(Buffer.from('another key of thirty-two bytes!'));
    const response = await app.http.get('/v1/conversations').set('Authorization', `Bearer ${forged}`);
    expect(response.body).toMatchObject({ code: 'unauthenticated', status: 401 });
  });

  it('a visitor’s token opens no inbox, and a member’s no visitor door', async () => {
    const session = await shop.signIn();
    await expect(connectSocket(app.url, '/inbox', visitor.session.token, shop.access.origin)).rejects.toMatchObject({
      error: { code: 'forbidden' },
    });
    await expect(connectSocket(app.url, '/visitor', session.accessToken, shop.access.origin)).rejects.toMatchObject({
      error: { code: 'forbidden' },
    });
    await app.http.get('/v1/conversations').set('Authorization', `Bearer ${visitor.session.token}`).expect(403);
  });

  it('an expired token opens nothing, and an open socket with it does nothing more', async () => {
    const session = await openVisitorSession(shop.access);
    const early = await VisitorClient.open(shop.access);
    app.clock.advance(16 * 60 * 1000);
    await expect(connectSocket(app.url, '/visitor', session.token, shop.access.origin)).rejects.toMatchObject({
      error: { code: 'unauthenticated' },
    });
    await expect(early.ask('conversation:resume')).rejects.toMatchObject({ error: { code: 'unauthenticated' } });
    early.close();
    visitor.close();
    member.close();
    visitor = await VisitorClient.accepted(shop.access);
    member = await shop.memberClient();
  });

  it('a refresh token used twice ends the session', async () => {
    const session = await shop.signIn();
    const refresh = () => app.http.post('/v1/sessions/refresh').send({ refreshToken: session.refreshToken });
    expect((await refresh()).status).toBe(200);
    app.clock.advance(60_000);
    expect((await refresh()).body).toMatchObject({ code: 'token_revoked' });
  });
});

describe('REST', () => {
  const json = { 'Content-Type': 'application/json' };

  it.each<[string, () => Promise<{ status: number; text: string; body: { code?: string } }>, number, string]>([
    [
      'malformed JSON',
      async () => app.http.post('/v1/sessions').set(json).send(`{"email": "${MARK}`),
      400,
      'validation',
    ],
    ['a JSON string', async () => app.http.post('/v1/sessions').set(json).send(`"${MARK}"`), 400, 'validation'],
    ['no body', async () => app.http.post('/v1/sessions'), 400, 'validation'],
    [
      'an operator for an address',
      async () => app.http.post('/v1/sessions').send({ email: { $ne: null }, password: MARK }),
      400,
      'validation',
    ],
    [
      'an operator for a password',
      async () => app.http.post('/v1/sessions').send({ email: 'a@example.org', password: { $gt: '' } }),
      400,
      'validation',
    ],
    [
      'an unknown field',
      async () => app.http.post('/v1/sessions').send({ email: 'a@example.org', password: PASSWORD, [MARK]: 1 }),
      400,
      'validation',
    ],
    [
      'a prototype key',
      async () =>
        app.http
          .post('/v1/sessions')
          .set(json)
          .send(`{"email":"a@example.org","password":"${PASSWORD}","__proto__":{"x":"${MARK}"}}`),
      400,
      'validation',
    ],
    [
      'a very long password',
      async () => app.http.post('/v1/sessions').send({ email: 'a@example.org', password: MARK.repeat(1_000) }),
      400,
      'validation',
    ],
    [
      'a body over the limit',
      async () => app.http.post('/v1/sessions').send({ email: MARK.repeat(10_000), password: 'x' }),
      413,
      'too_large',
    ],
    [
      'a wrong password',
      async () => app.http.post('/v1/sessions').send({ email: shop.member.email, password: `${MARK}-12345` }),
      401,
      'unauthenticated',
    ],
    ['a query of operators', async () => member.rest('get', '/v1/conversations?before[$ne]=1'), 400, 'validation'],
    ['an unknown route', async () => app.http.get(`/v1/${MARK}`), 404, 'not_found'],
    ['a route without a token', async () => app.http.get('/v1/conversations'), 401, 'unauthenticated'],
    [
      'an unknown site',
      async () =>
        app.http
          .post('/v1/visitor-sessions')
          .set('Origin', shop.access.origin)
          .send({ siteKey: `pk_${MARK}` }),
      404,
      'not_found',
    ],
    [
      'an object for a site',
      async () =>
        app.http
          .post('/v1/visitor-sessions')
          .set('Origin', shop.access.origin)
          .send({ siteKey: { $ne: 1 } }),
      400,
      'validation',
    ],
    [
      'an invented resume key is no error, and finds nobody',
      async () =>
        app.http
          .post('/v1/visitor-sessions')
          .set('Origin', shop.access.origin)
          .send({ siteKey: shop.access.siteKey, resumeKey: { $ne: 1 } }),
      400,
      'validation',
    ],
    [
      'a contact that is no address',
      async () => visitor.rest('put', '/v1/visitor/contact').send({ email: MARK }),
      400,
      'validation',
    ],
    [
      'an origin with a path',
      async () => member.rest('post', '/v1/sites').send({ name: 'x', allowedOrigins: [`https://x.example/${MARK}`] }),
      400,
      'validation',
    ],
    [
      'an origin with a wildcard',
      async () => member.rest('post', '/v1/sites').send({ name: 'x', allowedOrigins: [`https://*.${MARK}.example`] }),
      400,
      'validation',
    ],
    [
      'a hold for no listed reason',
      async () => member.rest('put', '/v1/conversations/cnv_x/hold').send({ reason: MARK }),
      400,
      'validation',
    ],
  ])('%s', async (_name, ask, status, code) => {
    const response = await ask();
    expect([response.status, response.body.code]).toEqual([status, code]);
    expect(response.text).not.toContain(MARK);
    expect(response.text).not.toMatch(/node_modules|\bat .*\.(ts|js):/);
  });
});
