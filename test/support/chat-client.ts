/** Real socket clients in the words of the protocol: a visitor and a member, each with what they were told. */
import { io, type Socket } from 'socket.io-client';
import request from 'supertest';
import type {
  AcceptedNotice,
  Message,
  ServedNotice,
  VisitorSession,
} from '../../api/conversations/conversations.contract.js';
import type { Acknowledgement, WireError } from '../../api/platform/errors.contract.js';

/** An acknowledgement that was an error, thrown by `ask`. */
export class Refused extends Error {
  constructor(readonly error: WireError) {
    super(`${error.code}: ${error.message}`);
  }
}

/** Connects to a namespace; rejects with the handshake's refusal. */
export async function connectSocket(url: string, namespace: string, token: string, origin?: string): Promise<Socket> {
  const socket = io(`${url}${namespace}`, {
    transports: ['websocket'],
    auth: { token },
    forceNew: true,
    reconnection: false,
    ...(origin ? { extraHeaders: { origin } } : {}),
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error: Error & { data?: WireError }) => {
      socket.close();
      reject(error.data ? new Refused(error.data) : error);
    });
  });
  return socket;
}

interface Heard {
  event: string;
  body: unknown;
}

export class ChatClient {
  readonly heard: Heard[] = [];
  readonly #waiting = new Set<() => void>();

  protected constructor(readonly socket: Socket) {
    socket.onAny((event: string, body: unknown) => {
      this.heard.push({ event, body });
      for (const look of this.#waiting) look();
    });
  }

  /** Sends an event and returns its acknowledgement as it came. */
  raw<T>(event: string, ...payload: unknown[]): Promise<Acknowledgement<T>> {
    return this.socket.timeout(20_000).emitWithAck(event, ...payload) as Promise<Acknowledgement<T>>;
  }

  /** Sends an event; throws `Refused` where the acknowledgement is an error. */
  async ask<T>(event: string, body: unknown = {}): Promise<T> {
    const answer = await this.raw<T>(event, body);
    if ('error' in answer) throw new Refused(answer.error);
    return answer.data;
  }

  /** Waits until something was announced that fits, and returns it; what was heard before counts. */
  async hears<T>(event: string, fits: (body: T) => boolean = () => true, timeoutMs = 20_000): Promise<T> {
    const find = (): T | undefined =>
      this.heard.find((h) => h.event === event && fits(h.body as T))?.body as T | undefined;
    const already = find();
    if (already !== undefined) return already;
    return new Promise<T>((resolve, reject) => {
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        done();
        resolve(found);
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`${event} was not heard; heard: ${this.heard.map((h) => h.event).join(' ')}`));
      }, timeoutMs);
      const done = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
      };
      this.#waiting.add(look);
    });
  }

  disconnected(): Promise<string> {
    return new Promise((resolve) =>
      this.socket.connected ? this.socket.once('disconnect', resolve) : resolve('already'),
    );
  }

  close(): void {
    this.socket.close();
  }
}

export interface SiteAccess {
  /** The server. */
  url: string;
  siteKey: string;
  /** The page's origin. */
  origin: string;
}

export class VisitorClient extends ChatClient {
  resumeKey: string | null = null;

  private constructor(
    socket: Socket,
    readonly site: SiteAccess,
    readonly session: VisitorSession,
  ) {
    super(socket);
  }

  /** A new visitor, or one who comes back with a resume key. The notice is not accepted yet. */
  static async open(site: SiteAccess, resumeKey?: string): Promise<VisitorClient> {
    const session = await openVisitorSession(site, resumeKey);
    const socket = await connectSocket(site.url, '/visitor', session.token, site.origin);
    const client = new VisitorClient(socket, site, session);
    client.resumeKey = resumeKey ?? null;
    return client;
  }

  /** A new visitor who has accepted the notice. */
  static async accepted(site: SiteAccess): Promise<VisitorClient> {
    const client = await VisitorClient.open(site);
    await client.acceptNotice();
    return client;
  }

  async acceptNotice(): Promise<AcceptedNotice> {
    const { snapshotToken } = await servedNotice(this.site);
    const accepted = await this.ask<AcceptedNotice>('notice:accept', { snapshotToken });
    this.resumeKey = accepted.resumeKey;
    return accepted;
  }

  async send(text: string, clientId = aClientId()): Promise<Message> {
    return (await this.ask<{ message: Message }>('message:send', { clientId, text })).message;
  }

  /** A REST request with the visitor's token from the site's page. */
  rest(method: 'get' | 'put' | 'delete' | 'post', path: string): request.Test {
    return request(this.site.url)
      [method](path)
      .set('Origin', this.site.origin)
      .set('Authorization', `Bearer ${this.session.token}`);
  }
}

export class MemberClient extends ChatClient {
  private constructor(
    socket: Socket,
    readonly url: string,
    readonly accessToken: string,
  ) {
    super(socket);
  }

  static async open(url: string, accessToken: string): Promise<MemberClient> {
    return new MemberClient(await connectSocket(url, '/inbox', accessToken, url), url, accessToken);
  }

  async reply(conversationId: string, text: string, clientId = aClientId()): Promise<Message> {
    return (await this.ask<{ message: Message }>('message:send', { conversationId, clientId, text })).message;
  }

  rest(method: 'get' | 'put' | 'delete' | 'post' | 'patch', path: string): request.Test {
    return request(this.url)[method](path).set('Authorization', `Bearer ${this.accessToken}`);
  }
}

export async function openVisitorSession(
  { url, siteKey, origin }: SiteAccess,
  resumeKey?: string,
): Promise<VisitorSession> {
  const body = { siteKey, ...(resumeKey ? { resumeKey } : {}) };
  const response = await request(url).post('/v1/visitor-sessions').set('Origin', origin).send(body);
  if (response.status !== 201) throw new Error(`no session: ${response.status} ${response.text}`);
  return response.body as VisitorSession;
}

export async function servedNotice({ url, siteKey, origin }: SiteAccess, language = 'en'): Promise<ServedNotice> {
  const response = await request(url).get('/v1/notices/current').query({ siteKey, language }).set('Origin', origin);
  if (response.status !== 200) throw new Error(`no notice: ${response.status} ${response.text}`);
  return response.body as ServedNotice;
}

let clientIds = 0;
/** A client id as a widget would choose it. */
export const aClientId = (): string => `client-${(clientIds += 1).toString().padStart(8, '0')}`;
