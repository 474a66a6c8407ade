/** The main job, from end to end in a real browser: a visitor on a customer's strict page, the agent, a member who answers, and the visitor's rights. */
import { join, resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { axeViolations } from '../support/accessibility.js';
import { BICYCLE_SHOP } from '../support/bicycle-shop.js';
import { launchBrowser } from '../support/browser.js';
import { ChatPage, demoPage, strictPolicy } from '../support/chat-page.js';
import { anOrganisation, PASSWORD, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { PageServer } from '../support/widget-files.js';

let app: TestApp;
let browser: Browser;
let pages: PageServer;
let shop: TestOrganisation;

beforeAll(async () => {
  [app, browser, pages] = await Promise.all([startApp(), launchBrowser(), PageServer.start()]);
  shop = await anOrganisation(app, { name: 'Example Cycles', allowedOrigins: [pages.url] });
  const owner = await shop.memberClient();
  const agent = await owner.rest('post', '/v1/agents').send({ name: 'Guide', kind: 'knowledge' }).expect(201);
  const document = { title: 'About Example Cycles', format: 'markdown', content: BICYCLE_SHOP };
  await owner.rest('post', `/v1/agents/${agent.body.id}/documents`).send(document).expect(201);
  await owner.rest('put', `/v1/sites/${shop.siteId}/agent`).send({ agentId: agent.body.id }).expect(204);
  owner.close();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await pages?.stop();
  await app?.close();
});

/** Into `dist/screenshots`; `SCREENSHOTS=docs/images npx jest test/browser` renews the pictures of the documentation. */
const shot = (page: Page, name: string): Promise<Buffer> => {
  const folder = resolve(process.env['SCREENSHOTS'] ?? 'dist/screenshots');
  return page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
};

/** A message in the member's transcript. */
const said = (page: Page, text: string): Locator => page.locator('engage-message').filter({ hasText: text });

async function openConsole(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 820 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${app.url}/console`);
  await page.getByLabel('Email address').fill(shop.member.email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  return page;
}

it('C6.1 C15.2 C18.3 walks the main job', async () => {
  // A customer's page on another port than the API's, under the strictest policy.
  const html = demoPage(app.url, shop.access.siteKey);
  const chat = await ChatPage.open(browser, pages.show('/main-job', { html, csp: strictPolicy(app.url) }));
  await chat.launcher.waitFor();
  await shot(chat.page, 'customer-page');

  // Silence until intent: the loader and its configuration, nothing stored.
  const toUs = (): string[] => chat.requests.filter((url) => new URL(url).host === new URL(app.url).host);
  expect(toUs()).toEqual([
    `${app.url}/widget/v1/engage.js`,
    `${app.url}/v1/sites/${shop.access.siteKey}/configuration`,
  ]);
  expect(await chat.stored()).toEqual([]);

  await chat.openChat();
  await chat.button('Accept and start chatting').waitFor();
  await chat.panel.getByText('Everyone at Example Cycles can see this conversation').first().waitFor();
  await shot(chat.page, 'notice');
  expect(await chat.stored()).toEqual([]);
  await chat.acceptNotice();
  expect(await chat.stored()).toEqual([`localStorage engage:visitor:${shop.access.siteKey}`]);

  // A question that the knowledge holds: a streamed answer with its citation.
  await chat.send('What does a full service cost?');
  await chat.message('£95').waitFor();
  await chat.panel.getByText('1 source').first().click();
  await shot(chat.page, 'answer-with-citation');
  expect(await axeViolations(chat.page)).toEqual([]);

  // Something personal: a warning before, placeholders after.
  await chat.field.fill(
    'I am Marek Zielinski, marek.zielinski@example.com, NI number QQ 12 34 56 C, card 4111 1111 1111 1111',
  );
  await chat.panel.locator('.warning').waitFor();
  await shot(chat.page, 'warning-before-sending');
  await chat.field.press('Enter');
  for (const removed of ['name', 'email address', 'national identity number', 'card number']) {
    await chat.messages.locator('.chip').getByText(removed, { exact: true }).first().waitFor();
  }
  expect(await chat.panel.innerText()).not.toContain('zielinski');
  await shot(chat.page, 'placeholders');

  // A member sees it live and answers as a person.
  const consolePage = await openConsole();
  await consolePage.getByRole('navigation', { name: 'Conversations' }).getByRole('button').first().click();
  await said(consolePage, 'What does a full service cost?').waitFor();
  expect(await consolePage.innerText('body')).not.toContain('4111');
  await chat.send('Could a person tell me about Friday?');
  await said(consolePage, 'Could a person tell me about Friday?').waitFor();
  await consolePage.locator('engage-inbox textarea').fill('Hello, this is Sam. Friday at ten is free.');
  await consolePage.keyboard.press('Enter');
  await chat.message('Friday at ten is free').waitFor();
  await shot(consolePage, 'inbox');
  await shot(chat.page, 'person-answers');
  expect(await axeViolations(consolePage)).toEqual([]);

  // A reload and a second tab find the conversation.
  await chat.page.reload();
  await chat.openChat();
  await chat.message('Friday at ten is free').waitFor();

  // The first rights.
  const download = chat.page.waitForEvent('download');
  await chat.choose('Download my data');
  const stream = await (await download).createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  const copy = Buffer.concat(parts).toString('utf8');
  expect(JSON.parse(copy)).toMatchObject({ schema: 'engage-smarter/access-copy/1' });
  expect(copy).toContain('What does a full service cost?');
  expect(copy).not.toContain('zielinski');

  await chat.choose('Delete this conversation');
  await shot(chat.page, 'delete');
  await chat.button(/^Delete/).click();
  await said(consolePage, 'Friday at ten is free').waitFor({ state: 'detached' });
  await said(consolePage, 'What does a full service cost?').waitFor({ state: 'detached' });
  await shot(consolePage, 'deleted-for-the-member-too');

  // Nothing left the customer's page and the API, and the strict policy was never broken.
  const hosts = new Set(chat.requests.filter((url) => !url.startsWith('blob:')).map((url) => new URL(url).host));
  expect([...hosts].sort()).toEqual([new URL(app.url).host, new URL(pages.url).host].sort());
  expect(await chat.violations()).toEqual([]);
  expect(chat.errors).toEqual([]);
}, 120_000);

it('shows the demonstration, the notice and the documentation', async () => {
  const context = await browser.newContext({ viewport: { width: 1200, height: 820 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${app.url}/notice`);
  await page.getByRole('heading', { name: 'Privacy notice' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await shot(page, 'notice-page');
  await page.goto(`${app.url}/docs`);
  await page.getByText('/v1/conversations').first().waitFor();
  await shot(page, 'openapi');
  await context.close();
});
