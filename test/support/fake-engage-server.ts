/** A stand-in for the API with invented data, so that the widget is tested alone: REST, both socket namespaces, and an agent that a test conducts. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import type { Namespace, Socket } from 'socket.io';
import type {
  AnswerOutcome,
  Answering,
  Citation,
  Conversation,
  Message,
  SendMessage,
  ServedNotice,
  SiteConfiguration,
} from '../../api/conversations/conversations.contract.js';
import { HTTP_STATUS_OF } from '../../api/platform/errors.contract.js';
import type { ErrorCode, WireError } from '../../api/platform/errors.contract.js';
import { scrub } from '../../api/scrubbing/scrubber.js';
import type { PiiType } from '../../api/scrubbing/scrubbing.contract.js';
import type { ScrubbingPolicy } from '../../api/scrubbing/scrubbing-policy.contract.js';
import { serveWidgetFile } from './widget-files.js';

export const SITE_KEY = 'pk_test_fenwick';
export const MEMBER = {
  email: 'sam@fenwick.example',
  password: 'a long enough passphrase',
  displayName: 'Sam Fenwick',
};

interface Visitor {
  token: string;
  resumeKey: string | null;
  hasAccepted: boolean;
  contact: string | null;
}

interface Thread {
  visitor: Visitor;
  conversation: Conversation;
  messages: Message[];
  run: { runId: string; index: number; text: string } | null;
}

type Acknowledge = (answer: { data: unknown } | { error: WireError }) => void;

/** What an agent under a test's baton can do with one question. */
export interface Performance {
  readonly question: string;
  readonly isCancelled: () => boolean;
  delta(text: string): void;
  /** A delta that gets lost on its way. */
  lostDelta(text: string): void;
  finish(ending?: { text?: string; outcome?: AnswerOutcome; citations?: Citation[] }): void;
}

export class FakeEngageServer {
  readonly requests: string[] = [];
  /** Bodies of `message:send`, as they arrived. */
  readonly received: SendMessage[] = [];
  configuration: SiteConfiguration = {
    siteKey: SITE_KEY,
    organisationName: 'Fenwick & Daughters',
    agentName: 'Spoke',
    locale: 'en',
    accentColour: '#1d5c54',
    noticeVersion: '1.0.0',
  };
  policy: ScrubbingPolicy = { placeholders: 'plain' };
  agent: (performance: Performance) => void = (performance) =>
    performance.finish({ text: `You asked: ${performance.question}` });
  readonly #http = createServer((request, response) => void this.#answer(request, response));
  readonly #io = new Server(this.#http, { transports: ['websocket'], cors: { origin: '*' }, serveClient: false });
  readonly #visitors: Visitor[] = [];
  readonly #threads: Thread[] = [];
  readonly #failures = new Map<string, WireError[]>();
  readonly #member = { id: 'mem_1', displayName: MEMBER.displayName, role: 'owner' };
  #isUnreachable = false;
  #acknowledgementsToLose = 0;
  #count = 0;

  static async start(port = 0): Promise<FakeEngageServer> {
    const server = new FakeEngageServer();
    await new Promise<void>((done) => server.#http.listen(port, '127.0.0.1', done));
    return server;
  }

  constructor() {
    this.#visitorNamespace(this.#io.of('/visitor'));
    this.#inboxNamespace(this.#io.of('/inbox'));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await this.#io.close();
    this.#http.closeAllConnections();
  }

  /** The next answers to this socket event or `METHOD /path` are errors. */
  failNext(what: string, code: ErrorCode, retryAfterMs?: number): void {
    const error: WireError = {
      code,
      message: `refused by the test: ${code}`,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
    this.#failures.set(what, [...(this.#failures.get(what) ?? []), error]);
  }

  /** The next message is stored and announced, but its sender is not told. */
  loseNextAcknowledgement(): void {
    this.#acknowledgementsToLose++;
  }

  /** Cuts every line and lets nobody in until `comeBack`. */
  goAway(): void {
    this.#isUnreachable = true;
    for (const socket of this.#io.of('/visitor').sockets.values()) socket.conn.close();
  }

  comeBack(): void {
    this.#isUnreachable = false;
  }

  /** A new release of the notice: what was accepted counts no more. */
  publishNotice(): void {
    for (const visitor of this.#visitors) visitor.hasAccepted = false;
  }

  /** What the server stores of the newest conversation. */
  get messages(): readonly Message[] {
    return this.#threads.at(-1)?.messages ?? [];
  }

  get contacts(): (string | null)[] {
    return this.#visitors.map((visitor) => visitor.contact);
  }

  /** A member writes in the newest conversation. */
  replyAsMember(text: string): void {
    const thread = this.#threads.at(-1);
    if (!thread) throw new Error('there is no conversation yet');
    this.#assign(thread, 'person');
    this.#add(thread, { author: 'member', authorName: MEMBER.displayName, text });
  }

  /** Skips a message for the visitor: stored, but never announced. */
  addUnannounced(text: string): void {
    const thread = this.#threads.at(-1);
    if (thread) this.#add(thread, { author: 'agent', authorName: this.configuration.agentName, text }, false);
  }

  hold(): void {
    const thread = this.#threads.at(-1);
    if (thread) thread.conversation.held = true;
  }

  #visitorNamespace(namespace: Namespace): void {
    namespace.use((socket, next) => {
      const visitor = this.#visitors.find(({ token }) => token === (socket.handshake.auth as { token?: string }).token);
      socket.data = { visitor };
      const refused = this.#isUnreachable ? 'unavailable' : visitor ? null : 'unauthenticated';
      next(refused ? Object.assign(new Error(refused), { data: { code: refused, message: refused } }) : undefined);
    });
    namespace.on('connection', (socket) => {
      const { visitor } = socket.data as { visitor: Visitor };
      void socket.join(visitor.token);
      this.#on(socket, 'notice:accept', () => {
        visitor.hasAccepted = true;
        visitor.resumeKey ??= `rk_${randomBytes(16).toString('hex')}`;
        return { noticeVersion: '1.0.0', acceptedAt: new Date().toISOString(), resumeKey: visitor.resumeKey };
      });
      this.#on(socket, 'conversation:resume', ({ afterSequence = 0 }: { afterSequence?: number }) => {
        const thread = this.#threadOf(visitor);
        const messages = thread?.messages.filter(({ sequence }) => sequence > afterSequence) ?? [];
        return {
          noticeAccepted: visitor.hasAccepted,
          conversation: thread?.conversation ?? null,
          messages,
          run: thread?.run ?? null,
        };
      });
      this.#on(socket, 'message:send', (body: SendMessage) => this.#send(visitor, body));
      this.#on(socket, 'agent:cancel', ({ runId }: { runId: string }) => {
        const thread = this.#threadOf(visitor);
        const isRunning = thread?.run?.runId === runId;
        if (thread && isRunning) this.#end(thread, { outcome: 'cancelled' });
        return { cancelled: isRunning };
      });
      this.#on(socket, 'person:request', () => ({ conversation: this.#assign(this.#openThread(visitor), 'waiting') }));
    });
  }

  #inboxNamespace(namespace: Namespace): void {
    namespace.use((socket, next) => {
      const isMember = (socket.handshake.auth as { token?: string }).token === 'member-token';
      next(
        isMember
          ? undefined
          : Object.assign(new Error('unauthenticated'), { data: { code: 'unauthenticated', message: '' } }),
      );
    });
    namespace.on('connection', (socket) => {
      const find = ({ conversationId }: { conversationId: string }) => {
        const thread = this.#threads.find(({ conversation }) => conversation.id === conversationId);
        if (!thread) throw new Refusal('not_found');
        return thread;
      };
      this.#on(socket, 'conversation:list', () => ({
        conversations: this.#threads.map((thread) => thread.conversation),
        next: null,
      }));
      this.#on(socket, 'conversation:resume', async (body: { conversationId: string; afterSequence?: number }) => {
        const thread = find(body);
        await socket.join(body.conversationId);
        const messages = thread.messages.filter(({ sequence }) => sequence > (body.afterSequence ?? 0));
        return { noticeAccepted: true, conversation: thread.conversation, messages, run: thread.run };
      });
      this.#on(socket, 'message:send', (body: SendMessage & { conversationId: string }) => {
        const thread = find(body);
        this.#assign(thread, 'person');
        return {
          message: this.#add(thread, {
            author: 'member',
            authorName: MEMBER.displayName,
            text: body.text,
            clientId: body.clientId,
          }),
        };
      });
      this.#on(socket, 'conversation:assign', (body: { conversationId: string; to: Answering }) => ({
        conversation: this.#assign(find(body), body.to),
      }));
    });
  }

  /** Answers through the acknowledgement, as the real edge does. */
  #on<B>(socket: Socket, event: string, handle: (body: B) => unknown): void {
    socket.on(event, (body: B, acknowledge: Acknowledge) => {
      const failure = this.#failures.get(event)?.shift();
      if (failure) return acknowledge({ error: failure });
      Promise.resolve()
        .then(() => handle(body))
        .then(
          (data) => {
            if (event === 'message:send' && this.#acknowledgementsToLose > 0) this.#acknowledgementsToLose--;
            else acknowledge({ data });
          },
          (error: unknown) =>
            acknowledge({ error: { code: error instanceof Refusal ? error.code : 'internal', message: 'refused' } }),
        );
    });
  }

  #send(visitor: Visitor, body: SendMessage): { message: Message } {
    this.received.push(body);
    if (!visitor.hasAccepted) throw new Refusal('notice_required');
    const thread = this.#openThread(visitor);
    const known = thread.messages.find(({ clientId }) => clientId === body.clientId);
    if (known) return { message: known };
    const message = this.#add(thread, { author: 'visitor', text: body.text, clientId: body.clientId });
    if (thread.conversation.answering === 'agent') setImmediate(() => this.#perform(thread, message.text));
    return { message };
  }

  #perform(thread: Thread, question: string): void {
    const run = (thread.run = { runId: `run_${++this.#count}`, index: 0, text: '' });
    const advance = (text: string, isHeard: boolean) => {
      if (thread.run !== run) return;
      run.index++;
      run.text += text;
      const body = { conversationId: thread.conversation.id, runId: run.runId, index: run.index, text };
      if (isHeard) this.#tell(thread, 'agent:delta', body);
    };
    this.agent({
      question,
      isCancelled: () => thread.run !== run,
      delta: (text) => advance(text, true),
      lostDelta: (text) => advance(text, false),
      finish: (ending = {}) => thread.run === run && this.#end(thread, ending),
    });
  }

  #end(
    thread: Thread,
    { text, outcome = 'answered', citations = [] }: { text?: string; outcome?: AnswerOutcome; citations?: Citation[] },
  ): void {
    const { run } = thread;
    if (!run) return;
    thread.run = null;
    const whole = text ?? run.text;
    const stored = {
      author: 'agent' as const,
      authorName: this.configuration.agentName,
      text: whole,
      runId: run.runId,
      outcome,
      citations,
    };
    const message = whole ? this.#add(thread, stored) : undefined;
    this.#tell(thread, 'agent:done', {
      conversationId: thread.conversation.id,
      runId: run.runId,
      outcome,
      messageId: message?.id,
    });
  }

  #add(thread: Thread, draft: Partial<Message> & Pick<Message, 'author' | 'text'>, isAnnounced = true): Message {
    // The agents of the tests say what the tests want them to say.
    const { text, findings, special } =
      draft.author === 'agent' ? { text: draft.text, findings: [], special: [] } : scrub(draft.text);
    const counts = new Map<PiiType, number>();
    for (const { type } of findings) counts.set(type, (counts.get(type) ?? 0) + 1);
    const { conversation } = thread;
    const message: Message = {
      citations: [],
      ...draft,
      id: `msg_${++this.#count}`,
      conversationId: conversation.id,
      sequence: ++conversation.lastSequence,
      text,
      removed: [...counts].map(([type, count]) => ({ type, count })),
      special,
      sentAt: new Date().toISOString(),
    };
    conversation.lastMessageAt = message.sentAt;
    thread.messages.push(message);
    if (isAnnounced) this.#tell(thread, 'message:added', { message });
    this.#tellAll(thread, 'conversation:changed', { conversation });
    return message;
  }

  #assign(thread: Thread, answering: Answering): Conversation {
    thread.conversation.answering = answering;
    if (answering !== 'agent' && thread.run) this.#end(thread, { outcome: 'cancelled' });
    this.#tellAll(thread, 'conversation:changed', { conversation: thread.conversation });
    return thread.conversation;
  }

  #tell(thread: Thread, event: string, body: unknown): void {
    this.#io.of('/visitor').to(thread.visitor.token).emit(event, body);
    this.#io.of('/inbox').to(thread.conversation.id).emit(event, body);
  }

  #tellAll(thread: Thread, event: string, body: unknown): void {
    this.#io.of('/visitor').to(thread.visitor.token).emit(event, body);
    this.#io.of('/inbox').emit(event, body);
  }

  #threadOf(visitor: Visitor): Thread | undefined {
    return this.#threads.find((thread) => thread.visitor === visitor);
  }

  #openThread(visitor: Visitor): Thread {
    const known = this.#threadOf(visitor);
    if (known) return known;
    const now = new Date().toISOString();
    const conversation: Conversation = {
      id: `con_${randomBytes(8).toString('hex')}`,
      siteId: 'site_1',
      answering: 'agent',
      lastSequence: 0,
      startedAt: now,
      lastMessageAt: now,
      held: false,
    };
    const thread: Thread = { visitor, conversation, messages: [], run: null };
    this.#threads.push(thread);
    return thread;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.url);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'authorization, content-type');
    response.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE');
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    this.requests.push(`${request.method} ${pathname}`);
    if (await serveWidgetFile(pathname, response)) return;
    let body = '';
    for await (const chunk of request) body += String(chunk);
    try {
      const failure = this.#failures.get(`${request.method} ${pathname}`)?.shift();
      if (failure) throw new Refusal(failure.code);
      if (this.#isUnreachable) throw new Refusal('unavailable');
      const data = this.#rest(
        `${request.method} ${pathname}`,
        request,
        body ? (JSON.parse(body) as Record<string, string>) : {},
      );
      response
        .writeHead(data === null ? 204 : 200, { 'content-type': 'application/json' })
        .end(data === null ? '' : JSON.stringify(data));
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'internal';
      const problem = { type: 'about:blank', title: code, status: HTTP_STATUS_OF[code], code, detail: 'refused' };
      response
        .writeHead(HTTP_STATUS_OF[code], { 'content-type': 'application/problem+json' })
        .end(JSON.stringify(problem));
    }
  }

  #rest(route: string, request: IncomingMessage, body: Record<string, string>): unknown {
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    if (route === `GET /v1/sites/${SITE_KEY}/configuration`) return this.configuration;
    if (route === `GET /v1/sites/${SITE_KEY}/scrubbing-policy`) return this.policy;
    if (route === 'GET /v1/notices/current') return this.#notice();
    if (route === 'POST /v1/visitor-sessions') {
      const known = this.#visitors.find(({ resumeKey }) => resumeKey && resumeKey === body['resumeKey']);
      const visitor = known ?? {
        token: randomBytes(12).toString('hex'),
        resumeKey: null,
        hasAccepted: false,
        contact: null,
      };
      if (!known) this.#visitors.push(visitor);
      return { token: visitor.token, expiresAt: inAnHour, resumed: Boolean(known) };
    }
    if (route === 'POST /v1/sessions') {
      if (body['email'] !== MEMBER.email || body['password'] !== MEMBER.password) throw new Refusal('unauthenticated');
      return {
        accessToken: 'member-token',
        expiresAt: inAnHour,
        refreshToken: 'refresh-1',
        mustEnrol: false,
        member: this.#member,
      };
    }
    if (route === 'POST /v1/sessions/refresh') {
      if (body['refreshToken'] !== 'refresh-1') throw new Refusal('unauthenticated');
      return {
        accessToken: 'member-token',
        expiresAt: inAnHour,
        refreshToken: 'refresh-1',
        mustEnrol: false,
        member: this.#member,
      };
    }
    if (route === 'DELETE /v1/sessions/current') return null;
    const visitor = this.#visitors.find(({ token }) => request.headers.authorization === `Bearer ${token}`);
    if (!visitor) throw new Refusal('unauthenticated');
    return this.#visitorRest(route, visitor, body);
  }

  #visitorRest(route: string, visitor: Visitor, body: Record<string, string>): unknown {
    const thread = this.#threadOf(visitor);
    if (route === 'DELETE /v1/visitor-sessions/current') {
      visitor.resumeKey = null;
      return null;
    }
    if (route === 'GET /v1/visitor/data')
      return { conversations: thread ? [{ ...thread.conversation, messages: thread.messages }] : [] };
    if (route === 'PUT /v1/visitor/contact' || route === 'DELETE /v1/visitor/contact') {
      visitor.contact = body['email'] ?? null;
      return null;
    }
    if (thread && route === `DELETE /v1/visitor/conversations/${thread.conversation.id}`) {
      if (thread.conversation.held) throw new Refusal('restricted');
      this.#threads.splice(this.#threads.indexOf(thread), 1);
      this.#tellAll(thread, 'conversation:deleted', { conversationId: thread.conversation.id });
      return null;
    }
    throw new Refusal('not_found');
  }

  #notice(): ServedNotice {
    return {
      version: '1.0.0',
      language: 'en',
      sha256: '0'.repeat(64),
      effectiveFrom: '2026-01-05T00:00:00.000Z',
      summary: [
        'We use what you write to answer you. Names, addresses, numbers and other personal details are removed before anything is stored. This is not foolproof: please share only what is needed.',
        'You can download or delete the conversation at any time from the menu of this chat.',
      ],
      url: `${this.url}/privacy`,
      snapshotToken: 'snapshot-1',
    };
  }
}

class Refusal extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
  }
}
