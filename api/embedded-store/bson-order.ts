/** MongoDB's order of values: first by type, then by value; the one comparator that sorting, ranges and index keys share. */
import type { Document } from 'bson';
import { type BsonKind, binaryParts, kindOf, plainDocument, regexParts } from './bson-types.js';
import { compareExact, exactNumber } from './number-order.js';

/** Ranks of the types in MongoDB's order; a missing value stands with null. Kept below 0xff: they are the first byte of keys. */
export const TYPE_RANKS: Readonly<Record<BsonKind, number>> = {
  minKey: 10,
  undefined: 20,
  null: 20,
  int: 30,
  long: 30,
  double: 30,
  decimal: 30,
  string: 40,
  symbol: 40,
  object: 50,
  array: 60,
  binData: 70,
  objectId: 80,
  bool: 90,
  date: 100,
  timestamp: 110,
  regex: 120,
  javascript: 140,
  javascriptWithScope: 150,
  maxKey: 240,
};

/** How two strings compare; the default is the order of their UTF-8 bytes. */
export type StringOrder = (a: string, b: string) => number;

export function typeRank(value: unknown): number {
  return TYPE_RANKS[kindOf(value)];
}

/**
 * Negative, zero or positive as `a` sorts before, with or after `b`. Embedded documents compare field by field (type, then
 * name, then value), arrays element by element, numbers by exact value whatever their type.
 */
export function compareValues(a: unknown, b: unknown, strings: StringOrder = compareStrings): number {
  if (typeof a === 'string' && typeof b === 'string') return strings(a, b);
  const kindA = kindOf(a);
  const kindB = kindOf(b);
  const rank = TYPE_RANKS[kindA];
  const difference = rank - TYPE_RANKS[kindB];
  if (difference !== 0) return difference;
  switch (rank) {
    case TYPE_RANKS.int:
      return compareExact(exactNumber(a), exactNumber(b));
    case TYPE_RANKS.string:
      return strings(stringOf(a), stringOf(b));
    case TYPE_RANKS.objectId:
      return compareBytes((a as { id: Uint8Array }).id, (b as { id: Uint8Array }).id);
    case TYPE_RANKS.object:
      return compareDocuments(a as Document, b as Document, strings);
    case TYPE_RANKS.array:
      return compareArrays(a as unknown[], b as unknown[], strings);
    case TYPE_RANKS.bool:
      return Number(a) - Number(b);
    case TYPE_RANKS.date:
      return compareExact((a as Date).getTime(), (b as Date).getTime());
    default:
      return compareRareValues(kindA, a, b, strings);
  }
}

function compareRareValues(kind: BsonKind, a: unknown, b: unknown, strings: StringOrder): number {
  switch (kind) {
    case 'timestamp':
      return compareTimestamps(a as { high: number; low: number }, b as { high: number; low: number });
    case 'binData':
      return compareBinary(a, b);
    case 'regex': {
      const left = regexParts(a);
      const right = regexParts(b);
      return compareStrings(left.pattern, right.pattern) || compareStrings(left.options, right.options);
    }
    case 'javascript':
    case 'javascriptWithScope': {
      const left = a as { code: string; scope?: Document };
      const right = b as { code: string; scope?: Document };
      return compareStrings(left.code, right.code) || compareDocuments(left.scope ?? {}, right.scope ?? {}, strings);
    }
    default:
      return 0;
  }
}

export function valuesEqual(a: unknown, b: unknown, strings: StringOrder = compareStrings): boolean {
  return a === b || compareValues(a, b, strings) === 0;
}

export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : (value as { value: string }).value;
}

/** The order of the UTF-8 bytes. UTF-16 units give the same order except that surrogates must go above U+E000…U+FFFF. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) {
      if (left < 0xd800 || right < 0xd800) return left - right;
      return byCodePoint(left) - byCodePoint(right);
    }
  }
  return a.length - b.length;
}

function byCodePoint(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareBinary(a: unknown, b: unknown): number {
  const left = binaryParts(a);
  const right = binaryParts(b);
  return (
    left.bytes.length - right.bytes.length || left.subtype - right.subtype || compareBytes(left.bytes, right.bytes)
  );
}

function compareTimestamps(a: { high: number; low: number }, b: { high: number; low: number }): number {
  return (a.high >>> 0) - (b.high >>> 0) || (a.low >>> 0) - (b.low >>> 0);
}

function compareArrays(a: readonly unknown[], b: readonly unknown[], strings: StringOrder): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const difference = compareValues(a[i], b[i], strings);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareDocuments(a: Document, b: Document, strings: StringOrder): number {
  const left = plainDocument(a);
  const right = plainDocument(b);
  const namesA = Object.keys(left);
  const namesB = Object.keys(right);
  const length = Math.min(namesA.length, namesB.length);
  for (let i = 0; i < length; i += 1) {
    const nameA = namesA[i] as string;
    const nameB = namesB[i] as string;
    const difference =
      typeRank(left[nameA]) - typeRank(right[nameB]) ||
      compareStrings(nameA, nameB) ||
      compareValues(left[nameA], right[nameB], strings);
    if (difference !== 0) return difference;
  }
  return namesA.length - namesB.length;
}
