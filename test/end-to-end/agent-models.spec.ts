/** Model agents through the visitor's socket: what leaves for the model, and what a visitor gets when the model misbehaves. */
import { Logger } from '@nestjs/common';
import type { Message } from '../../api/conversations/conversations.contract.js';
import { BICYCLE_SHOP } from '../support/bicycle-shop.js';
import type { MemberClient } from '../support/chat-client.js';
import { VisitorClient } from '../support/chat-client.js';
import { startFakeModelServer, type FakeModelMode, type FakeModelServer } from '../support/fake-model-server.js';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

let server: FakeModelServer;
let app: TestApp;
let shop: TestOrganisation;
let bakery: TestOrganisation;
let owner: MemberClient;
let visitor: VisitorClient;

beforeAll(async () => {
  server = await startFakeModelServer();
  const endpoint = {
    id: 'fake',
    name: 'Fake',
    baseUrl: server.url,
    country: 'GB',
    model: 'tiny',
    apiKey: null,
    firstTextMs: 400,
    totalMs: 5_000,
  };
  app = await startApp({ config: { modelEndpoints: [endpoint] } });
  shop = await anOrganisation(app, { name: 'Invented Wheelwrights' });
  bakery = await anOrganisation(app, { name: 'Invented Bakers' });
  owner = await shop.memberClient();
  await furnish(owner, shop, 'Example Cycles', BICYCLE_SHOP);
  const baker = await bakery.memberClient();
  await furnish(
    baker,
    bakery,
    'Loaves',
    '# Electric ovens\n\nHiring an electric oven at the bakery costs a batch of rye-rolls-9931 a day.',
  );
  baker.close();
});
afterAll(async () => {
  owner.close();
  await app.close();
  await server.close();
});
beforeEach(async () => {
  jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  server.mode = 'normal';
  server.requests.length = 0;
  // The endpoint may still rest from the test before.
  app.clock.advance(60_000);
  visitor = await VisitorClient.accepted(shop.access);
});
afterEach(() => {
  visitor.close();
  jest.restoreAllMocks();
});

async function furnish(
  client: MemberClient,
  organisation: TestOrganisation,
  title: string,
  content: string,
): Promise<void> {
  const agent = { name: 'Axle', kind: 'model', modelEndpointId: 'fake', instructions: 'Be friendly and brief.' };
  const { body } = await client.rest('post', '/v1/agents').send(agent).expect(201);
  await client.rest('post', `/v1/agents/${body.id}/documents`).send({ title, format: 'markdown', content }).expect(201);
  await client.rest('put', `/v1/sites/${organisation.siteId}/agent`).send({ agentId: body.id }).expect(204);
}

const answerAfter = async (text: string): Promise<Message> => {
  const { sequence } = await visitor.send(text);
  const { message } = await visitor.hears<{ message: Message }>(
    'message:added',
    ({ message }) => message.author === 'agent' && message.sequence > sequence,
  );
  return message;
};

describe('a captured prompt', () => {
  it('C13.1 contains no account field: no name, address or identifier of anybody or anything', async () => {
    const conversationId = (await answerAfter('How much is an electric bicycle for a day?')).conversationId;
    await answerAfter('And for two days?');
    expect(server.requests).toHaveLength(2);
    for (const { body, headers } of server.requests) {
      const sent = `${body}${JSON.stringify(headers)}`;
      for (const field of [
        shop.member.email,
        shop.member.displayName,
        shop.member.id,
        shop.id,
        shop.name,
        shop.siteId,
        shop.access.siteKey,
      ]) {
        expect(sent).not.toContain(field);
      }
      expect(sent).not.toContain(conversationId);
      expect(sent).not.toMatch(/\b(?:org|mem|site|pk|agt|doc|psg|sub|cnv|msg|run)_[\w-]{22}/);
    }
  });

  it('C13.2 contains passages of the organisation asked, and none of another organisation', async () => {
    await answerAfter('What does hiring an electric one cost, by the day, at the bakery?');
    expect(server.requests[0]!.body).toContain('A city bicycle costs £18 a day');
    expect(server.requests[0]!.body).not.toMatch(/rye-rolls|Loaves|oven/);
    // And the other way round, while the first one's knowledge is in memory.
    const customer = await VisitorClient.accepted(bakery.access);
    await customer.send('What does hiring an electric oven cost, by the day?');
    await customer.hears<{ message: Message }>('message:added', ({ message }) => message.author === 'agent');
    customer.close();
    expect(server.requests[1]!.body).toContain('rye-rolls-9931');
    expect(server.requests[1]!.body).not.toMatch(/city bicycle|£18|Cycles/);
  });

  it('C15.2 holds placeholders where the visitor wrote something personal, in this turn and the ones before', async () => {
    await answerAfter(
      'I am Barnaby Thistlewood, barnaby.thistlewood@example.com, card 4111 1111 1111 1111. Is my bicycle ready?',
    );
    await answerAfter('My National Insurance number is QQ 12 34 56 C, does that help?');
    const bodies = server.requests.map(({ body }) => body).join('\n');
    expect(bodies).not.toMatch(/thistlewood|4111|QQ 12 34/i);
    expect(bodies).toContain('[EMAIL]');
  });

  it('asks for a stream, and sends the turns in order', async () => {
    await answerAfter('Do you lend helmets?');
    await answerAfter('Are they free?');
    const sent = JSON.parse(server.requests[1]!.body) as {
      stream: boolean;
      messages: { role: string; content: string }[];
    };
    expect(sent.stream).toBe(true);
    expect(sent.messages.slice(1).map(({ role, content }) => [role, content])).toEqual([
      ['user', 'Do you lend helmets?'],
      ['assistant', server.reply],
      ['user', 'Are they free?'],
    ]);
  });
});

describe('when the model misbehaves', () => {
  const FAILING: readonly (readonly [FakeModelMode, RegExp])[] = [
    ['error', /does not answer just now/],
    ['busy', /does not answer just now/],
    ['garbage', /does not answer just now/],
    ['empty', /does not answer just now/],
    ['silent', /does not answer just now/],
    ['redirect', /does not answer just now/],
    ['half', /^The launcher.*broke off here/s],
    ['unfinished', /^The launcher.*broke off here/s],
  ];

  it.each(FAILING)('“%s”: the visitor gets a clear message, and the conversation goes on', async (mode, words) => {
    server.mode = mode;
    const failed = await answerAfter('Do you lend helmets?');
    expect(failed).toMatchObject({ outcome: 'failed', text: expect.stringMatching(words) });
    server.mode = 'normal';
    app.clock.advance(60_000);
    expect(await answerAfter('Do you lend helmets now?')).toMatchObject({ outcome: 'answered', text: server.reply });
  });

  it('“slow”: shows the words as they come', async () => {
    server.mode = 'slow';
    server.reply = 'One word after the other, '.repeat(20).trim();
    const { sequence } = await visitor.send('Do you lend helmets, slowly?');
    await server.asked(1);
    const before = visitor.heard.filter(({ event }) => event === 'agent:delta').length;
    server.releaseFirst(90);
    await visitor.hears(
      'agent:delta',
      () => visitor.heard.filter(({ event }) => event === 'agent:delta').length > before,
    );
    const isAnswer = ({ message }: { message: Message }): boolean =>
      message.author === 'agent' && message.sequence > sequence;
    expect(
      visitor.heard.some(({ event, body }) => event === 'message:added' && isAnswer(body as { message: Message })),
    ).toBe(false);
    server.releaseFirst(100);
    const { message } = await visitor.hears<{ message: Message }>('message:added', isAnswer);
    expect(message).toMatchObject({ outcome: 'answered', text: server.reply });
  });
});
