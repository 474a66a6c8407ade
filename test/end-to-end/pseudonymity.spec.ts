/** What lies beside conversations: random ids, never who somebody is, where they write from, or how to reach them. */
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { io } from 'socket.io-client';
import request from 'supertest';
import { DATA_MAP } from '../../api/privacy/data/data-map.js';
import { isPersonal } from '../../api/privacy/vocabulary.contract.js';
import { servedNotice } from '../support/chat-client.js';
import { anOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

const ADDRESS = '198.51.100.77';
const EMAIL = 'rowan.fairweather@example.org';
const AGENT = 'InventedBrowser/7.1';
const SAID = 'My name is Rowan Fairweather, write to rowan.fairweather@example.org';

/** The collections that the data map finds by conversation. */
const OF_CONVERSATIONS = DATA_MAP.filter(({ database, keys }) => database === 'main' && keys.conversation);

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ config: { trustedProxies: 1 } });
});
afterAll(() => app.close());

test('C14.2 a scan of the conversation collections finds neither email, name nor address, only the random id', async () => {
  const shop = await anOrganisation(app);
  const { siteKey, origin } = shop.access;
  const from = { origin, 'x-forwarded-for': ADDRESS, 'user-agent': AGENT };
  const { body: session } = await request(app.url).post('/v1/visitor-sessions').set(from).send({ siteKey }).expect(201);
  const socket = io(`${app.url}/visitor`, {
    transports: ['websocket'],
    auth: { token: session.token },
    extraHeaders: from,
  });
  const { snapshotToken } = await servedNotice(shop.access);
  await socket.emitWithAck('notice:accept', { snapshotToken });
  const sent = await socket.emitWithAck('message:send', { clientId: 'a-message-0001', text: SAID });
  expect(sent.data.message.text).not.toContain('Fairweather');
  await request(app.url)
    .put('/v1/visitor/contact')
    .set({ ...from, authorization: `Bearer ${session.token}` })
    .send({ email: EMAIL })
    .expect(204);
  const member = await shop.memberClient();
  await member.reply(sent.data.message.conversationId, 'We shall write');
  member.close();
  socket.close();

  const database = app.get<Connection>(getConnectionToken());
  const found = await Promise.all(
    OF_CONVERSATIONS.map(({ collection }) => database.collection(collection).find().toArray()),
  );
  const text = JSON.stringify(found);
  const subjectId = JSON.parse(Buffer.from(session.token.split('.')[1], 'base64url').toString()).sub as string;
  expect(found.flat().length).toBeGreaterThanOrEqual(3);
  expect(subjectId).toMatch(/^sub_[\w-]{22}$/);
  expect(text).toContain(subjectId);
  for (const identifier of [
    EMAIL,
    'Rowan',
    'Fairweather',
    ADDRESS,
    '127.0.0.1',
    AGENT,
    shop.member.email,
    shop.member.displayName,
  ]) {
    expect(text.toLowerCase()).not.toContain(identifier.toLowerCase());
  }
});

test('C14.2 no field of the conversation collections is of a category that names, reaches or places a person', () => {
  expect(OF_CONVERSATIONS.map(({ collection }) => collection)).toEqual(
    expect.arrayContaining(['conversations', 'messages']),
  );
  const categories = OF_CONVERSATIONS.flatMap(({ fields }) =>
    Object.values(fields).flatMap((field) => (isPersonal(field) ? [field.category] : [])),
  );
  expect(new Set(categories)).toEqual(new Set(['conversation']));
});
