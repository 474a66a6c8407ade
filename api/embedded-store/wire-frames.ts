/** MongoDB's wire protocol: reads OP_MSG and the opening OP_QUERY, writes their replies. Layout: mongodb.com/docs/manual/reference/mongodb-wire-protocol */
import type { Document } from 'bson';
import { decode } from './raw-document.js';

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
export const MAX_MESSAGE_BYTES = 48_000_000;
const HEADER_BYTES = 16;

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
/** Bits 0–15 must be understood; only the two above and none else are. */
const REQUIRED_FLAGS_UNKNOWN = 0xffff & ~(CHECKSUM_PRESENT | MORE_TO_COME);

/** A frame that breaks the protocol: the connection that sent it is closed, nothing else is touched. */
export class MalformedFrameError extends Error {}

export interface CommandRequest {
  readonly requestId: number;
  readonly body: Document;
  readonly bodyBytes: Buffer;
  /** Document sequences (section kind 1) by name, each document as raw BSON. */
  readonly sequences: ReadonlyMap<string, Buffer[]>;
  /** False when the client waits for no answer (write concern 0). */
  readonly wantsReply: boolean;
  readonly isLegacy: boolean;
}

/** The length of the frame at the start of `bytes`, or null while fewer than four bytes are there. */
export function frameLength(bytes: Buffer): number | null {
  if (bytes.length < 4) return null;
  const length = bytes.readInt32LE(0);
  if (length < HEADER_BYTES + 5 || length > MAX_MESSAGE_BYTES) {
    throw new MalformedFrameError(`a frame of ${length} bytes is outside the protocol's limits`);
  }
  return length;
}

function documentAt(frame: Buffer, at: number, end: number): Buffer {
  if (at + 5 > end) throw new MalformedFrameError('a document is cut short');
  const size = frame.readInt32LE(at);
  if (size < 5 || at + size > end || frame[at + size - 1] !== 0)
    throw new MalformedFrameError('a document has a wrong size');
  return frame.subarray(at, at + size);
}

function readSequence(frame: Buffer, at: number, end: number, into: Map<string, Buffer[]>): number {
  if (at + 4 > end) throw new MalformedFrameError('a document sequence is cut short');
  const sequenceEnd = at + frame.readInt32LE(at);
  if (sequenceEnd < at + 5 || sequenceEnd > end) throw new MalformedFrameError('a document sequence has a wrong size');
  const nameEnd = frame.indexOf(0, at + 4);
  if (nameEnd < 0 || nameEnd >= sequenceEnd) throw new MalformedFrameError('a document sequence has no name');
  const name = frame.toString('utf8', at + 4, nameEnd);
  if (into.has(name)) throw new MalformedFrameError(`two document sequences are called '${name}'`);
  const documents: Buffer[] = [];
  for (let next = nameEnd + 1; next < sequenceEnd;) {
    const document = documentAt(frame, next, sequenceEnd);
    documents.push(document);
    next += document.length;
  }
  into.set(name, documents);
  return sequenceEnd;
}

function readMessage(frame: Buffer): CommandRequest {
  const flags = frame.readUInt32LE(HEADER_BYTES);
  if (flags & REQUIRED_FLAGS_UNKNOWN) throw new MalformedFrameError('unknown required flags');
  const end = frame.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  const sequences = new Map<string, Buffer[]>();
  let bodyBytes: Buffer | null = null;
  let at = HEADER_BYTES + 4;
  while (at < end) {
    const kind = frame[at];
    at += 1;
    if (kind === 0) {
      if (bodyBytes !== null) throw new MalformedFrameError('two bodies in one message');
      bodyBytes = documentAt(frame, at, end);
      at += bodyBytes.length;
    } else if (kind === 1) {
      at = readSequence(frame, at, end, sequences);
    } else {
      throw new MalformedFrameError(`unknown section kind ${kind}`);
    }
  }
  if (bodyBytes === null) throw new MalformedFrameError('a message without a body');
  return {
    requestId: frame.readInt32LE(4),
    body: decodeBody(bodyBytes),
    bodyBytes,
    sequences,
    wantsReply: (flags & MORE_TO_COME) === 0,
    isLegacy: false,
  };
}

function readQuery(frame: Buffer): CommandRequest {
  const nameEnd = frame.indexOf(0, HEADER_BYTES + 4);
  if (nameEnd < 0 || nameEnd + 9 > frame.length) throw new MalformedFrameError('a query is cut short');
  const namespace = frame.toString('utf8', HEADER_BYTES + 4, nameEnd);
  if (!namespace.endsWith('.$cmd')) throw new MalformedFrameError('OP_QUERY is accepted for commands only');
  const bodyBytes = documentAt(frame, nameEnd + 9, frame.length);
  const body = decodeBody(bodyBytes);
  const command = (body['$query'] as Document | undefined) ?? body;
  command['$db'] ??= namespace.slice(0, -'.$cmd'.length);
  return {
    requestId: frame.readInt32LE(4),
    body: command,
    bodyBytes,
    sequences: new Map(),
    wantsReply: true,
    isLegacy: true,
  };
}

function decodeBody(bytes: Buffer): Document {
  try {
    return decode(bytes);
  } catch {
    throw new MalformedFrameError('the body is not valid BSON');
  }
}

export function readFrame(frame: Buffer): CommandRequest {
  const opCode = frame.readInt32LE(12);
  if (opCode === OP_MSG) return readMessage(frame);
  if (opCode === OP_QUERY) return readQuery(frame);
  throw new MalformedFrameError(`operation code ${opCode} is not spoken here`);
}

let lastRequestId = 0;

/** Wraps a reply document's bytes (one or more parts) into a frame that answers `request`. */
export function writeReply(request: CommandRequest, parts: readonly Uint8Array[]): Buffer {
  const head = request.isLegacy ? HEADER_BYTES + 20 : HEADER_BYTES + 5;
  let length = head;
  for (const part of parts) length += part.length;
  const frame = Buffer.allocUnsafe(length);
  lastRequestId = (lastRequestId + 1) & 0x7fffffff;
  frame.writeInt32LE(length, 0);
  frame.writeInt32LE(lastRequestId, 4);
  frame.writeInt32LE(request.requestId, 8);
  frame.writeInt32LE(request.isLegacy ? OP_REPLY : OP_MSG, 12);
  frame.fill(0, HEADER_BYTES, head);
  if (request.isLegacy) {
    frame.writeInt32LE(8, HEADER_BYTES); // AwaitCapable, as every server since 1.6 answers
    frame.writeInt32LE(1, HEADER_BYTES + 16);
  }
  let at = head;
  for (const part of parts) {
    frame.set(part, at);
    at += part.length;
  }
  return frame;
}
