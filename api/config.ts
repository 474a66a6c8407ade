/** The only reader of the environment: one typed, checked object for everything that can be configured. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { JURISDICTIONS, type Jurisdiction } from './platform/jurisdictions.js';
import type { RateLimit } from './platform/rate-limiter.js';

/** Injection token of the configuration. */
export const CONFIG = Symbol('configuration');

export interface Config {
  mode: 'development' | 'production' | 'test';
  port: number;
  /** Where people reach this server, without a trailing slash; decides links, cookies and the server's own origin. */
  publicUrl: string | null;
  dataDir: string;
  /** The project's root, where `dist/` lies. */
  rootDir: string;
  mongodbUri: string | null;
  vaultMongodbUri: string | null;
  redisUrl: string | null;
  /** Number of proxies in front whose forwarded headers are believed. */
  trustedProxies: number;
  logLevel: string;
  secrets: Secrets;
  controller: Controller;
  /** Whose bank holidays count when an answer falls due. */
  jurisdiction: Jurisdiction;
  /** Endpoints of models that members may choose, beside the built-in knowledge agent. */
  modelEndpoints: ModelEndpoint[];
  limits: Limits;
  demo: boolean;
}

/** Each at least 32 bytes, base64url. */
export interface Secrets {
  tokenKey: string;
  vaultKey: string;
  auditKey: string;
  noticeKey: string;
}

/** Who answers for the processing (C1): shown in the notice, emails, receipts and the record of processing. */
export interface Controller {
  name: string;
  address: string;
  email: string;
  representative: string;
  /** The supervisory authority and where to complain. */
  authority: string;
  authorityUrl: string;
}

export interface ModelEndpoint {
  id: string;
  name: string;
  /** OpenAI-compatible base URL, such as `https://models.example/v1`. */
  baseUrl: string;
  /** ISO 3166-1 alpha-2 code of the country where the endpoint processes; outside the UK and EEA start-up fails. */
  country: string;
  model: string;
  apiKey: string | null;
  /** The operator's own machine in a private network: plain http and private addresses are then allowed. */
  isPrivateNetwork?: boolean;
  /** Milliseconds to wait for the first words of an answer, and for all of it; 15,000 and 60,000 where not given. */
  firstTextMs?: number;
  totalMs?: number;
}

export interface Limits {
  /** `message:send` for each visitor. */
  messages: RateLimit;
  /** Any socket event, for each connection. */
  events: RateLimit;
  /** Messages for each site, all visitors together. */
  siteMessages: RateLimit;
  /** New visitor sessions for each address. */
  visitorSessions: RateLimit;
  /** Sign-in attempts for each account and each address. */
  signIns: RateLimit;
  /** REST requests for each address. */
  requests: RateLimit;
}

const DEFAULT_LIMITS: Limits = {
  messages: { burst: 10, perMinute: 30 },
  events: { burst: 60, perMinute: 240 },
  siteMessages: { burst: 500, perMinute: 3_000 },
  visitorSessions: { burst: 20, perMinute: 30 },
  signIns: { burst: 5, perMinute: 5 },
  requests: { burst: 200, perMinute: 600 },
};

const SECRET_VARIABLES: Record<keyof Secrets, string> = {
  tokenKey: 'TOKEN_KEY',
  vaultKey: 'VAULT_KEY',
  auditKey: 'AUDIT_KEY',
  noticeKey: 'NOTICE_KEY',
};

const PLACEHOLDER = /^(change|replace|todo|secret|password|placeholder|example|your|xxx|test|demo|default)|^(.)\2+$/i;

/** A configuration that must not start. Its message is for the operator. */
export class ConfigurationError extends Error {}

/** Reads and checks the environment. In production a missing or placeholder value throws `ConfigurationError`; elsewhere secrets are made once and kept in the data directory. */
export function loadConfig(env: NodeJS.ProcessEnv, overrides: Partial<Config> = {}): Config {
  const mode =
    overrides.mode ?? (env.NODE_ENV === 'production' ? 'production' : env.NODE_ENV === 'test' ? 'test' : 'development');
  const dataDir = overrides.dataDir ?? resolve(env.DATA_DIR ?? 'data');
  const config: Config = {
    mode,
    port: wholeNumber(env, 'PORT', 3000),
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    dataDir,
    rootDir: process.cwd(),
    mongodbUri: env.MONGODB_URI ?? null,
    vaultMongodbUri: env.VAULT_MONGODB_URI ?? null,
    redisUrl: env.REDIS_URL ?? null,
    trustedProxies: wholeNumber(env, 'TRUSTED_PROXIES', 0),
    logLevel: env.LOG_LEVEL ?? (mode === 'production' ? 'info' : 'warn'),
    secrets:
      mode === 'production' ? secretsFromEnvironment(env) : (overrides.secrets ?? secretsFromDataDir(dataDir, env)),
    controller: controllerFrom(env, mode),
    jurisdiction: jurisdictionFrom(env),
    modelEndpoints: modelEndpointsFrom(env),
    limits: limitsFrom(env),
    demo: mode === 'development',
    ...overrides,
  };
  if (mode === 'production' && !config.publicUrl)
    throw new ConfigurationError('PUBLIC_URL must be set in production mode.');
  return config;
}

function secretsFromEnvironment(env: NodeJS.ProcessEnv): Secrets {
  const entries = Object.entries(SECRET_VARIABLES).map(([key, variable]) => {
    const value = env[variable];
    if (!value)
      throw new ConfigurationError(`${variable} must be set in production mode: 32 random bytes or more, base64url.`);
    if (value.length < 43 || PLACEHOLDER.test(value) || new Set(value).size < 12) {
      throw new ConfigurationError(`${variable} is a placeholder or too weak: use 32 random bytes or more, base64url.`);
    }
    return [key, value];
  });
  if (new Set(entries.map(([, value]) => value)).size < entries.length) {
    throw new ConfigurationError('The secrets must differ from each other.');
  }
  return Object.fromEntries(entries) as unknown as Secrets;
}

/** Outside production: made at the first start, kept with mode 0600, so that a restart can read its own data. */
function secretsFromDataDir(dataDir: string, env: NodeJS.ProcessEnv): Secrets {
  const file = resolve(dataDir, 'secrets.json');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    const made = Object.fromEntries(
      Object.keys(SECRET_VARIABLES).map((key) => [key, randomBytes(32).toString('base64url')]),
    );
    writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  }
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const given = Object.entries(SECRET_VARIABLES).flatMap(([key, variable]) =>
    env[variable] ? [[key, env[variable]]] : [],
  );
  return { ...kept, ...(Object.fromEntries(given) as Partial<Secrets>) };
}

function controllerFrom(env: NodeJS.ProcessEnv, mode: Config['mode']): Controller {
  const given = {
    name: env.CONTROLLER_NAME ?? '',
    address: env.CONTROLLER_ADDRESS ?? '',
    email: env.CONTROLLER_EMAIL ?? '',
    representative: env.CONTROLLER_REPRESENTATIVE ?? '',
  };
  const blank = Object.entries(given)
    .filter(([, value]) => value.trim() === '')
    .map(([key]) => key);
  if (mode === 'production' && blank.length > 0) {
    throw new ConfigurationError(
      `The controller must be named in production mode; blank: ${blank.map((k) => `CONTROLLER_${k.toUpperCase()}`).join(', ')}.`,
    );
  }
  return {
    name: given.name || 'Engage Smarter (demonstration)',
    address: given.address || '1 Example Street, London',
    email: given.email || 'privacy@engage-smarter.example',
    representative: given.representative || 'The privacy officer',
    authority: "Information Commissioner's Office (ICO)",
    authorityUrl: 'https://ico.org.uk/make-a-complaint/',
  };
}

function jurisdictionFrom(env: NodeJS.ProcessEnv): Jurisdiction {
  const given = env.JURISDICTION ?? 'england-and-wales';
  const known = JURISDICTIONS.find((jurisdiction) => jurisdiction === given);
  if (!known) throw new ConfigurationError(`JURISDICTION must be one of ${JURISDICTIONS.join(', ')}.`);
  return known;
}

function modelEndpointsFrom(env: NodeJS.ProcessEnv): ModelEndpoint[] {
  if (!env.MODEL_ENDPOINTS) return [];
  try {
    return JSON.parse(env.MODEL_ENDPOINTS) as ModelEndpoint[];
  } catch {
    throw new ConfigurationError('MODEL_ENDPOINTS must be a JSON array (docs/operations.md shows one).');
  }
}

function limitsFrom(env: NodeJS.ProcessEnv): Limits {
  if (!env.LIMITS) return DEFAULT_LIMITS;
  try {
    return { ...DEFAULT_LIMITS, ...(JSON.parse(env.LIMITS) as Partial<Limits>) };
  } catch {
    throw new ConfigurationError('LIMITS must be a JSON object (docs/operations.md shows one).');
  }
}

function wholeNumber(env: NodeJS.ProcessEnv, variable: string, otherwise: number): number {
  const value = Number(env[variable] ?? otherwise);
  if (!Number.isInteger(value) || value < 0) throw new ConfigurationError(`${variable} must be a whole number.`);
  return value;
}
