/** BSON values as text, in the form `$toString` gives them. */
import type { Decimal128, Long, ObjectId } from 'bson';
import { stringOf } from './bson-order.js';
import { binaryParts, kindOf } from './bson-types.js';
import { located } from './expression-types.js';
import { toNumber } from './number-arithmetic.js';

/** Error 16007 for a value that has no text. */
export function textOf(value: unknown): string {
  const kind = kindOf(value);
  switch (kind) {
    case 'string':
    case 'symbol':
      return stringOf(value);
    case 'int':
    case 'double':
      return doubleText(toNumber(value));
    case 'long':
    case 'decimal':
      return (value as Long | Decimal128).toString();
    case 'bool':
      return String(value);
    case 'date':
      return (value as Date).toISOString();
    case 'objectId':
      return (value as ObjectId).toHexString();
    case 'binData': {
      const { bytes, subtype } = binaryParts(value);
      if (subtype === 4 && bytes.length === 16) {
        return Buffer.from(bytes)
          .toString('hex')
          .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      }
      return Buffer.from(bytes).toString('base64');
    }
    default:
      throw located(16007, `can't convert from BSON type ${kind} to String`);
  }
}

function doubleText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  return String(value);
}
