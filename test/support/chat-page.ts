/** The harness of the browser tests: a customer's page with the chat on it, in the words of whoever uses it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** The strictest policy that a page with this chat can have. Its only allowances name the API's host. */
export function strictPolicy(api: string): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-{{nonce}}'`,
    `style-src 'self'`,
    `img-src 'self'`,
    `connect-src ${api} ${api.replace(/^http/, 'ws')}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html`,
  ].join('; ');
}

/** The fictional customer's page as the product ships it. */
export function demoPage(api: string, siteKey: string): string {
  return readFileSync(resolve('widget/demo/demo.html'), 'utf8')
    .replace('{{scriptUrl}}', `${api}/widget/v1/engage.js`)
    .replace('{{siteKey}}', siteKey);
}

export class ChatPage {
  readonly requests: string[] = [];
  readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
  ) {
    page.on('request', (request) => this.requests.push(request.url()));
    page.on('websocket', (socket) => this.requests.push(socket.url()));
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()));
  }

  /** A new profile, and the page at `url` in it. */
  static async open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<ChatPage> {
    const context = await browser.newContext({
      viewport: { width: 1200, height: 820 },
      reducedMotion: 'reduce',
      locale: 'en-GB',
      ...options,
    });
    return ChatPage.openIn(context, url);
  }

  /** Another tab of the same profile. */
  static async openIn(context: BrowserContext, url: string): Promise<ChatPage> {
    context.setDefaultTimeout(10_000);
    const chat = new ChatPage(await context.newPage(), context);
    await chat.page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seenViolations: seen });
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
        seen.push(`${violatedDirective} ${blockedURI} ${sample}`);
      });
    });
    await chat.page.goto(url);
    return chat;
  }

  get launcher(): Locator {
    return this.page.locator('engage-launcher button[part=launcher]');
  }

  get panel(): Locator {
    return this.page.getByRole('dialog');
  }

  get field(): Locator {
    return this.panel.locator('textarea');
  }

  get messages(): Locator {
    return this.panel.locator('engage-message');
  }

  /** What a screen reader was told last. */
  get announced(): Locator {
    return this.panel.locator('[data-live]');
  }

  async openChat(): Promise<void> {
    await this.launcher.click();
    await this.panel.waitFor();
  }

  async acceptNotice(): Promise<void> {
    await this.button('Accept and start chatting').click();
    await this.field.waitFor();
  }

  /** Opened, accepted, ready to write. */
  async start(): Promise<void> {
    await this.openChat();
    await this.acceptNotice();
  }

  async send(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
  }

  button(name: string | RegExp): Locator {
    return this.panel.getByRole('button', { name });
  }

  /** Chooses from the menu of the panel. */
  async choose(name: string): Promise<void> {
    await this.button('More').click();
    await this.panel.locator('#menu').getByRole('button', { name }).click();
  }

  message(text: string | RegExp): Locator {
    return this.messages.filter({ hasText: text });
  }

  /** The name of whatever has the focus, through every shadow root. */
  async focused(): Promise<string> {
    return this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
    });
  }

  /** Everything that the browser keeps for the page: cookies and storage keys. */
  async stored(): Promise<string[]> {
    const cookies = (await this.context.cookies()).map(({ name }) => `cookie ${name}`);
    const keys = await this.page.evaluate(async () => [
      ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
      ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
      ...(await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`),
      ...(await caches.keys()).map((key) => `cache ${key}`),
    ]);
    return [...cookies, ...keys];
  }

  async violations(): Promise<string[]> {
    return this.page.evaluate(() => (window as unknown as { seenViolations: string[] }).seenViolations);
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
