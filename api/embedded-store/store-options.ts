/** How the store is started: command line arguments and environment variables, checked. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';

export interface StoreOptions {
  readonly dataDirectory: string;
  /** Where to listen: a unix socket, or a port on the loopback interface (0: any free one). */
  readonly listen: { readonly socket: string } | { readonly port: number };
  /** On the loopback interface: what a client must give as its `appName`, so that only who knows the URI gets in. */
  readonly key: string | null;
  /** Answer `hello` as the only member of this replica set. */
  readonly replicaSet: string | null;
  /** Fail queries that read whole collections. */
  readonly failUnindexedScans: boolean;
  readonly allowedScans: ReadonlySet<string>;
  readonly scansUpTo: number;
  /** End when the standard input ends: that is how a parent that dies takes the store with it. */
  readonly endsWithParent: boolean;
  /** Seconds between two rounds of expiry; 0 turns it off. */
  readonly expirySeconds: number;
}

export class UsageError extends Error {}

const OPTIONS = {
  'data-dir': { type: 'string' },
  socket: { type: 'string' },
  port: { type: 'string' },
  open: { type: 'boolean' },
  'replica-set': { type: 'string' },
  'fail-unindexed-scans': { type: 'boolean' },
  'allow-scans': { type: 'string' },
  'scans-up-to': { type: 'string' },
  'ends-with-parent': { type: 'boolean' },
  'expiry-seconds': { type: 'string' },
} as const;

function wholeNumber(name: string, value: string | undefined, fallback: number, most: number): number {
  if (value === undefined) return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > most)
    throw new UsageError(`--${name} must be a whole number from 0 to ${most}`);
  return number;
}

/** @param defaultDirectory used when neither `--data-dir` nor STORE_DATA_DIR says where the data is */
export function parseOptions(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  defaultDirectory = 'data/store',
): StoreOptions {
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false }));
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const dataDirectory = path.resolve(values['data-dir'] ?? environment['STORE_DATA_DIR'] ?? defaultDirectory);
  if (values.socket !== undefined && values.port !== undefined) throw new UsageError('give either --socket or --port');
  return {
    dataDirectory,
    listen:
      values.socket !== undefined
        ? { socket: path.resolve(values.socket) }
        : { port: wholeNumber('port', values.port, 0, 65_535) },
    key: values.open === true ? null : randomBytes(18).toString('base64url'),
    replicaSet: values['replica-set'] ?? null,
    failUnindexedScans: values['fail-unindexed-scans'] ?? environment['STORE_FAIL_UNINDEXED_SCANS'] === '1',
    allowedScans: new Set(
      (values['allow-scans'] ?? environment['STORE_ALLOW_SCANS'] ?? '').split(',').filter((name) => name !== ''),
    ),
    scansUpTo: wholeNumber('scans-up-to', values['scans-up-to'] ?? environment['STORE_SCANS_UP_TO'], 0, 1_000_000),
    endsWithParent: values['ends-with-parent'] ?? false,
    expirySeconds: wholeNumber('expiry-seconds', values['expiry-seconds'], 60, 86_400),
  };
}
