/** What an application stands on and outlives it: configuration, clock, database, and the link to other nodes. */
import type { Config } from './config.js';
import { checkRecipients } from './disclosures/recipients.service.js';
import type { Clock } from './platform/clock.js';
import { openClusterAdapter, type Cluster } from './platform/cluster-adapter.js';
import { openDatabase, type Database } from './platform/database.js';

export interface Ground {
  config: Config;
  clock: Clock;
  database: Database;
  /** Null on a single node. */
  cluster: Cluster | null;
}

/** Throws `ConfigurationError`, before anything is opened, where personal data would leave the UK and the EEA. */
export async function openGround(config: Config, clock: Clock): Promise<Ground> {
  checkRecipients(config);
  const database = await openDatabase(config);
  try {
    const cluster = config.redisUrl ? await openClusterAdapter(config.redisUrl) : null;
    return { config, clock, database, cluster };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** After the application has closed. */
export async function closeGround({ cluster, database }: Ground): Promise<void> {
  await cluster?.close();
  await database.stop();
}
