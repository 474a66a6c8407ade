/** The reply of a command that answers with a cursor, put together from documents that are already BSON. */
import { Long } from 'bson';
import type { CommandContext } from './command.js';
import { RawReply } from './command.js';
import { fillBatch } from './cursors.js';
import type { ResultSource } from './cursors.js';
import { encode } from './raw-document.js';

const DOUBLE = 0x01;
const DOCUMENT = 0x03;
const ARRAY = 0x04;
const INT64 = 0x12;
const STRING = 0x02;

/** MongoDB's first batch, unless the client asks for another size. */
export const FIRST_BATCH = 101;

const heads: Buffer[] = [];

/** Type and name of an array's element; the first thousand are made once. */
function elementHead(at: number): Buffer {
  const known = heads[at];
  if (known !== undefined) return known;
  const head = Buffer.from(`\x03${at}\0`, 'latin1');
  if (at < 1_000) heads[at] = head;
  return head;
}

function arrayBytes(documents: readonly Buffer[]): Buffer[] {
  const parts: Buffer[] = [Buffer.alloc(4)];
  let length = 5;
  for (const [at, document] of documents.entries()) {
    const head = elementHead(at);
    parts.push(head, document);
    length += head.length + document.length;
  }
  parts[0]!.writeInt32LE(length);
  parts.push(Buffer.from([0]));
  return parts;
}

function named(type: number, name: string): Buffer {
  return Buffer.from(`${String.fromCharCode(type)}${name}\0`, 'latin1');
}

/** `{ cursor: { [field]: documents, id, ns }, ok: 1 }` */
export function cursorReply(
  field: 'firstBatch' | 'nextBatch',
  documents: readonly Buffer[],
  id: Long,
  namespace: string,
): RawReply {
  const batch = arrayBytes(documents);
  const name = Buffer.from(namespace, 'utf8');
  const idBytes = Buffer.alloc(8);
  idBytes.writeInt32LE(id.low, 0);
  idBytes.writeInt32LE(id.high, 4);
  const nameLength = Buffer.alloc(4);
  nameLength.writeInt32LE(name.length + 1);
  const inner = [
    named(ARRAY, field),
    ...batch,
    named(INT64, 'id'),
    idBytes,
    named(STRING, 'ns'),
    nameLength,
    name,
    Buffer.from([0, 0]),
  ];
  const innerHead = Buffer.alloc(4);
  innerHead.writeInt32LE(4 + sizeOf(inner));
  const one = Buffer.alloc(8);
  one.writeDoubleLE(1);
  const outer = [named(DOCUMENT, 'cursor'), innerHead, ...inner, named(DOUBLE, 'ok'), one, Buffer.from([0])];
  const outerHead = Buffer.alloc(4);
  outerHead.writeInt32LE(4 + sizeOf(outer));
  return new RawReply([outerHead, ...outer]);
}

function sizeOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

/** Answers with the first batch, and keeps a cursor for the rest unless the client wants no more than that. */
export async function firstBatch(
  context: CommandContext,
  namespace: string,
  source: ResultSource,
  options: { batchSize: number | undefined; singleBatch: boolean },
): Promise<RawReply> {
  const count = options.batchSize ?? FIRST_BATCH;
  const batch = await fillBatch(source, count, null, context.deadline);
  if (batch.isLast || options.singleBatch) {
    source.pause();
    return cursorReply('firstBatch', batch.documents, Long.ZERO, namespace);
  }
  const { session } = context;
  const transactionNumber = context.view.isTransaction ? (session?.transactionNumber ?? null) : null;
  const cursor = context.services.cursors.add(namespace, source, batch.held, session?.id ?? null, transactionNumber);
  return cursorReply('firstBatch', batch.documents, cursor.id, namespace);
}

/** A source over documents that are all there already. */
export function sourceOf(documents: readonly Buffer[]): ResultSource {
  let at = 0;
  return {
    next: () => documents[at++] ?? null,
    pause: () => undefined,
  };
}

export function encodeAll(documents: readonly Record<string, unknown>[]): Buffer[] {
  return documents.map((document) => encode(document));
}
