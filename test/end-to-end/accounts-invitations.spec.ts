/** Invitations: the one way to an account, for adults only, once, for seven days. */
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { JobsService } from '../../api/platform/jobs.service.js';
import { aStaffAccount, problemOf, signedIn, withToken } from '../support/accounts.js';
import { anOrganisation, PASSWORD, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

const DAY_MS = 24 * 60 * 60 * 1000;

interface NewInvitation {
  id: string;
  token: string;
  role: string;
}

let app: TestApp;
let shop: TestOrganisation;
let owner: string;

beforeEach(async () => {
  owner = (await shop.signIn()).accessToken;
});
beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app);
});
afterAll(() => app.close());

const inviting = (body: object, token = owner) => withToken(app, token, 'post', '/v1/invitations').send(body);
const invited = async (email: string, role = 'member'): Promise<NewInvitation> =>
  (await inviting({ email, role }).expect(201)).body as NewInvitation;
const acceptance = (token: string) => ({ token, displayName: 'Jo from sales', password: PASSWORD, isAdult: true });
const accepting = (body: object) => app.http.post('/v1/invitations/accept').send(body);
const vault = () => app.get<Connection>(getConnectionToken('vault'));

describe('an invitation', () => {
  it('C20.1 opens an account with a name, a password and a declaration: nothing else is asked', async () => {
    const { token } = await invited('jo@example.org');
    const { body } = await accepting(acceptance(token)).expect(201);
    expect(body).toMatchObject({ displayName: 'Jo from sales', role: 'member' });
    const session = await signedIn(app, 'jo@example.org');
    expect(session.member).toEqual({ id: body.id, displayName: 'Jo from sales', role: 'member' });
    const members = await withToken(app, session.accessToken, 'get', '/v1/members').expect(200);
    expect(members.body).toContainEqual(expect.objectContaining({ id: body.id, status: 'active' }));
  });

  it('works once, also when two use it at the same moment', async () => {
    const { token } = await invited('kim@example.org');
    const answers = await Promise.all([accepting(acceptance(token)), accepting(acceptance(token))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
    expect(problemOf(await accepting(acceptance(token)))).toBe('gone');
  });

  it('expires after seven days; its address is then forgotten', async () => {
    const before = await vault().collection('vault_accounts').countDocuments();
    const { token } = await invited('late@example.org');
    app.clock.advance(7 * DAY_MS);
    expect(problemOf(await accepting(acceptance(token)))).toBe('gone');
    expect(await vault().collection('vault_accounts').countDocuments()).toBe(before + 1);
    await app.get(JobsService).runNow('accounts: delete expired sessions and invitations');
    expect(await vault().collection('vault_accounts').countDocuments()).toBe(before);
    expect(problemOf(await accepting(acceptance(token)))).toBe('not_found');
    await signedIn(app, 'jo@example.org');
  });

  it('can be withdrawn', async () => {
    const { id, token } = await invited('lee@example.org');
    const pending = await withToken(app, owner, 'get', '/v1/invitations').expect(200);
    expect(pending.body).toContainEqual(expect.objectContaining({ id, role: 'member' }));
    await withToken(app, owner, 'delete', `/v1/invitations/${id}`).expect(204);
    expect(problemOf(await accepting(acceptance(token)))).toBe('not_found');
    expect(problemOf(await withToken(app, owner, 'delete', `/v1/invitations/${id}`))).toBe('not_found');
  });

  it('to an address that has an account is sent like any other, and cannot be accepted', async () => {
    const { token } = await invited(shop.member.email);
    expect(problemOf(await accepting(acceptance(token)))).toBe('conflict');
    await signedIn(app, shop.member.email);
  });

  it.each([
    ['without the declaration', { isAdult: undefined }],
    ['with a declaration that is no', { isAdult: false }],
    ['with a declaration that is a text', { isAdult: 'true' }],
    ['with a short password', { password: 'short' }],
    ['with a common password', { password: 'Password2026' }],
    ['with a blank name', { displayName: '   ' }],
    ['with a role of one’s own', { role: 'owner' }],
    ['with a date of birth', { dateOfBirth: '2012-01-01' }],
    ['with an operator as token', { token: { $ne: null } }],
  ])('opens nothing %s, and stays good', async (_what, change) => {
    const { id, token } = await invited('max@example.org');
    const count = () => app.get<Connection>(getConnectionToken()).collection('members').countDocuments();
    const before = await count();
    expect(problemOf(await accepting({ ...acceptance(token), ...change }))).toBe('validation');
    expect(await count()).toBe(before);
    const pending = await withToken(app, owner, 'get', '/v1/invitations').expect(200);
    expect(pending.body).toContainEqual(expect.objectContaining({ id }));
    await withToken(app, owner, 'delete', `/v1/invitations/${id}`).expect(204);
  });

  it('is for owners to give', async () => {
    const { accessToken } = await shop.signIn(await shop.addMember('member'));
    expect(problemOf(await inviting({ email: 'new@example.org', role: 'owner' }, accessToken))).toBe('forbidden');
    expect(problemOf(await inviting({ email: 'new@example.org', role: 'administrator' }))).toBe('validation');
    expect(problemOf(await inviting({ email: 'no address', role: 'member' }))).toBe('validation');
  });

  it('keeps neither its secret nor the address in the main database', async () => {
    const { token } = await invited('hidden@example.org');
    const stored = await app.get<Connection>(getConnectionToken()).collection('invitations').find().toArray();
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(JSON.stringify(stored)).not.toContain('hidden');
  });
});

describe('staff', () => {
  it('opens an organisation and invites its first owner', async () => {
    const { accessToken } = await signedIn(app, (await aStaffAccount(app)).email);
    const ask = (path: string, body: object) => withToken(app, accessToken, 'post', path).send(body).expect(201);
    const { body: organisation } = await ask('/v1/staff/organisations', { name: 'Invented Bakery' });
    const path = `/v1/staff/organisations/${organisation.id}/invitations`;
    const { body: invitation } = await ask(path, { email: 'baker@example.org', role: 'owner' });
    await accepting(acceptance(invitation.token)).expect(201);
    const baker = await signedIn(app, 'baker@example.org');
    const own = await withToken(app, baker.accessToken, 'get', '/v1/organisation').expect(200);
    expect(own.body).toMatchObject({ id: organisation.id, name: 'Invented Bakery', ceasedAt: null });
  });

  it('is invited by an administrator, and by nobody else', async () => {
    const { accessToken } = await signedIn(app, (await aStaffAccount(app)).email);
    const invite = (token: string) =>
      withToken(app, token, 'post', '/v1/staff/invitations').send({ email: 'mod@example.com', role: 'moderator' });
    const { body } = await invite(accessToken).expect(201);
    await accepting(acceptance(body.token)).expect(201);
    const moderator = await signedIn(app, 'mod@example.com');
    expect(moderator.staff).toMatchObject({ role: 'moderator' });
    expect(problemOf(await invite(moderator.accessToken))).toBe('forbidden');
    expect(problemOf(await invite(owner))).toBe('forbidden');
  });

  it('always has an active administrator', async () => {
    const administrators = [await aStaffAccount(app), await aStaffAccount(app)];
    const tokens = await Promise.all(administrators.map(async ({ email }) => (await signedIn(app, email)).accessToken));
    const accounts = (await withToken(app, tokens[0]!, 'get', '/v1/staff/accounts').expect(200)).body as {
      id: string;
      role: string;
    }[];
    const others = accounts.filter(
      ({ id, role }) => role === 'administrator' && !administrators.some((a) => a.id === id),
    );
    const change = (token: string, id: string) =>
      withToken(app, token, 'patch', `/v1/staff/accounts/${id}`).send({ status: 'disabled' });
    for (const { id } of others) await change(tokens[0]!, id).expect(200);
    await change(tokens[0]!, administrators[1]!.id).expect(200);
    expect(problemOf(await withToken(app, tokens[1]!, 'get', '/v1/staff/accounts'))).toBe('token_revoked');
    expect(problemOf(await change(tokens[0]!, administrators[0]!.id))).toBe('conflict');
    await withToken(app, tokens[0]!, 'get', '/v1/staff/accounts').expect(200);
  });
});
