/** Starts a built server as a child process and reads the one line in which it says where it listens. */
import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';
import type { Served, ServedAddress } from './served-app.js';

export interface ServerProcess<T> {
  address: T;
  child: ChildProcess;
  /** Everything written to its standard output and error. */
  output(): string;
  /** An orderly end. */
  stop(): Promise<void>;
  /** No end at all: the process is gone at once. */
  kill(): Promise<void>;
}

/** `entry` is a path below `dist/test`. */
export async function startServer<T>(entry: string, argument: object = {}): Promise<ServerProcess<T>> {
  const child = fork(resolve('dist/test', entry), [JSON.stringify(argument)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: ['--max-semi-space-size=32'],
  });
  const output: string[] = [];
  child.stderr!.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stdout!.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const lines = createInterface({ input: child.stdout! });
  const address = await new Promise<T>((done, fail) => {
    // Log lines are JSON too: the address is the one with a `url`.
    lines.on('line', (line) => {
      if (line.startsWith('{"url"')) done(JSON.parse(line) as T);
    });
    void gone.then(() => fail(new Error(`${entry} ended before it served: ${output.join('')}`)));
  });
  return {
    address,
    child,
    output: () => output.join(''),
    stop: async () => {
      if (child.connected) child.disconnect();
      await gone;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

export const serve = (served: Served): Promise<ServerProcess<ServedAddress>> =>
  startServer('support/served-app.js', served);
