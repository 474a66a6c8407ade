/** The vault through the door: addresses live there alone, sealed, and every look inside is written down. */
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { AuditService } from '../../api/audit/audit.service.js';
import { IdentityService, type Identity } from '../../api/identity/identity.service.js';
import { randomId } from '../../api/platform/random-id.js';
import { aStaffAccount, problemOf, signedIn, withToken } from '../support/accounts.js';
import { VisitorClient } from '../support/chat-client.js';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

const EMAIL = 'visitor.to.answer@example.org';
const SYSTEM = { kind: 'system' as const, id: null };

let app: TestApp;
let shop: TestOrganisation;

beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app);
});
afterAll(() => app.close());

const main = () => app.get<Connection>(getConnectionToken());
const vault = () => app.get<Connection>(getConnectionToken('vault'));
const identity = () => app.get(IdentityService);
const resolving = (id: string): Promise<Identity> =>
  identity().resolve(id, { purpose: 'answer-visitor', reason: 'answer-later', actor: { kind: 'staff', id: 'stf_1' } });

/** Every byte of a database, as text. */
async function dumpOf(connection: Connection): Promise<string> {
  const collections = await connection.db!.collections();
  const documents = await Promise.all(collections.map((collection) => collection.find().toArray()));
  return JSON.stringify(documents);
}

/** A text as it is, and as it might hide: base64 and hex. */
const disguises = (text: string): string[] => [
  text,
  Buffer.from(text).toString('base64url').slice(0, -2),
  Buffer.from(text).toString('hex'),
];

async function aSubject(email = EMAIL): Promise<{ subjectId: string; organisationId: string }> {
  const subject = { subjectId: randomId('sub'), organisationId: shop.id };
  await identity().putContact(subject, { email });
  return subject;
}

describe('a dump', () => {
  it('C32.2 of the main database holds no address of anybody, and one of the vault shows none', async () => {
    const staff = await aStaffAccount(app);
    await signedIn(app, staff.email);
    const { accessToken } = await shop.signIn();
    const guest = 'guest.to.come@example.net';
    await withToken(app, accessToken, 'post', '/v1/invitations').send({ email: guest, role: 'member' }).expect(201);
    const visitor = await VisitorClient.accepted(shop.access);
    await visitor.rest('put', '/v1/visitor/contact').send({ email: EMAIL }).expect(204);
    visitor.close();
    const [mainDump, vaultDump] = [(await dumpOf(main())).toLowerCase(), (await dumpOf(vault())).toLowerCase()];
    expect(vaultDump).toContain(shop.member.id.toLowerCase());
    for (const email of [staff.email, shop.member.email, guest, EMAIL]) {
      for (const text of disguises(email)) {
        expect(mainDump).not.toContain(text.toLowerCase());
        expect(vaultDump).not.toContain(text.toLowerCase());
      }
    }
  });

  it('finds a planted address: the scan can fail', async () => {
    await main().collection('planted').insertOne({ note: EMAIL });
    expect(await dumpOf(main())).toContain(EMAIL);
    await main().collection('planted').drop();
  });

  it('C14.1 of the main database has none of the vault’s collections: its connection cannot reach them', async () => {
    const names = async (connection: Connection) => (await connection.db!.collections()).map((c) => c.collectionName);
    const [own, theirs] = [await names(main()), await names(vault())];
    expect(theirs.sort()).toEqual(['vault_accounts', 'vault_keys', 'vault_subjects']);
    expect(own.filter((name) => theirs.includes(name))).toEqual([]);
    expect(main().db!.databaseName).not.toBe(vault().db!.databaseName);
  });
});

describe('a visitor’s address', () => {
  it('needs the notice first, and nothing is stored', async () => {
    const visitor = await VisitorClient.open(shop.access);
    const before = await dumpOf(vault());
    const response = await visitor.rest('put', '/v1/visitor/contact').send({ email: EMAIL });
    expect([response.status, problemOf(response)]).toEqual([428, 'notice_required']);
    expect(await dumpOf(vault())).toBe(before);
    visitor.close();
  });

  it('is kept, given back to the visitor alone, and removed', async () => {
    const [visitor, other] = [await VisitorClient.accepted(shop.access), await VisitorClient.accepted(shop.access)];
    await visitor.rest('put', '/v1/visitor/contact').send({ email: EMAIL }).expect(204);
    expect((await visitor.rest('get', '/v1/visitor/data').expect(200)).text).toContain(EMAIL);
    expect((await other.rest('get', '/v1/visitor/data').expect(200)).text).not.toContain(EMAIL);
    await visitor.rest('delete', '/v1/visitor/contact').expect(204);
    await visitor.rest('delete', '/v1/visitor/contact').expect(204);
    expect((await visitor.rest('get', '/v1/visitor/data').expect(200)).text).not.toContain(EMAIL);
    visitor.close();
    other.close();
  });

  it.each([
    ['no address', { email: 'not an address' }],
    ['nothing', {}],
    ['an operator', { email: { $ne: null } }],
    ['a subject of one’s own', { email: EMAIL, subjectId: 'sub_x' }],
    ['an endless address', { email: `${'a'.repeat(300)}@example.org` }],
  ])('is refused where it is %s', async (_what, body) => {
    const visitor = await VisitorClient.accepted(shop.access);
    const response = await visitor.rest('put', '/v1/visitor/contact').send(body);
    expect(problemOf(response)).toBe('validation');
    expect(response.text).not.toContain('example.org');
    visitor.close();
  });

  it('is not for members to set or to see', async () => {
    const { accessToken } = await shop.signIn();
    for (const method of ['put', 'delete'] as const) {
      const response = await withToken(app, accessToken, method, '/v1/visitor/contact')
        .set('Origin', shop.access.origin)
        .send({ email: EMAIL });
      expect(problemOf(response)).toBe('forbidden');
    }
  });
});

describe('the resolver', () => {
  const entriesOf = (targetId: string) => app.get(AuditService).page({ targetId }, Number.MAX_SAFE_INTEGER, 100);

  it('C14.3 writes every resolution into the audit log, found or not, with purpose, reason and who asked', async () => {
    const { subjectId } = await aSubject();
    await expect(resolving(subjectId)).resolves.toEqual({ organisationId: shop.id, email: EMAIL });
    await expect(resolving(subjectId)).resolves.toMatchObject({ email: EMAIL });
    const entries = (await entriesOf(subjectId)).filter(({ action }) => action.startsWith('identity.resolved'));
    expect(entries).toHaveLength(2);
    expect(entries[0]).toMatchObject({
      action: 'identity.resolved.answer-later',
      purpose: 'answer-visitor',
      actorKind: 'staff',
      actorId: 'stf_1',
      counts: '{"found":1}',
    });
    await expect(resolving('sub_nobody')).rejects.toMatchObject({ code: 'not_found' });
    expect(await entriesOf('sub_nobody')).toMatchObject([
      { action: 'identity.resolved.answer-later', counts: '{"found":0}' },
    ]);
    expect(JSON.stringify(await entriesOf(subjectId))).not.toContain(EMAIL);
  });

  it('knows accounts as well, and the account that a subject is linked to', async () => {
    await expect(resolving(shop.member.id)).resolves.toEqual({ organisationId: shop.id, email: shop.member.email });
    const subject = await aSubject();
    await identity().link(subject, shop.member.id);
    await expect(resolving(subject.subjectId)).resolves.toEqual({
      organisationId: shop.id,
      email: EMAIL,
      accountId: shop.member.id,
    });
    expect(await dumpOf(vault())).not.toContain(`"accountId":"${shop.member.id}"`);
  });
});

describe('sealed fields', () => {
  const subjects = () => vault().collection<{ _id: string; email: string }>('vault_subjects');

  it('do not open in another person’s place', async () => {
    const [one, two] = [await aSubject('one@example.org'), await aSubject('two@example.org')];
    const [first, second] = [
      await subjects().findOne({ _id: one.subjectId }),
      await subjects().findOne({ _id: two.subjectId }),
    ];
    await subjects().updateOne({ _id: one.subjectId }, { $set: { email: second!.email } });
    await expect(resolving(one.subjectId)).rejects.toThrow('does not open');
    await subjects().updateOne({ _id: one.subjectId }, { $set: { email: first!.email } });
    await expect(resolving(one.subjectId)).resolves.toMatchObject({ email: 'one@example.org' });
  });

  it('do not open once the person is erased, even from a copy made before', async () => {
    const { subjectId } = await aSubject();
    const copy = await subjects().findOne({ _id: subjectId });
    await expect(identity().erase(subjectId, SYSTEM)).resolves.toBe(1);
    await expect(resolving(subjectId)).rejects.toMatchObject({ code: 'not_found' });
    await subjects().insertOne(copy!);
    await expect(resolving(subjectId)).rejects.toThrow('does not open');
    await subjects().deleteOne({ _id: subjectId });
  });

  it('are sealed under one key for each person, also when many come at once', async () => {
    const subject = { subjectId: randomId('sub'), organisationId: shop.id };
    await Promise.all(
      [...Array(8).keys()].map((n) => identity().putContact(subject, { email: `at-once-${n}@example.org` })),
    );
    await expect(resolving(subject.subjectId)).resolves.toMatchObject({
      email: expect.stringMatching(/^at-once-\d@example\.org$/),
    });
    await expect(
      vault()
        .collection('vault_keys')
        .countDocuments({ _id: subject.subjectId as never }),
    ).resolves.toBe(1);
  });
});
