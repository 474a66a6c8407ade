/** Later releases migrate the data in order, go on after a crash, and refuse data of a newer release; through the stored version too. */
import type { Connection, Model } from 'mongoose';
import { ConfigurationError } from '../config.js';
import type { Clock } from './clock.js';
import type { PlatformMeta } from './schema-version.schema.js';
import { migrate, SCHEMA_VERSION, SchemaVersionService, type Migration } from './schema-version.service.js';

const migrations: Migration[] = [2, 3, 4].map((to) => ({ to, what: `step ${to}`, run: async () => undefined }));

test.each([
  ['of the first release', 1, [2, 3, 4]],
  ['half-way', 3, [4]],
  ['up to date', 4, []],
])('data %s', async (_what, stored, expected) => {
  const applied: number[] = [];
  await migrate(stored, migrations, async ({ to }) => void applied.push(to));
  expect(applied).toEqual(expected);
});

test('stops at a step that fails, so that the next start begins with it', async () => {
  const applied: number[] = [];
  const migrating = migrate(1, migrations, async ({ to }) => {
    if (to === 3) throw new Error('the disk is full');
    applied.push(to);
  });
  await expect(migrating).rejects.toThrow('the disk is full');
  expect(applied).toEqual([2]);
});

test('refuses data of a newer release, before anything is touched', async () => {
  const applied: number[] = [];
  await expect(migrate(5, migrations, async ({ to }) => void applied.push(to))).rejects.toThrow(ConfigurationError);
  expect(applied).toEqual([]);
});

test('start-up reads the stored version: a newer one stops it', async () => {
  const found = { lean: () => ({ exec: async () => ({ _id: 'platform', schemaVersion: SCHEMA_VERSION + 1 }) }) };
  const meta = { findById: () => found } as unknown as Model<PlatformMeta>;
  const service = new SchemaVersionService(meta, {} as Connection, {} as Clock);
  await expect(service.onModuleInit()).rejects.toThrow(
    `version ${SCHEMA_VERSION + 1}; this one reads up to ${SCHEMA_VERSION}`,
  );
});
