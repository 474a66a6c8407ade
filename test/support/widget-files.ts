/** Serves the built widget, as the API does, and the pages that a test shows it on. */
import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';

const BUILT = resolve('dist/widget/v1');
const SOURCES = resolve('widget');
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** True where the path named a file of the widget or of its pages, and it was sent. */
export async function serveWidgetFile(pathname: string, response: ServerResponse): Promise<boolean> {
  const built = /^\/widget\/v1\/([\w.-]+\.js)$/.exec(pathname)?.[1];
  const page = /^\/(demo|console)\/([\w.-]+\.(?:css|svg))$/.exec(pathname);
  const file = built ? join(BUILT, built) : page ? join(SOURCES, page[1] ?? '', page[2] ?? '') : null;
  if (!file || !existsSync(file)) return false;
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  await new Promise((done) => createReadStream(file).pipe(response).on('finish', done));
  return true;
}

/** A page for the browser; `{{nonce}}` in its text is filled in for each request. */
export interface ServedPage {
  html: string;
  csp?: string;
  contentType?: string;
}

/** A website of somebody else's, on a port of its own. */
export class PageServer {
  readonly #pages = new Map<string, ServedPage>();
  readonly #server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    void answer(pathname, this.#pages.get(pathname), response);
  });

  static async start(): Promise<PageServer> {
    const started = new PageServer();
    await new Promise<void>((done) => started.#server.listen(0, '127.0.0.1', done));
    return started;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  show(pathname: string, page: ServedPage): string {
    this.#pages.set(pathname, page);
    return this.url + pathname;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

async function answer(pathname: string, page: ServedPage | undefined, response: ServerResponse): Promise<void> {
  if (!page) {
    if (!(await serveWidgetFile(pathname, response))) response.writeHead(404).end();
    return;
  }
  const nonce = randomBytes(16).toString('base64url');
  response.setHeader('content-type', page.contentType ?? 'text/html; charset=utf-8');
  if (page.csp) response.setHeader('content-security-policy', page.csp.replaceAll('{{nonce}}', nonce));
  response.end(page.html.replaceAll('{{nonce}}', nonce));
}
