/** The hand-written documents name what the code has: routes, events, codes, limits, variables, commands; nothing missing, nothing invented. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadConfig } from '../../api/config.js';
import { FRAME_MAX_BYTES, MESSAGE_MAX_CHARACTERS } from '../../api/conversations/conversations.contract.js';
import { HTTP_STATUS_OF } from '../../api/platform/errors.contract.js';
import { SEND_BUFFER_LIMIT } from '../../api/platform/socket-edge.js';
import { FLOORS } from './dependency-rules.js';
import { restRoutes } from './rest-routes.js';
import { filesBelow, read } from './source-files.js';

const ROOT = join(__dirname, '../..');
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const found = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1]!))].sort();

describe('docs/protocol.md', () => {
  const protocol = textOf('docs/protocol.md');

  test('names each REST route under /v1, and no other', () => {
    const routes = restRoutes(filesBelow(ROOT, 'api').map(read)).filter((route) => route.includes(' /v1/'));
    expect(routes.length).toBeGreaterThan(50);
    expect(found(protocol, /^\| `((?:GET|POST|PUT|PATCH|DELETE) \/v1\/[^`?]+)`/gm)).toEqual(routes);
  });

  test('names each event and announcement, and no other', () => {
    const contract = textOf('api/conversations/conversations.contract.ts');
    const events = found(contract, /^ {2}'([a-z]+:[a-z]+)': \(/gm);
    expect(events).toContain('message:send');
    expect(found(protocol, /^\| `([a-z]+:[a-z]+)`/gm)).toEqual(events);
  });

  test('lists each error code with its HTTP twin', () => {
    const rows = [...protocol.matchAll(/^\| `([a-z_]+)` +\| (\d{3}) /gm)].map(([, code, status]) => [
      code,
      Number(status),
    ]);
    expect(Object.fromEntries(rows)).toEqual(HTTP_STATUS_OF);
  });

  test('states the limits that the code has', () => {
    const folder = join(ROOT, 'dist');
    const { limits } = loadConfig({ NODE_ENV: 'production', ...PRODUCTION }, { dataDir: folder });
    const rate = ({ burst, perMinute }: { burst: number; perMinute: number }): string =>
      `${burst} at once, ${perMinute.toLocaleString('en')} a minute`;
    const rows = Object.fromEntries(
      [...protocol.matchAll(/^\| (\S[^|]*?) +\| ([^|]*?) +\| [^|]* \|$/gm)].map(([, what, limit]) => [what, limit]),
    );
    expect(rows).toMatchObject({
      'text of a message': `${MESSAGE_MAX_CHARACTERS.toLocaleString('en')} characters`,
      'a websocket frame': `${FRAME_MAX_BYTES / 1024} KiB`,
      'unread data of one socket': `${SEND_BUFFER_LIMIT / 1024 / 1024} MiB`,
      'socket events of one connection': rate(limits.events),
      'messages of one visitor': rate(limits.messages),
      'messages of all visitors of one site': rate(limits.siteMessages),
      'new visitor sessions of one address': rate(limits.visitorSessions),
      'sign-ins of one address, and of one account': rate(limits.signIns),
      'REST requests of one address': `${limits.requests.perMinute} a minute`,
    });
  });
});

/** Invented, long enough, all different. */
const PRODUCTION = {
  PUBLIC_URL: 'https://chat.example',
  TOKEN_KEY: 'Zk3vQ9mX1bT7rLw5cHs8dYf2gJn6pAe4uKo0iMq-_Bt',
  VAULT_KEY: 'a8Xd2Lq7Wv5Rz0Tn4Gj9Km3Pb6Yc1Hs-Ef_UoIiQwErt',
  AUDIT_KEY: 'M5nB2vC8xZ1lK4jH7gF0dS3aP6oI9uY-tR_eWqQzXcVb',
  NOTICE_KEY: 'q1W2e3R4t5Y6u7I8o9P0-a_SdFgHjKlZxCvBnMQwErTy',
  CONTROLLER_NAME: 'Example Chat Ltd',
  CONTROLLER_ADDRESS: '2 Example Road, Leeds',
  CONTROLLER_EMAIL: 'privacy@chat.example',
  CONTROLLER_REPRESENTATIVE: 'A. Example',
};

describe('docs/operations.md', () => {
  const operations = textOf('docs/operations.md');

  test('has a row for each variable that the configuration reads, and for no other', () => {
    const configuration = textOf('api/config.ts');
    const variables = [
      ...found(configuration, /\benv\.([A-Z][A-Z_]+)\b/g),
      ...found(configuration, /\(env, '([A-Z_]+)'/g),
      ...found(configuration, /Key: '([A-Z_]+)'/g),
    ];
    expect(variables).toEqual(expect.arrayContaining(['PORT', 'TOKEN_KEY', 'MONGODB_URI']));
    expect(found(operations, /^\| `([A-Z_]+)`/gm)).toEqual([...new Set(variables)].sort());
  });

  test('its example of MODEL_ENDPOINTS and of LIMITS can be read', () => {
    const [endpoints, limits] = [...operations.matchAll(/```json\n([^]*?)```/g)].map(([, json]) => json);
    const config = loadConfig(
      { NODE_ENV: 'production', ...PRODUCTION, MODEL_ENDPOINTS: endpoints, LIMITS: limits },
      { dataDir: ROOT },
    );
    expect(config.modelEndpoints[0]).toMatchObject({ id: expect.any(String), country: 'GB' });
    expect(config.limits.messages).toEqual({ burst: expect.any(Number), perMinute: expect.any(Number) });
  });
});

describe('README.md and docs/architecture.md', () => {
  const readme = textOf('README.md');

  test('the table of commands has each public script, and no other', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = found(readme, /^\| `npm (?:run )?([a-z:]+)/gm);
    expect(named).toEqual(Object.keys(scripts).sort());
  });

  test('the table of modules has each module, in the order of its floors', () => {
    const rows = [...textOf('docs/architecture.md').matchAll(/^\| `([a-z-]+)\/` /gm)].map(([, name]) => name);
    const built = FLOORS.flat().filter((module) => existsSync(join(ROOT, 'api', module)));
    expect(rows).toEqual(built);
  });

  test.each(['README.md', 'docs/architecture.md', 'docs/operations.md', 'docs/protocol.md', 'docs/about.md'])(
    'the links of %s lead somewhere',
    (path) => {
      const targets = [...textOf(path).matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)].map(([, target]) => target!);
      const local = targets.filter((target) => !/^[a-z]+:/.test(target));
      expect(local.filter((target) => !existsSync(join(ROOT, dirname(path), target)))).toEqual([]);
    },
  );
});
