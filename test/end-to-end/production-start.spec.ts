/** The built server as an operator starts it: refuses placeholders, serves behind a proxy's headers, drains when it is told to stop. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';

let dataDir: string;
beforeAll(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'engage-production-'))));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const secret = (): string => randomBytes(32).toString('base64url');

const production = (): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  NODE_ENV: 'production',
  PORT: '0',
  DATA_DIR: dataDir,
  PUBLIC_URL: 'https://chat.engage-smarter.example',
  TRUSTED_PROXIES: '1',
  TOKEN_KEY: secret(),
  VAULT_KEY: secret(),
  AUDIT_KEY: secret(),
  NOTICE_KEY: secret(),
  CONTROLLER_NAME: 'Invented Controller Ltd',
  CONTROLLER_ADDRESS: '1 Example Street, London',
  CONTROLLER_EMAIL: 'privacy@example.org',
  CONTROLLER_REPRESENTATIVE: 'The privacy officer',
});

interface Started {
  child: ChildProcess;
  output(): string;
  /** Resolves with the port, or rejects when the process ends first. */
  port: Promise<number>;
  exited: Promise<number | null>;
}

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

function start(env: Record<string, string>): Started {
  const child = spawn(process.execPath, ['dist/api/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const said: string[] = [];
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const port = new Promise<number>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      said.push(chunk.toString());
      const ready = /Ready on port (\d+)/.exec(said.join(''));
      if (ready) resolve(Number(ready[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exited.then(() => reject(new Error(said.join(''))));
  });
  port.catch(() => undefined);
  return { child, output: () => said.join(''), port, exited };
}

it.each([
  ['a missing secret', { TOKEN_KEY: '' }, 'TOKEN_KEY must be set in production mode'],
  [
    'a placeholder',
    { VAULT_KEY: 'changeme-changeme-changeme-changeme-changeme-changeme' },
    'VAULT_KEY is a placeholder',
  ],
  ['one letter many times', { AUDIT_KEY: 'a'.repeat(64) }, 'AUDIT_KEY is a placeholder'],
  ['a blank controller (C1.2)', { CONTROLLER_NAME: ' ' }, 'CONTROLLER_NAME'],
  ['no public address', { PUBLIC_URL: '' }, 'PUBLIC_URL must be set in production mode'],
  [
    'a model endpoint outside the UK and EEA',
    {
      MODEL_ENDPOINTS: JSON.stringify([
        { id: 'x', name: 'X', baseUrl: 'https://models.example/v1', country: 'US', model: 'm', apiKey: null },
      ]),
    },
    'stays in the UK and the EEA',
  ],
  [
    'a recipient without a country',
    {
      MODEL_ENDPOINTS: JSON.stringify([
        { id: 'x', name: 'X', baseUrl: 'https://models.example/v1', model: 'm', apiKey: null },
      ]),
    },
    'countr',
  ],
])('refuses to start with %s', async (_name, change, sentence) => {
  const started = start({ ...production(), ...change });
  expect(await started.exited).toBe(1);
  expect(started.output()).toContain('did not start');
  expect(started.output()).toContain(sentence);
});

it('serves behind a proxy’s headers, shows no demonstration, and drains on SIGTERM', async () => {
  const started = start(production());
  const url = `http://127.0.0.1:${await started.port}`;
  const forwarded = {
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': 'chat.engage-smarter.example',
    'X-Forwarded-For': '203.0.113.9',
  };
  await request(url).get('/health/ready').set(forwarded).expect(200);
  const page = await request(url).get('/notice').set(forwarded).expect(200);
  expect(page.text).toContain('Invented Controller Ltd');
  expect(page.headers['strict-transport-security']).toContain('max-age');
  await request(url).get('/').set(forwarded).expect(404);
  expect(started.output()).not.toMatch(/passwords are shown once|A customer's page/);

  // A request that is under way when the signal comes is answered (signing in hashes for a while).
  const underWay = request(url)
    .post('/v1/sessions')
    .set(forwarded)
    .send({ email: 'nobody@example.org', password: 'a-long-invented-passphrase' });
  const answered = underWay.then((response) => response.status);
  await request(url).get('/health/live');
  started.child.kill('SIGTERM');
  expect(await answered).toBe(401);
  expect(await started.exited).toBe(0);
  await expect(request(url).get('/health/live')).rejects.toThrow();

  // And the data directory is free for the next start.
  const again = start(production());
  await again.port;
  again.child.kill('SIGTERM');
  expect(await again.exited).toBe(0);
});
