/** Encodes BSON values as bytes whose order is the order of the values, so that an ordered byte store can serve as an index. */
import type { Document } from 'bson';
import { binaryParts, kindOf, plainDocument, regexParts } from './bson-types.js';
import { stringOf, TYPE_RANKS } from './bson-order.js';
import { writeNumber } from './number-encoding.js';
import { KeyWriter } from './key-writer.js';

const END = 0;
const NULL_RANK = TYPE_RANKS.null;
const shared = new KeyWriter();

/** The key of one value, ascending. No key is a prefix of another, so keys may be concatenated. */
export function encodeValue(value: unknown): Buffer {
  shared.reset();
  writeValue(shared, value);
  return shared.take();
}

/** The key of a compound index entry; a direction of -1 inverts that field's bytes and with them its order. */
export function encodeKey(values: readonly unknown[], directions?: readonly (1 | -1)[]): Buffer {
  shared.reset();
  for (let i = 0; i < values.length; i += 1) {
    const start = shared.length;
    writeValue(shared, values[i]);
    if (directions?.[i] === -1) shared.invertFrom(start);
  }
  return shared.take();
}

function writeValue(writer: KeyWriter, value: unknown): void {
  if (typeof value === 'string') {
    writer.byte(TYPE_RANKS.string);
    writer.text(value);
    return;
  }
  if (value === null || value === undefined) {
    writer.byte(NULL_RANK);
    return;
  }
  const kind = kindOf(value);
  writer.byte(TYPE_RANKS[kind]);
  switch (kind) {
    case 'int':
    case 'long':
    case 'double':
    case 'decimal':
      writeNumber(writer, value);
      return;
    case 'objectId':
      writer.bytes((value as { id: Uint8Array }).id);
      return;
    case 'bool':
      writer.byte(value === true ? 1 : 0);
      return;
    case 'date':
      writeDate(writer, value as Date);
      return;
    case 'object':
      writeDocument(writer, value as Document);
      return;
    case 'array':
      for (const element of value as unknown[]) writeValue(writer, element);
      writer.byte(END);
      return;
    default:
      writeRareValue(writer, kind, value);
  }
}

/** Milliseconds since 1970 as a 64-bit integer with the sign bit flipped; an invalid date comes first, as in the comparator. */
function writeDate(writer: KeyWriter, value: Date): void {
  const time = value.getTime();
  if (Number.isNaN(time)) {
    writer.uint32(0);
    writer.uint32(0);
    return;
  }
  const high = Math.floor(time / 4294967296);
  writer.uint32((high ^ 0x80000000) >>> 0);
  writer.uint32(time - high * 4294967296);
}

/** Field by field: type, name, value; the end mark is below every type's rank, so the shorter document comes first. */
function writeDocument(writer: KeyWriter, value: Document): void {
  const document = plainDocument(value);
  for (const name of Object.keys(document)) {
    writer.byte(TYPE_RANKS[kindOf(document[name])]);
    writer.text(name);
    writeValue(writer, document[name]);
  }
  writer.byte(END);
}

function writeRareValue(writer: KeyWriter, kind: string, value: unknown): void {
  switch (kind) {
    case 'symbol':
      writer.text(stringOf(value));
      return;
    case 'timestamp': {
      const { high, low } = value as { high: number; low: number };
      writer.uint32(high >>> 0);
      writer.uint32(low >>> 0);
      return;
    }
    case 'binData': {
      const { bytes, subtype } = binaryParts(value);
      writer.uint32(bytes.length);
      writer.byte(subtype);
      writer.bytes(bytes);
      return;
    }
    case 'regex': {
      const { pattern, options } = regexParts(value);
      writer.text(pattern);
      writer.text(options);
      return;
    }
    case 'javascript':
    case 'javascriptWithScope': {
      const { code, scope } = value as { code: string; scope?: Document };
      writer.text(code);
      writeDocument(writer, scope ?? {});
      return;
    }
    default: // minKey and maxKey: the rank says it all.
  }
}
