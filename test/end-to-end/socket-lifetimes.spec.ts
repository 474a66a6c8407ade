/** A socket lives no longer than the token that opened it. */
import { ACCOUNT_TOKEN_LIFETIME_S, VISITOR_TOKEN_LIFETIME_S } from '../../api/accounts/access-tokens.js';
import { MemberClient, openVisitorSession, connectSocket } from '../support/chat-client.js';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

/** What is left of the token when the socket opens. Milliseconds. */
const LEFT_MS = 1_000;

let app: TestApp;
let shop: TestOrganisation;

beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app);
});
afterAll(() => app.close());

it("a member's socket is closed when its token runs out", async () => {
  const { accessToken } = await shop.signIn();
  app.clock.advance(ACCOUNT_TOKEN_LIFETIME_S * 1000 - LEFT_MS);
  const member = await MemberClient.open(app.url, accessToken);
  expect(await member.disconnected()).toBe('io server disconnect');
});

it("a visitor's socket is closed when its token runs out", async () => {
  const { token } = await openVisitorSession(shop.access);
  app.clock.advance(VISITOR_TOKEN_LIFETIME_S * 1000 - LEFT_MS);
  const socket = await connectSocket(app.url, '/visitor', token, shop.access.origin);
  const reason = await new Promise((resolve) => socket.once('disconnect', resolve));
  expect(reason).toBe('io server disconnect');
});
