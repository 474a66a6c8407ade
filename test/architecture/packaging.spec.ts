/** What no Docker engine is needed for: the compose file parses and means what it should, and the Dockerfile runs what the scripts run. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Script } from 'node:vm';
import { parse } from 'yaml';
import { filesBelow } from './source-files.js';

const ROOT = join(__dirname, '../..');
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
const configuration = textOf('api/config.ts');
const isRead = (variable: string): boolean =>
  new RegExp(`env\\.${variable}\\b|env, '${variable}'|'${variable}'`).test(configuration);

interface Service {
  image?: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  ports?: string[];
  volumes?: string[];
  stop_grace_period?: string;
}

describe('docker-compose.yml', () => {
  const compose = parse(textOf('docker-compose.yml')) as {
    services: Record<string, Service>;
    volumes: Record<string, unknown>;
  };
  const { mongodb, redis, mailpit, api } = compose.services as Record<'mongodb' | 'redis' | 'mailpit' | 'api', Service>;

  test('has the four services; every image names its version', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'mailpit', 'mongodb', 'redis']);
    expect([mongodb, redis, mailpit].filter(({ image }) => !/:v?\d/.test(image ?? ''))).toEqual([]);
    expect(api.build).toBe('.');
  });

  test('MongoDB is a replica set of one, made by its health check', () => {
    const name = mongodb.command?.[mongodb.command.indexOf('--replSet') + 1];
    const script = mongodb.healthcheck?.test.at(-1) ?? '';
    expect(() => new Script(script)).not.toThrow();
    expect(script).toContain(`_id: '${name}'`);
    expect(script).toContain('isWritablePrimary');
    expect(api.environment?.['MONGODB_URI']).toContain(`replicaSet=${name}`);
    expect(api.environment?.['VAULT_MONGODB_URI']).toContain(`replicaSet=${name}`);
  });

  test('the vault has a database of its own', () => {
    const databaseOf = (uri = ''): string => new URL(uri).pathname;
    expect(databaseOf(api.environment?.['VAULT_MONGODB_URI'])).not.toBe(databaseOf(api.environment?.['MONGODB_URI']));
  });

  test('the API waits for a healthy database and Redis', () => {
    expect(api.depends_on).toEqual({
      mongodb: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
    });
    expect(redis.healthcheck?.test).toEqual(['CMD', 'redis-cli', 'ping']);
  });

  test('every variable is one that the configuration reads; secrets have no default', () => {
    const variables = Object.keys(api.environment ?? {});
    expect(variables.filter((variable) => !isRead(variable))).toEqual([]);
    const secrets = variables.filter((variable) => /_KEY$|^CONTROLLER_/.test(variable));
    expect(secrets).toHaveLength(8);
    expect(secrets.filter((variable) => !api.environment?.[variable]?.startsWith(`\${${variable}:?`))).toEqual([]);
  });

  test('nothing is published beyond this machine, and named volumes are declared', () => {
    const ports = Object.values(compose.services).flatMap(({ ports = [] }) => ports);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    const named = Object.values(compose.services).flatMap(({ volumes = [] }) =>
      volumes.map((volume) => volume.split(':')[0]),
    );
    expect(Object.keys(compose.volumes).sort()).toEqual(named.sort());
  });

  test('a drain may take as long as the API takes at the most', () => {
    const drainMs = Number(/DRAIN_MS = ([\d_]+)/.exec(textOf('api/main.ts'))?.[1]?.replaceAll('_', ''));
    expect(Number.parseInt(api.stop_grace_period ?? '', 10) * 1000).toBeGreaterThan(drainMs);
  });
});

describe('Dockerfile', () => {
  const lines = textOf('Dockerfile')
    .replace(/\\\n\s*/g, '')
    .split('\n');
  const instructions = lines
    .filter((line) => /^[A-Z]+ /.test(line))
    .map((line) => [line.split(' ', 1)[0]!, line.slice(line.indexOf(' ') + 1)] as const);
  const of = (name: string): string[] =>
    instructions.filter(([instruction]) => instruction === name).map(([, rest]) => rest);
  const jsonOf = (text = ''): string[] => JSON.parse(text.slice(text.indexOf('['))) as string[];

  test('has two stages on the oldest Node that is supported, each run by an ordinary user', () => {
    expect(of('FROM')).toEqual(['node:20-bookworm-slim AS build', 'node:20-bookworm-slim']);
    expect(of('USER')).toEqual(['node', 'node']);
    const order = instructions.map(([instruction]) => instruction);
    expect(order.lastIndexOf('USER')).toBeLessThan(order.lastIndexOf('CMD'));
  });

  test('installs from the lock file, builds by the script, leaves out what only development needs', () => {
    const steps = of('RUN')
      .filter((step) => step.startsWith('npm'))
      .map((step) => step.replace(/ --no-(audit|fund)/g, ''));
    expect(steps).toEqual(['npm ci', 'npm run build', 'npm prune --omit=dev']);
    expect(scripts['build']).toBeDefined();
  });

  test('starts as `npm start` does', () => {
    expect(scripts['start']?.split('&&').at(-1)?.trim()).toBe(jsonOf(of('CMD').at(-1)).join(' '));
  });

  test('sets only variables that the configuration reads', () => {
    const variables = of('ENV').flatMap((rest) => rest.split(' ').map((pair) => pair.split('=')[0]!));
    expect(variables.filter((variable) => variable !== 'NODE_ENV' && !isRead(variable))).toEqual([]);
    expect(of('ENV').join(' ')).toContain('NODE_ENV=production');
  });

  test('its health check passes while /health/live answers 200, and fails otherwise', async () => {
    const [command, ...args] = jsonOf(of('HEALTHCHECK')[0]?.slice(of('HEALTHCHECK')[0]!.indexOf('CMD')));
    expect(command).toBe('node');
    const asked: (string | undefined)[] = [];
    let status = 200;
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(status).end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const check = (): Promise<unknown> =>
      promisify(execFile)(process.execPath, args, { env: { ...process.env, PORT: `${port}` } });
    await check();
    status = 503;
    await expect(check()).rejects.toMatchObject({ code: 1 });
    await new Promise((resolve) => server.close(resolve));
    await expect(check()).rejects.toMatchObject({ code: 1 });
    expect(asked).toEqual(['/health/live', '/health/live']);
  });

  test('copies every folder that the server reads at run time', () => {
    const copied = of('COPY').flatMap((rest) => /^--from=build .*\/app\/(\S+)/.exec(rest)?.[1] ?? []);
    const literals = filesBelow(ROOT, 'api').flatMap(({ text }) =>
      [...text.matchAll(/'((?:widget|docs|dist)(?:\/[\w./-]+)?)'/g)].map((match) => match[1]!),
    );
    const read = [...new Set(literals)].filter((path) => path.startsWith('dist/') || existsSync(join(ROOT, path)));
    expect(read).toEqual(expect.arrayContaining(['dist/widget', 'dist/api/embedded-store/main.js', 'docs']));
    expect(read.filter((path) => !copied.includes(path.split('/')[0]!))).toEqual([]);
  });

  test('the build context leaves out secrets, data and the history', () => {
    const ignored = textOf('.dockerignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.git', '.env', 'data', 'node_modules', 'dist']));
  });
});
