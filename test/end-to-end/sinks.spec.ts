/** Every place where a person or a model can put words is known here, and a marked secret put into each is found nowhere afterwards. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { Message } from '../../api/conversations/conversations.contract.js';
import { DATA_MAP } from '../../api/privacy/data/data-map.js';
import { aClientId, VisitorClient, type MemberClient } from '../support/chat-client.js';
import { FakeModelServer } from '../support/fake-model-server.js';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { formsOf, scanFolder, scanText } from '../support/secret-scan.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { freeTextFields, STORED_WORDS, storedWords, WORDS, type Sink } from '../support/text-sinks.js';

const CONTROL = 'planted-control-5d2f';
/** What each sink was given: a name that nobody bears, at an address on a reserved domain. */
const markers = new Map<string, string>();
/** All that clients were told. */
const heard: string[] = [];

let dataDir: string;
let model: FakeModelServer;
let app: TestApp;
let shop: TestOrganisation;
let visitor: VisitorClient;
let owner: MemberClient;
let agentId: string;
let conversationId: string;

/** A sentence with a secret of its own for a sink. */
function secretFor(sink: string): string {
  const marker = `zq${String(markers.size).padStart(3, '0')}xkv`;
  markers.set(sink, marker);
  return `Please write to ${marker}@example.com about it.`;
}
const addressOf = (sink: string): string => /\S+@\S+/.exec(secretFor(sink))![0];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'engage-sinks-'));
  model = await new FakeModelServer().listen();
  const endpoint = { id: 'fake', name: 'Fake', baseUrl: model.url, country: 'GB', model: 'tiny', apiKey: null };
  app = await startApp({ dataDir, config: { modelEndpoints: [endpoint] } });
  shop = await anOrganisation(app);
  owner = await shop.memberClient();
  visitor = await VisitorClient.accepted(shop.access);
}, 60_000);
afterAll(async () => {
  await model.close();
  await rm(dataDir, { recursive: true, force: true });
});

const answered = async (text: string): Promise<Message> => {
  const { sequence } = await visitor.send(text);
  const { message } = await visitor.hears<{ message: Message }>(
    'message:added',
    ({ message }) => message.author === 'agent' && message.sequence > sequence,
  );
  return message;
};

const tell = async (request: Promise<{ text: string; status: number }>): Promise<{ text: string; status: number }> => {
  const answer = await request;
  heard.push(answer.text);
  return answer;
};

/** How a secret gets into each declared field; the order is that of a customer's first day. */
const PUSHES: Readonly<Record<string, (sink: string) => Promise<unknown>>> = {
  'AgentRequest.instructions': async (sink) => {
    const settings = { name: 'Axle', kind: 'model', modelEndpointId: 'fake', instructions: secretFor(sink) };
    const { body } = await owner.rest('post', '/v1/agents').send(settings).expect(201);
    heard.push(JSON.stringify(body));
    agentId = body.id as string;
    await owner.rest('put', `/v1/sites/${shop.siteId}/agent`).send({ agentId }).expect(204);
  },
  'DocumentRequest.title': async (sink) => {
    const document = { title: secretFor(sink), format: 'markdown', content: `# ${CONTROL}\n\nThe lamp costs £12.` };
    expect((await tell(owner.rest('post', `/v1/agents/${agentId}/documents`).send(document))).status).toBe(201);
  },
  'DocumentRequest.content': async (sink) => {
    const content = `# Heading: ${secretFor(`${sink} (heading)`)}\n\nThe lamp is repaired on Mondays. ${secretFor(sink)}`;
    const document = { title: 'Lamps', format: 'markdown', content };
    expect((await tell(owner.rest('post', `/v1/agents/${agentId}/documents`).send(document))).status).toBe(201);
  },
  'PartialAgentRequest.instructions': async (sink) => {
    const change = { instructions: secretFor(sink) };
    expect((await tell(owner.rest('patch', `/v1/agents/${agentId}`).send(change))).status).toBe(200);
  },
  'SendMessageDto.text': async (sink) => {
    model.reply = `The lamp costs twelve pounds [1]. ${secretFor('the words of a model')} Ask again any time.`;
    const first = await answered(`What does the lamp cost? ${secretFor(sink)}`);
    conversationId = first.conversationId;
    // Now the secret, and the model's own words, are history.
    await answered('And when is the lamp repaired?');
  },
  'ReplyDto.text': (sink) => owner.reply(conversationId, secretFor(sink)),
  'POST /v1/conversations/:id/messages': async (sink) => {
    const reply = { clientId: aClientId(), text: secretFor(sink) };
    await tell(owner.rest('post', `/v1/conversations/${conversationId}/messages`).send(reply));
  },
  'VisitorContactRequest.email': async (sink) => {
    const { status } = await tell(visitor.rest('put', '/v1/visitor/contact').send({ email: addressOf(sink) }));
    expect(status).toBe(204);
  },
  'MemberInvitationRequest.email': async (sink) => {
    const { status } = await tell(
      owner.rest('post', '/v1/invitations').send({ email: addressOf(sink), role: 'member' }),
    );
    expect(status).toBe(201);
  },
  'SignInRequest.email': (sink) =>
    tell(app.http.post('/v1/sessions').send({ email: addressOf(sink), password: secretFor('SignInRequest.password') })),
  'OwnNameRequest.displayName': async (sink) => {
    const { status } = await tell(owner.rest('patch', '/v1/members/me').send({ displayName: secretFor(sink) }));
    expect(status).toBe(400);
  },
  'VisitorRightsRequest.details': async (sink) => {
    const request = { rights: ['access'], details: secretFor(sink) };
    expect((await tell(visitor.rest('post', '/v1/visitor/requests').send(request))).status).toBe(201);
  },
  'ComplaintWords.text': async (sink) => {
    const complaint = { text: secretFor(sink), email: addressOf('ComplaintWords.email') };
    const sent = app.http.post('/v1/complaints').set('Origin', shop.access.origin).send(complaint);
    expect((await tell(sent)).status).toBe(201);
  },
};

describe('the list of sinks', () => {
  it('C15.2 names every field of a request in which words fit, and no other', () => {
    expect(Object.keys(WORDS).sort()).toEqual(freeTextFields());
  });

  it('C15.2 names every stored field in which words fit, and no other', () => {
    expect(Object.keys(STORED_WORDS).sort()).toEqual(storedWords(app.get<Connection>(getConnectionToken())));
  });

  it('gives a reason for each field that is not scrubbed', () => {
    const unexplained = Object.entries({ ...WORDS, ...STORED_WORDS }).filter(([, { why }]) => why.length < 10);
    expect(unexplained).toEqual([]);
  });
});

it('C15.2 no secret put into any sink is found in storage, announcements, prompts, downloads or files; the planted control is', async () => {
  for (const [sink, push] of Object.entries(PUSHES)) await push(sink);
  await visitor.send(`Nothing personal in ${CONTROL}`);
  heard.push((await visitor.rest('get', '/v1/visitor/data')).text, JSON.stringify([visitor.heard, owner.heard]));
  heard.push((await owner.rest('get', `/v1/conversations/${conversationId}/messages`)).text);
  const documents = await allDocuments();
  visitor.close();
  owner.close();
  await app.close();

  const values = [...markers.values()];
  // An address that somebody gives as their own may be shown to them; everything else is gone.
  const own = ['VisitorContactRequest.email', 'MemberInvitationRequest.email'].map((sink) => markers.get(sink)!);
  const notOwn = values.filter((value) => !own.includes(value));
  const prompts = model.requests.map(({ body }) => body).join('\n');
  const hits = [
    ...scanText(heard.join('\n'), notOwn, 'what clients were told'),
    ...scanText(documents, values, 'documents'),
    ...scanText(prompts, values, 'prompts'),
    ...(await scanFolder(dataDir, values)).hits,
  ].map((hit) => ({ ...hit, sink: [...markers].find(([, marker]) => marker === hit.value)?.[0] }));
  expect(hits).toEqual([]);

  expect(model.requests.length).toBeGreaterThanOrEqual(2);
  expect(prompts).toContain('[EMAIL]');
  expect(scanText(documents, [CONTROL], 'documents')).not.toEqual([]);
  expect((await scanFolder(dataDir, [CONTROL])).hits).not.toEqual([]);
  for (const [encoding, form] of formsOf(CONTROL)) {
    await writeFile(join(dataDir, 'planted.bin'), Buffer.concat([Buffer.from('before'), form]));
    const found = (await scanFolder(dataDir, [CONTROL])).hits.filter(({ place }) => place === 'planted.bin');
    expect(found.map((hit) => hit.encoding)).toContain(encoding);
  }
}, 120_000);

async function allDocuments(): Promise<string> {
  const connection = app.get<Connection>(getConnectionToken());
  const names = (await connection.listCollections()).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['messages', 'agent_passages', 'audit_entries']));
  const documents = await Promise.all(names.map((name) => connection.collection(name).find({}).toArray()));
  return JSON.stringify(documents);
}

it('a secret was put into each field that is scrubbed or kept in the vault', () => {
  const isPushed = ([, { way, isOfStaff }]: [string, Sink]) => !isOfStaff && (way === 'scrubbed' || way === 'vault');
  const missing = Object.entries(WORDS)
    .filter(isPushed)
    .map(([name]) => name)
    .filter((name) => !markers.has(name));
  expect(missing).toEqual([]);
});

it('every mapped field that holds words of a conversation stands in the list', () => {
  const mapped = DATA_MAP.flatMap(({ collection, fields }) =>
    Object.keys(fields).map((name) => `${collection}.${name}`),
  );
  expect(Object.keys(STORED_WORDS).filter((name) => !mapped.includes(name))).toEqual([]);
});
