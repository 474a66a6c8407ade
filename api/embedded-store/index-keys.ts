/** The index entries of a document: which values an index sees (arrays expanded), and the bytes that stand for them. */
import { createHash } from 'node:crypto';
import type { Document } from 'bson';
import { fieldOf, isDocument } from './bson-types.js';
import { foldValue } from './collation-folding.js';
import { CommandError } from './command-error.js';
import type { IndexDefinition, IndexField } from './index-definition.js';
import { encodeKey } from './key-encoding.js';
import { MAX_KEY_BYTES } from './storage.js';

/** An empty array has an entry of its own, between the smallest value and null, as in MongoDB. */
export const EMPTY_ARRAY: unique symbol = Symbol('empty array');
export const EMPTY_ARRAY_BYTE = 15;

export const RECORD_ID_BYTES = 6;
export const INDEX_ID_BYTES = 4;
const DIGEST_BYTES = 20;
/** Longer keys keep this many bytes, followed by a digest of the whole: equal stays equal, order is exact up to the cut only. */
export const CUT_AT = MAX_KEY_BYTES - INDEX_ID_BYTES - RECORD_ID_BYTES - DIGEST_BYTES - 16;

export interface IndexKeys {
  /** Encoded values, without index id and record id; each once. */
  readonly keys: Buffer[];
  /** Positions of the fields on whose path an array was met. */
  readonly arrays: ReadonlySet<number>;
  readonly hasCutKey: boolean;
}

interface Walk {
  readonly value: unknown;
  readonly path: readonly string[];
}

/** Steps into documents (and, by number, into arrays) until a value, or an array that must be expanded, is reached. */
function descend(walk: Walk): Walk {
  let { value, path } = walk;
  while (path.length > 0) {
    const [head, ...rest] = path as [string, ...string[]];
    if (Array.isArray(value)) {
      if (!/^\d+$/.test(head)) return { value, path };
      value = value[Number(head)];
    } else {
      value = isDocument(value) ? fieldOf(value, head) : undefined;
    }
    path = rest;
  }
  return { value, path };
}

function expand(
  walks: readonly Walk[],
  resolved: ReadonlySet<number>,
  arrays: Set<number>,
  emit: (values: unknown[]) => void,
): void {
  const reached = walks.map((walk, at) => (resolved.has(at) ? walk : descend(walk)));
  let array: unknown[] | null = null;
  const pending: number[] = [];
  for (const [at, { value }] of reached.entries()) {
    if (resolved.has(at) || !Array.isArray(value)) continue;
    if (array !== null && array !== value) {
      throw new CommandError(171, 'CannotIndexParallelArrays', 'cannot index parallel arrays');
    }
    array = value as unknown[];
    pending.push(at);
    arrays.add(at);
  }
  if (array === null) {
    emit(reached.map(({ value }) => value));
    return;
  }
  const settled = new Set(resolved);
  for (const at of pending) if (reached[at]!.path.length === 0) settled.add(at);
  const elements: readonly unknown[] = array.length === 0 ? [EMPTY_ARRAY] : array;
  for (const element of elements) {
    const next = reached.map((walk, at): Walk => {
      if (!pending.includes(at)) return walk;
      if (walk.path.length === 0) return { value: element, path: [] };
      // An array directly inside an array is not searched for fields.
      return Array.isArray(element) && !/^\d+$/.test(walk.path[0]!)
        ? { value: undefined, path: [] }
        : { value: element, path: walk.path };
    });
    expand(next, settled, arrays, emit);
  }
}

function encodeValues(values: readonly unknown[], fields: readonly IndexField[]): Buffer {
  if (!values.includes(EMPTY_ARRAY)) {
    return encodeKey(
      values,
      fields.map(({ direction }) => direction),
    );
  }
  return Buffer.concat(
    values.map((value, at) => {
      const { direction } = fields[at]!;
      if (value === EMPTY_ARRAY) return Buffer.from([direction === 1 ? EMPTY_ARRAY_BYTE : ~EMPTY_ARRAY_BYTE & 255]);
      return encodeKey([value], [direction]);
    }),
  );
}

/** Shortens a key that LMDB could not hold. */
export function cutKey(key: Buffer): Buffer {
  if (key.length <= CUT_AT) return key;
  return Buffer.concat([key.subarray(0, CUT_AT), createHash('sha1').update(key).digest()]);
}

const splitPaths = new WeakMap<readonly IndexField[], string[][]>();

function pathsOf(fields: readonly IndexField[]): string[][] {
  let paths = splitPaths.get(fields);
  if (paths === undefined) {
    paths = fields.map(({ path }) => path.split('.'));
    splitPaths.set(fields, paths);
  }
  return paths;
}

/** The entries `document` has in `index`; none when a sparse index skips it. The partial filter is the caller's to check. */
export function indexKeysOf(index: IndexDefinition, document: Document): IndexKeys {
  const arrays = new Set<number>();
  const keys: Buffer[] = [];
  const seen = new Set<string>();
  let hasCutKey = false;
  const add = (values: unknown[]): void => {
    if (index.sparse && values.every((value) => value === undefined)) return;
    const folded =
      index.collation === null
        ? values
        : values.map((value) => (value === EMPTY_ARRAY ? value : foldValue(value, index.collation!)));
    const whole = encodeValues(folded, index.fields);
    const key = cutKey(whole);
    if (key !== whole) hasCutKey = true;
    if (arrays.size > 0) {
      const text = key.toString('latin1');
      if (seen.has(text)) return;
      seen.add(text);
    }
    keys.push(key);
  };
  expand(
    pathsOf(index.fields).map((path) => ({ value: document, path })),
    new Set(),
    arrays,
    add,
  );
  return { keys, arrays, hasCutKey };
}
