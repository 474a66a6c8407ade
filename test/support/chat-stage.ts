/** What every browser test stands on: a browser, the stand-in for the API, and a customer's website on another port. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { launchBrowser } from './browser.js';
import { ChatPage, demoPage, strictPolicy } from './chat-page.js';
import { FakeEngageServer, SITE_KEY } from './fake-engage-server.js';
import { PageServer } from './widget-files.js';

export class ChatStage {
  #opened: ChatPage[] = [];

  private constructor(
    readonly browser: Browser,
    readonly pages: PageServer,
    public server: FakeEngageServer,
  ) {}

  static async set(): Promise<ChatStage> {
    const [browser, pages, server] = await Promise.all([launchBrowser(), PageServer.start(), FakeEngageServer.start()]);
    return new ChatStage(browser, pages, server);
  }

  /** The fictional customer's page under the strict policy, in a new profile. */
  async openShop(
    options: BrowserContextOptions = {},
    edit: (html: string) => string = (html) => html,
  ): Promise<ChatPage> {
    const html = edit(demoPage(this.server.url, SITE_KEY));
    return this.open(this.pages.show('/shop', { html, csp: strictPolicy(this.server.url) }), options);
  }

  async open(url: string, options: BrowserContextOptions = {}): Promise<ChatPage> {
    const page = await ChatPage.open(this.browser, url, options);
    this.#opened.push(page);
    return page;
  }

  /** Another tab of the same profile, at the same page. */
  openAnother(first: ChatPage): Promise<ChatPage> {
    return ChatPage.openIn(first.context, first.page.url());
  }

  /** Between tests: no pages, and a server that has seen nobody. */
  async clear(): Promise<void> {
    await Promise.all(this.#opened.splice(0).map((page) => page.close()));
    await this.server.stop();
    this.server = await FakeEngageServer.start();
  }

  async strike(): Promise<void> {
    await this.clear();
    await Promise.all([this.browser.close(), this.pages.stop(), this.server.stop()]);
  }
}
