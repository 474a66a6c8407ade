/** The data directory: made private, marked with the store's format, and refused when it is somebody else's or newer. */
import fs from 'node:fs';
import path from 'node:path';

export const DATA_FILE = 'store.mdb';
const FORMAT_FILE = 'store.json';
const FORMAT_NAME = 'embedded-store';
/** Raised when an older program could no longer read what this one writes. */
export const FORMAT_VERSION = 1;
/** Files that may be there besides: the lock, LMDB's own, the socket, a copy that compacting left behind. */
const OWN_FILES = /^(store\..*|lost\+found|\..*)$/;

/** The directory cannot be used; the message says why and what to do. */
export class DataDirectoryError extends Error {}

function readFormat(file: string, directory: string): { format?: unknown; version?: unknown } | null {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new DataDirectoryError(`the data directory ${directory} cannot be read: ${(error as Error).message}`);
  }
  try {
    return JSON.parse(text) as { format?: unknown; version?: unknown };
  } catch {
    throw new DataDirectoryError(`${file} is damaged: restore the data directory from a backup`);
  }
}

function writeDurably(file: string, text: string): void {
  const temporary = `${file}.new`;
  const handle = fs.openSync(temporary, 'w', 0o600);
  try {
    fs.writeSync(handle, text);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(temporary, file);
  syncDirectory(path.dirname(file));
}

/** Makes a rename durable; Windows has no such call and needs none. */
export function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(directory, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

export function makeDirectory(directory: string): void {
  try {
    fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
    fs.accessSync(directory, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    throw new DataDirectoryError(`the data directory ${directory} cannot be used: ${(error as Error).message}`);
  }
}

/** Marks a directory as holding this format. */
export function markDirectory(directory: string): void {
  writeDurably(
    path.join(directory, FORMAT_FILE),
    `${JSON.stringify({ format: FORMAT_NAME, version: FORMAT_VERSION })}\n`,
  );
}

/** Checks the directory's format, or marks an empty one as ours. Call it while holding the directory's lock. */
export function claimDirectory(directory: string): void {
  const file = path.join(directory, FORMAT_FILE);
  const found = readFormat(file, directory);
  if (found === null) {
    const foreign = fs.readdirSync(directory).find((name) => !OWN_FILES.test(name));
    if (foreign !== undefined || fs.existsSync(path.join(directory, DATA_FILE))) {
      throw new DataDirectoryError(
        `the data directory ${directory} holds something else (${foreign ?? DATA_FILE}) and no ${FORMAT_FILE}: give the store an empty directory of its own`,
      );
    }
    markDirectory(directory);
    return;
  }
  if (found.format !== FORMAT_NAME || typeof found.version !== 'number') {
    throw new DataDirectoryError(
      `the data directory ${directory} belongs to something else: its ${FORMAT_FILE} is not the embedded store's`,
    );
  }
  if (found.version > FORMAT_VERSION) {
    throw new DataDirectoryError(
      `the data directory ${directory} has store format ${found.version}, this program reads up to ${FORMAT_VERSION}: start the newer program, or restore a backup made before`,
    );
  }
}
