/** Reads single elements of a BSON document straight from its bytes, so that stored documents need not be decoded whole. */
import { BSONError, deserialize, serialize } from 'bson';
import type { Document } from 'bson';
import { CommandError } from './command-error.js';

/** Numbers stay typed, so that what is read is written back with the same BSON types. */
export const DECODE_OPTIONS = {
  promoteValues: false,
  promoteBuffers: false,
  promoteLongs: false,
  bsonRegExp: true,
  // MongoDB stores strings unchecked; refusing them when they are read would make a stored document unreachable.
  validation: { utf8: false as const },
} as const;

export function decode(bytes: Uint8Array): Document {
  return deserialize(bytes, DECODE_OPTIONS);
}

export function encode(document: Document): Buffer {
  let bytes: Uint8Array;
  try {
    bytes = serialize(document, { ignoreUndefined: false, checkKeys: false });
  } catch (error) {
    // The library writes into a buffer of 17 MB: what does not fit there is over MongoDB's limit of 16 MB by far.
    if ((error as Error).name === 'RangeError')
      throw new CommandError(10334, 'BSONObjectTooLarge', 'BSONObj size is invalid: over 16777216 bytes');
    throw error;
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** One element: its BSON type, its name, and where its value lies in the document's bytes. */
export interface RawElement {
  readonly type: number;
  readonly name: string;
  /** Where the element (its type byte) begins. */
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

const FIXED_SIZES: Readonly<Record<number, number>> = {
  0x01: 8,
  0x06: 0,
  0x07: 12,
  0x08: 1,
  0x09: 8,
  0x0a: 0,
  0x10: 4,
  0x11: 8,
  0x12: 8,
  0x13: 16,
  0xff: 0,
  0x7f: 0,
};

function sizeOfValue(bytes: Buffer, type: number, at: number): number {
  const fixed = FIXED_SIZES[type];
  if (fixed !== undefined) return fixed;
  switch (type) {
    case 0x02: // string
    case 0x0d: // code
    case 0x0e: // symbol
      return 4 + bytes.readInt32LE(at);
    case 0x03: // document
    case 0x04: // array
    case 0x0f: // code with scope
      return bytes.readInt32LE(at);
    case 0x05: // binary
      return 5 + bytes.readInt32LE(at);
    case 0x0c: // pointer
      return 4 + bytes.readInt32LE(at) + 12;
    case 0x0b: {
      const pattern = bytes.indexOf(0, at);
      return bytes.indexOf(0, pattern + 1) + 1 - at;
    }
    default:
      throw new BSONError(`unknown BSON type 0x${type.toString(16)}`);
  }
}

/** The element that starts at `at`, or null at the document's end. */
export function elementAt(bytes: Buffer, at: number): RawElement | null {
  const type = bytes[at];
  if (type === undefined) throw new BSONError('document is cut short');
  if (type === 0) return null;
  const nameEnd = bytes.indexOf(0, at + 1);
  if (nameEnd < 0) throw new BSONError('element name is not terminated');
  const valueStart = nameEnd + 1;
  const size = sizeOfValue(bytes, type, valueStart);
  const end = valueStart + size;
  if (size < 0 || end > bytes.length) throw new BSONError('element reaches beyond its document');
  return { type, name: bytes.toString('utf8', at + 1, nameEnd), start: at, valueStart, end };
}

export function* elementsOf(bytes: Buffer, documentStart = 0): Generator<RawElement> {
  let element = elementAt(bytes, documentStart + 4);
  while (element !== null) {
    yield element;
    element = elementAt(bytes, element.end);
  }
}

export function findElement(bytes: Buffer, name: string, documentStart = 0): RawElement | null {
  let element = elementAt(bytes, documentStart + 4);
  while (element !== null && element.name !== name) element = elementAt(bytes, element.end);
  return element;
}

/** The documents of an array of documents, as slices of the same bytes. */
export function documentsIn(bytes: Buffer, array: RawElement): Buffer[] {
  const documents: Buffer[] = [];
  for (const element of elementsOf(bytes, array.valueStart)) {
    if (element.type !== 0x03) throw new BSONError(`'${array.name}.${element.name}' is not a document`);
    documents.push(bytes.subarray(element.valueStart, element.end));
  }
  return documents;
}

/** Decodes one element's value, with the same representation as `decode`. */
export function valueOf(bytes: Buffer, element: RawElement): unknown {
  const size = element.end - element.start + 5;
  const single = Buffer.allocUnsafe(size);
  single.writeInt32LE(size, 0);
  bytes.copy(single, 4, element.start, element.end);
  single[size - 1] = 0;
  return decode(single)[element.name];
}
