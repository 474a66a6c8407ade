/** Two nodes on one database, linked by Redis: whatever happens on one is heard on the other. */
import type { Conversation, Message, ResumedConversation } from '../../api/conversations/conversations.contract.js';
import { openClusterAdapter } from '../../api/platform/cluster-adapter.js';
import { MemberClient, VisitorClient } from '../support/chat-client.js';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { TestClock } from '../support/test-clock.js';
import { startRedis, type TestRedis } from './redis-server.js';

let redis: TestRedis;
let nodeA: TestApp;
let nodeB: TestApp;
let closeLinkOfB: () => Promise<void>;
let shop: TestOrganisation;

beforeAll(async () => {
  redis = await startRedis();
  const clock = new TestClock();
  nodeA = await startApp({ clock, config: { redisUrl: redis.url } });
  const cluster = await openClusterAdapter(redis.url);
  closeLinkOfB = () => cluster.close();
  nodeB = await startApp({
    clock,
    dataDir: nodeA.dataDir,
    config: { redisUrl: redis.url },
    ground: { ...nodeA.ground, cluster },
  });
  shop = await anOrganisation(nodeA);
});

afterAll(async () => {
  await nodeB?.close();
  await closeLinkOfB?.();
  await nodeA?.close();
  await redis?.stop();
});

const visitorOnA = (): Promise<VisitorClient> => VisitorClient.accepted(shop.access);
const memberOnB = async (): Promise<MemberClient> => MemberClient.open(nodeB.url, (await shop.signIn()).accessToken);

describe('a visitor on node A, a member on node B', () => {
  test('each hears the other', async () => {
    const member = await memberOnB();
    const visitor = await visitorOnA();
    const sent = await visitor.send('Is anybody there?');
    const { conversation } = await member.hears<{ conversation: Conversation }>('conversation:changed');
    expect(conversation.id).toBe(sent.conversationId);

    const seen = await member.ask<ResumedConversation>('conversation:resume', { conversationId: sent.conversationId });
    expect(seen.messages.map(({ text }) => text)).toEqual(['Is anybody there?']);
    const answer = await member.reply(sent.conversationId, 'Yes, on another node');
    const heard = await visitor.hears<{ message: Message }>('message:added', ({ message }) => message.id === answer.id);
    expect(heard.message.text).toBe('Yes, on another node');

    const next = await visitor.send('Thank you');
    await member.hears<{ message: Message }>('message:added', ({ message }) => message.id === next.id);
    expect(next.sequence).toBeGreaterThan(answer.sequence);
    visitor.close();
    member.close();
  });

  test('messages sent on both nodes at once are all there, in one order', async () => {
    const onA = await visitorOnA();
    const { conversationId } = await onA.send('The first');
    const onB = await VisitorClient.open({ ...shop.access, url: nodeB.url }, onA.resumeKey!);
    const texts = Array.from({ length: 20 }, (_, index) => `Line number ${index}`);
    await Promise.all(texts.map((text, index) => (index % 2 ? onA : onB).send(text)));
    const { messages } = await onB.ask<ResumedConversation>('conversation:resume');
    expect(messages.map(({ text }) => text).sort()).toEqual(['The first', ...texts].sort());
    const sequences = messages.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
    expect(new Set(messages.map((message) => message.conversationId))).toEqual(new Set([conversationId]));
    onA.close();
    onB.close();
  });

  test('a deletion on node A is heard on node B, and nothing is left there', async () => {
    const member = await memberOnB();
    const visitor = await visitorOnA();
    const { conversationId } = await visitor.send('Please forget this');
    await visitor.rest('delete', `/v1/visitor/conversations/${conversationId}`).expect(204);
    await member.hears<{ conversationId: string }>(
      'conversation:deleted',
      (body) => body.conversationId === conversationId,
    );
    await member.rest('get', `/v1/conversations/${conversationId}`).expect(404);
    visitor.close();
    member.close();
  });

  test('a session that ends on node A ends its sockets on node B', async () => {
    const onA = await visitorOnA();
    const onB = await VisitorClient.open({ ...shop.access, url: nodeB.url }, onA.resumeKey!);
    const isGone = onB.disconnected();
    await onA.rest('delete', '/v1/visitor-sessions/current').expect(204);
    await isGone;
    await expect(
      VisitorClient.open({ ...shop.access, url: nodeB.url }, onA.resumeKey!).then(({ session }) => session.resumed),
    ).resolves.toBe(false);
    onA.close();
  });
});
