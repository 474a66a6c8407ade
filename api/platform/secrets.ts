/** The platform's secrets: given by the environment and strong in production, made once and kept in the data directory elsewhere. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigurationError } from './configuration-error.js';

/** Each at least 32 bytes, base64url. */
export interface Secrets {
  tokenKey: string;
  vaultKey: string;
  auditKey: string;
  noticeKey: string;
}

type SecretName = keyof Secrets;
/** What the environment gives for each secret, with the variable's name for messages. */
export type GivenSecrets = Readonly<Record<SecretName, { variable: string; value: string | undefined }>>;

/** 32 bytes are 43 characters of base64url. */
const SHORTEST = 43;
const FEWEST_DIFFERENT = 12;
const PLACEHOLDER = /^(change|replace|todo|secret|password|placeholder|example|your|xxx|test|demo|default)|^(.)\2+$/i;

/** Throws `ConfigurationError` where one is missing, a placeholder, too weak or used twice. */
export function requireStrongSecrets(given: GivenSecrets): Secrets {
  const entries = Object.entries(given).map(([name, { variable, value }]) => {
    if (!value)
      throw new ConfigurationError(`${variable} must be set in production mode: 32 random bytes or more, base64url.`);
    if (value.length < SHORTEST || PLACEHOLDER.test(value) || new Set(value).size < FEWEST_DIFFERENT)
      throw new ConfigurationError(`${variable} is a placeholder or too weak: use 32 random bytes or more, base64url.`);
    return [name, value] as const;
  });
  if (new Set(entries.map(([, value]) => value)).size < entries.length)
    throw new ConfigurationError('The secrets must differ from each other.');
  return Object.fromEntries(entries) as unknown as Secrets;
}

/** Those of the data directory, made where there are none yet (mode 0600), so that a restart reads its own data; what is given counts more. */
export function secretsKeptIn(dataDir: string, given: GivenSecrets): Secrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = resolve(dataDir, 'secrets.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  const names = Object.keys(given) as SecretName[];
  const missing = names.filter((name) => !kept[name]);
  for (const name of missing) kept[name] = randomBytes(32).toString('base64url');
  if (missing.length > 0) {
    // In one step: a crash half-way must not leave a file that nothing can be read with.
    writeFileSync(`${file}.new`, JSON.stringify(kept, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return Object.fromEntries(names.map((name) => [name, given[name].value || kept[name]])) as unknown as Secrets;
}
