/** Reads the fields of a command: numbers in any BSON type, booleans, documents; wrong types and unknown fields are refused. */
import type { Document } from 'bson';
import { CommandError } from './command-error.js';

/** The value as a JavaScript number, or null when it is not a number. */
export function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return null;
  switch ((value as { _bsontype?: string })._bsontype) {
    case 'Int32':
    case 'Double':
      return (value as { value: number }).value;
    case 'Long':
      return (value as { toNumber(): number }).toNumber();
    case 'Decimal128':
      return Number((value as { toString(): string }).toString());
    default:
      return null;
  }
}

function wrongType(name: string, expected: string): CommandError {
  return new CommandError(14, 'TypeMismatch', `BSON field '${name}' is the wrong type, expected ${expected}`);
}

export function optionalNumber(body: Document, name: string): number | undefined {
  const value: unknown = body[name];
  if (value === undefined || value === null) return undefined;
  const number = toNumber(value);
  if (number === null || Number.isNaN(number)) throw wrongType(name, 'a number');
  return number;
}

/** A whole number that is not negative; numbers with a fraction are cut off, as MongoDB does. */
export function optionalCount(body: Document, name: string): number | undefined {
  const number = optionalNumber(body, name);
  if (number === undefined) return undefined;
  if (number < 0)
    throw new CommandError(51024, 'Location51024', `BSON field '${name}' value must be >= 0, actual value '${number}'`);
  return Math.trunc(number);
}

export function optionalBoolean(body: Document, name: string): boolean | undefined {
  const value: unknown = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value;
  const number = toNumber(value);
  if (number === null) throw wrongType(name, 'a boolean');
  return number !== 0;
}

export function isPlainDocument(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export function optionalDocument(body: Document, name: string): Document | undefined {
  const value: unknown = body[name];
  if (value === undefined || value === null) return undefined;
  if (!isPlainDocument(value)) throw wrongType(name, 'an object');
  return value;
}

export function optionalString(body: Document, name: string): string | undefined {
  const value: unknown = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw wrongType(name, 'a string');
  return value;
}

export function requireDocument(body: Document, name: string): Document {
  const value = optionalDocument(body, name);
  if (value === undefined)
    throw new CommandError(40414, 'Location40414', `BSON field '${name}' is missing but a required field`);
  return value;
}

export function requireArray(body: Document, name: string): unknown[] {
  const value: unknown = body[name];
  if (value === undefined)
    throw new CommandError(40414, 'Location40414', `BSON field '${name}' is missing but a required field`);
  if (!Array.isArray(value)) throw wrongType(name, 'an array');
  return value as unknown[];
}

/** Fields that every command may carry and that mean the same in each; what they say is handled where commands are dispatched. */
const GENERIC_FIELDS = new Set([
  '$db',
  '$readPreference',
  '$clusterTime',
  'lsid',
  'txnNumber',
  'startTransaction',
  'autocommit',
  'writeConcern',
  'readConcern',
  'maxTimeMS',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
]);

/** Refuses what the command does not know, with the code MongoDB uses. */
export function refuseUnknownFields(command: string, body: Document, known: ReadonlySet<string>): void {
  for (const field of Object.keys(body)) {
    if (!known.has(field) && !GENERIC_FIELDS.has(field) && field !== command) {
      throw new CommandError(40415, 'IDLUnknownField', `BSON field '${command}.${field}' is an unknown field.`);
    }
  }
}
