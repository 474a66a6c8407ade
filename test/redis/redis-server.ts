/** A Redis server for a test: the one that `TEST_REDIS_URL` names, or one of its own on a free port that keeps nothing on disk. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { createClient } from 'redis';

export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

/** Throws one sentence that says what to install where there is no Redis. */
export async function startRedis(): Promise<TestRedis> {
  const given = process.env.TEST_REDIS_URL;
  if (given) return { url: given, stop: async () => undefined };
  const port = await freePort();
  const server = spawn(
    'redis-server',
    ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    {
      stdio: 'ignore',
    },
  );
  const url = `redis://127.0.0.1:${port}`;
  await Promise.race([answers(url), ended(server)]);
  return { url, stop: () => stop(server) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Resolves when the server answers; the client tries again by itself until then. */
async function answers(url: string): Promise<void> {
  const client = createClient({ url, socket: { reconnectStrategy: () => 50 } });
  client.on('error', () => undefined);
  await client.connect();
  await client.ping();
  await client.close();
}

function ended(server: ChildProcess): Promise<never> {
  return new Promise((_resolve, reject) => {
    server.once('error', () =>
      reject(new Error('No redis-server was found: install Redis, or set TEST_REDIS_URL to a server.')),
    );
    server.once('exit', (code) => reject(new Error(`redis-server ended with code ${code}`)));
  });
}

async function stop(server: ChildProcess): Promise<void> {
  const isGone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await isGone;
}
