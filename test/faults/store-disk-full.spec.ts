/** A data file that may not grow any further: clients get an error, nothing acknowledged is lost, nothing is half there. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { MongoClient } from 'mongodb';
import { ENTRY, freshDirectory, startChild } from '../embedded-store/store-process.js';

/** In blocks of 512 bytes, as the shell counts them. */
const FILE_LIMIT = 40_000;
const WRITERS = 5;

interface Entry {
  _id: string;
  unique: string;
  pad: string;
}

/** The store under a file-size limit, which stands in for a full disk. */
async function startLimited(directory: string): Promise<{ uri: string; stop(): Promise<void> }> {
  const command = `ulimit -f ${FILE_LIMIT}; exec "$0" "$1" --data-dir "$2" --port 0 --open`;
  const child = spawn('sh', ['-c', command, process.execPath, ENTRY, directory], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  return {
    uri: (JSON.parse(line) as { uri: string }).uri,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

test('a full disk is an error to the client and loses nothing acknowledged', async () => {
  const directory = freshDirectory();
  try {
    const limited = await startLimited(directory);
    const client = await new MongoClient(limited.uri).connect();
    const entries = client.db('test').collection<Entry>('entries');
    await entries.createIndex({ unique: 1 }, { unique: true });
    const acknowledged = new Set<string>();
    const codes = new Set<unknown>();
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (let n = 0, failures = 0; failures < 3 && n < 200; n += 1) {
          const _id = `${writer}-${n}`;
          try {
            await entries.insertOne({ _id, unique: _id, pad: 'x'.repeat(300_000) });
            acknowledged.add(_id);
          } catch (error) {
            codes.add((error as { code?: unknown }).code);
            failures += 1;
          }
        }
      }),
    );
    expect([...codes]).toEqual([14031]);
    expect(acknowledged.size).toBeGreaterThan(20);
    // Reads go on, and the failed statements left no trace.
    const there = async (from: typeof entries): Promise<string[]> =>
      (await from.find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id).sort();
    expect(await there(entries)).toEqual([...acknowledged].sort());
    expect((await client.db('test').command({ validate: 'entries' }))['errors']).toEqual([]);
    await client.close();
    await limited.stop();

    const store = await startChild(directory);
    const again = await new MongoClient(store.uri('test')).connect();
    const later = again.db().collection<Entry>('entries');
    expect(await there(later)).toEqual([...acknowledged].sort());
    expect((await again.db().command({ validate: 'entries' }))['errors']).toEqual([]);
    await later.insertOne({ _id: 'space again', unique: 'space again', pad: 'x'.repeat(300_000) });
    await again.close();
    await store.stop();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
