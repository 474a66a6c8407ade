/** agenda, unmodified, on the store: jobs that are due start once, even with two runners on one store. */
import { Agenda } from 'agenda';
import { MongoBackend } from '@agendajs/mongo-backend';
import { startStoreUnderTest } from './store-process.js';
import type { StoreUnderTest } from './store-process.js';

let server: StoreUnderTest;
const runners: Agenda[] = [];

beforeAll(async () => {
  server = await startStoreUnderTest();
});
afterAll(async () => {
  await server?.client.db(`agenda_${process.pid}`).dropDatabase();
  await server?.close();
});
afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.stop();
});

async function runner(started: Map<string, number>, enough: () => void): Promise<Agenda> {
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: server.client.db(`agenda_${process.pid}`), collection: 'jobs' }),
    processEvery: 20,
  });
  agenda.define(
    'count',
    async (job) => {
      const { id } = job.attrs.data as { id: string };
      started.set(id, (started.get(id) ?? 0) + 1);
      if (started.size === 20) enough();
    },
    // agenda leaves a timer of half this time behind for each job that ran; ten minutes would keep the process up.
    { lockLifetime: 2_000 },
  );
  runners.push(agenda);
  await agenda.start();
  return agenda;
}

test('twenty jobs and two runners: each job starts once', async () => {
  const started = new Map<string, number>();
  let enough: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const [first] = await Promise.all([runner(started, enough), runner(started, enough)]);
  await Promise.all(Array.from({ length: 20 }, (_, n) => first.now('count', { id: `job ${n}` })));
  await done;
  expect([...started.values()]).toEqual(Array.from({ length: 20 }, () => 1));
}, 60_000);

test('a single and a unique job are stored once, and a cancelled one not at all', async () => {
  const agenda = await runner(new Map(), () => undefined);
  const jobs = server.client.db(`agenda_${process.pid}`).collection('jobs');
  await jobs.deleteMany({});
  await agenda.every('1 hour', 'count', { id: 'a' }, { skipImmediate: true });
  await agenda.every('2 hours', 'count', { id: 'a' }, { skipImmediate: true });
  const unique = (): Promise<unknown> =>
    agenda.create('count', { id: 'u' }).unique({ 'data.id': 'u' }).schedule('in 1 day').save();
  await unique();
  await unique();
  expect(await jobs.countDocuments({ type: 'single' })).toBe(1);
  expect(await jobs.countDocuments({ 'data.id': 'u' })).toBe(1);
  await agenda.cancel({ name: 'count' });
  expect(await jobs.countDocuments()).toBe(0);
});
