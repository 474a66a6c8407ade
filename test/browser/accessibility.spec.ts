/** Usable by everyone: axe on every state, the keyboard alone, right to left, 320 pixels, dark, still. */
import type { BrowserContextOptions } from 'playwright-core';
import { axeViolations } from '../support/accessibility.js';
import type { ChatPage } from '../support/chat-page.js';
import { ChatStage } from '../support/chat-stage.js';

let stage: ChatStage;
beforeAll(async () => void (stage = await ChatStage.set()), 120_000);
afterEach(() => stage.clear());
afterAll(() => stage.strike());

/** A conversation that shows every kind of message. */
async function fullConversation(chat: ChatPage): Promise<void> {
  stage.server.agent = (answer) =>
    answer.finish({
      text: 'A yearly service costs **£79**:\n\n1. brakes\n2. gears\n\n> Most are ready the next day.\n\nSee [the guide](https://guide.example/) or `ask`.',
      citations: [{ documentId: 'd', passageId: 'p', title: 'Prices', excerpt: 'The yearly service costs £79.' }],
    });
  await chat.send('What does a service cost? Write to jo@example.com');
  await chat.panel.getByText('1 source').waitFor();
  stage.server.replyAsMember('I can fit you in on Friday.');
  await chat.message('fit you in').waitFor();
  stage.server.failNext('message:send', 'internal');
  await chat.send('Friday is fine');
  await chat.panel.getByText('Not sent').waitFor();
}

const inArabic = (html: string) => html.replace('<html lang="en">', '<html lang="ar" dir="rtl">');

describe('axe finds nothing', () => {
  it.each<[string, BrowserContextOptions]>([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['320 pixels wide', { viewport: { width: 320, height: 640 } }],
  ])(
    'from the launcher to a full conversation: %s',
    async (_name, options) => {
      const chat = await stage.openShop(options);
      await chat.launcher.waitFor();
      expect(await axeViolations(chat.page)).toEqual([]);
      await chat.openChat();
      await chat.button('Accept and start chatting').waitFor();
      expect(await axeViolations(chat.page)).toEqual([]);
      await chat.acceptNotice();
      await fullConversation(chat);
      await chat.field.fill('My number is 07700 900123');
      await chat.panel.locator('.warning').waitFor();
      expect(await axeViolations(chat.page)).toEqual([]);
      await chat.panel.getByRole('link', { name: 'the guide' }).click();
      await chat.panel.getByText('1 source').click();
      await chat.panel.getByText('1 personal detail removed').click();
      expect(await axeViolations(chat.page)).toEqual([]);
      await chat.button('More').click();
      expect(await axeViolations(chat.page)).toEqual([]);
    },
    60_000,
  );

  it.each(['Leave an email for a later answer', 'Delete this conversation', 'End chat on this device'])(
    'on the page “%s”',
    async (page) => {
      const chat = await stage.openShop();
      await chat.start();
      await chat.send('opening hours');
      await chat.message('You asked').waitFor();
      await chat.choose(page);
      await chat.panel.getByRole('heading', { name: page }).waitFor();
      expect(await axeViolations(chat.page)).toEqual([]);
    },
  );

  it('right to left', async () => {
    const chat = await stage.openShop({}, inArabic);
    await chat.openChat();
    await chat.button('أوافق وأبدأ المحادثة').click();
    await chat.field.fill('اكتبوا إلى jo@example.com');
    await chat.panel.locator('.warning').waitFor();
    expect(await axeViolations(chat.page)).toEqual([]);
  });

  it.each(['#ffd400', '#000000', '#ffffff', '#e91e63', '#767676', 'rebeccapurple', 'oklch(0.7 0.15 145)'])(
    'with the accent %s',
    async (accentColour) => {
      stage.server.configuration = { ...stage.server.configuration, accentColour };
      const chat = await stage.openShop();
      await chat.start();
      await chat.send('opening hours');
      await chat.message('You asked').waitFor();
      expect(await axeViolations(chat.page)).toEqual([]);
    },
  );
});

describe('with the keyboard alone', () => {
  it('open, accept, write and close; the focus goes in, stays, and comes back', async () => {
    const chat = await stage.openShop();
    const { keyboard } = chat.page;
    await chat.launcher.focus();
    await keyboard.press('Enter');
    await chat.button('Accept and start chatting').waitFor();
    expect(await chat.focused()).toBe('Before you start');
    await keyboard.press('Tab');
    expect(await chat.focused()).toBe('Accept and start chatting');
    await keyboard.press('Enter');
    await chat.field.waitFor();
    expect(await chat.focused()).toBe('Your message');
    await keyboard.type('one');
    await keyboard.press('Shift+Enter');
    await keyboard.type('two');
    await keyboard.press('Enter');
    await chat.message('You asked').waitFor();
    expect(stage.server.received.map(({ text }) => text)).toEqual(['one\ntwo']);
    expect(await chat.focused()).toBe('Your message');
    await keyboard.press('Escape');
    await chat.panel.waitFor({ state: 'hidden' });
    expect(await chat.focused()).toBe('Open chat');
    await keyboard.press('Enter');
    await chat.panel.waitFor();
    expect(await chat.focused()).toBe('Your message');
  });

  it('the focus returns to the page’s own button that opened the chat', async () => {
    const button = '<button onfocus="" id="ask" type="button">Ask us</button>'.replace(' onfocus=""', '');
    const wire = `<script nonce="{{nonce}}">document.getElementById('ask').addEventListener('click',()=>engage('open'))</script>`;
    const chat = await stage.openShop({}, (html) => html.replace('<main', `${button}${wire}<main`));
    await chat.launcher.waitFor();
    await chat.page.locator('#ask').press('Enter');
    await chat.button('Accept and start chatting').waitFor();
    await chat.page.keyboard.press('Escape');
    await chat.panel.waitFor({ state: 'hidden' });
    expect(await chat.focused()).toBe('Ask us');
  });

  it('Escape takes back the menu, then a page, then the panel', async () => {
    const chat = await stage.openShop();
    const { keyboard } = chat.page;
    await chat.start();
    await chat.button('More').focus();
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    expect(await chat.focused()).toBe('Talk to a person');
    await keyboard.press('Escape');
    expect(await chat.panel.locator('#menu').count()).toBe(0);
    expect(await chat.focused()).toBe('More');
    await chat.choose('End chat on this device');
    await chat.panel.getByRole('heading', { name: 'End chat on this device' }).waitFor();
    await keyboard.press('Escape');
    await chat.field.waitFor();
    expect(await chat.focused()).toBe('Your message');
    await keyboard.press('Escape');
    await chat.panel.waitFor({ state: 'hidden' });
  });

  it('the panel is not a trap: Tab leaves it for the page', async () => {
    const chat = await stage.openShop();
    await chat.start();
    await chat.field.press('Shift+Tab');
    for (let steps = 0; steps < 12 && (await chat.focused()) !== 'Visit'; steps++)
      await chat.page.keyboard.press('Shift+Tab');
    expect(await chat.page.evaluate(() => document.activeElement?.tagName)).toBe('A');
    expect(await chat.panel.isVisible()).toBe(true);
  });
});

describe('layout', () => {
  it('at 320 pixels nothing is cut off and nothing scrolls sideways', async () => {
    const chat = await stage.openShop({ viewport: { width: 320, height: 640 } });
    await chat.start();
    await fullConversation(chat);
    const overflow = await chat.panel.evaluate((panel) => {
      const wide = [...panel.querySelectorAll('*')].filter(
        (element) =>
          element.scrollWidth > element.clientWidth + 1 &&
          getComputedStyle(element).overflowX !== 'visible' &&
          !element.matches('.hidden, h2, textarea'),
      );
      return { wide: wide.map((element) => element.className), width: panel.getBoundingClientRect().width };
    });
    expect(overflow).toEqual({ wide: [], width: 320 });
  });

  it('mirrors in Arabic: launcher and own messages on the other side', async () => {
    const chat = await stage.openShop({}, inArabic);
    expect((await chat.launcher.boundingBox())?.x).toBe(20);
    await chat.openChat();
    await chat.button('أوافق وأبدأ المحادثة').click();
    await chat.send('ما مواعيد العمل؟');
    const own = await chat.messages.filter({ hasText: 'ما مواعيد العمل؟' }).first().locator('.bubble').boundingBox();
    const panel = await chat.panel.boundingBox();
    expect((own?.x ?? 0) - (panel?.x ?? 0)).toBeLessThan(40);
  });

  it.each([
    ['the launcher', (chat: ChatPage) => chat.launcher],
    ['close', (chat: ChatPage) => chat.button('Close')],
    ['more', (chat: ChatPage) => chat.button('More')],
    ['send', (chat: ChatPage) => chat.button('Send')],
  ])('%s is at least 44 pixels each way', async (_name, find) => {
    const chat = await stage.openShop();
    await chat.start();
    const box = await find(chat).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  });

  it('nothing moves for those who asked for stillness', async () => {
    const chat = await stage.openShop({ reducedMotion: 'reduce' });
    await chat.start();
    expect(await chat.panel.evaluate((panel) => panel.getAnimations({ subtree: true }).length)).toBe(0);
  });
});
