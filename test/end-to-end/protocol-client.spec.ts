/** A client written from docs/protocol.md alone, with nothing of ours but the address and the site's key: it chats. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

interface Wire {
  id: string;
  sequence: number;
  text: string;
  author: string;
  removed: unknown[];
}
type Answer<T> = { data: T; error?: undefined } | { error: { code: string; message: string } };

let app: TestApp;
let shop: TestOrganisation;
const open: Socket[] = [];

beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app, { allowedOrigins: ['https://shop.example'] });
});
afterAll(async () => {
  for (const socket of open) socket.close();
  await app.close();
});

/** Some twenty lines: session, notice, socket. */
async function chatClient(server: string, siteKey: string, origin: string, resumeKey?: string) {
  const headers = { origin, 'content-type': 'application/json' };
  const opened = await fetch(`${server}/v1/visitor-sessions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ siteKey, resumeKey }),
  });
  const session = (await opened.json()) as { token: string; resumed: boolean };
  const socket = io(`${server}/visitor`, {
    transports: ['websocket'],
    auth: { token: session.token },
    extraHeaders: { origin },
  });
  open.push(socket);
  const ask = async <T>(event: string, body: object = {}): Promise<T> => {
    const answer = (await socket.emitWithAck(event, body)) as Answer<T>;
    if (answer.error) throw new Error(answer.error.code);
    return answer.data;
  };
  const accept = async (): Promise<string> => {
    const served = await fetch(`${server}/v1/notices/current?siteKey=${siteKey}&language=en`, { headers });
    const { snapshotToken } = (await served.json()) as { snapshotToken: string };
    return (await ask<{ resumeKey: string }>('notice:accept', { snapshotToken })).resumeKey;
  };
  return { session, socket, ask, accept };
}

test('the client accepts the notice, sends, is answered by a person, comes back and has missed nothing', async () => {
  const client = await chatClient(app.url, shop.access.siteKey, 'https://shop.example');
  await expect(client.ask('message:send', { clientId: 'before-notice', text: 'Hello' })).rejects.toThrow(
    'notice_required',
  );
  const resumeKey = await client.accept();
  const first = await client.ask<{ message: Wire }>('message:send', {
    clientId: 'a-first-message',
    text: 'Hello, I am at jo.bell@example.com',
  });
  expect(first.message).toMatchObject({
    sequence: 1,
    author: 'visitor',
    text: 'Hello, I am at [EMAIL]',
    removed: [{ type: 'EMAIL', count: 1 }],
  });
  const again = await client.ask<{ message: Wire }>('message:send', {
    clientId: 'a-first-message',
    text: 'Hello, I am at jo.bell@example.com',
  });
  expect(again).toEqual(first);

  const heard = new Promise<{ message: Wire }>((resolve) =>
    client.socket.on('message:added', (body: { message: Wire }) => body.message.author === 'member' && resolve(body)),
  );
  const member = await shop.memberClient();
  const { conversations } = await member.ask<{ conversations: { id: string }[] }>('conversation:list');
  await member.reply(conversations[0]!.id, 'Good morning');
  const { message: latest } = await heard;
  expect(latest.text).toBe('Good morning');
  client.socket.close();
  await member.reply(conversations[0]!.id, 'Are you still there?');
  member.close();

  const back = await chatClient(app.url, shop.access.siteKey, 'https://shop.example', resumeKey);
  expect(back.session.resumed).toBe(true);
  const missed = await back.ask<{ messages: Wire[]; noticeAccepted: boolean }>('conversation:resume', {
    afterSequence: latest.sequence,
  });
  expect(missed).toMatchObject({ noticeAccepted: true, messages: [{ text: 'Are you still there?' }] });
});

test('a page of another origin gets neither session nor socket', async () => {
  const headers = { origin: 'https://elsewhere.example', 'content-type': 'application/json' };
  const body = JSON.stringify({ siteKey: shop.access.siteKey });
  const refused = await fetch(`${app.url}/v1/visitor-sessions`, { method: 'POST', headers, body });
  expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'origin_refused' }]);
});

test('the example of the document runs as it stands', async () => {
  const text = readFileSync(join(__dirname, '../../docs/protocol.md'), 'utf8');
  const [, example] = /```js\n([^]*?)```/.exec(text) ?? [];
  const said: string[] = [];
  const isAnswered = new Promise<void>((resolve) => {
    const console = {
      log: (line: string) => {
        said.push(line);
        if (line.startsWith('visitor: ')) resolve();
      },
    };
    const traced: typeof io = ((...args: Parameters<typeof io>) => {
      const socket = io(...args);
      open.push(socket);
      return socket;
    }) as typeof io;
    const AsyncFunction = (async () => undefined).constructor as new (
      ...args: string[]
    ) => (...args: unknown[]) => Promise<void>;
    const run = new AsyncFunction('io', 'server', 'siteKey', 'console', example ?? 'throw new Error("no example")');
    void run(traced, app.url, shop.access.siteKey, console).catch((error: unknown) => said.push(String(error)));
  });
  await isAnswered;
  expect(said[0]).toContain(`Everyone at ${shop.name} can see this conversation`);
  expect(said.at(-1)).toBe('visitor: What does the workshop cost?');
});
