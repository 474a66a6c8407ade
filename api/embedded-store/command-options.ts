/** The options every command may carry: write concern, read concern, API version; what one server can honour is honoured. */
import type { Document } from 'bson';
import { CommandError } from './command-error.js';
import { optionalDocument, toNumber } from './command-fields.js';

const WRITE_CONCERN_FIELDS = new Set(['w', 'j', 'wtimeout', 'fsync', 'provenance']);

/**
 * Every write is on disk before it is acknowledged, so all concerns of a single server hold. More than one server is refused;
 * the end of a transaction is carried out all the same, with the error that a replica set gives, which is returned.
 */
export function checkWriteConcern(body: Document): Document | null {
  const concern = optionalDocument(body, 'writeConcern');
  if (concern === undefined) return null;
  for (const field of Object.keys(concern)) {
    if (!WRITE_CONCERN_FIELDS.has(field))
      throw new CommandError(9, 'FailedToParse', `unrecognized write concern field: ${field}`);
  }
  const w: unknown = concern['w'];
  if (w === undefined || w === 'majority') return null;
  if (typeof w === 'string')
    throw new CommandError(79, 'UnknownReplWriteConcern', `No write concern mode named '${w}' found`);
  const number = toNumber(w);
  if (number === null || number < 0 || number > 50)
    throw new CommandError(9, 'FailedToParse', 'w has to be a non-negative number and not greater than 50');
  if (number <= 1) return null;
  if (body['commitTransaction'] !== undefined || body['abortTransaction'] !== undefined) {
    return { code: 100, codeName: 'UnsatisfiableWriteConcern', errmsg: 'Not enough data-bearing nodes' };
  }
  throw new CommandError(2, 'BadValue', "cannot use 'w' > 1 when a host is not replicated");
}

const READ_CONCERN_FIELDS = new Set(['level', 'provenance', 'afterClusterTime']);
const READ_CONCERN_LEVELS = new Set(['local', 'available', 'majority', 'linearizable']);

export function checkReadConcern(body: Document, isTransaction: boolean): void {
  const concern = optionalDocument(body, 'readConcern');
  if (concern === undefined) return;
  for (const field of Object.keys(concern)) {
    if (!READ_CONCERN_FIELDS.has(field)) {
      throw new CommandError(40415, 'IDLUnknownField', `BSON field 'readConcern.${field}' is an unknown field.`);
    }
  }
  const level: unknown = concern['level'];
  if (level === undefined || READ_CONCERN_LEVELS.has(level as string)) return;
  if (level === 'snapshot') {
    if (isTransaction) return;
    throw new CommandError(
      246,
      'SnapshotUnavailable',
      "read concern 'snapshot' is offered inside transactions only: start one",
    );
  }
  throw new CommandError(
    9,
    'FailedToParse',
    `Enumeration value '${String(level)}' for field 'readConcern.level' is not a valid value.`,
  );
}

export function checkApiVersion(body: Document): void {
  const version: unknown = body['apiVersion'];
  if (version !== undefined && version !== '1') {
    throw new CommandError(322, 'APIVersionError', 'API version must be "1"');
  }
}
