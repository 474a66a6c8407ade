/** The store's process: one per data directory, refusals in clear words, and an end whenever its parent ends. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { EmbeddedStoreError } from '../../api/embedded-store/embedded-store.js';
import type { EmbeddedStore } from '../../api/embedded-store/embedded-store.js';
import { ENTRY, freshDirectory, startChild } from './store-process.js';

const directories: string[] = [];
const stores: EmbeddedStore[] = [];

function directory(): string {
  const made = freshDirectory();
  directories.push(made);
  return made;
}

async function start(dataDir: string, args: string[] = []): Promise<EmbeddedStore> {
  const store = await startChild(dataDir, args);
  stores.push(store);
  return store;
}

afterEach(async () => {
  for (const store of stores.splice(0)) await store.stop();
  for (const made of directories.splice(0)) rmSync(made, { recursive: true, force: true });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function gone(pid: number): Promise<void> {
  while (isRunning(pid)) await pause(10);
}

async function withClient<T>(store: EmbeddedStore, use: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await new MongoClient(store.uri('test')).connect();
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

describe('one process per data directory', () => {
  test('a second one is refused with the reason, and the first goes on', async () => {
    const dataDir = directory();
    const first = await start(dataDir);
    await expect(startChild(dataDir)).rejects.toThrow(
      /another process uses the data directory .*: one process per data directory/,
    );
    await withClient(first, (client) => client.db().collection('things').insertOne({ n: 1 }));
  });

  test('of four that start at once, one wins', async () => {
    const dataDir = directory();
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => start(dataDir)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(EmbeddedStoreError);
  });

  test('through a link it is the same directory', async () => {
    const dataDir = directory();
    await start(dataDir);
    const link = path.join(directory(), 'link');
    (await import('node:fs')).symlinkSync(dataDir, link);
    await expect(startChild(link)).rejects.toThrow(/another process uses/);
  });

  test('a killed process leaves the directory free and the acknowledged data in it', async () => {
    const dataDir = directory();
    const killed = await start(dataDir);
    await withClient(killed, async (client) => {
      await client.db().collection('things').insertOne({ n: 1 });
      process.kill(killed.pid, 'SIGKILL');
    });
    await gone(killed.pid);
    const next = await start(dataDir);
    expect(await withClient(next, (client) => client.db().collection('things').countDocuments())).toBe(1);
  });
});

describe('refused data directories', () => {
  test('one that a newer store wrote', async () => {
    const dataDir = directory();
    writeFileSync(path.join(dataDir, 'store.json'), JSON.stringify({ format: 'embedded-store', version: 99 }));
    await expect(startChild(dataDir)).rejects.toThrow(/store format 99, this program reads up to 1/);
  });

  test('one that holds something else', async () => {
    const dataDir = directory();
    writeFileSync(path.join(dataDir, 'accounts.xls'), 'not ours');
    await expect(startChild(dataDir)).rejects.toThrow(/holds something else \(accounts.xls\)/);
    expect(readFileSync(path.join(dataDir, 'accounts.xls'), 'utf8')).toBe('not ours');
  });

  test('one whose mark is damaged, and one that is a file', async () => {
    const dataDir = directory();
    writeFileSync(path.join(dataDir, 'store.json'), '{');
    await expect(startChild(dataDir)).rejects.toThrow(/is damaged/);
    const file = path.join(directory(), 'file');
    writeFileSync(file, '');
    await expect(startChild(file)).rejects.toThrow(/cannot be used/);
  });

  test('an option it does not know', async () => {
    await expect(startChild(directory(), ['--sharded'])).rejects.toThrow(/--sharded/);
  });
});

/** In a process of its own: the driver's greeting is put together from objects that jest makes strange to it. */
function insertWith(uri: string): Promise<string> {
  const script = `const { MongoClient } = require('mongodb');
    const client = new MongoClient(process.argv[1]);
    client.db('test').collection('things').insertOne({})
      .then(() => console.log('stored'), (error) => console.log(String(error.code)))
      .finally(() => client.close());`;
  const child = spawn(process.execPath, ['-e', script, uri], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
}

test('on the loopback interface only who knows the key gets in', async () => {
  const child = spawn(process.execPath, [ENTRY, '--data-dir', directory(), '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const line = await new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
    const { uri } = JSON.parse(line) as { uri: string };
    const answers: string[] = [];
    for (const given of [uri, uri.replace(/&appName=.*/, ''), uri.replace(/appName=.*/, 'appName=guess')]) {
      answers.push(await insertWith(given));
    }
    expect(answers).toEqual(['stored', '13', '13']);
  } finally {
    child.kill('SIGTERM');
  }
});

describe('the process', () => {
  test('its directory, data file and socket are for its user only', async () => {
    const dataDir = path.join(directory(), 'private');
    await start(dataDir);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(dataDir, 'store.sock')).mode & 0o777).toBe(0o600);
  });

  test('a data directory with a path too long for a socket works', async () => {
    const dataDir = path.join(directory(), 'a-long-name-'.repeat(10), 'another-long-name-'.repeat(5));
    mkdirSync(dataDir, { recursive: true });
    const store = await start(dataDir);
    await withClient(store, (client) => client.db().collection('things').insertOne({ n: 1 }));
  });

  test('ends when its parent is killed', async () => {
    const dataDir = directory();
    const module = path.join(path.dirname(ENTRY), 'embedded-store.js');
    const script = `import(${JSON.stringify(module)}).then(async ({ startEmbeddedStore }) => {
      const store = await startEmbeddedStore(${JSON.stringify({ dataDir, entry: ENTRY })});
      console.log(store.pid);
    })`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = Number(
      await new Promise<string>((resolve) => createInterface({ input: parent.stdout }).once('line', resolve)),
    );
    expect(isRunning(pid)).toBe(true);
    parent.kill('SIGKILL');
    await gone(pid);
    await start(dataDir);
  });

  test('tells who started it when it ends unasked', async () => {
    const dataDir = directory();
    const { startEmbeddedStore } = await import('../../api/embedded-store/embedded-store.js');
    const reason = await new Promise<string>((resolve, reject) => {
      startEmbeddedStore({ dataDir, entry: ENTRY, onExit: resolve }).then(
        (store) => process.kill(store.pid, 'SIGKILL'),
        reject,
      );
    });
    expect(reason).toMatch(/SIGKILL/);
  });

  test('answers as a member of a replica set when it is told to', async () => {
    const store = await start(directory(), ['--replica-set', 'alone']);
    const hello = await withClient(store, (client) => client.db('admin').command({ hello: 1 }));
    expect(hello).toMatchObject({ setName: 'alone', isWritablePrimary: true });
  });

  test('finishes what it has accepted when it is asked to end', async () => {
    const dataDir = directory();
    const store = await start(dataDir);
    const acknowledged = await withClient(store, async (client) => {
      const inserts = Array.from({ length: 200 }, (_, n) =>
        client.db().collection<{ _id: number }>('things').insertOne({ _id: n }),
      );
      await inserts[0];
      await store.stop();
      return (await Promise.allSettled(inserts)).filter(({ status }) => status === 'fulfilled').length;
    });
    const again = await start(dataDir);
    expect(
      await withClient(again, (client) => client.db().collection('things').countDocuments()),
    ).toBeGreaterThanOrEqual(acknowledged);
  });
});
