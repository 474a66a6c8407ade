/** An OpenAI-compatible model server for tests, on port 0: keeps every request, answers as told, also badly. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * `normal` streams the reply word by word · `slow` streams one word for each `step()` · `half` streams half and cuts the connection ·
 * `unfinished` streams half and ends without a finish reason · `garbage` is no event stream · `empty` finishes without a word ·
 * `silent` accepts and never answers · `error` is 500 · `busy` is 429 · `redirect` points elsewhere · `huge` never ends.
 */
export type FakeModelMode =
  'normal' | 'slow' | 'half' | 'unfinished' | 'garbage' | 'empty' | 'silent' | 'error' | 'busy' | 'redirect' | 'huge';

export interface CapturedRequest {
  path: string;
  headers: IncomingMessage['headers'];
  /** The raw body, as it came over the wire. */
  body: string;
}

export class FakeModelServer {
  readonly requests: CapturedRequest[] = [];
  mode: FakeModelMode = 'normal';
  /** Modes of the next requests, before `mode` applies again. */
  next: FakeModelMode[] = [];
  reply = 'The launcher is one script tag [1]. Paste it before the end of the body.';
  /** Where `redirect` points. */
  redirectTo = 'https://models.example.net/v1/chat/completions';
  /** Requests whose connection was closed by the client before the answer was complete. */
  abandoned = 0;
  readonly #steps: (() => void)[] = [];
  /** Words of `slow` answers that may go without waiting. */
  #released = 0;
  readonly #watchers: (() => void)[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  /** The base URL to configure, `http://127.0.0.1:PORT/v1`. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  /** Lets the next word of a `slow` answer go. */
  step(): void {
    const next = this.#steps.shift();
    if (next) next();
    else this.#released += 1;
  }

  /** Lets the first words of a `slow` answer go. */
  releaseFirst(words: number): void {
    for (let word = 0; word < words; word += 1) this.step();
  }

  /** Forgets what was released in advance: the next `slow` answer waits again. */
  hold(): void {
    this.#released = 0;
  }

  /** Resolves when so many requests have come. */
  asked(requests: number): Promise<void> {
    return this.#until(() => this.requests.length >= requests);
  }

  /** Resolves when so many callers have left before their answer was complete. */
  left(callers: number): Promise<void> {
    return this.#until(() => this.abandoned >= callers);
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.#watchers.push(resolve));
  }

  #tell(): void {
    for (const watcher of this.#watchers.splice(0)) watcher();
  }

  #turn(): Promise<void> | void {
    if (this.#released === 0) return new Promise<void>((resolve) => this.#steps.push(resolve));
    this.#released -= 1;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.requests.push({
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    });
    this.#tell();
    response.on('close', () => {
      if (!response.writableFinished) this.abandoned += 1;
      this.#tell();
    });
    await this.#answer(this.next.shift() ?? this.mode, response);
  }

  async #answer(mode: FakeModelMode, response: ServerResponse): Promise<void> {
    switch (mode) {
      case 'silent':
        return;
      case 'error':
        return respond(response, 500, { error: { message: 'the model fell over', type: 'server_error' } });
      case 'busy':
        return respond(response, 429, { error: { message: 'too many requests', type: 'rate_limit' } });
      case 'redirect':
        response.writeHead(307, { location: this.redirectTo }).end();
        return;
      case 'garbage':
        response.writeHead(200, { 'content-type': 'text/event-stream' }).end('<html><body>%%% not an event stream');
        return;
      default:
        return this.#stream(mode, response);
    }
  }

  async #stream(mode: FakeModelMode, response: ServerResponse): Promise<void> {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const words = mode === 'empty' ? [] : (this.reply.match(/\S+\s*/g) ?? []);
    const isCut = mode === 'half' || mode === 'unfinished';
    const sent = isCut ? words.slice(0, Math.ceil(words.length / 2)) : words;
    for (const word of sent) {
      if (mode === 'slow') await this.#turn();
      response.write(event({ content: word }, null));
    }
    if (mode === 'half') {
      // The words must have left before the connection is cut.
      response.write(':\n\n', () => setImmediate(() => response.destroy()));
      return;
    }
    if (mode === 'unfinished') {
      response.end();
      return;
    }
    if (mode === 'huge') return this.#neverEnd(response);
    response.write(event({}, 'stop'));
    response.end('data: [DONE]\n\n');
  }

  #neverEnd(response: ServerResponse): void {
    const more = (): void => {
      if (response.destroyed) return;
      if (response.write(event({ content: 'and so on, and so on. '.repeat(20) }, null))) setImmediate(more);
      else response.once('drain', more);
    };
    more();
  }
}

export async function startFakeModelServer(): Promise<FakeModelServer> {
  return new FakeModelServer().listen();
}

function event(delta: Record<string, unknown>, finishReason: string | null): string {
  const choice = { index: 0, delta: { role: 'assistant', ...delta }, finish_reason: finishReason };
  return `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'fake', choices: [choice] })}\n\n`;
}

function respond(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
