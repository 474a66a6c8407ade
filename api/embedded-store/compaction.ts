/** Copies of the data file without free pages: to erase what was deleted, and as backups. */
import fs from 'node:fs';
import path from 'node:path';
import { DATA_FILE, makeDirectory, markDirectory } from './data-directory.js';
import { CommandError, notSupported } from './command-error.js';
import type { SessionRegistry } from './sessions.js';
import type { Storage } from './storage.js';
import type { WriteQueue } from './write-queue.js';

const COPY_PREFIX = 'store.compact-';
let copies = 0;

/** Removes what a crash in the middle of compacting left behind; before the store is opened. */
export function removeUnfinishedCopies(directory: string): void {
  for (const name of fs.readdirSync(directory))
    if (name.startsWith(COPY_PREFIX)) fs.rmSync(path.join(directory, name), { force: true });
}

/**
 * LMDB leaves deleted values readable in its free pages until they are used again. The copy holds live pages only; it takes
 * the file's place in one step, so that a crash leaves either the old file or the new one. Writers wait meanwhile.
 */
export async function compactStore(storage: Storage, queue: WriteQueue, sessions: SessionRegistry): Promise<number> {
  if (process.platform === 'win32') {
    throw notSupported(
      'compact on Windows, where an open file cannot be replaced',
      'export the data and import it into an empty directory',
    );
  }
  return queue.pauseFor(async () => {
    const before = storage.fileBytes;
    copies += 1;
    const copy = path.join(path.dirname(storage.file), `${COPY_PREFIX}${process.pid}-${copies}.mdb`);
    await storage.copyTo(copy);
    sessions.abortTransactions();
    await storage.replaceWith(copy);
    return Math.max(0, before - storage.fileBytes);
  });
}

/** Writes a directory that a store can be started on. */
export async function backUpStore(storage: Storage, directory: string): Promise<void> {
  if (!path.isAbsolute(directory))
    throw new CommandError(2, 'BadValue', 'the backup needs the absolute path of a directory');
  if (fs.existsSync(directory) && fs.readdirSync(directory).length > 0) {
    throw new CommandError(2, 'BadValue', `the backup directory ${directory} is not empty: give a new one`);
  }
  makeDirectory(directory);
  await storage.copyTo(path.join(directory, DATA_FILE));
  // The mark comes last: a directory without it is a backup that was not finished.
  markDirectory(directory);
}
