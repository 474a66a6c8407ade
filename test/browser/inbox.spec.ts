/** The members' inbox on the console page: sign in, see conversations live, answer as a person, hand back, and see deletions. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { axeViolations } from '../support/accessibility.js';
import { ChatStage } from '../support/chat-stage.js';
import { MEMBER } from '../support/fake-engage-server.js';

let stage: ChatStage;
beforeAll(async () => void (stage = await ChatStage.set()), 120_000);
afterEach(() => stage.clear());
afterAll(() => stage.strike());

/** The console page as the product ships it, under the policy that the product serves it with. */
async function openConsole(options = {}): Promise<Page> {
  const api = stage.server.url;
  const html = readFileSync(resolve('widget/console/console.html'), 'utf8')
    .replace('{{api}}', api)
    .replace('src="/widget', `src="${api}/widget`);
  const csp = [
    `default-src 'none'`,
    `script-src ${api}`,
    `style-src 'self'`,
    `connect-src ${api} ${api.replace('http', 'ws')}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html`,
  ].join('; ');
  const { page } = await stage.open(stage.pages.show('/console-page', { html, csp }), options);
  await page.getByLabel('Email address').waitFor();
  return page;
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Email address').fill(MEMBER.email);
  await page.getByLabel('Password').fill(MEMBER.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
}

async function aVisitor(text: string) {
  const chat = await stage.openShop();
  await chat.start();
  await chat.send(text);
  await chat.message('You asked:').waitFor();
  return chat;
}

describe('signing in', () => {
  it('keeps both tokens in memory alone', async () => {
    const page = await openConsole();
    expect(await axeViolations(page)).toEqual([]);
    await signIn(page);
    await page.getByText('No conversations yet.').waitFor();
    expect(
      await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]),
    ).toEqual([[], [], '']);
  });

  it('says when address or password is not right', async () => {
    const page = await openConsole();
    await page.getByLabel('Email address').fill(MEMBER.email);
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').filter({ hasText: 'Address or password is not right.' }).waitFor();
  });

  it('signing out leaves nothing on the screen', async () => {
    await aVisitor('opening hours');
    const page = await openConsole();
    await signIn(page);
    await page.locator('.item').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Password').waitFor();
    expect(await page.locator('.item').count()).toBe(0);
    expect(stage.server.requests).toContain('DELETE /v1/sessions/current');
  });
});

describe('the live list', () => {
  it('shows a conversation the moment it begins, marked as new', async () => {
    const page = await openConsole();
    await signIn(page);
    await page.getByText('No conversations yet.').waitFor();
    await aVisitor('opening hours');
    await page.locator('.item', { hasText: 'AI answers' }).waitFor();
    expect(await page.locator('.item').getByText('New messages').count()).toBe(1);
  });

  it('puts whoever waits for a person first, and says so aloud', async () => {
    const waiting = await aVisitor('opening hours');
    await aVisitor('something newer');
    const page = await openConsole();
    await signIn(page);
    await page.locator('.item').nth(1).waitFor();
    await waiting.choose('Talk to a person');
    await page.locator('.item', { hasText: 'Waiting' }).waitFor();
    expect(await page.locator('.item').first().innerText()).toContain('Waiting');
    expect(await page.locator('[data-live]').textContent()).toBe('1 visitor is waiting for a person');
  });

  it('can be walked with the arrow keys', async () => {
    await aVisitor('one');
    await aVisitor('two');
    const page = await openConsole();
    await signIn(page);
    await page.locator('.item').nth(1).waitFor();
    await page.locator('.item').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.item').nth(1).and(page.locator('[aria-current]')).waitFor();
    await page.getByLabel('Your reply').waitFor();
  });
});

describe('a conversation', () => {
  it('is seen live, answered as a person, and handed back', async () => {
    const chat = await aVisitor('opening hours');
    const page = await openConsole();
    await signIn(page);
    await page.locator('.item').click();
    await page.locator('engage-message', { hasText: 'You asked: opening hours' }).waitFor();
    await chat.send('and on Sunday?');
    await page.locator('engage-message', { hasText: 'You asked: and on Sunday?' }).waitFor();
    await page.getByLabel('Your reply').fill('Closed on Sunday, I am afraid.');
    await page.keyboard.press('Enter');
    await chat.message('Closed on Sunday, I am afraid.').waitFor();
    expect(await page.locator('engage-message', { hasText: 'Closed on Sunday' }).count()).toBe(1);
    await chat.send('thank you');
    await page.locator('engage-message', { hasText: 'thank you' }).waitFor();
    expect(stage.server.messages.at(-1)?.text).toBe('thank you');
    await page.getByRole('button', { name: 'Hand back to the AI' }).click();
    await page.getByRole('button', { name: 'Take over' }).waitFor();
    await chat.send('one more question');
    await chat.message('You asked: one more question').waitFor();
  });

  it('is answered although the access token has run out meanwhile', async () => {
    const chat = await aVisitor('opening hours');
    const page = await openConsole();
    await signIn(page);
    await page.locator('.item').click();
    await page.locator('engage-message', { hasText: 'You asked: opening hours' }).waitFor();
    stage.server.failNext('message:send', 'unauthenticated');
    await page.getByLabel('Your reply').fill('Closed on Sunday.');
    await page.keyboard.press('Enter');
    await chat.message('Closed on Sunday.').waitFor();
    expect(stage.server.requests).toContain('POST /v1/sessions/refresh');
  });

  it('streams the agent’s answer', async () => {
    const chat = await aVisitor('opening hours');
    const page = await openConsole();
    await signIn(page);
    await page.locator('.item').click();
    await page.locator('engage-message', { hasText: 'You asked: opening hours' }).waitFor();
    stage.server.agent = (answer) => answer.delta('From half past eight');
    await chat.send('and on Monday?');
    await page.locator('engage-message', { hasText: 'From half past eight' }).waitFor();
  });

  it('vanishes when the visitor deletes it', async () => {
    const chat = await aVisitor('opening hours');
    const page = await openConsole();
    await signIn(page);
    await page.locator('.item').click();
    await page.locator('engage-message', { hasText: 'You asked: opening hours' }).waitFor();
    await chat.choose('Delete this conversation');
    await chat.button('Delete for good').click();
    await page.getByText('This conversation was deleted. It is gone for everyone.').waitFor();
    expect(await page.locator('.item').count()).toBe(0);
    expect(await page.locator('engage-message').count()).toBe(0);
  });

  it.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
    ['narrow', { viewport: { width: 360, height: 740 } }],
  ])('has no violation that axe can find: %s', async (_name, options) => {
    await aVisitor('opening hours, jo@example.com');
    const page = await openConsole(options);
    await signIn(page);
    await page.locator('.item').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.locator('.item').click();
    await page.locator('engage-message').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => (window as unknown as { seenViolations: string[] }).seenViolations)).toEqual([]);
  });
});
