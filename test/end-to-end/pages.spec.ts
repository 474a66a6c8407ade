/** The server's own pages say what the register says, in words for people. */
import { PURPOSES } from '../../api/privacy/data/purposes.js';
import { startApp, type TestApp } from '../support/start-app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startApp({
    config: {
      controller: {
        name: 'Invented <Controller> & Co',
        address: '2 Invented Lane, Thornley',
        email: 'privacy@controller.example',
        representative: 'Robin Invented',
        authority: "Information Commissioner's Office (ICO)",
        authorityUrl: 'https://ico.org.uk/make-a-complaint/',
      },
    },
  });
});
afterAll(() => app.close());

it('the notice names the controller, every purpose, countries and periods by their names', async () => {
  const { text } = await app.http.get('/notice').expect(200);
  expect(text).toContain('Invented &lt;Controller&gt; &amp; Co, 2 Invented Lane, Thornley');
  expect(text).toContain('Robin Invented, <a href="mailto:privacy@controller.example">');
  for (const { title } of Object.values(PURPOSES)) expect(text).toContain(`<td>${title}</td>`);
  expect(text).toContain('<td>United Kingdom</td>');
  expect(text).toContain('<td>Conversations</td><td>one year after the last message');
  expect(text).not.toMatch(/undefined|\[object|security-log|<script|style=/);
});

it('outside a demonstration there is no customer’s page', async () => {
  await app.http.get('/').expect(404);
});

it('the console and the documentation open', async () => {
  expect((await app.http.get('/console').expect(200)).text).toContain('<engage-inbox api="">');
  expect((await app.http.get('/docs').expect(200)).text).toContain('REST documentation');
});
