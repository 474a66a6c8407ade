/** `npm run data:export|data:import|data:backup|data:restore|data:compact`: entry point of the data tools. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DataDirectoryError } from './data-directory.js';
import { openDataConnection } from './data-connection.js';
import type { DataConnection } from './data-connection.js';
import { exportData } from './data-export.js';
import { ImportError, importData } from './data-import.js';
import { restoreBackup } from './data-restore.js';
import { EmbeddedStoreError } from './embedded-store.js';
import { UsageError } from './store-options.js';

const USAGE = `usage: data:export -- FILE | data:import -- FILE | data:backup -- DIRECTORY | data:restore -- DIRECTORY | data:compact
  export and import talk to MONGODB_URI if it is set, otherwise to the store of --data-dir DIR (running or not)`;

type Task = (connection: DataConnection, argument: string) => Promise<string>;

const TASKS: Readonly<Record<string, Task>> = {
  async export({ client }, file) {
    const { collections, documents } = await exportData(client, file);
    return `${documents} documents of ${collections} collections are in ${file}`;
  },
  async import({ client }, file) {
    const { collections, documents } = await importData(client, file);
    return `${documents} documents of ${collections} collections imported`;
  },
  async backup({ client, isEmbedded }, directory) {
    if (!isEmbedded)
      throw new UsageError('data:backup copies the embedded store; for a MongoDB server use its own tools');
    await client.db('admin').command({ backUp: 1, to: path.resolve(directory) });
    return `the backup is in ${path.resolve(directory)}`;
  },
  async compact({ client }) {
    const { bytesFreed } = (await client.db('admin').command({ compact: 'all' })) as { bytesFreed?: number };
    return `compacted, ${bytesFreed ?? 0} bytes freed`;
  },
};

async function run(args: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    options: { 'data-dir': { type: 'string' } },
    allowPositionals: true,
  });
  const [task = '', argument, ...more] = positionals;
  if (more.length > 0 || (argument === undefined && task !== 'compact')) throw new UsageError(USAGE);
  const dataDirectory = path.resolve(values['data-dir'] ?? process.env['STORE_DATA_DIR'] ?? 'data/store');
  if (task === 'restore') {
    restoreBackup(path.resolve(argument!), dataDirectory);
    return `restored into ${dataDirectory}`;
  }
  const perform = TASKS[task];
  if (perform === undefined) throw new UsageError(USAGE);
  const connection = await openDataConnection({ uri: process.env['MONGODB_URI'] ?? null, dataDirectory });
  try {
    return await perform(connection, argument ?? '');
  } finally {
    await connection.close();
  }
}

try {
  process.stdout.write(`${await run(process.argv.slice(2))}\n`);
} catch (error) {
  const isExpected = [DataDirectoryError, EmbeddedStoreError, ImportError, UsageError].some(
    (kind) => error instanceof kind,
  );
  process.stderr.write(`${isExpected ? (error as Error).message : String((error as Error).stack ?? error)}\n`);
  process.exitCode = 1;
}
