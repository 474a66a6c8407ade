/** A stored document of which only the needed fields are decoded, each once. */
import { Int32, ObjectId } from 'bson';
import type { Document } from 'bson';
import { setField } from './bson-types.js';
import { decode, elementAt, valueOf } from './raw-document.js';
import type { RawElement } from './raw-document.js';

/** The usual scalar types without the detour over a document of their own. */
function quickValue(bytes: Buffer, element: RawElement): unknown {
  switch (element.type) {
    case 0x02:
      return bytes.toString('utf8', element.valueStart + 4, element.end - 1);
    case 0x07:
      return new ObjectId(bytes.subarray(element.valueStart, element.end));
    case 0x08:
      return bytes[element.valueStart] === 1;
    case 0x09:
      return new Date(bytes.readInt32LE(element.valueStart + 4) * 4294967296 + bytes.readUInt32LE(element.valueStart));
    case 0x0a:
      return null;
    case 0x10:
      return new Int32(bytes.readInt32LE(element.valueStart));
    default:
      return valueOf(bytes, element);
  }
}

/** The top-level fields whose names are in `names`; the rest of the document is stepped over. */
export function pickFields(bytes: Buffer, names: ReadonlySet<string>): Document {
  const fields: Document = {};
  let left = names.size;
  for (let element = elementAt(bytes, 4); element !== null && left > 0; element = elementAt(bytes, element.end)) {
    if (!names.has(element.name)) continue;
    setField(fields, element.name, quickValue(bytes, element));
    left -= 1;
  }
  return fields;
}

/** A document in its stored form that is decoded as a whole at most once, and only when somebody asks. */
export class StoredDocument {
  private decoded: Document | null;

  constructor(
    readonly bytes: Buffer,
    decoded: Document | null = null,
  ) {
    this.decoded = decoded;
  }

  get whole(): Document {
    this.decoded ??= decode(this.bytes);
    return this.decoded;
  }

  /** Only the fields named, holding on to nothing else. */
  pick(names: ReadonlySet<string>): Document {
    if (this.decoded === null) return pickFields(this.bytes, names);
    const picked: Document = {};
    for (const name of names) if (Object.hasOwn(this.decoded, name)) setField(picked, name, this.decoded[name]);
    return picked;
  }

  /** The same document without its decoded form. */
  shed(): StoredDocument {
    return this.decoded === null ? this : new StoredDocument(this.bytes);
  }

  fields(names: ReadonlySet<string>): Document {
    return this.decoded ?? pickFields(this.bytes, names);
  }
}
