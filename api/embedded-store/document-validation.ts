/** Checks a document that a client sent before it is stored: structure, depth, size, and what `_id` may be. */
import { ObjectId } from 'bson';
import { CommandError } from './command-error.js';
import { elementAt, findElement } from './raw-document.js';
import { MAX_DOCUMENT_BYTES } from './wire-frames.js';

/** MongoDB's limit of nesting. */
const MAX_DEPTH = 180;
const DOCUMENT = 0x03;
const ARRAY = 0x04;
const UNDEFINED = 0x06;
const REGEX = 0x0b;

function invalid(message: string): CommandError {
  return new CommandError(22, 'InvalidBSON', message);
}

function checkLevel(bytes: Buffer, at: number, depth: number): void {
  if (depth > MAX_DEPTH)
    throw new CommandError(15, 'Overflow', `cannot nest documents deeper than ${MAX_DEPTH} levels`);
  const size = bytes.readInt32LE(at);
  const end = at + size;
  if (size < 5 || end > bytes.length || bytes[end - 1] !== 0) throw invalid('a document has a wrong size');
  let element = elementAt(bytes, at + 4);
  while (element !== null) {
    if (element.end > end - 1) throw invalid(`'${element.name}' reaches beyond its document`);
    if (element.type === DOCUMENT || element.type === ARRAY) checkLevel(bytes, element.valueStart, depth + 1);
    element = elementAt(bytes, element.end);
  }
}

export function checkStructure(bytes: Buffer): void {
  try {
    checkLevel(bytes, 0, 1);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw invalid('the document is not valid BSON');
  }
}

export function checkSize(bytes: Buffer): void {
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new CommandError(
      10334,
      'BSONObjectTooLarge',
      `object to insert too large. size in bytes: ${bytes.length}, max size: ${MAX_DOCUMENT_BYTES}`,
    );
  }
}

function prepend(bytes: Buffer, element: Buffer, without?: { start: number; end: number }): Buffer {
  const removed = without === undefined ? 0 : without.end - without.start;
  const result = Buffer.allocUnsafe(bytes.length + element.length - removed);
  result.writeInt32LE(result.length, 0);
  element.copy(result, 4);
  let at = 4 + element.length;
  if (without === undefined) {
    bytes.copy(result, at, 4);
  } else {
    at += bytes.copy(result, at, 4, without.start);
    bytes.copy(result, at, without.end);
  }
  return result;
}

/** Checks a document to insert and returns it with `_id` as its first field, adding one where it is missing. */
export function prepareInsert(bytes: Buffer): Buffer {
  checkSize(bytes);
  checkStructure(bytes);
  const id = findElement(bytes, '_id');
  if (id === null) {
    const element = Buffer.alloc(17);
    element[0] = 0x07;
    element.write('_id', 1, 'latin1');
    element.set(new ObjectId().id, 5);
    return prepend(bytes, element);
  }
  checkIdElement(bytes, id);
  return id.start === 4 ? bytes : prepend(bytes, Buffer.from(bytes.subarray(id.start, id.end)), id);
}

export function checkIdElement(bytes: Buffer, id: { type: number; valueStart: number }): void {
  if (id.type === ARRAY) throw new CommandError(53, 'InvalidIdField', "The '_id' value cannot be of type array");
  if (id.type === REGEX) throw new CommandError(53, 'InvalidIdField', "The '_id' value cannot be of type regex");
  if (id.type === UNDEFINED)
    throw new CommandError(53, 'InvalidIdField', "The '_id' value cannot be of type undefined");
  if (id.type !== DOCUMENT) return;
  let inner = elementAt(bytes, id.valueStart + 4);
  while (inner !== null) {
    if (inner.name.startsWith('$')) {
      throw new CommandError(
        52,
        'DollarPrefixedFieldName',
        `_id fields may not contain '$'-prefixed fields: ${inner.name} is not valid for storage.`,
      );
    }
    inner = elementAt(bytes, inner.end);
  }
}
