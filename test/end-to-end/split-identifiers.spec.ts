/** An identifier split over consecutive messages of one author is removed from all of them, also where the first part is stored already. */
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { Message, ResumedConversation } from '../../api/conversations/conversations.contract.js';
import { isSameUtterance } from '../../api/conversations/same-utterance.js';
import { aClientId, VisitorClient } from '../support/chat-client.js';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

let app: TestApp;
let shop: TestOrganisation;
let visitor: VisitorClient;

beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app);
});
beforeEach(async () => void (visitor = await VisitorClient.accepted(shop.access)));
afterEach(() => visitor.close());
afterAll(() => app.close());

const texts = async (): Promise<string[]> =>
  (await visitor.ask<ResumedConversation>('conversation:resume')).messages.map(({ text }) => text);
const isChanged = (id: string) => (body: { message: Message }) => body.message.id === id;

it('C15.2 redacts the earlier part where it is stored, tells both sides, and writes it into the audit log', async () => {
  const first = await visitor.send('my number is 07700');
  const member = await shop.memberClient();
  await member.ask('conversation:resume', { conversationId: first.conversationId });
  expect(first.text).toBe('my number is 07700');
  await expect(visitor.send('900 461')).resolves.toMatchObject({
    text: '[PHONE]',
    removed: [{ type: 'PHONE', count: 1 }],
  });
  expect(await texts()).toEqual(['my number is [PHONE]', '[PHONE]']);
  for (const side of [visitor, member]) {
    const { message } = await side.hears<{ message: Message }>('message:changed', isChanged(first.id));
    expect(message).toMatchObject({
      text: 'my number is [PHONE]',
      sequence: 1,
      removed: [{ type: 'PHONE', count: 1 }],
    });
  }
  const connection = app.get<Connection>(getConnectionToken());
  const entry = await connection.collection('audit_entries').findOne({ action: 'message.redacted' });
  expect(JSON.stringify(entry)).toContain(first.id);
  expect(entry).toMatchObject({ counts: '{"parts":1}' });
  member.close();
});

it('C15.2 sees it in messages that are sent at once, without waiting', async () => {
  await Promise.all([visitor.send('my card number is 4111 1111'), visitor.send('1111 1111')]);
  expect((await texts()).join(' ')).not.toMatch(/1111/);
});

it('C15.2 sees it after the conversation was forgotten, from the log', async () => {
  await visitor.send('my number is 07700');
  app.clock.advance(601_000);
  const again = await VisitorClient.open(shop.access, visitor.resumeKey!);
  await again.send('900 461');
  expect((await again.ask<ResumedConversation>('conversation:resume')).messages[0]!.text).toBe('my number is [PHONE]');
  again.close();
});

it('C15.2 holds for a member as well, and never joins two authors', async () => {
  const { conversationId } = await visitor.send('my number is 07700');
  const member = await shop.memberClient();
  await member.reply(conversationId, 'it costs 900 461 points');
  await member.reply(conversationId, 'our number is 07700');
  await member.reply(conversationId, '900 987');
  expect(await texts()).toEqual(['my number is 07700', 'it costs 900 461 points', 'our number is [PHONE]', '[PHONE]']);
  member.close();
});

it('answers what is stored when either part is sent again, and still refuses another text', async () => {
  const [one, two] = [aClientId(), aClientId()];
  const first = await visitor.send('my number is 07700', one);
  const second = await visitor.send('900 461', two);
  await expect(visitor.send('900 461', two)).resolves.toMatchObject({ id: second.id, text: '[PHONE]' });
  await expect(visitor.send('my number is 07700', one)).resolves.toMatchObject({ id: first.id });
  await expect(visitor.send('another text', one)).rejects.toMatchObject({ error: { code: 'conflict' } });
  expect(await texts()).toHaveLength(2);
});

it.each<[string, string, boolean]>([
  ['my number is [PHONE]', 'my number is 07700', true],
  ['my number is [PHONE_2], ok', 'my number is [PHONE_1], ok', true],
  ['a [EMAIL] b [EMAIL] c', 'a [EMAIL_1] b [EMAIL_2] c', true],
  ['my number is [PHONE]', 'his number is 07700', false],
  ['a [EMAIL] b', 'a [EMAIL] c', false],
  ['plain', 'plainer', false],
  ['[PHONE]', `${'quite another text '.repeat(4)}`, false],
])('knows %p and %p as the same or not', (stored, again, isSame) =>
  expect(isSameUtterance(stored, again)).toBe(isSame),
);
