/** The only reader of the environment: one typed, checked object for everything that can be configured. */
import { resolve } from 'node:path';
import { ConfigurationError } from './platform/configuration-error.js';
import { JURISDICTIONS, type Jurisdiction } from './platform/jurisdictions.js';
import { limitsOf, USUAL_LIMITS, type Limits } from './platform/limits.js';
import { requireStrongSecrets, secretsKeptIn, type Secrets } from './platform/secrets.js';

export { ConfigurationError, type Limits };

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
    secrets: overrides.secrets ?? secretsFrom(env, mode, dataDir),
    controller: controllerFrom(env, mode),
    jurisdiction: jurisdictionFrom(env),
    modelEndpoints: modelEndpointsFrom(env),
    limits: env.LIMITS ? limitsOf(env.LIMITS) : USUAL_LIMITS,
    demo: mode === 'development',
    ...overrides,
  };
  if (mode === 'production' && !config.publicUrl)
    throw new ConfigurationError('PUBLIC_URL must be set in production mode.');
  return config;
}

function secretsFrom(env: NodeJS.ProcessEnv, mode: Config['mode'], dataDir: string): Secrets {
  const given = {
    tokenKey: { variable: 'TOKEN_KEY', value: env.TOKEN_KEY },
    vaultKey: { variable: 'VAULT_KEY', value: env.VAULT_KEY },
    auditKey: { variable: 'AUDIT_KEY', value: env.AUDIT_KEY },
    noticeKey: { variable: 'NOTICE_KEY', value: env.NOTICE_KEY },
  };
  return mode === 'production' ? requireStrongSecrets(given) : secretsKeptIn(dataDir, given);
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

/** Only that it is a list: what each entry must be is the register of recipients' to say. */
function modelEndpointsFrom(env: NodeJS.ProcessEnv): ModelEndpoint[] {
  if (!env.MODEL_ENDPOINTS) return [];
  try {
    const endpoints: unknown = JSON.parse(env.MODEL_ENDPOINTS);
    if (Array.isArray(endpoints)) return endpoints as ModelEndpoint[];
  } catch {
    // Told below.
  }
  throw new ConfigurationError('MODEL_ENDPOINTS must be a JSON array (docs/operations.md shows one).');
}

function wholeNumber(env: NodeJS.ProcessEnv, variable: string, otherwise: number): number {
  const value = Number(env[variable] ?? otherwise);
  if (!Number.isInteger(value) || value < 0) throw new ConfigurationError(`${variable} must be a whole number.`);
  return value;
}
