/** Restore: puts a backup into an empty data directory, or changes nothing. */
import fs from 'node:fs';
import path from 'node:path';
import {
  DATA_FILE,
  DataDirectoryError,
  claimDirectory,
  makeDirectory,
  markDirectory,
  syncDirectory,
} from './data-directory.js';

export function restoreBackup(backup: string, dataDirectory: string): void {
  if (!fs.existsSync(path.join(backup, DATA_FILE)) || !fs.existsSync(path.join(backup, 'store.json'))) {
    throw new DataDirectoryError(`${backup} is not a finished backup: it must hold ${DATA_FILE} and store.json`);
  }
  // Refuses a backup of a newer format.
  claimDirectory(backup);
  makeDirectory(dataDirectory);
  if (fs.readdirSync(dataDirectory).length > 0) {
    throw new DataDirectoryError(
      `the data directory ${dataDirectory} is not empty: move it away first, a restore overwrites nothing`,
    );
  }
  const target = path.join(dataDirectory, DATA_FILE);
  fs.copyFileSync(path.join(backup, DATA_FILE), target, fs.constants.COPYFILE_EXCL);
  fs.chmodSync(target, 0o600);
  const handle = fs.openSync(target, 'r+');
  fs.fsyncSync(handle);
  fs.closeSync(handle);
  syncDirectory(dataDirectory);
  markDirectory(dataDirectory);
}
