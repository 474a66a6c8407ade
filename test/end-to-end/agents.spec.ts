/** Agents and their documents through REST, and the knowledge agent's answers through the visitor's socket. */
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { Message, SiteConfiguration } from '../../api/conversations/conversations.contract.js';
import { scrub } from '../../api/scrubbing/scrubber.js';
import { problemOf } from '../support/accounts.js';
import { BICYCLE_SHOP } from '../support/bicycle-shop.js';
import type { MemberClient } from '../support/chat-client.js';
import { VisitorClient } from '../support/chat-client.js';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

jest.mock('../../api/scrubbing/scrubber.js', () => {
  const actual = jest.requireActual<typeof import('../../api/scrubbing/scrubber.js')>(
    '../../api/scrubbing/scrubber.js',
  );
  return { ...actual, scrub: jest.fn(actual.scrub) };
});

let app: TestApp;
let shop: TestOrganisation;
let owner: MemberClient;

beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app);
  owner = await shop.memberClient();
});
afterAll(async () => {
  owner.close();
  await app.close();
});

const anAgent = async (settings: object = {}): Promise<{ id: string; version: number }> =>
  (
    await owner
      .rest('post', '/v1/agents')
      .send({ name: 'Guide', ...settings })
      .expect(201)
  ).body;

const addDocument = (agentId: string, document: object) =>
  owner.rest('post', `/v1/agents/${agentId}/documents`).send(document);

describe('agents', () => {
  it('keeps every change as a version, and restores an older one as a new version', async () => {
    const { id } = await anAgent({ greeting: 'Hello!' });
    await owner.rest('patch', `/v1/agents/${id}`).send({ name: 'Helper', greeting: 'Good day!' }).expect(200);
    const { body: versions } = await owner.rest('get', `/v1/agents/${id}/versions`).expect(200);
    expect(versions.map(({ version, name }: { version: number; name: string }) => [version, name])).toEqual([
      [2, 'Helper'],
      [1, 'Guide'],
    ]);
    expect(versions[0].createdBy).toBe(shop.member.id);
    const { body: restored } = await owner.rest('post', `/v1/agents/${id}/versions/1/restorations`).expect(201);
    expect(restored).toMatchObject({ version: 3, name: 'Guide', greeting: 'Hello!' });
    const { body: third } = await owner.rest('get', `/v1/agents/${id}/versions/3`).expect(200);
    expect(third).toMatchObject({ restoredFrom: 1, name: 'Guide' });
    const { body: second } = await owner.rest('get', `/v1/agents/${id}/versions/2`).expect(200);
    expect(second).toMatchObject({ restoredFrom: null, name: 'Helper', greeting: 'Good day!' });
  });

  it('gives each of two changes at once a version of its own, or refuses one', async () => {
    const { id } = await anAgent();
    const changes = ['One', 'Two', 'Three'].map((name) => owner.rest('patch', `/v1/agents/${id}`).send({ name }));
    const statuses = (await Promise.all(changes)).map(({ status }) => status);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    const { body: versions } = await owner.rest('get', `/v1/agents/${id}/versions`).expect(200);
    expect(versions).toHaveLength(1 + statuses.filter((status) => status === 200).length);
  });

  it.each([
    ['no name', {}],
    ['a blank name', { name: '  ' }],
    ['an unknown field', { name: 'Guide', secret: 1 }],
    ['an unknown kind', { name: 'Guide', kind: 'oracle' }],
    ['a model agent without a model', { name: 'Guide', kind: 'model' }],
    ['a model that is not configured', { name: 'Guide', kind: 'model', modelEndpointId: 'nowhere' }],
    ['an operator object', { name: { $ne: null } }],
    ['a temperature out of range', { name: 'Guide', temperature: 3 }],
    ['instructions that are too long', { name: 'Guide', instructions: 'x'.repeat(8_001) }],
  ])('refuses %s', async (_what, body) => {
    expect(problemOf(await owner.rest('post', '/v1/agents').send(body).expect(400))).toBe('validation');
  });

  it('scrubs the instructions, which a model may read', async () => {
    const { id } = await anAgent({ instructions: 'Forward complaints to jo.bloggs@example.com.' });
    const { body } = await owner.rest('get', `/v1/agents/${id}`).expect(200);
    expect(body.instructions).toBe('Forward complaints to [EMAIL].');
  });

  it('lets members see and owners change', async () => {
    const { id } = await anAgent();
    const member = await shop.memberClient(await shop.addMember());
    await member.rest('get', `/v1/agents/${id}`).expect(200);
    await member.rest('get', '/v1/agents').expect(200);
    for (const refused of [
      member.rest('post', '/v1/agents').send({ name: 'Mine' }),
      member.rest('patch', `/v1/agents/${id}`).send({ name: 'Mine' }),
      member.rest('delete', `/v1/agents/${id}`),
      member.rest('post', `/v1/agents/${id}/documents`).send({ title: 'T', format: 'text', content: 'Words.' }),
    ]) {
      expect(problemOf(await refused)).toBe('forbidden');
    }
    member.close();
  });

  it('has a bounded number of agents for each organisation', async () => {
    const other = await anOrganisation(app);
    const client = await other.memberClient();
    const make = (count: number) => client.rest('post', '/v1/agents').send({ name: `Agent ${count}` });
    for (let count = 1; count <= 20; count += 1) await make(count).expect(201);
    expect(problemOf(await make(21))).toBe('conflict');
    client.close();
  });

  it('answers on the sites it is given to, under its name, until it is deleted', async () => {
    const { id } = await anAgent({ name: 'Chain' });
    const configuration = async (): Promise<SiteConfiguration> =>
      (
        await app.http
          .get(`/v1/sites/${shop.access.siteKey}/configuration`)
          .set('Origin', shop.access.origin)
          .expect(200)
      ).body;
    await owner.rest('put', `/v1/sites/${shop.siteId}/agent`).send({ agentId: id }).expect(204);
    expect((await configuration()).agentName).toBe('Chain');
    await owner.rest('patch', `/v1/agents/${id}`).send({ name: 'Sprocket' }).expect(200);
    expect((await configuration()).agentName).toBe('Sprocket');
    await owner.rest('delete', `/v1/agents/${id}`).expect(204);
    expect((await owner.rest('get', `/v1/sites/${shop.siteId}`)).body.agentId).toBeNull();
    await owner.rest('get', `/v1/agents/${id}`).expect(404);
  });
});

describe('documents', () => {
  it('are stored scrubbed, and the answer says what was removed', async () => {
    const { id } = await anAgent();
    const content =
      '# Returns\n\nAsk Mrs Brenda Ashworth at brenda.ashworth@example.com or ring 01632 960111 about a return.';
    const { body } = await addDocument(id, { title: 'Returns', format: 'markdown', content }).expect(201);
    expect(body).toMatchObject({ title: 'Returns', passages: 1, isReady: true });
    expect(body.removed).toEqual(
      expect.arrayContaining([
        { type: 'EMAIL', count: 1 },
        { type: 'PHONE', count: 1 },
      ]),
    );
    const { body: whole } = await owner.rest('get', `/v1/agents/${id}/documents/${body.id}`).expect(200);
    expect(whole.content[0].text).toContain('[EMAIL]');
    const db = app.get<Connection>(getConnectionToken());
    const stored = JSON.stringify([
      await db.collection('agent_documents').find().toArray(),
      await db.collection('agent_passages').find().toArray(),
    ]);
    expect(stored).not.toMatch(/ashworth|960111/i);
  });

  it('C15.3 are refused whole when the scrubber fails', async () => {
    const { id } = await anAgent();
    jest.mocked(scrub).mockImplementationOnce(() => {
      throw new Error('the scrubber is broken');
    });
    const refused = await addDocument(id, { title: 'T', format: 'text', content: 'Some words to keep.' });
    expect(problemOf(refused)).toBe('unavailable');
    expect((await owner.rest('get', `/v1/agents/${id}/documents`).expect(200)).body).toEqual([]);
  });

  it('reads HTML without its scripts', async () => {
    const { id } = await anAgent();
    const content =
      '<h1>Hours</h1><script>steal()</script><p onclick="steal()">We open at nine &amp; close at five.</p>';
    const { body } = await addDocument(id, { title: 'Hours', format: 'html', content }).expect(201);
    const { body: whole } = await owner.rest('get', `/v1/agents/${id}/documents/${body.id}`).expect(200);
    expect(whole.content).toEqual([
      expect.objectContaining({ headings: ['Hours'], text: 'We open at nine & close at five.' }),
    ]);
  });

  it('takes a document of several hundred kilobytes, and refuses one over a mebibyte', async () => {
    const { id } = await anAgent();
    const content = 'The workshop repairs bicycles of every make. '.repeat(12_000);
    await addDocument(id, { title: 'Long', format: 'text', content }).expect(201);
    const tooLong = await addDocument(id, { title: 'Longer', format: 'text', content: 'x'.repeat(1_100_000) });
    expect(problemOf(tooLong)).toBe('too_large');
  });

  it.each([
    ['nothing readable', { title: 'T', format: 'html', content: '<script>x</script>' }],
    ['an unknown format', { title: 'T', format: 'pdf', content: 'x' }],
    ['no title', { format: 'text', content: 'x' }],
    ['a content that is no text', { title: 'T', format: 'text', content: ['x'] }],
  ])('refuses %s', async (_what, document) => {
    const { id } = await anAgent();
    expect(problemOf(await addDocument(id, document))).toBe('validation');
  });

  it('are gone with their passages when they or their agent are deleted', async () => {
    const { id } = await anAgent();
    const { body: one } = await addDocument(id, {
      title: 'One',
      format: 'text',
      content: 'First document, some words.',
    }).expect(201);
    const { body: two } = await addDocument(id, {
      title: 'Two',
      format: 'text',
      content: 'Second document, some words.',
    }).expect(201);
    const passages = (documentId: string) =>
      app
        .get<Connection>(getConnectionToken())
        .collection('agent_passages')
        .countDocuments({ organisationId: shop.id, documentId });
    await owner.rest('delete', `/v1/agents/${id}/documents/${one.id}`).expect(204);
    await owner.rest('get', `/v1/agents/${id}/documents/${one.id}`).expect(404);
    expect([await passages(one.id), await passages(two.id)]).toEqual([0, 1]);
    await owner.rest('delete', `/v1/agents/${id}`).expect(204);
    expect(await passages(two.id)).toBe(0);
  });

  it('belong to their agent: another agent of the organisation does not find them', async () => {
    const [first, second] = [await anAgent(), await anAgent()];
    const { body } = await addDocument(first.id, { title: 'T', format: 'text', content: 'Some words here.' }).expect(
      201,
    );
    await owner.rest('get', `/v1/agents/${second.id}/documents/${body.id}`).expect(404);
    await owner.rest('delete', `/v1/agents/${second.id}/documents/${body.id}`).expect(404);
  });
});

describe('a knowledge agent answers', () => {
  let organisation: TestOrganisation;
  let agentId: string;
  let visitor: VisitorClient;
  let client: MemberClient;

  beforeAll(async () => {
    organisation = await anOrganisation(app);
    client = await organisation.memberClient();
    agentId = (await client.rest('post', '/v1/agents').send({ name: 'Spoke' }).expect(201)).body.id;
    await client.rest('put', `/v1/sites/${organisation.siteId}/agent`).send({ agentId }).expect(204);
    const document = { title: 'Example Cycles', format: 'markdown', content: BICYCLE_SHOP };
    await client.rest('post', `/v1/agents/${agentId}/documents`).send(document).expect(201);
    visitor = await VisitorClient.accepted(organisation.access);
  });
  afterAll(() => {
    visitor.close();
    client.close();
  });

  const answerAfter = async (text: string): Promise<Message> => {
    const { sequence } = await visitor.send(text);
    const { message } = await visitor.hears<{ message: Message }>(
      'message:added',
      ({ message }) => message.author === 'agent' && message.sequence > sequence,
    );
    return message;
  };

  it('from the document, streamed, with the passage it rests on', async () => {
    const message = await answerAfter('How much does it cost to rent an electric bike?');
    expect(message).toMatchObject({ outcome: 'answered', authorName: 'Spoke', removed: [] });
    expect(message.text).toContain('an electric one £35');
    expect(message.citations).toEqual([expect.objectContaining({ title: 'Example Cycles › Hire' })]);
    const deltas = visitor.heard
      .filter(({ event }) => event === 'agent:delta')
      .map(({ body }) => (body as { text: string }).text);
    expect(deltas.join('')).toBe(message.text);
  });

  it('understands a question that leans on the one before', async () => {
    expect((await answerAfter('And for a city bike?')).citations[0]!.title).toBe('Example Cycles › Hire');
  });

  it('says that it does not know, and offers a person', async () => {
    expect(await answerAfter('What is the capital of France?')).toMatchObject({
      outcome: 'unknown',
      citations: [],
      text: expect.stringMatching(/talk to a person/),
    });
  });

  it('knows a document as soon as it is added, and not any more when it is deleted', async () => {
    const document = {
      title: 'Parking',
      format: 'text',
      content: 'Parking: visitors park their cars behind the mill, free of charge.',
    };
    const { body } = await client.rest('post', `/v1/agents/${agentId}/documents`).send(document).expect(201);
    expect((await answerAfter('Where can I park my car?')).text).toContain('behind the mill');
    await client.rest('delete', `/v1/agents/${agentId}/documents/${body.id}`).expect(204);
    expect((await answerAfter('Where may I park my car?')).outcome).toBe('unknown');
  });

  it('never from another organisation’s documents', async () => {
    const stranger = await VisitorClient.accepted(shop.access);
    const { body } = await owner.rest('post', '/v1/agents').send({ name: 'Empty' }).expect(201);
    await owner.rest('put', `/v1/sites/${shop.siteId}/agent`).send({ agentId: body.id }).expect(204);
    await stranger.send('How much does it cost to rent an electric bike?');
    const { message } = await stranger.hears<{ message: Message }>(
      'message:added',
      ({ message }) => message.author === 'agent',
    );
    expect(message).toMatchObject({ outcome: 'unknown', citations: [] });
    stranger.close();
  });
});
