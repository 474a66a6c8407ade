/** Starts the store as a child process and says how to reach it; the child ends when this process does. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface EmbeddedStoreSettings {
  readonly dataDir: string;
  /** The compiled entry point; by default the one under `dist` of the working directory. */
  readonly entry?: string;
  /** Called when the store's process ends without having been asked to. */
  readonly onExit?: (reason: string) => void;
  /** Further arguments, such as `--fail-unindexed-scans`. */
  readonly args?: readonly string[];
}

export interface EmbeddedStore {
  readonly pid: number;
  /** A MongoDB URI for the official driver. */
  uri(databaseName: string): string;
  /** Everything acknowledged is on disk already; this closes the files and frees the data directory. */
  stop(): Promise<void>;
}

/** The store could not be started; the message is for people. */
export class EmbeddedStoreError extends Error {}

const START_MS = 60_000;
const STOP_MS = 15_000;
/** Unix socket addresses hold 108 bytes on Linux, 104 elsewhere, with the closing zero. */
const MAX_SOCKET_BYTES = 100;

interface Place {
  readonly args: readonly string[];
  readonly temporary: string | null;
}

function placeFor(dataDir: string): Place {
  if (process.platform === 'win32') return { args: ['--port', '0'], temporary: null };
  const inside = path.join(path.resolve(dataDir), 'store.sock');
  if (Buffer.byteLength(inside) <= MAX_SOCKET_BYTES) return { args: ['--socket', inside], temporary: null };
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'store-'));
  return { args: ['--socket', path.join(temporary, 'store.sock')], temporary };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new EmbeddedStoreError('the embedded store did not answer within a minute')),
      START_MS,
    );
    const lines = createInterface({ input: child.stdout! });
    lines.once('line', (line) => {
      clearTimeout(timer);
      resolve(line);
    });
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new EmbeddedStoreError(`the embedded store could not be started: ${error.message}`));
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      reject(new EmbeddedStoreError(`the embedded store ended while starting (${signal ?? `code ${code}`})`));
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

async function end(child: ChildProcess): Promise<void> {
  const done = ended(child);
  child.stdin?.end();
  if (process.platform !== 'win32') child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await done;
  clearTimeout(timer);
}

export async function startEmbeddedStore(settings: EmbeddedStoreSettings): Promise<EmbeddedStore> {
  const entry = settings.entry ?? path.resolve(process.cwd(), 'dist/api/embedded-store/main.js');
  if (!fs.existsSync(entry))
    throw new EmbeddedStoreError(`the embedded store is not built: ${entry} is missing, run the build first`);
  const place = placeFor(settings.dataDir);
  const args = [
    '--data-dir',
    path.resolve(settings.dataDir),
    ...place.args,
    '--ends-with-parent',
    ...(settings.args ?? []),
  ];
  const child = spawn(process.execPath, ['--max-semi-space-size=32', '--enable-source-maps', entry, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // Writing into the pipe of a child that is gone is no error of ours.
  child.stdin!.on('error', () => undefined);
  const forget = (): void => {
    if (place.temporary !== null) fs.rmSync(place.temporary, { recursive: true, force: true });
  };
  let answer: { ready: boolean; uri?: string; error?: string };
  try {
    answer = JSON.parse(await firstLine(child)) as typeof answer;
    if (!answer.ready) throw new EmbeddedStoreError(answer.error ?? 'the embedded store could not be started');
  } catch (error) {
    await end(child);
    forget();
    throw error;
  }
  let isStopping = false;
  child.once('exit', (code, signal) => {
    forget();
    if (!isStopping) settings.onExit?.(`the embedded store ended (${signal ?? `code ${code}`})`);
  });
  const uri = answer.uri!;
  return {
    pid: child.pid!,
    uri: (databaseName) => uri.replace('/?', `/${encodeURIComponent(databaseName)}?`),
    async stop() {
      isStopping = true;
      await end(child);
    },
  };
}
