/** Estimates what a value takes in BSON, without writing it. */
import { binaryParts, kindOf, plainDocument } from './bson-types.js';

/** Bytes, within a few of the exact size. */
export function documentSize(value: unknown): number {
  switch (kindOf(value)) {
    case 'string':
      return 5 + (value as string).length;
    case 'int':
      return 4;
    case 'bool':
      return 1;
    case 'null':
    case 'undefined':
    case 'minKey':
    case 'maxKey':
      return 0;
    case 'decimal':
      return 16;
    case 'objectId':
      return 12;
    case 'object': {
      let size = 5;
      const document = plainDocument(value as Record<string, unknown>);
      for (const name in document) size += 2 + name.length + documentSize(document[name]);
      return size;
    }
    case 'array': {
      let size = 5;
      for (const element of value as unknown[]) size += 4 + documentSize(element);
      return size;
    }
    case 'binData':
      return 5 + binaryParts(value).bytes.length;
    case 'long':
    case 'double':
    case 'date':
    case 'timestamp':
      return 8;
    default:
      return 64;
  }
}
