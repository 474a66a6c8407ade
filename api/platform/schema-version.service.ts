/** The version of the stored data: written at the first start, migrated by later releases, refused when it is newer than the code. */
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { InjectConnection, InjectModel } from '@nestjs/mongoose';
import type { Connection, Model } from 'mongoose';
import { ConfigurationError } from '../config.js';
import { Clock } from './clock.js';
import { PlatformMeta } from './schema-version.schema.js';

/** Brings data from version `to - 1` to `to`. Safe to run again after a crash half-way. */
export interface Migration {
  to: number;
  what: string;
  run(connection: Connection): Promise<void>;
}

/** In order, append only. */
export const MIGRATIONS: readonly Migration[] = [];

/** The version that this code reads and writes. */
export const SCHEMA_VERSION = 1 + MIGRATIONS.length;

const ID = 'platform';

@Injectable()
export class SchemaVersionService implements OnModuleInit {
  readonly #logger = new Logger('Data');

  constructor(
    @InjectModel(PlatformMeta.name) private readonly meta: Model<PlatformMeta>,
    @InjectConnection() private readonly connection: Connection,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    const stored = await this.meta.findById(ID).lean<PlatformMeta>().exec();
    if (!stored) {
      const first = { _id: ID, schemaVersion: SCHEMA_VERSION, createdAt: this.clock.now() };
      await this.meta.updateOne({ _id: ID }, { $setOnInsert: first }, { upsert: true });
      return;
    }
    await migrate(stored.schemaVersion, MIGRATIONS, async (migration) => {
      this.#logger.log(`Migrating the data to version ${migration.to}: ${migration.what} …`);
      await migration.run(this.connection);
      await this.meta.updateOne({ _id: ID }, { $set: { schemaVersion: migration.to } });
    });
  }
}

/** Applies what is missing, in order; throws for data that a newer release wrote. */
export async function migrate(
  stored: number,
  migrations: readonly Migration[],
  apply: (migration: Migration) => Promise<void>,
): Promise<void> {
  const newest = 1 + migrations.length;
  if (stored > newest) {
    throw new ConfigurationError(
      `The data was written by a newer release (version ${stored}; this one reads up to ${newest}).`,
    );
  }
  for (const migration of migrations) if (migration.to > stored) await apply(migration);
}
