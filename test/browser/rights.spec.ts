/** The visitor's rights in the widget: warned before sending, told what was removed, and in charge of what is kept. */
import { readFileSync } from 'node:fs';
import type { ChatPage } from '../support/chat-page.js';
import { ChatStage } from '../support/chat-stage.js';
import { SITE_KEY } from '../support/fake-engage-server.js';

let stage: ChatStage;
beforeAll(async () => void (stage = await ChatStage.set()), 120_000);
afterEach(() => stage.clear());
afterAll(() => stage.strike());

async function started(): Promise<ChatPage> {
  const chat = await stage.openShop();
  await chat.start();
  return chat;
}

async function conversing(): Promise<ChatPage> {
  const chat = await started();
  await chat.send('opening hours');
  await chat.message('You asked: opening hours').waitFor();
  return chat;
}

describe('before something personal is sent', () => {
  it('exactly what will be removed is shown; nothing that is typed leaves the page', async () => {
    const chat = await started();
    expect(chat.requests.some((url) => /detectors|policy|sensitive|scrubbing/.test(url))).toBe(false);
    await chat.field.pressSequentially('Write to jo@example.com please');
    await chat.panel.locator('.warning del', { hasText: 'jo@example.com' }).waitFor();
    const since = chat.requests.slice(
      chat.requests.findIndex((url) => /detectors|policy|sensitive|scrubbing/.test(url)),
    );
    expect(since.map((url) => new URL(url).pathname).sort()).toEqual([
      `/v1/sites/${SITE_KEY}/scrubbing-policy`,
      expect.stringMatching(/^\/widget\/v1\/detectors-[\w-]+\.js$/),
      expect.stringMatching(/^\/widget\/v1\/policy-[\w-]+\.js$/),
      expect.stringMatching(/^\/widget\/v1\/scrubbing\.contract-[\w-]+\.js$/),
      expect.stringMatching(/^\/widget\/v1\/sensitive-[\w-]+\.js$/),
    ]);
    expect(stage.server.received).toEqual([]);
    const told = chat.panel
      .getByRole('status')
      .filter({ hasText: '1 personal detail will be removed when you send this' });
    expect(await told.count()).toBe(1);
  });

  it('special categories are warned of, and a message that the policy refuses is said to be', async () => {
    stage.server.policy = { placeholders: 'plain', special: { HEALTH: 'block' }, allowed: ['help@shop.example'] };
    const chat = await started();
    await chat.field.fill('help@shop.example said my wife has cancer');
    const told = chat.panel.getByRole('status').filter({ hasText: 'especially sensitive about a person (health)' });
    await told.filter({ hasText: 'This cannot be sent' }).waitFor({ state: 'attached' });
    expect(await chat.panel.locator('.warning del').count()).toBe(0);
    stage.server.policy = { placeholders: 'plain' };
  });

  it('it can be removed at once', async () => {
    const chat = await started();
    await chat.field.fill('Write to jo@example.com please');
    await chat.button('Remove now').click();
    expect(await chat.field.inputValue()).toBe('Write to [EMAIL] please');
    expect(await chat.focused()).toBe('Your message');
    await chat.field.press('Enter');
    await chat.message('Write to').first().waitFor();
    expect(stage.server.received.map(({ text }) => text)).toEqual(['Write to [EMAIL] please']);
  });

  it('the warning does not stand in the way: it is sent, and what was removed is said', async () => {
    const chat = await started();
    await chat.field.fill('Write to jo@example.com please');
    await chat.panel.locator('.warning').waitFor();
    await chat.field.press('Enter');
    const own = chat.message('Write to').first();
    await own.getByText('1 personal detail removed').click();
    await own.getByText('It was removed before this was stored').waitFor();
    expect(await own.locator('.chip').innerText()).toBe('email address');
    expect(await own.locator('.chip').getAttribute('title')).toMatch(/^email address: removed before this was stored/);
    expect(await own.innerText()).not.toContain('jo@example.com');
  });

  it('a message that is too long cannot be sent, and the count says so', async () => {
    const chat = await started();
    await chat.field.fill('a'.repeat(3_800));
    await chat.panel.getByText('200 characters left').waitFor();
    await chat.field.fill('a'.repeat(4_001));
    await chat.panel.getByText('1 character too many').waitFor();
    await chat.field.press('Enter');
    expect(stage.server.received).toEqual([]);
    await chat.field.fill('a'.repeat(4_000));
    await chat.field.press('Enter');
    await chat.message('You asked').waitFor();
  });
});

describe('download my data', () => {
  it('saves everything as a file', async () => {
    const chat = await conversing();
    const download = chat.page.waitForEvent('download');
    await chat.choose('Download my data');
    const file = await download;
    expect(file.suggestedFilename()).toBe('my-chat-data.json');
    const data = JSON.parse(readFileSync(await file.path(), 'utf8')) as {
      conversations: { messages: { text: string }[] }[];
    };
    expect(data.conversations[0]?.messages.map(({ text }) => text)).toEqual([
      'opening hours',
      'You asked: opening hours',
    ]);
    expect(await chat.violations()).toEqual([]);
  });

  it('says so when it cannot', async () => {
    const chat = await conversing();
    stage.server.failNext('GET /v1/visitor/data', 'unavailable');
    await chat.choose('Download my data');
    await chat.panel.locator('.note', { hasText: 'The chat is busy just now.' }).waitFor();
  });
});

describe('delete this conversation', () => {
  it('asks once, then it is gone here and on the server', async () => {
    const chat = await conversing();
    await chat.choose('Delete this conversation');
    expect(stage.server.messages).toHaveLength(2);
    await chat.button('Delete for good').click();
    await chat.panel.locator('.note', { hasText: 'The conversation was deleted.' }).waitFor();
    expect(stage.server.messages).toHaveLength(0);
    expect(await chat.message('opening hours').count()).toBe(0);
    await chat.send('a new beginning');
    await chat.message('You asked: a new beginning').waitFor();
  });

  it('is refused, and says why, while the conversation is held', async () => {
    const chat = await conversing();
    stage.server.hold();
    await chat.choose('Delete this conversation');
    await chat.button('Delete for good').click();
    await chat.panel.getByText('This conversation has to be kept for now').waitFor();
    await chat.page.keyboard.press('Escape');
    await chat.message('You asked: opening hours').waitFor();
  });
});

describe('an email for a later answer', () => {
  it('goes to its own place and not into the chat, and can be taken back', async () => {
    const chat = await conversing();
    await chat.choose('Leave an email for a later answer');
    await chat.panel.getByText('It does not go into the chat').waitFor();
    await chat.panel.getByLabel('Email address').fill('jo@example.com');
    await chat.button('Save address').click();
    await chat.panel.getByText('Saved, apart from this conversation.').waitFor();
    expect(stage.server.contacts).toEqual(['jo@example.com']);
    expect(stage.server.messages.map(({ text }) => text)).toEqual(['opening hours', 'You asked: opening hours']);
    await chat.button('Remove my address').click();
    await chat.panel.getByText('Your address was removed.').waitFor();
    expect(stage.server.contacts).toEqual([null]);
  });
});

describe('end chat on this device', () => {
  it('removes the key here and revokes it there', async () => {
    const chat = await conversing();
    await chat.choose('End chat on this device');
    await chat.button('End chat').click();
    await chat.panel.waitFor({ state: 'hidden' });
    expect(await chat.stored()).toEqual([]);
    expect(stage.server.requests).toContain('DELETE /v1/visitor-sessions/current');
    await chat.openChat();
    await chat.button('Accept and start chatting').waitFor();
  });

  it('ends it in the other tab too', async () => {
    const chat = await conversing();
    const { page } = chat;
    const other = await stage.openAnother(chat);
    await other.openChat();
    await other.message('You asked: opening hours').waitFor();
    await page.bringToFront();
    await chat.choose('End chat on this device');
    await chat.button('End chat').click();
    await other.button('Accept and start chatting').waitFor();
    expect(await other.message('opening hours').count()).toBe(0);
  });
});
