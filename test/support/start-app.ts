/** Boots the real server for a test: port 0, its own data directory and store, a clock that the test turns. */
import 'reflect-metadata';
import type { InjectionToken } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { createApplication } from '../../api/application.js';
import { loadConfig, type Config, type Limits } from '../../api/config.js';
import { closeGround, openGround, type Ground } from '../../api/ground.js';
import { TestClock } from './test-clock.js';

/** Rates that no test meets by accident; a test of the limits sets its own. */
export const GENEROUS: Limits = {
  messages: { burst: 100_000, perMinute: 100_000 },
  events: { burst: 100_000, perMinute: 100_000 },
  siteMessages: { burst: 100_000, perMinute: 100_000 },
  visitorSessions: { burst: 100_000, perMinute: 100_000 },
  signIns: { burst: 100_000, perMinute: 100_000 },
  requests: { burst: 100_000, perMinute: 100_000 },
};

export interface TestApp {
  /** `http://127.0.0.1:PORT`, also the server's own origin. */
  url: string;
  dataDir: string;
  config: Config;
  clock: TestClock;
  ground: Ground;
  http: ReturnType<typeof request>;
  get<T>(token: InjectionToken<T>): T;
  /** Closes the application and its store; keeps the data directory where the test gave one. */
  close(): Promise<void>;
}

export interface StartOptions {
  clock?: TestClock;
  config?: Partial<Config>;
  limits?: Partial<Limits>;
  /** A directory to open again after a restart; otherwise a new one that goes with `close`. */
  dataDir?: string;
  /** Ground already open: a second node on the same database. */
  ground?: Ground;
}

export async function startApp(options: StartOptions = {}): Promise<TestApp> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'engage-test-')));
  const clock = options.clock ?? new TestClock();
  const config = loadConfig(
    {
      NODE_ENV: 'test',
      DATA_DIR: dataDir,
      LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
      ...databaseOfEnvironment(),
    },
    { port: 0, limits: { ...GENEROUS, ...options.limits }, ...options.config },
  );
  const ground = options.ground ?? (await openGround(config, clock));
  let app: NestExpressApplication | undefined;
  try {
    app = await createApplication(ground);
    await app.listen(0, '127.0.0.1');
  } catch (error) {
    await app?.close();
    if (!options.ground) await closeGround(ground);
    throw error;
  }
  const running = app;
  const { port } = running.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    dataDir,
    config,
    clock,
    ground,
    http: request(url),
    get: (token) => running.get(token, { strict: false }),
    close: async () => {
      await running.close();
      if (!options.ground) await closeGround(ground);
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The suite also runs against a MongoDB server: `TEST_MONGODB_URI` names one; each application gets databases of its own there. */
function databaseOfEnvironment(): Record<string, string> {
  const server = process.env.TEST_MONGODB_URI;
  if (!server) return {};
  const url = new URL(server);
  url.pathname = `/engage-test-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const vault = new URL(url);
  vault.pathname += '-vault';
  return { MONGODB_URI: url.toString(), VAULT_MONGODB_URI: vault.toString() };
}
