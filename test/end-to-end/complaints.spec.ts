/** Complaints through the door: without a login, acknowledged in time, followed by reference, never with a name in the main database. */
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { ComplaintView } from '../../api/dsars/complaints.dto.js';
import { IdentityService } from '../../api/identity/identity.service.js';
import { problemOf } from '../support/accounts.js';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { RightsDesk } from '../support/rights-desk.js';
import { startApp, type TestApp } from '../support/start-app.js';

const EMAIL = 'complains@example.org';
const WORDS = 'You wrote to me, Jane Whitfield, at jane.whitfield@example.org although I had said no.';

let app: TestApp;
let shop: TestOrganisation;
let desk: RightsDesk;

beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app);
  desk = await RightsDesk.open(app);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set('2026-06-19T09:00:00.000Z'));

const follow = async (reference: string): Promise<ComplaintView> =>
  (await app.http.get(`/v1/complaints/${reference}`).expect(200)).body as ComplaintView;
const steps = async (reference: string, step: string, body: object): Promise<[number, string | undefined]> => {
  const { status, body: answer } = await desk.ask('post', `/v1/staff/complaints/${reference}/${step}`, body);
  return [status, (answer as { code?: string }).code];
};

it('C46.1 is made without an account and acknowledged by the golden date; the ICO is always shown', async () => {
  const made = await desk.complaint({ text: WORDS, email: EMAIL, siteKey: shop.access.siteKey });
  expect(made).toMatchObject({
    state: 'received',
    receivedOn: '2026-06-19',
    acknowledgeBy: '2026-07-20',
    outcome: null,
  });
  expect(made.reference).toMatch(/^cmp_[\w-]{22}$/);
  expect(made.authority).toEqual({ name: expect.stringContaining('ICO'), url: expect.stringContaining('ico.org.uk') });
  expect(JSON.stringify(made)).not.toContain('although');
});

it('stores the words scrubbed, and the address in the vault alone', async () => {
  const { reference } = await desk.complaint({ text: WORDS, email: EMAIL });
  const { db } = app.get<Connection>(getConnectionToken());
  const dump = JSON.stringify(
    await Promise.all((await db!.collections()).map((collection) => collection.find().toArray())),
  );
  expect(dump).toContain('although I had said no');
  expect(dump).not.toMatch(/Whitfield|complains@example\.org/i);
  const complaint = (await desk.complaints()).find((each) => each.reference === reference)!;
  expect(complaint).toMatchObject({ organisationId: null, channel: 'form', recordedBy: null });
  const resolution = { purpose: 'rights-and-accountability', reason: 'rights-request' } as const;
  const actor = { kind: 'staff' as const, id: desk.staffId };
  const kept = await app.get(IdentityService).resolve(complaint.subjectId, { ...resolution, actor });
  expect(kept.email).toBe(EMAIL);
});

it('C46.1 alarms on day 29 until it is acknowledged', async () => {
  const { reference } = await desk.complaint({ text: 'Nobody answers me.' });
  const isAlarmOn = async (day: string): Promise<boolean | undefined> => {
    app.clock.set(`${day}T09:00:00.000Z`);
    return (await desk.complaints()).find((each) => each.reference === reference)?.isAlarm;
  };
  expect(await isAlarmOn('2026-07-17')).toBe(false);
  expect(await isAlarmOn('2026-07-18')).toBe(true);
  expect(await steps(reference, 'acknowledgement', { acknowledgedOn: '2026-07-18' })).toEqual([200, undefined]);
  expect(await isAlarmOn('2026-07-19')).toBe(false);
});

it('is followed by its reference: progress, outcome, and every step in the audit log', async () => {
  const { reference } = await desk.complaint({ text: 'You kept my data too long.' });
  expect(await steps(reference, 'answer', { outcome: 'upheld', explanation: 'It is deleted.' })).toEqual([
    409,
    'conflict',
  ]);
  await steps(reference, 'acknowledgement', { acknowledgedOn: '2026-06-19' });
  expect(await steps(reference, 'acknowledgement', { acknowledgedOn: '2026-06-19' })).toEqual([409, 'conflict']);
  app.clock.set('2026-06-24T09:00:00.000Z');
  await steps(reference, 'progress', { text: 'We asked Jane Whitfield of jane.whitfield@example.org.' });
  expect(await steps(reference, 'answer', { outcome: 'upheld' })).toEqual([400, 'validation']);
  await steps(reference, 'answer', { outcome: 'upheld', explanation: 'It is deleted.' });
  const seen = await follow(reference);
  expect(seen).toMatchObject({
    state: 'answered',
    outcome: 'upheld',
    explanation: 'It is deleted.',
    answeredOn: '2026-06-24',
  });
  expect(seen.progress).toEqual([{ madeOn: '2026-06-24', text: expect.not.stringContaining('Whitfield') }]);
  expect(seen.authority.url).toContain('ico.org.uk');
  expect((await desk.complaints()).map((each) => each.reference)).not.toContain(reference);
  expect(await steps(reference, 'progress', { text: 'More.' })).toEqual([409, 'conflict']);
  expect(await desk.audited(reference)).toEqual([
    'complaint.received',
    'complaint.acknowledged',
    'complaint.progressed',
    'complaint.answered-upheld',
  ]);
});

it('is written down by staff when it comes by letter', async () => {
  const body = { text: 'A letter.', channel: 'letter', receivedOn: '2026-06-12', organisationId: shop.id };
  const { status, body: made } = await desk.ask('post', '/v1/staff/complaints', body);
  expect(status).toBe(201);
  expect(made).toMatchObject({ acknowledgeBy: '2026-07-13', recordedBy: desk.staffId, organisationId: shop.id });
  const { status: unknown } = await desk.ask('post', '/v1/staff/complaints', {
    ...body,
    organisationId: 'org_AAAAAAAAAAAAAAAAAAAAAA',
  });
  expect(unknown).toBe(404);
  expect((await desk.ask('post', '/v1/staff/complaints', { ...body, receivedOn: '2026-06-20' })).status).toBe(400);
});

it.each([
  ['nothing', {}],
  ['blank words', { text: '   ' }],
  ['an operator', { text: { $ne: null } }],
  ['no address', { text: 'Words', email: 'nowhere' }],
  ['a day of one’s own', { text: 'Words', receivedOn: '2020-01-01' }],
])('is refused with %s', async (_what, body) => {
  expect(problemOf(await app.http.post('/v1/complaints').send(body))).toBe('validation');
});

it('an unknown reference or site answers not_found', async () => {
  expect(problemOf(await app.http.get('/v1/complaints/cmp_AAAAAAAAAAAAAAAAAAAAAA'))).toBe('not_found');
  const elsewhere = { text: 'Words', siteKey: 'pk_AAAAAAAAAAAAAAAAAAAAAA' };
  expect(problemOf(await app.http.post('/v1/complaints').send(elsewhere))).toBe('not_found');
});

it('cannot be poured in', async () => {
  const small = await startApp({ limits: { signIns: { burst: 2, perMinute: 1 } } });
  try {
    const statuses = [];
    for (let index = 0; index < 3; index += 1)
      statuses.push((await small.http.post('/v1/complaints').send({ text: 'Words' })).status);
    expect(statuses).toEqual([201, 201, 429]);
  } finally {
    await small.close();
  }
});
