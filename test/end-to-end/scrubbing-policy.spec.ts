/** What an organisation decides about scrubbing is what happens to messages: blocked, redacted, masked, left, numbered. */
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { Acknowledgement } from '../../api/platform/errors.contract.js';
import type { ScrubbingPolicy } from '../../api/scrubbing/scrubbing-policy.contract.js';
import { problemOf, withToken } from '../support/accounts.js';
import { aClientId, VisitorClient } from '../support/chat-client.js';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

const ROUTE = '/v1/organisation/scrubbing-policy';

let app: TestApp;
let shop: TestOrganisation;
let owner: string;
let visitor: VisitorClient;

beforeAll(async () => void (app = await startApp()));
beforeEach(async () => {
  shop = await anOrganisation(app);
  owner = (await shop.signIn()).accessToken;
  visitor = await VisitorClient.accepted(shop.access);
});
afterEach(() => visitor.close());
afterAll(() => app.close());

const decide = (policy: ScrubbingPolicy) => withToken(app, owner, 'put', ROUTE).send(policy).expect(200);
const database = () => app.get<Connection>(getConnectionToken());
const everythingStored = async (): Promise<string> =>
  JSON.stringify(
    await Promise.all(
      (await database().listCollections()).map(({ name }) => database().collection(name).find({}).toArray()),
    ),
  );
const refusal = async (text: string) => {
  const answer: Acknowledgement<unknown> = await visitor.raw('message:send', { clientId: aClientId(), text });
  if (!('error' in answer)) throw new Error('it was accepted');
  return answer.error;
};

describe('the policy', () => {
  it('is the default until somebody decides, is read by members and changed by owners, in the audit log as counts', async () => {
    const member = (await shop.signIn(await shop.addMember())).accessToken;
    const standing = await withToken(app, member, 'get', ROUTE).expect(200);
    expect(standing.body).toEqual({
      placeholders: 'plain',
      types: {},
      special: {},
      allowed: [],
      exempt: [],
      patterns: [],
    });
    expect(problemOf(await withToken(app, member, 'put', ROUTE).send({}))).toBe('forbidden');
    const policy = {
      types: { PHONE: 'mask' as const },
      allowed: ['help@shop.example'],
      special: { HEALTH: 'block' as const },
    };
    await decide(policy);
    expect((await withToken(app, member, 'get', ROUTE)).body).toMatchObject(policy);
    app.clock.advance(6_000);
    expect((await withToken(app, member, 'get', ROUTE)).body).toMatchObject(policy);
    const entry = await database()
      .collection('audit_entries')
      .findOne({ organisationId: shop.id, action: 'scrubbing-policy.changed' });
    expect(JSON.parse(String(entry?.counts))).toEqual({ types: 1, special: 1, allowed: 1, exempt: 0, patterns: 0 });
    expect(JSON.stringify(entry)).not.toContain('help@');
  });

  it.each([
    ['an unknown type', { types: { SHOE_SIZE: 'replace' } }],
    ['an unknown action', { types: { PHONE: 'sell' } }],
    ['cards that stay', { types: { CARD: 'allow' } }],
    ['an unknown category', { special: { STAR_SIGN: 'block' } }],
    ['a pattern outside the dialect', { patterns: [{ name: 'x', pattern: '(a+)+$' }] }],
    ['a pattern of ordinary words', { patterns: [{ name: 'x', pattern: '.*' }] }],
    ['too many patterns', { exempt: Array.from({ length: 21 }, () => ({ name: 'x', pattern: 'AB-\\d{6}' })) }],
    ['an allowed value that is too short', { allowed: ['a'] }],
    ['an unknown field', { everything: 'allow' }],
    ['a field of a pattern that is unknown', { exempt: [{ name: 'x', pattern: 'AB-\\d{6}', also: 1 }] }],
  ])('refuses %s and keeps what there was', async (_what, policy) => {
    expect(problemOf(await withToken(app, owner, 'put', ROUTE).send(policy))).toBe('validation');
    expect((await withToken(app, owner, 'get', ROUTE)).body.types).toEqual({});
  });

  it('is told to pages of the site, and to no other', async () => {
    await decide({ allowed: ['help@shop.example'] });
    const path = `/v1/sites/${shop.access.siteKey}/scrubbing-policy`;
    const told = await app.http.get(path).set('Origin', shop.access.origin).expect(200);
    expect(told.body.allowed).toEqual(['help@shop.example']);
    expect(problemOf(await app.http.get(path).set('Origin', 'https://elsewhere.example'))).toBe('origin_refused');
  });
});

describe('a message', () => {
  it('C9.3 that the policy blocks is refused in clear words, and nothing of it is stored', async () => {
    await decide({ special: { HEALTH: 'block' }, types: { PASSPORT: 'block' } });
    await visitor.send('A harmless first message about xylophones');
    const error = await refusal('My wife has cancer and asks for the turquoise folder');
    expect(error).toMatchObject({ code: 'special_category_blocked', fields: { text: 'HEALTH' } });
    expect(error.message).toMatch(/nothing of it was kept/);
    const second = await refusal('My passport number is 533401372, says the magenta form');
    expect(second.fields).toEqual({ text: 'PASSPORT' });
    const stored = await everythingStored();
    expect(stored).toContain('xylophones');
    expect(stored).not.toMatch(/turquoise|cancer|magenta|533401372/);
    await expect(visitor.send('A harmless later message')).resolves.toMatchObject({ sequence: 2 });
  });

  it('C9.3 of a member is blocked in the same way', async () => {
    await decide({ special: { CRIMINAL: 'block' } });
    const { conversationId } = await visitor.send('Hello');
    const member = await shop.memberClient();
    await expect(member.reply(conversationId, 'He was convicted of theft, the vermilion one')).rejects.toMatchObject({
      error: { code: 'special_category_blocked' },
    });
    expect(await everythingStored()).not.toContain('vermilion');
    member.close();
  });

  it('loses the sentence that the policy redacts, and keeps its neighbours', async () => {
    await decide({ special: { HEALTH: 'redact' } });
    const { text, special } = await visitor.send('Hello there. My wife has cancer. Can you move the delivery?');
    expect(text).toBe('Hello there. [SENSITIVE]. Can you move the delivery?');
    expect(special).toEqual(['HEALTH']);
  });

  it('keeps the values and the numbers that the organisation declares, masks what it asks to mask', async () => {
    await decide({
      types: { PHONE: 'mask' },
      allowed: ['help@shop.example'],
      exempt: [{ name: 'Orders', pattern: '\\d{3}-\\d{7}' }],
      patterns: [{ name: 'Cases', pattern: 'CASE-[a-z]{4}' }],
    });
    const { text } = await visitor.send(
      'help@shop.example knows 026-1234567. Ask me@example.com about CASE-abcd or ring 07700 900461',
    );
    expect(text).toBe('help@shop.example knows 026-1234567. Ask [EMAIL] about [OTHER_ID] or ring ••••• ••••••');
  });

  it('is numbered within itself, or throughout the conversation by a key that is stored nowhere', async () => {
    await decide({ placeholders: 'numbered' });
    expect((await visitor.send('a@example.com or b@example.com')).text).toBe('[EMAIL_1] or [EMAIL_2]');
    expect((await visitor.send('rather b@example.com')).text).toBe('rather [EMAIL_1]');
    await decide({ placeholders: 'numbered-in-conversation' });
    expect((await visitor.send('take c@example.com')).text).toBe('take [EMAIL_3]');
    expect((await visitor.send('c@example.com, not d@example.com')).text).toBe('[EMAIL_3], not [EMAIL_4]');
  });
});
