/** What an index is, and how the specification a client sends becomes one or is refused. */
import type { Document } from 'bson';
import { CommandError } from './command-error.js';
import { parseCollation } from './collation.js';
import type { Collation } from './collation.js';
import { toNumber } from './command-fields.js';
import { checkPartialFilter } from './partial-filter.js';

export interface IndexField {
  readonly path: string;
  readonly direction: 1 | -1;
}

export interface IndexDefinition {
  readonly id: number;
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partialFilter: Document | null;
  readonly expireAfterSeconds: number | null;
  readonly hidden: boolean;
  readonly collation: Collation | null;
  /** As `listIndexes` shows it. */
  readonly specification: Document;
  /** Per field: whether any document ever had an array on its path. It is never taken back, as in MongoDB. */
  readonly multikey: boolean[];
  /** Whether any key was ever too long to be stored whole: then the index's order is not exact. */
  hasCutKeys: boolean;
}

export type NewIndex = Omit<IndexDefinition, 'id' | 'multikey' | 'hasCutKeys'>;

const OPTIONS = new Set([
  'key',
  'name',
  'v',
  'ns',
  'background',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'hidden',
  'collation',
]);

const SPECIAL_KINDS: Readonly<Record<string, string>> = {
  text: 'search in the application instead',
  hashed: 'use an ordinary ascending index',
  '2d': 'there is no geographic search',
  '2dsphere': 'there is no geographic search',
  geoHaystack: 'there is no geographic search',
  columnstore: 'use an ordinary ascending index',
};

function cannotCreate(message: string): CommandError {
  return new CommandError(67, 'CannotCreateIndex', message);
}

export const ID_INDEX: NewIndex = {
  name: '_id_',
  fields: [{ path: '_id', direction: 1 }],
  unique: true,
  sparse: false,
  partialFilter: null,
  expireAfterSeconds: null,
  hidden: false,
  collation: null,
  specification: { v: 2, key: { _id: 1 }, name: '_id_' },
};

function parseField(path: string, kind: unknown): IndexField {
  if (typeof kind === 'string') {
    const alternative = SPECIAL_KINDS[kind];
    if (alternative === undefined) throw cannotCreate(`Unknown index plugin '${kind}'`);
    throw cannotCreate(`the embedded store does not support ${kind} indexes: ${alternative}`);
  }
  const direction = toNumber(kind);
  if (direction === null || direction === 0 || Number.isNaN(direction)) {
    throw cannotCreate(`Values in v:2 index key pattern cannot be of this kind: ${path}`);
  }
  if (path.includes('$**'))
    throw cannotCreate('the embedded store does not support wildcard indexes: index the paths that are queried');
  if (path === '' || path.split('.').some((part) => part === ''))
    throw cannotCreate('Index keys cannot be an empty field.');
  if (path.split('.').some((part) => part.startsWith('$') && !['$id', '$ref', '$db'].includes(part))) {
    throw cannotCreate(`Index key contains an illegal field name: field name starts with '$': ${path}`);
  }
  return { path, direction: direction > 0 ? 1 : -1 };
}

function parseExpiry(specification: Document, fields: readonly IndexField[]): number | null {
  const given: unknown = specification['expireAfterSeconds'];
  if (given === undefined) return null;
  const seconds = toNumber(given);
  if (seconds === null || Number.isNaN(seconds) || seconds < 0 || seconds > 0x7fffffff) {
    throw cannotCreate(
      "TTL index 'expireAfterSeconds' option must be within an acceptable range: 0 to 2147483647 seconds",
    );
  }
  if (fields.length !== 1)
    throw cannotCreate('TTL indexes are single-field indexes, compound indexes do not support TTL');
  if (fields[0]!.path === '_id') throw cannotCreate("The field 'expireAfterSeconds' is not valid for an _id index");
  return Math.trunc(seconds);
}

function parseFlag(specification: Document, name: string): boolean {
  const value: unknown = specification[name];
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  const number = toNumber(value);
  if (number === null) throw new CommandError(14, 'TypeMismatch', `The field '${name}' has to be a boolean`);
  return number !== 0;
}

export function parseIndex(specification: Document): NewIndex {
  for (const option of Object.keys(specification)) {
    if (!OPTIONS.has(option)) {
      throw new CommandError(
        197,
        'InvalidIndexSpecificationOption',
        `The field '${option}' is not valid for an index specification of the embedded store`,
      );
    }
  }
  const key: unknown = specification['key'];
  if (typeof key !== 'object' || key === null || Array.isArray(key) || Object.keys(key).length === 0) {
    throw cannotCreate('Index keys cannot be empty.');
  }
  const version = specification['v'] === undefined ? 2 : toNumber(specification['v']);
  if (version !== 2 && version !== 1) throw cannotCreate(`Invalid index specification version ${String(version)}`);
  const fields = Object.entries(key as Document).map(([path, kind]) => parseField(path, kind));
  if (fields.length > 32) throw cannotCreate('Index key pattern has more than 32 fields');
  const unique = parseFlag(specification, 'unique');
  const sparse = parseFlag(specification, 'sparse');
  const hidden = parseFlag(specification, 'hidden');
  const expireAfterSeconds = parseExpiry(specification, fields);
  const partialFilter = (specification['partialFilterExpression'] as Document | undefined) ?? null;
  if (partialFilter !== null) {
    if (sparse) throw cannotCreate('cannot mix "partialFilterExpression" and "sparse" options');
    checkPartialFilter(partialFilter);
  }
  const collation = parseCollation(specification['collation'] as Document | undefined) ?? null;
  const name: unknown = specification['name'] ?? fields.map(({ path, direction }) => `${path}_${direction}`).join('_');
  if (typeof name !== 'string' || name === '' || name === '*')
    throw cannotCreate(`The index name '${String(name)}' is not valid`);
  if (fields.length === 1 && fields[0]!.path === '_id') return ID_INDEX;
  return {
    name,
    fields,
    unique,
    sparse,
    partialFilter,
    expireAfterSeconds,
    hidden,
    collation,
    specification: {
      v: 2,
      key: Object.fromEntries(fields.map(({ path, direction }) => [path, direction])),
      name,
      ...(unique ? { unique } : {}),
      ...(sparse ? { sparse } : {}),
      ...(partialFilter !== null ? { partialFilterExpression: partialFilter } : {}),
      ...(expireAfterSeconds !== null ? { expireAfterSeconds } : {}),
      ...(hidden ? { hidden } : {}),
      ...(collation !== null ? { collation: specification['collation'] } : {}),
    },
  };
}
