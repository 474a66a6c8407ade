// A model agent against a fake model server through the real egress gateway: what it sends, and what a visitor gets when the model misbehaves.
import { Logger } from '@nestjs/common';
import { EgressLogInMemory } from '../../test/support/egress-log-in-memory.js';
import { startFakeModelServer, type FakeModelServer } from '../../test/support/fake-model-server.js';
import { TestClock } from '../../test/support/test-clock.js';
import type { ModelEndpoint } from '../config.js';
import { EgressGateway } from '../disclosures/egress-gateway.service.js';
import { RecipientsService } from '../disclosures/recipients.service.js';
import { ApplicationError } from '../platform/application-error.js';
import { scrub } from '../scrubbing/scrubber.js';
import type { AnswerDone, AnswerPart } from './agents.contract.js';
import { ModelAgentService, type ModelRequest } from './model-agent.service.js';
import type { IndexedPassage } from './passage-index.js';
import { promptFor } from './prompt.js';
import { RetryPause } from './retry-pause.js';

const PASSAGES: IndexedPassage[] = [
  {
    id: 'psg_1',
    documentId: 'doc_1',
    title: 'Embedding',
    headings: ['Script tag'],
    text: 'The launcher is one script tag.',
  },
  {
    id: 'psg_2',
    documentId: 'doc_1',
    title: 'Embedding',
    headings: ['Where'],
    text: 'Paste it before the end of the body.',
  },
];

/** Does not wait, and remembers for how long it should have. */
class NoPause extends RetryPause {
  readonly pauses: number[] = [];

  override random(): number {
    return 0.5;
  }

  override async wait(ms: number): Promise<void> {
    this.pauses.push(ms);
  }
}

describe('ModelAgentService', () => {
  let server: FakeModelServer;
  let endpoint: ModelEndpoint;
  let log: EgressLogInMemory;
  let clock: TestClock;
  let pause: NoPause;
  let agent: ModelAgentService;
  let egress: EgressGateway;

  beforeEach(async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    server = await startFakeModelServer();
    endpoint = { id: 'fake', name: 'Fake', baseUrl: server.url, country: 'GB', model: 'tiny', apiKey: 'key-for-tests' };
    log = new EgressLogInMemory();
    clock = new TestClock();
    pause = new NoPause();
    egress = new EgressGateway(new RecipientsService({ modelEndpoints: [endpoint] }), log as never, clock);
    agent = new ModelAgentService(egress, clock, pause);
  });

  afterEach(async () => {
    egress.onApplicationShutdown();
    await server.close();
    jest.restoreAllMocks();
  });

  const aRequest = (changes: Partial<ModelRequest> = {}): ModelRequest => ({
    organisationId: 'org_1',
    endpoint,
    prompt: promptFor(
      scrub('Be brief.').text,
      PASSAGES,
      [{ author: 'visitor', text: scrub('Hello').text }],
      scrub('Where does the tag go?').text,
    ),
    temperature: 0.2,
    passages: PASSAGES,
    signal: new AbortController().signal,
    ...changes,
  });

  async function ask(
    changes: Partial<ModelRequest> = {},
  ): Promise<{ parts: AnswerPart[]; done: AnswerDone; shown: string }> {
    const parts: AnswerPart[] = [];
    for await (const part of agent.answer(aRequest(changes))) parts.push(part);
    const done = parts.at(-1) as AnswerDone;
    return { parts, done, shown: parts.map((part) => (part.kind === 'delta' ? part.text : '')).join('') };
  }

  const failing = (changes: Partial<ModelRequest> = {}): Promise<unknown> =>
    expect(ask(changes)).rejects.toMatchObject({ code: 'agent_unavailable' });

  it('streams the answer, with the passages that the marks name', async () => {
    const { done, shown } = await ask();
    expect(done).toMatchObject({ outcome: 'answered', text: server.reply, removed: [] });
    expect(shown).toBe(done.text);
    expect(done.citations).toEqual([expect.objectContaining({ passageId: 'psg_1', title: 'Embedding › Script tag' })]);
  });

  it('sends the instructions, the passages and the turns, and nothing else', async () => {
    await ask();
    const [{ path, body, headers }] = server.requests as [(typeof server.requests)[0]];
    expect(path).toBe('/v1/chat/completions');
    expect(headers.authorization).toBe('Bearer key-for-tests');
    expect(headers['user-agent']).toBe('engage-smarter');
    const sent = JSON.parse(body) as { messages: { role: string; content: string }[] } & Record<string, unknown>;
    expect(Object.keys(sent).sort()).toEqual(['max_tokens', 'messages', 'model', 'stream', 'temperature']);
    expect(sent.messages.map(({ role }) => role)).toEqual(['system', 'user', 'user']);
    expect(sent.messages[0]!.content).toContain('[1] Embedding › Script tag');
    expect(body).not.toMatch(/org_1|psg_|doc_|agt_/);
  });

  it('scrubs what the model says while it streams, and says how much', async () => {
    server.reply =
      'Write to jo.bloggs@example.com or ring 07700 900123 whenever you like, they will be glad to hear from you.';
    const { done, shown } = await ask();
    expect(shown).toBe(done.text);
    expect(done.text).not.toMatch(/jo\.bloggs|900123/);
    expect(done.text).toContain('[EMAIL]');
    expect(done.removed).toEqual(expect.arrayContaining([{ type: 'EMAIL', count: 1 }]));
  });

  it('logs the call without its content', async () => {
    const closed = log.closed();
    await ask();
    await closed;
    expect(log.last).toMatchObject({
      recipientId: 'model:fake',
      organisationId: 'org_1',
      status: 200,
      outcome: 'completed',
    });
  });

  it.each(['error', 'busy', 'garbage', 'empty', 'unfinished', 'half'] as const)(
    'asks again when the first answer is “%s”, before anything was shown',
    async (mode) => {
      if (mode === 'half' || mode === 'unfinished') server.reply = '';
      server.next = [mode];
      const answer = ask();
      if (server.reply === '') await expect(answer).rejects.toBeInstanceOf(ApplicationError);
      else expect((await answer).done.outcome).toBe('answered');
      expect(server.requests.length).toBeGreaterThan(1);
      expect(pause.pauses[0]).toBe(250);
    },
  );

  it.each(['error', 'busy', 'garbage', 'empty'] as const)(
    'gives a clear message after three attempts: %s',
    async (mode) => {
      server.mode = mode;
      await failing();
      expect(server.requests).toHaveLength(3);
      expect(pause.pauses).toEqual([250, 500]);
    },
  );

  it('does not ask again where that cannot help', async () => {
    server.mode = 'redirect';
    await failing();
    expect(server.requests).toHaveLength(1);
    expect(log.last).toMatchObject({ outcome: 'refused', status: 307 });
  });

  it('gives up on a model that never answers', async () => {
    server.mode = 'silent';
    await failing({ endpoint: { ...endpoint, firstTextMs: 40 } });
    // Who waited for nothing is not made to wait again.
    expect(pause.pauses).toEqual([]);
  });

  it('gives up on a model that does not come to an end, and keeps what it said', async () => {
    server.mode = 'slow';
    const parts: AnswerPart[] = [];
    const answer = agent.answer(aRequest({ endpoint: { ...endpoint, totalMs: 1_000 } }));
    server.releaseFirst(3);
    for await (const part of answer) parts.push(part);
    expect(parts.at(-1)).toMatchObject({
      kind: 'done',
      outcome: 'failed',
      text: expect.stringMatching(/^The launcher is.*broke off/s),
    });
  });

  it.each(['half', 'unfinished'] as const)(
    'keeps what was shown when the stream breaks off (%s), says so, and does not ask again',
    async (mode) => {
      server.mode = mode;
      const { done, shown } = await ask();
      expect(done.outcome).toBe('failed');
      expect(done.text).toMatch(/^The launcher is one script tag.*The answer broke off here/s);
      expect(shown).toBe(done.text);
      expect(server.requests).toHaveLength(1);
    },
  );

  it('cuts an answer that does not end, and closes the connection', async () => {
    server.mode = 'huge';
    const { done } = await ask();
    expect(done.outcome).toBe('answered');
    expect(done.text.length).toBeLessThanOrEqual(4_000);
    expect(done.text).toMatch(/ …$/);
  });

  it('stops when the visitor does: nothing more is asked or sent', async () => {
    server.mode = 'slow';
    const stop = new AbortController();
    const answer = agent.answer(aRequest({ signal: stop.signal }))[Symbol.asyncIterator]();
    const first = answer.next();
    await server.asked(1);
    stop.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    await server.left(1);
    expect(server.requests).toHaveLength(1);
  });

  it('rests an endpoint that keeps failing, and tries it again later', async () => {
    server.mode = 'error';
    await failing();
    await failing();
    const asked = server.requests.length;
    expect(asked).toBe(5);
    await failing();
    expect(server.requests).toHaveLength(asked);
    clock.advance(30_000);
    server.mode = 'normal';
    expect((await ask()).done.outcome).toBe('answered');
  });

  it('keeps the prompt and the answer out of the log', async () => {
    const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    server.mode = 'error';
    await failing();
    expect(JSON.stringify(warned.mock.calls)).toMatch(/endpoint fake failed: status 500/);
    expect(JSON.stringify(warned.mock.calls)).not.toMatch(/Where does the tag go/);
    expect(printed).not.toHaveBeenCalled();
  });
});
