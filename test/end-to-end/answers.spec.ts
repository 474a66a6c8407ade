/** The agent's turn in a conversation: streamed in order, taken up again after a reconnect, stopped, silenced by a person, given exactly once. */
import { getModelToken } from '@nestjs/mongoose';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model } from 'mongoose';
import type { Message, ResumedConversation } from '../../api/conversations/conversations.contract.js';
import { AnsweringService } from '../../api/conversations/answering.service.js';
import { MessageDocument } from '../../api/conversations/message.schema.js';
import type { MemberClient } from '../support/chat-client.js';
import { VisitorClient } from '../support/chat-client.js';
import { startFakeModelServer, type FakeModelServer } from '../support/fake-model-server.js';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

interface Delta {
  runId: string;
  index: number;
  text: string;
}
interface Done {
  runId: string;
  outcome: string;
  messageId?: string;
}

const REPLY = 'We lend helmets free of charge with every test ride, and with every bicycle that you hire from us. '
  .repeat(6)
  .trim();

let model: FakeModelServer;
let dataDir: string;
let app: TestApp;
let shop: TestOrganisation;
let member: MemberClient;
let visitor: VisitorClient;

const start = (): Promise<TestApp> => {
  const endpoint = { id: 'fake', name: 'Fake', baseUrl: model.url, country: 'GB', model: 'tiny', apiKey: null };
  return startApp({ dataDir, config: { modelEndpoints: [endpoint] } });
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'engage-answers-'));
  model = await startFakeModelServer();
  model.reply = REPLY;
  app = await start();
  shop = await anOrganisation(app);
  member = await shop.memberClient();
  const agent = await member
    .rest('post', '/v1/agents')
    .send({ name: 'Axle', kind: 'model', modelEndpointId: 'fake' })
    .expect(201);
  await member.rest('put', `/v1/sites/${shop.siteId}/agent`).send({ agentId: agent.body.id }).expect(204);
});
afterAll(async () => {
  member.close();
  await app.close();
  await model.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  model.mode = 'slow';
  model.hold();
  model.requests.length = 0;
  visitor = await VisitorClient.accepted(shop.access);
});
afterEach(() => visitor.close());

const deltasOf = (client: VisitorClient): Delta[] =>
  client.heard.filter(({ event }) => event === 'agent:delta').map(({ body }) => body as Delta);
const words = REPLY.split(' ').length;

it('streams without gaps, and the deltas together are the message', async () => {
  model.mode = 'normal';
  await visitor.send('Do you lend helmets?');
  const done = await visitor.hears<Done>('agent:done');
  const deltas = deltasOf(visitor);
  expect(deltas.map(({ index }) => index)).toEqual(deltas.map((_, n) => n + 1));
  const { message } = await visitor.hears<{ message: Message }>(
    'message:added',
    (b) => b.message.id === done.messageId,
  );
  expect(message).toMatchObject({ author: 'agent', authorName: 'Axle', outcome: 'answered', runId: done.runId });
  expect(deltas.map(({ text }) => text).join('')).toBe(message.text);
});

it('gives a client that comes back the answer so far, and goes on from there', async () => {
  await visitor.send('Do you lend helmets?');
  await model.asked(1);
  model.releaseFirst(60);
  await visitor.hears('agent:delta');
  const back = await VisitorClient.open(shop.access, visitor.resumeKey!);
  const { run } = await back.ask<ResumedConversation>('conversation:resume');
  expect(run).not.toBeNull();
  model.releaseFirst(words);
  const done = await back.hears<Done>('agent:done');
  const later = deltasOf(back).filter(({ index }) => index > run!.index);
  const { message } = await back.hears<{ message: Message }>('message:added', (b) => b.message.id === done.messageId);
  expect(run!.text + later.map(({ text }) => text).join('')).toBe(message.text);
  back.close();
});

it('stops when the visitor says so, and keeps what was said', async () => {
  await visitor.send('Do you lend helmets?');
  await model.asked(1);
  model.releaseFirst(60);
  const { runId } = await visitor.hears<Delta>('agent:delta');
  expect(await visitor.ask('agent:cancel', { runId: 'run_somebody-elses' })).toEqual({ cancelled: false });
  expect(await visitor.ask('agent:cancel', { runId })).toEqual({ cancelled: true });
  const done = await visitor.hears<Done>('agent:done');
  expect(done).toMatchObject({ runId, outcome: 'cancelled' });
  const { messages } = await visitor.ask<ResumedConversation>('conversation:resume');
  expect(messages.at(-1)).toMatchObject({ author: 'agent', outcome: 'cancelled' });
  expect(REPLY.startsWith(messages.at(-1)!.text.trim())).toBe(true);
  model.releaseFirst(words);
});

it('falls silent at once when a person takes over, and answers again when handed back', async () => {
  const { conversationId } = await visitor.send('Do you lend helmets?');
  await model.asked(1);
  model.releaseFirst(60);
  await visitor.hears('agent:delta');
  await member.reply(conversationId, 'A person here: yes, we do.');
  await visitor.hears<Done>('agent:done', ({ outcome }) => outcome === 'cancelled');
  model.mode = 'normal';
  await visitor.send('And lights?');
  await app.get(AnsweringService).idle();
  expect(model.requests).toHaveLength(1);
  await member.ask('conversation:assign', { conversationId, to: 'agent' });
  await visitor.send('And locks?');
  await visitor.hears<Done>('agent:done', ({ outcome }) => outcome === 'answered');
  expect(model.requests).toHaveLength(2);
  model.releaseFirst(words);
});

it('answers several messages one after the other', async () => {
  model.mode = 'normal';
  const sent = await Promise.all(['One?', 'Two?', 'Three?'].map((text) => visitor.send(text)));
  for (const { sequence } of sent) expect(sequence).toBeGreaterThan(0);
  await app.get(AnsweringService).idle();
  const { messages } = await visitor.ask<ResumedConversation>('conversation:resume');
  expect(messages.filter(({ author }) => author === 'agent')).toHaveLength(3);
});

it('answers exactly once after a restart, what was owed and what was half done', async () => {
  model.mode = 'normal';
  const first = await visitor.send('Answered before the restart?');
  await visitor.hears('agent:done');
  model.mode = 'silent';
  const second = await visitor.send('Owed over the restart?');
  await model.asked(2);
  await app.close();
  model.mode = 'normal';
  app = await start();
  const again = app.get<Model<MessageDocument>>(getModelToken(MessageDocument.name) as never);
  // As a crash between the answer and its note leaves it.
  await again.collection.updateOne({ _id: first.id as never }, { $set: { answer: 'due' } });
  await app.get(AnsweringService).settleOwed();
  await app.get(AnsweringService).idle();
  const { conversationId } = second;
  const answers = await again.find({ conversationId, author: 'agent' }).sort({ sequence: 1 }).lean().exec();
  expect(answers.map(({ clientId }) => clientId)).toEqual([`answer:${first.id}`, `answer:${second.id}`]);
  expect(await again.countDocuments({ answer: { $exists: true } })).toBe(0);
  member.close();
  shop = Object.assign(shop, { app, access: { ...shop.access, url: app.url } });
  member = await shop.memberClient();
});
