/** A scrubber that fails stops the message: nothing of it is stored, announced or answered, and the chat goes on afterwards. */
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { ResumedConversation } from '../../api/conversations/conversations.contract.js';
import * as scrubber from '../../api/scrubbing/scrubber.js';
import { Refused, VisitorClient } from '../support/chat-client.js';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

// A copy of the module, whose functions can be replaced.
jest.mock('../../api/scrubbing/scrubber.js', () => ({
  __esModule: true,
  ...jest.requireActual<object>('../../api/scrubbing/scrubber.js'),
}));

const RAW = 'Ring 07700 900321 and ask for the blue folder';

let app: TestApp;
let shop: TestOrganisation;

beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => app.close());

const breakScrubber = (): void => {
  jest.spyOn(scrubber, 'scrub').mockImplementation((text) => {
    throw new Error(`the scrubber is broken at ${text}`);
  });
};
const countMessages = (): Promise<number> =>
  app.get<Connection>(getConnectionToken()).collection('messages').countDocuments({});

const refusalOf = async (attempt: Promise<unknown>): Promise<Refused> => {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refused);
  return error as Refused;
};

test('C15.3 a visitor’s message is refused, nothing of it is kept or shown, and the next one is accepted', async () => {
  const visitor = await VisitorClient.accepted(shop.access);
  await visitor.send('A first message');
  const before = await countMessages();
  const heard = visitor.heard.length;
  breakScrubber();
  const { error } = await refusalOf(visitor.send(RAW));
  expect(error.code).toBe('unavailable');
  expect(JSON.stringify(error)).not.toContain('900321');
  jest.restoreAllMocks();

  await expect(visitor.send('A later message')).resolves.toMatchObject({ text: 'A later message' });
  const { messages } = await visitor.ask<ResumedConversation>('conversation:resume');
  expect(messages.map(({ text }) => text)).toEqual(['A first message', 'A later message']);
  expect(await countMessages()).toBe(before + 1);
  expect(JSON.stringify(visitor.heard.slice(heard))).not.toContain('blue folder');
  visitor.close();
});

test('C15.3 a member’s answer is refused in the same way', async () => {
  const visitor = await VisitorClient.accepted(shop.access);
  const { conversationId } = await visitor.send('Hello');
  const member = await shop.memberClient();
  breakScrubber();
  const { error } = await refusalOf(member.reply(conversationId, RAW));
  expect(error.code).toBe('unavailable');
  jest.restoreAllMocks();
  const { messages } = await visitor.ask<ResumedConversation>('conversation:resume');
  expect(messages).toHaveLength(1);
  member.close();
  visitor.close();
});
