/** Starts a benchmark's server as a child process and reads the one line in which it says where it listens. */
import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';

export interface ServerProcess<T> {
  address: T;
  child: ChildProcess;
  stop(): Promise<void>;
}

export async function startServer<T>(entry: string): Promise<ServerProcess<T>> {
  const child = fork(resolve('dist/test/bench', entry), {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: ['--max-semi-space-size=32'],
  });
  const lines = createInterface({ input: child.stdout! });
  const address = await new Promise<T>((done, fail) => {
    lines.once('line', (line) => done(JSON.parse(line) as T));
    child.once('exit', (code) => fail(new Error(`${entry} ended with ${code}`)));
  });
  return {
    address,
    child,
    stop: async () => {
      const gone = new Promise((done) => child.once('exit', done));
      child.disconnect();
      await gone;
    },
  };
}
