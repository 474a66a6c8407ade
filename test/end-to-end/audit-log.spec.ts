/** The audit log through the staff's door: whole when untouched, and every way of touching it is found. */
import { getConnectionToken, getModelToken } from '@nestjs/mongoose';
import type { Connection, Model } from 'mongoose';
import request from 'supertest';
import { EnrolmentsService } from '../../api/accounts/enrolments.service.js';
import { AuditService } from '../../api/audit/audit.service.js';
import { hashOf } from '../../api/audit/audit-chain.js';
import { AuditEntry } from '../../api/audit/audit-entry.schema.js';
import { anOrganisation, PASSWORD } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

interface Verdict {
  isIntact: boolean;
  entries: number;
  brokenAt: number | null;
}

let app: TestApp;
let token: string;

beforeAll(async () => {
  app = await startApp();
  await anOrganisation(app);
  const email = 'officer@example.org';
  await app
    .get(EnrolmentsService)
    .enrolStaff({ email, role: 'privacy-officer', displayName: 'Robin', password: PASSWORD });
  const { body } = await request(app.url).post('/v1/sessions').send({ email, password: PASSWORD }).expect(200);
  token = body.accessToken as string;
  for (let index = 0; index < 8; index += 1) {
    const target = { kind: 'conversation', id: `cnv_invented${index}` };
    const actor = { kind: 'system' as const, id: null };
    await app.get(AuditService).record({
      action: 'conversation.read',
      actor,
      target,
      purpose: 'share-in-organisation',
      counts: { messages: index },
    });
  }
});
afterAll(() => app.close());

const log = () => app.get<Connection>(getConnectionToken()).collection<AuditEntry>('audit_entries');
const entries = (): Promise<AuditEntry[]> => log().find().sort({ sequence: 1 }).toArray() as Promise<AuditEntry[]>;
const verify = async (): Promise<Verdict> => {
  const { body } = await request(app.url)
    .get('/v1/staff/audit/verification')
    .set('Authorization', `Bearer ${token}`)
    .expect(200);
  return body as Verdict;
};

test('is whole when nobody touched it', async () => {
  expect(await verify()).toEqual({ isIntact: true, entries: (await entries()).length, brokenAt: null });
});

/** Each changes the stored log behind the platform's back. */
const TAMPERING: [string, (all: AuditEntry[]) => Promise<unknown>][] = [
  ['another action', (all) => log().updateOne({ _id: all[3]!._id }, { $set: { action: 'conversation.listed' } })],
  ['another actor', (all) => log().updateOne({ _id: all[3]!._id }, { $set: { actorId: 'mem_somebody-else' } })],
  ['another target', (all) => log().updateOne({ _id: all[3]!._id }, { $set: { targetId: 'cnv_another' } })],
  ['another time', (all) => log().updateOne({ _id: all[3]!._id }, { $set: { at: new Date(0) } })],
  ['another count', (all) => log().updateOne({ _id: all.at(-1)!._id }, { $set: { counts: '{"messages":0}' } })],
  ['another organisation', (all) => log().updateOne({ _id: all[3]!._id }, { $set: { organisationId: 'org_another' } })],
  ['the first entry deleted', (all) => log().deleteOne({ _id: all[0]!._id })],
  ['an entry deleted in the middle', (all) => log().deleteOne({ _id: all[4]!._id })],
  ['the last entries cut off', (all) => log().deleteMany({ sequence: { $gt: all.length - 2 } })],
  ['everything deleted', () => log().deleteMany({ sequence: { $gt: 0 } })],
  [
    'two entries exchanged',
    async ([, , third, fourth]) => {
      await log().updateOne({ _id: third!._id }, { $set: { sequence: -1 } });
      await log().updateOne({ _id: fourth!._id }, { $set: { sequence: third!.sequence } });
      await log().updateOne({ _id: third!._id }, { $set: { sequence: fourth!.sequence } });
    },
  ],
  [
    'an entry replaced, with the hashes of the chain carried over',
    async (all) => {
      const { _id, ...rest } = all[4]!;
      await log().deleteOne({ _id });
      await log().insertOne({ ...rest, _id: 'aud_forged', actorId: 'mem_forged' });
    },
  ],
  [
    'an entry added at the end',
    (all) =>
      log().insertOne({ ...all.at(-1)!, _id: 'aud_added', sequence: all.length + 1, previousHash: all.at(-1)!.hash }),
  ],
];

test.each(TAMPERING)('C47.1 detects %s', async (_what, tamper) => {
  const before = await entries();
  try {
    await tamper(before);
    expect(await verify()).toMatchObject({ isIntact: false, brokenAt: expect.any(Number) });
  } finally {
    await log().deleteMany({ sequence: { $exists: true } });
    await log().insertMany(before);
  }
  expect((await verify()).isIntact).toBe(true);
});

test('another node that writes in the middle of a batch: each entry is written once, in one chain', async () => {
  const model = app.get<Model<AuditEntry>>(getModelToken(AuditEntry.name));
  const insertMany = model.insertMany.bind(model) as unknown as (docs: AuditEntry[], options: object) => Promise<never>;
  let isInterrupted = false;
  const spy = jest.spyOn(model, 'insertMany').mockImplementation((async (batch: AuditEntry[], options: object) => {
    const third = batch[2];
    if (third && !isInterrupted) {
      isInterrupted = true;
      const others = { ...third, _id: 'aud_other-node', targetId: 'cnv_other-node' };
      await log().insertOne({ ...others, hash: hashOf(others, app.config.secrets.auditKey) });
    }
    return insertMany(batch, options);
  }) as never);
  const actor = { kind: 'system' as const, id: null };
  const targets = Array.from({ length: 8 }, (_, index) => `cnv_batch-${index}`);
  await Promise.all(
    targets.map((id) =>
      app.get(AuditService).record({
        action: 'conversation.read',
        actor,
        target: { kind: 'conversation', id },
        purpose: 'share-in-organisation',
      }),
    ),
  );
  spy.mockRestore();
  const written = (await entries()).flatMap(({ targetId }) => (targetId?.startsWith('cnv_batch') ? [targetId] : []));
  expect(isInterrupted).toBe(true);
  expect(written).toEqual(targets);
  expect((await verify()).isIntact).toBe(true);
});

test('holds identifiers and counts alone', async () => {
  const values = (await entries()).flatMap(({ actorId, targetId, organisationId, counts }) => [
    ...[actorId, targetId, organisationId].filter((id) => id !== null && !/^[a-z]+_[\w-]+$/.test(id)),
    ...Object.values(JSON.parse(counts) as Record<string, unknown>).filter((count) => typeof count !== 'number'),
  ]);
  expect(values).toEqual([]);
});

test('is closed to members and to whoever has no token', async () => {
  const organisation = await anOrganisation(app);
  const { accessToken } = await organisation.signIn();
  await request(app.url).get('/v1/staff/audit/verification').set('Authorization', `Bearer ${accessToken}`).expect(403);
  await request(app.url).get('/v1/staff/audit').expect(401);
});
