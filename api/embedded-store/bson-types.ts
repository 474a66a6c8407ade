/** What a value is in BSON's terms, whether it came from the wire as a BSON class or from code as a plain JavaScript value. */
import type { Document } from 'bson';

/** The aliases MongoDB's `$type` uses. */
export type BsonKind =
  | 'minKey'
  | 'undefined'
  | 'null'
  | 'int'
  | 'long'
  | 'double'
  | 'decimal'
  | 'string'
  | 'symbol'
  | 'object'
  | 'array'
  | 'binData'
  | 'objectId'
  | 'bool'
  | 'date'
  | 'timestamp'
  | 'regex'
  | 'javascript'
  | 'javascriptWithScope'
  | 'maxKey';

/** The numbers BSON gives its types, as `$type` accepts them. */
export const TYPE_NUMBERS: Readonly<Record<BsonKind, number>> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};

const CLASS_KINDS: Readonly<Record<string, BsonKind>> = {
  ObjectId: 'objectId',
  Int32: 'int',
  Double: 'double',
  Long: 'long',
  Decimal128: 'decimal',
  Binary: 'binData',
  Timestamp: 'timestamp',
  BSONRegExp: 'regex',
  BSONSymbol: 'symbol',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
  DBRef: 'object',
};

export function kindOf(value: unknown): BsonKind {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
      return isInt32(value) ? 'int' : 'double';
    case 'boolean':
      return 'bool';
    case 'undefined':
      return 'undefined';
    case 'bigint':
      return 'long';
    case 'object':
      return value === null ? 'null' : kindOfObject(value);
    default:
      return 'javascript';
  }
}

function kindOfObject(value: object): BsonKind {
  if (Array.isArray(value)) return 'array';
  const prototype: unknown = Object.getPrototypeOf(value);
  // A document may itself have a field called `_bsontype`; only a class's own marks it as a BSON value.
  if (prototype === Object.prototype || prototype === null) return 'object';
  const tag = (value as { _bsontype?: string })._bsontype;
  if (tag !== undefined) {
    if (tag === 'Code') return (value as { scope?: unknown }).scope ? 'javascriptWithScope' : 'javascript';
    return CLASS_KINDS[tag] ?? 'object';
  }
  if (value instanceof Date) return 'date';
  if (value instanceof RegExp) return 'regex';
  return ArrayBuffer.isView(value) ? 'binData' : 'object';
}

export function isInt32(value: number): boolean {
  return (value | 0) === value && !Object.is(value, -0);
}

export function isNumeric(value: unknown): boolean {
  const kind = kindOf(value);
  return kind === 'int' || kind === 'double' || kind === 'long' || kind === 'decimal';
}

/** Whether the value is an embedded document (a DBRef counts: on the wire it is one). */
export function isDocument(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || kindOfObject(value) === 'object';
}

/** The fields of an embedded document as a plain object; what the BSON library made a DBRef becomes its fields again. */
export function plainDocument(value: Document): Document {
  if ((value as { _bsontype?: unknown })._bsontype !== 'DBRef' || Object.getPrototypeOf(value) === Object.prototype) {
    return value;
  }
  const reference = value as { collection: string; oid: unknown; db?: string; fields?: Document };
  const plain: Document = { $ref: reference.collection, $id: reference.oid };
  if (reference.db) plain.$db = reference.db;
  return { ...plain, ...reference.fields };
}

/** An own field of an embedded document; undefined when it is missing. */
export function fieldOf(value: Document, name: string): unknown {
  const document = plainDocument(value);
  return Object.hasOwn(document, name) ? document[name] : undefined;
}

/** Sets a field as data: assigning to `__proto__` would change the object's prototype instead. */
export function setField(document: Document, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(document, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    document[name] = value;
  }
}

/** The pattern and the options of a regular expression in either representation. */
export function regexParts(value: unknown): { pattern: string; options: string } {
  if (value instanceof RegExp) {
    return { pattern: value.source, options: value.flags.replace(/[^imsux]/g, '').replace('u', '') };
  }
  const { pattern, options } = value as { pattern: string; options: string };
  return { pattern, options };
}

/** The bytes and the subtype of binary data in either representation. */
export function binaryParts(value: unknown): { bytes: Uint8Array; subtype: number } {
  if (ArrayBuffer.isView(value)) {
    return { bytes: new Uint8Array(value.buffer, value.byteOffset, value.byteLength), subtype: 0 };
  }
  const binary = value as { buffer: Uint8Array; position: number; sub_type: number };
  return { bytes: binary.buffer.subarray(0, binary.position), subtype: binary.sub_type };
}
