/** What a command is: its name, the fields it knows, and the function that runs it in a context. */
import type { Document } from 'bson';
import type { Catalog, Collection } from './catalog.js';
import { CommandError } from './command-error.js';
import type { CursorRegistry } from './cursors.js';
import type { RecordStore } from './record-store.js';
import type { Session, SessionRegistry } from './sessions.js';
import type { Storage } from './storage.js';
import type { StoreView } from './store-view.js';
import type { StoreOptions } from './store-options.js';
import type { Deadline } from './time-slice.js';
import type { UnindexedScanGuard } from './unindexed-scans.js';
import type { CommandRequest } from './wire-frames.js';

/** Everything commands share. */
export interface StoreServices {
  readonly storage: Storage;
  readonly catalog: Catalog;
  readonly records: RecordStore;
  readonly cursors: CursorRegistry;
  readonly sessions: SessionRegistry;
  readonly guard: UnindexedScanGuard;
  readonly options: StoreOptions;
  readonly startedAt: Date;
  now(): Date;
  /** Runs `work` in the next group commit. */
  enqueueWrite<T>(work: () => T): Promise<T>;
  /** Replaces the data file by a compacted copy of itself; returns the bytes saved. */
  compact(): Promise<number>;
  /** Writes a consistent copy of the whole store into a new directory, while others go on. */
  backUp(directory: string): Promise<void>;
}

export interface CommandContext {
  readonly services: StoreServices;
  readonly request: CommandRequest;
  readonly name: string;
  readonly body: Document;
  readonly database: string;
  readonly session: Session | null;
  readonly view: StoreView;
  readonly deadline: Deadline;
  readonly connectionId: number;
  /** In a transaction at once, otherwise inside the next group commit; resolves when the result is durable. */
  write<T>(work: () => T): Promise<T>;
}

/** A reply whose bytes are already there: documents from the store go out as they were stored. */
export class RawReply {
  constructor(readonly parts: readonly Uint8Array[]) {}
}

export type Reply = Document | RawReply;

export interface CommandDefinition {
  readonly name: string;
  /** Fields besides the ones every command may carry; 'any' where newer drivers may add what older servers ignore. */
  readonly fields: readonly string[] | 'any';
  readonly inTransaction: boolean;
  readonly summary: string;
  run(context: CommandContext): Promise<Reply> | Reply;
}

/** The collection a command names; the name is checked, the collection need not exist. */
export function collectionName(context: CommandContext): string {
  const name: unknown = context.body[context.name];
  if (typeof name !== 'string') {
    throw new CommandError(73, 'InvalidNamespace', `collection name has invalid type ${typeof name}`);
  }
  checkCollectionName(context.database, name);
  return name;
}

export function checkCollectionName(database: string, name: string): void {
  const isBad =
    name === '' ||
    name.includes('$') ||
    name.includes('\0') ||
    name.startsWith('.') ||
    name.endsWith('.') ||
    name.length > 200;
  if (isBad || name.startsWith('system.')) {
    throw new CommandError(73, 'InvalidNamespace', `Invalid namespace specified '${database}.${name}'`);
  }
}

export function findCollection(context: CommandContext): Collection | null {
  return context.view.findCollection(context.database, collectionName(context));
}

export function openCollection(context: CommandContext, name = collectionName(context)): Collection {
  return context.view.findCollection(context.database, name) ?? context.view.createCollection(context.database, name);
}
