/** The store itself: storage, catalog, group commit, sessions and the housekeeping between commands. */
import path from 'node:path';
import { Catalog } from './catalog.js';
import type { StoreServices } from './command.js';
import { backUpStore, compactStore } from './compaction.js';
import { CursorRegistry } from './cursors.js';
import { DATA_FILE } from './data-directory.js';
import { DirectView } from './direct-view.js';
import type { Dispatcher } from './dispatch.js';
import { removeInterrupted } from './drop-collection.js';
import { removeExpiredDocuments } from './expiry.js';
import { RecordStore } from './record-store.js';
import { SessionRegistry } from './sessions.js';
import { Storage } from './storage.js';
import type { StoreOptions } from './store-options.js';
import { StoreTransaction } from './transaction.js';
import { TransactionLocks } from './transaction-locks.js';
import { UnindexedScanGuard } from './unindexed-scans.js';
import { WriteQueue } from './write-queue.js';

/** How often idle cursors, sessions and transactions are looked at. */
const HOUSEKEEPING_MS = 5_000;

export interface OpenStore extends Dispatcher {
  /** Finishes what was accepted and closes the files. */
  close(): Promise<void>;
}

export async function openStore(options: StoreOptions, now: () => Date = () => new Date()): Promise<OpenStore> {
  const storage = new Storage(path.join(options.dataDirectory, DATA_FILE));
  const catalog = new Catalog(storage);
  const records = new RecordStore(storage, catalog);
  const locks = new TransactionLocks();
  const cursors = new CursorRegistry(now);
  const sessions = new SessionRegistry(now, cursors);
  const queue = new WriteQueue({
    run(work) {
      try {
        storage.transact(() => {
          work();
          catalog.flush();
        });
      } catch (error) {
        // LMDB refuses everything after a failed write of its root page: only a new process, on the last good one, helps.
        if (/MDB_PANIC/.test(String(error))) process.exit(70);
        catalog.load();
        throw error;
      }
    },
  });
  const services: StoreServices = {
    storage,
    catalog,
    records,
    cursors,
    sessions,
    guard: new UnindexedScanGuard({
      isEnforced: options.failUnindexedScans,
      allowed: options.allowedScans,
      upTo: options.scansUpTo,
    }),
    options,
    startedAt: now(),
    now,
    enqueueWrite: (work) => queue.enqueue(work),
    compact: () => compactStore(storage, queue, sessions),
    backUp: (directory) => backUpStore(storage, directory),
  };
  await removeInterrupted(services);
  const timers = [setInterval(() => housekeeping(), HOUSEKEEPING_MS)];
  const housekeeping = (): void => {
    cursors.removeIdle();
    sessions.removeExpired();
  };
  const report = (error: unknown): void => {
    // The stack says where; the message is left out, since it may quote what a client stored.
    const stack = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 6).join('\n') : '';
    process.stderr.write(`embedded store: ${error instanceof Error ? error.name : typeof error}\n${stack}\n`);
  };
  if (options.expirySeconds > 0) {
    timers.push(setInterval(() => void removeExpiredDocuments(services).catch(report), options.expirySeconds * 1000));
  }
  return {
    services,
    view: new DirectView(storage, catalog, records),
    beginTransaction: () => new StoreTransaction(storage, catalog, records, locks, now().getTime()),
    report,
    async close() {
      for (const timer of timers) clearInterval(timer);
      sessions.endAll();
      await queue.idle();
      await storage.close();
    },
  };
}
