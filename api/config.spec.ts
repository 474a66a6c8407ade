/** What the environment may say, and the sentence with which each wrong value stops the start. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, loadConfig } from './config.js';
import { USUAL_LIMITS } from './platform/limits.js';

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'engage-config-'))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const load = (env: Record<string, string>) => loadConfig({ NODE_ENV: 'test', DATA_DIR: dataDir, ...env });

test.each([
  ['half a limit', { LIMITS: '{"messages":{"burst":5}}' }, 'messages needs burst'],
  ['a number for a limit', { LIMITS: '{"messages":5}' }, 'messages needs burst'],
  ['a text for a rate', { LIMITS: '{"signIns":{"burst":5,"perMinute":"5"}}' }, 'signIns needs burst'],
  ['a rate of nothing', { LIMITS: '{"signIns":{"burst":5,"perMinute":0}}' }, 'signIns needs burst'],
  ['an unknown limit', { LIMITS: '{"mesages":{"burst":5,"perMinute":5}}' }, 'LIMITS knows no "mesages"'],
  ['an inherited name for a limit', { LIMITS: '{"toString":{"burst":5,"perMinute":5}}' }, 'LIMITS knows no "toString"'],
  ['a list of limits', { LIMITS: '[]' }, 'LIMITS must be a JSON object'],
  ['a text for limits', { LIMITS: '"none"' }, 'LIMITS must be a JSON object'],
  ['limits that are not JSON', { LIMITS: 'none' }, 'LIMITS must be a JSON object'],
  ['one model endpoint outside a list', { MODEL_ENDPOINTS: '{"id":"x"}' }, 'MODEL_ENDPOINTS must be a JSON array'],
  ['endpoints that are not JSON', { MODEL_ENDPOINTS: '[' }, 'MODEL_ENDPOINTS must be a JSON array'],
  ['words for a port', { PORT: 'http' }, 'PORT must be a whole number'],
  ['a negative number of proxies', { TRUSTED_PROXIES: '-1' }, 'TRUSTED_PROXIES must be a whole number'],
])('refuses %s', (_what, env, sentence) => {
  expect(() => load(env)).toThrow(ConfigurationError);
  expect(() => load(env)).toThrow(sentence);
});

test('keeps the usual value of each limit that is left out', () => {
  const { limits } = load({ LIMITS: '{"messages":{"burst":1,"perMinute":2}}' });
  expect(limits).toEqual({ ...USUAL_LIMITS, messages: { burst: 1, perMinute: 2 } });
});

describe('secrets outside production', () => {
  const file = (): string => join(dataDir, 'secrets.json');

  test('are made once, each by itself, readable by the owner alone, and found again', () => {
    const { secrets } = load({});
    expect(new Set(Object.values(secrets)).size).toBe(4);
    expect(Object.values(secrets).every((secret) => Buffer.from(secret, 'base64url').length === 32)).toBe(true);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(load({}).secrets).toEqual(secrets);
  });

  test('one that is given counts, and is not written down', () => {
    const { secrets } = load({ TOKEN_KEY: 'given' });
    expect(secrets.tokenKey).toBe('given');
    expect(readFileSync(file(), 'utf8')).not.toContain('given');
  });

  test('one that an earlier release did not know is made; the others stay', () => {
    const { secrets } = load({});
    const { noticeKey: _unknown, ...known } = secrets;
    writeFileSync(file(), JSON.stringify(known));
    const later = load({}).secrets;
    expect(later).toMatchObject(known);
    expect(later.noticeKey).not.toBe(secrets.noticeKey);
  });
});

test('a secret used twice stops a production start', () => {
  const secret = 'q7Zr3xVb9LmT2kWc8NpY4sHd6JfG1aEoUiXvRtBnMzQ';
  const env = { NODE_ENV: 'production', TOKEN_KEY: secret, VAULT_KEY: secret, AUDIT_KEY: secret, NOTICE_KEY: secret };
  expect(() => load(env)).toThrow('The secrets must differ from each other.');
});
