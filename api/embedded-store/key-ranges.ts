/** From conditions on an index's fields to the byte ranges of its entries that can satisfy them. */
import { typeRank, TYPE_RANKS } from './bson-order.js';
import { foldValue } from './collation-folding.js';
import type { Bound } from './filter-bounds.js';
import type { IndexDefinition } from './index-definition.js';
import { CUT_AT, EMPTY_ARRAY_BYTE, INDEX_ID_BYTES, cutKey } from './index-keys.js';
import { encodeKey } from './key-encoding.js';

/** Entries with start ≤ key < end. */
export interface KeyRange {
  readonly start: Buffer;
  readonly end: Buffer;
  /** The whole key of a unique index: a single look-up finds it. */
  readonly isPoint: boolean;
}

export interface RangePlan {
  readonly ranges: KeyRange[];
  /** How many leading fields are bound to single values or lists, and whether a range follows. */
  readonly equalities: number;
  readonly hasRange: boolean;
  /** Leading fields that are bound to exactly one value: their order says nothing any more. */
  readonly constants: number;
  /** Every entry in the ranges satisfies all the conditions used, so that they need not be checked again. */
  readonly isExact: boolean;
}

/** A list of more combinations than this is cut back to fewer fields. */
const MAX_RANGES = 1_000;

/** The smallest key that is greater than every key starting with `prefix`. */
export function successor(prefix: Buffer): Buffer {
  let last = prefix.length - 1;
  while (last >= 0 && prefix[last] === 0xff) last -= 1;
  const next = Buffer.from(prefix.subarray(0, last + 1));
  next[last] = next[last]! + 1;
  return next;
}

const SCALAR_RANKS: ReadonlySet<number> = new Set([
  TYPE_RANKS.int,
  TYPE_RANKS.string,
  TYPE_RANKS.binData,
  TYPE_RANKS.objectId,
  TYPE_RANKS.bool,
  TYPE_RANKS.date,
  TYPE_RANKS.timestamp,
]);

function isPlainScalar(value: unknown): boolean {
  return (
    SCALAR_RANKS.has(typeRank(value)) &&
    !(typeof value === 'object' && (value as { _bsontype?: string })._bsontype === 'BSONSymbol')
  );
}

/** The encoded forms under which a document that equals `value` may stand in the index. */
function equalityPieces(value: unknown, direction: 1 | -1, index: IndexDefinition): Buffer[] {
  const folded = index.collation === null ? value : foldValue(value, index.collation);
  const pieces = [encodeKey([folded], [direction])];
  if (Array.isArray(folded)) {
    // A document that holds the array has entries for its elements; one that holds it inside an array has the array itself.
    if (folded.length === 0) pieces.push(Buffer.from([direction === 1 ? EMPTY_ARRAY_BYTE : ~EMPTY_ARRAY_BYTE & 255]));
    else pieces.push(encodeKey([folded[0]], [direction]));
  }
  return pieces;
}

interface Interval {
  readonly start: Buffer;
  readonly end: Buffer;
  readonly isExact: boolean;
}

/** The interval of one field's encodings; null when the bound cannot be put as one interval. */
function intervalOf(bound: Bound, direction: 1 | -1, isMultikey: boolean, index: IndexDefinition): Interval | null {
  const { min, minInclusive = true, maxInclusive = true } = bound;
  let { max } = bound;
  if (min === undefined && max === undefined) return null;
  let isExact = true;
  // On an array one element may satisfy the lower and another the upper limit: only one of them narrows the search.
  if (isMultikey && min !== undefined && max !== undefined) {
    max = undefined;
    isExact = false;
  }
  const rank = typeRank(min ?? max);
  const ranks = [min, max].filter((limit) => limit !== undefined).map((limit) => typeRank(limit));
  if (ranks.some((each) => each !== rank) || !SCALAR_RANKS.has(rank)) return null;
  if (index.collation !== null && rank === TYPE_RANKS.string) return null;
  // NaN sorts below all numbers and yet is in no range.
  if (rank === TYPE_RANKS.int && min === undefined) isExact = false;
  if (isMultikey) isExact = false;
  const ofType = Buffer.from([direction === 1 ? rank : ~rank & 255]);
  const low = min === undefined ? null : encodeKey([min], [direction]);
  const high = max === undefined ? null : encodeKey([max], [direction]);
  const [first, firstInclusive, last, lastInclusive] =
    direction === 1 ? [low, minInclusive, high, maxInclusive] : [high, maxInclusive, low, minInclusive];
  return {
    start: first === null ? ofType : firstInclusive ? first : successor(first),
    end: last === null ? successor(ofType) : lastInclusive ? successor(last) : last,
    isExact,
  };
}

function hasNumericPart(path: string): boolean {
  return /(^|\.)\d+(\.|$)/.test(path);
}

/** Fields that come after another field of the same array cannot be bound as well: each entry holds one element's values. */
function isBlocked(index: IndexDefinition, at: number): boolean {
  if (!index.multikey[at]) return false;
  const root = index.fields[at]!.path.split('.', 1)[0];
  return index.fields
    .slice(0, at)
    .some((field, earlier) => index.multikey[earlier] === true && field.path.split('.', 1)[0] === root);
}

/** An end of a range that is longer than stored keys are kept whole is widened to what they do keep. */
function widen(range: { start: Buffer; end: Buffer }): { start: Buffer; end: Buffer; wasWidened: boolean } {
  const limit = INDEX_ID_BYTES + CUT_AT;
  const wasWidened = range.start.length > limit || range.end.length > limit;
  return {
    start: range.start.length > limit ? range.start.subarray(0, limit) : range.start,
    end: range.end.length > limit ? successor(range.end.subarray(0, limit)) : range.end,
    wasWidened,
  };
}

export function planRanges(
  index: IndexDefinition,
  bounds: ReadonlyMap<string, Bound>,
  used: Set<string> = new Set(),
): RangePlan {
  const id = Buffer.alloc(INDEX_ID_BYTES);
  id.writeUInt32BE(index.id);
  let prefixes: Buffer[] = [id];
  let equalities = 0;
  let constants = 0;
  let isExact = true;
  let interval: Interval | null = null;
  for (const [at, { path, direction }] of index.fields.entries()) {
    const bound = bounds.get(path);
    if (bound === undefined || hasNumericPart(path) || isBlocked(index, at)) break;
    if (bound.equals === undefined) {
      interval = intervalOf(bound, direction, index.multikey[at] === true, index);
      if (interval !== null) used.add(path);
      break;
    }
    const pieces = bound.equals.flatMap((value) => equalityPieces(value, direction, index));
    if (prefixes.length * pieces.length > MAX_RANGES && equalities > 0) break;
    if (!bound.equals.every(isPlainScalar) || bound.min !== undefined || bound.max !== undefined) isExact = false;
    prefixes = prefixes.flatMap((prefix) => pieces.map((piece) => Buffer.concat([prefix, piece])));
    used.add(path);
    equalities += 1;
    if (constants === at && pieces.length === 1) constants += 1;
  }
  if (interval !== null && !interval.isExact) isExact = false;
  const isPoint = index.unique && equalities === index.fields.length;
  const ranges = prefixes.map((prefix): KeyRange => {
    if (isPoint) {
      const key = Buffer.concat([id, cutKey(prefix.subarray(INDEX_ID_BYTES))]);
      if (key.length !== prefix.length) isExact = false;
      return { start: key, end: successor(key), isPoint: true };
    }
    const range = widen(
      interval === null
        ? { start: prefix, end: successor(prefix) }
        : { start: Buffer.concat([prefix, interval.start]), end: Buffer.concat([prefix, interval.end]) },
    );
    if (range.wasWidened) isExact = false;
    return { start: range.start, end: range.end, isPoint: false };
  });
  if (index.hasCutKeys) isExact = false;
  return { ranges: inOrder(ranges), equalities, hasRange: interval !== null, constants, isExact };
}

/** Ascending, each range once: lists may repeat a value. */
function inOrder(ranges: KeyRange[]): KeyRange[] {
  if (ranges.length < 2) return ranges.filter(({ start, end }) => start.compare(end) < 0);
  const sorted = ranges.filter(({ start, end }) => start.compare(end) < 0).sort((a, b) => a.start.compare(b.start));
  return sorted.filter((range, at) => at === 0 || !range.start.equals(sorted[at - 1]!.start));
}
