/** The script tag on somebody else's page: silent until it is used, at home under the strictest policy, and gone without a trace. */
import { demoPage } from '../support/chat-page.js';
import type { ChatPage } from '../support/chat-page.js';
import { ChatStage } from '../support/chat-stage.js';
import { SITE_KEY } from '../support/fake-engage-server.js';

let stage: ChatStage;
beforeAll(async () => void (stage = await ChatStage.set()), 120_000);
afterEach(() => stage.clear());
afterAll(() => stage.strike());

const STUB = `<script nonce="{{nonce}}">window.engage=window.engage||function(){(engage.q=engage.q||[]).push(arguments)}</script>`;
const withHead = (markup: string) => (html: string) => html.replace('<script async', `${markup}<script async`);

/** Everything that the page heard from the widget, as `name detail`. */
const LISTEN = `<script nonce="{{nonce}}">window.heard=[];for(const n of['ready','opened','closed','unread','error'])document.addEventListener('engage:'+n,e=>heard.push(n+' '+JSON.stringify(e.detail)))</script>`;
const heard = (chat: ChatPage) => chat.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
const requestsToApi = (chat: ChatPage) => chat.requests.filter((url) => url.includes(new URL(stage.server.url).host));

describe('before the launcher is used', () => {
  it('nothing is stored, and nothing beyond the loader and its configuration is requested', async () => {
    const chat = await stage.openShop();
    await chat.launcher.waitFor();
    await chat.page.mouse.move(600, 300);
    await chat.launcher.hover();
    await chat.page.waitForLoadState('networkidle');
    expect(requestsToApi(chat)).toEqual([
      `${stage.server.url}/widget/v1/engage.js`,
      `${stage.server.url}/v1/sites/${SITE_KEY}/configuration`,
    ]);
    expect(await chat.stored()).toEqual([]);
  });

  it('opening asks for the panel and the notice; nothing is stored before the notice is accepted', async () => {
    const chat = await stage.openShop();
    await chat.openChat();
    await chat.button('Accept and start chatting').waitFor();
    expect(
      requestsToApi(chat)
        .slice(2)
        .map((url) => new URL(url).pathname),
    ).toEqual([expect.stringMatching(/^\/widget\/v1\/chat-[\w-]+\.js$/), '/v1/notices/current']);
    expect(await chat.stored()).toEqual([]);
    await chat.acceptNotice();
    expect(await chat.stored()).toEqual([`localStorage engage:visitor:${SITE_KEY}`]);
  });
});

describe('content security', () => {
  it('works under nonces and Trusted Types without one violation', async () => {
    const chat = await stage.openShop();
    await chat.start();
    stage.server.agent = (answer) =>
      answer.finish({ text: '**Yes.** <img src=x onerror=alert(1)> ![x](https://example.org/x.png)' });
    await chat.send('Call me on 07700 900123');
    await chat.message('Yes.').waitFor();
    expect(await chat.violations()).toEqual([]);
    expect(chat.errors).toEqual([]);
    expect(await chat.panel.locator('img').count()).toBe(0);
  });

  it('talks to the page and the API alone', async () => {
    const chat = await stage.openShop();
    await chat.start();
    await chat.send('hello');
    await chat.message('You asked').waitFor();
    const hosts = new Set(chat.requests.map((url) => new URL(url).host));
    expect([...hosts].sort()).toEqual([new URL(stage.server.url).host, new URL(stage.pages.url).host].sort());
  });
});

describe('the page', () => {
  it('hears ready, opened, unread and closed, and never a word of a message', async () => {
    const chat = await stage.openShop({}, withHead(LISTEN));
    await chat.start();
    await chat.send('my secret question');
    await chat.message('You asked').waitFor();
    await chat.field.press('Escape');
    stage.server.replyAsMember('a secret answer');
    await chat.page.waitForFunction(() =>
      (window as unknown as { heard: string[] }).heard.some((line) => line.startsWith('unread')),
    );
    expect(await heard(chat)).toEqual([
      `ready {"siteKey":"${SITE_KEY}"}`,
      'opened null',
      'closed null',
      'unread {"count":1}',
    ]);
    expect(await chat.launcher.getAttribute('aria-label')).toBe('Open chat, 1 unread message');
    await chat.openChat();
    expect((await heard(chat)).at(-2)).toBe('unread {"count":0}');
  });

  it('may give commands before the script has loaded', async () => {
    const commands = `${STUB}<script nonce="{{nonce}}">window.order=[];engage('on','ready',()=>order.push('ready'));engage('on','opened',()=>order.push('opened'));engage('open')</script>`;
    const chat = await stage.openShop({}, withHead(commands));
    await chat.panel.waitFor();
    expect(await chat.page.evaluate(() => (window as unknown as { order: string[] }).order)).toEqual([
      'ready',
      'opened',
    ]);
  });

  it('opens, toggles, closes and destroys by command', async () => {
    const chat = await stage.openShop();
    await chat.launcher.waitFor();
    const command = (name: 'open' | 'close' | 'toggle' | 'destroy') =>
      chat.page.evaluate((given) => window.engage?.(given), name);
    await command('open');
    await chat.panel.waitFor();
    await command('close');
    await chat.panel.waitFor({ state: 'hidden' });
    await command('toggle');
    await chat.panel.waitFor();
    await command('destroy');
    expect(await chat.page.locator('engage-launcher').count()).toBe(0);
    expect(await chat.page.evaluate(() => 'engage' in window)).toBe(false);
  });

  it('may include the script again after destroying it', async () => {
    // Without Trusted Types, so that the test itself may write a script's address.
    const html = demoPage(stage.server.url, SITE_KEY);
    const chat = await stage.open(stage.pages.show('/plain', { html }));
    await chat.openChat();
    await chat.page.evaluate(() => {
      window.engage?.('destroy');
      const old = document.querySelector<HTMLScriptElement>('script[data-site]');
      const again = document.createElement('script');
      for (const { name, value } of old?.attributes ?? []) again.setAttribute(name, value);
      again.nonce = old?.nonce ?? '';
      old?.replaceWith(again);
    });
    await chat.page.waitForFunction(
      () => !document.querySelector('engage-launcher')?.shadowRoot?.querySelector('engage-chat'),
    );
    await chat.openChat();
    expect(await chat.page.locator('engage-launcher').count()).toBe(1);
  });

  it('reset ends the chat on this device', async () => {
    const chat = await stage.openShop();
    await chat.start();
    await chat.send('hello');
    await chat.message('You asked').waitFor();
    await chat.page.evaluate(() => window.engage?.('reset'));
    await chat.panel.waitFor({ state: 'hidden' });
    expect(await chat.stored()).toEqual([]);
    expect(stage.server.requests).toContain('DELETE /v1/visitor-sessions/current');
  });

  it('may include the script twice', async () => {
    const chat = await stage.openShop({}, (html) => html.replace(/<script async[^]*?<\/script>/, '$&$&'));
    await chat.openChat();
    expect(await chat.page.locator('engage-launcher').count()).toBe(1);
    expect(requestsToApi(chat).filter((url) => url.endsWith('/configuration'))).toHaveLength(1);
  });

  it('may swap its body: launcher, panel and conversation stay', async () => {
    const chat = await stage.openShop();
    await chat.start();
    await chat.send('before the swap');
    await chat.message('You asked').waitFor();
    await chat.page.evaluate(() => {
      const body = document.createElement('body');
      body.textContent = 'Another page of a single-page application.';
      document.body = body;
    });
    await chat.message('before the swap').first().waitFor();
    await chat.page.evaluate(() => document.body.replaceChildren());
    await chat.send('after the swap');
    await chat.message('You asked: after the swap').waitFor();
    expect(await chat.page.locator('engage-launcher').count()).toBe(1);
  });

  it('may style the chat through its properties and parts', async () => {
    const css = stage.pages.show('/theme.css', {
      html: 'html { --engage-accent: #7a1f5c; --engage-radius: 4px } engage-launcher::part(panel) { border-width: 3px }',
      contentType: 'text/css',
    });
    const chat = await stage.openShop({}, (html) =>
      html.replace('</head>', `<link rel="stylesheet" href="${css}"></head>`),
    );
    await chat.start();
    expect(await chat.launcher.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(122, 31, 92)');
    const look = await chat.panel.evaluate((panel) => [
      getComputedStyle(panel).borderRadius,
      getComputedStyle(panel).borderTopWidth,
    ]);
    expect(look).toEqual(['4px', '3px']);
  });

  it('cannot spoil the chat with its own style', async () => {
    const hostile = `* { font-size: 40px !important; display: inline !important; color: red !important; letter-spacing: 9px; text-transform: uppercase; visibility: visible }
      button { background: lime !important; padding: 60px !important } body { direction: ltr; line-height: 4 } :root { font-family: cursive }`;
    const css = stage.pages.show('/hostile.css', { html: hostile, contentType: 'text/css' });
    const chat = await stage.openShop({}, (html) =>
      html.replace('</head>', `<link rel="stylesheet" href="${css}"></head>`),
    );
    await chat.start();
    const look = await chat.field.evaluate((field) => {
      const { fontSize, letterSpacing, textTransform, color } = getComputedStyle(field);
      return { fontSize, letterSpacing, textTransform, color };
    });
    expect(look).toEqual({
      fontSize: '15px',
      letterSpacing: 'normal',
      textTransform: 'none',
      color: 'rgb(28, 35, 33)',
    });
    expect(await chat.launcher.boundingBox()).toMatchObject({ width: 56, height: 56 });
  });
});

describe('when something is missing', () => {
  it('a refused site shows no launcher and says why to the page', async () => {
    stage.server.failNext(`GET /v1/sites/${SITE_KEY}/configuration`, 'origin_refused');
    const chat = await stage.openShop({}, withHead(LISTEN));
    await chat.page.waitForFunction(() => (window as unknown as { heard: string[] }).heard.length > 0);
    expect(await heard(chat)).toEqual(['error {"code":"origin_refused"}']);
    expect(await chat.page.locator('engage-launcher').count()).toBe(0);
  });

  it('a panel that does not load can be tried again', async () => {
    const chat = await stage.openShop({}, withHead(LISTEN));
    await chat.launcher.waitFor();
    await chat.page.route(/\/chat-[\w-]+\.js/, (route) => route.abort(), { times: 1 });
    await chat.launcher.click();
    await chat.page.waitForFunction(() =>
      (window as unknown as { heard: string[] }).heard.includes('error {"code":"chunk"}'),
    );
    expect(await chat.launcher.getAttribute('aria-label')).toBe('Chat did not load. Try again');
    await chat.launcher.click();
    await chat.panel.waitFor();
  });

  it('a chat that cannot begin says so and can be tried again', async () => {
    stage.server.failNext('GET /v1/notices/current', 'unavailable');
    const chat = await stage.openShop();
    await chat.openChat();
    await chat.button('Try again').click();
    await chat.button('Accept and start chatting').waitFor();
  });
});
