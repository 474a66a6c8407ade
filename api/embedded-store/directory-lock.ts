/** One process per data directory: a lock that the kernel holds and frees however the process ends. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { DataDirectoryError } from './data-directory.js';

const LOCK_FILE = 'store.lock';
/** libuv's flag for an open that excludes all others (Windows). */
const WINDOWS_EXCLUSIVE = 0x1000_0000;
/** BSD's and macOS's O_EXLOCK. */
const BSD_EXCLUSIVE = 0x20;

function taken(directory: string): DataDirectoryError {
  return new DataDirectoryError(
    `another process uses the data directory ${directory}: one process per data directory. Stop it, give this one a directory of its own, or use a MongoDB server for several processes`,
  );
}

function listen(address: string): Promise<net.Server> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/**
 * Linux: a name in the kernel's abstract socket namespace, derived from the directory's device and inode, so that no stale
 * file can block and links to the directory do not help. That namespace ends at the network namespace (a container), so a
 * socket in the directory itself stands guard between containers that share a volume.
 */
async function lockOnLinux(directory: string): Promise<void> {
  const { dev, ino } = fs.statSync(directory, { bigint: true });
  const name = createHash('sha256').update(`embedded-store:${dev}:${ino}`).digest('hex');
  try {
    await listen(`\0embedded-store-${name}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw taken(directory);
    throw error;
  }
  const descriptor = fs.openSync(directory, 'r');
  // By way of the open directory the path is short, however long the directory's own is.
  const guard = `/proc/self/fd/${descriptor}/${LOCK_FILE}`;
  if (await answers(guard)) throw taken(directory);
  fs.rmSync(path.join(directory, LOCK_FILE), { force: true });
  try {
    await listen(guard);
  } catch (error) {
    // Some file systems shared with a host hold no sockets: there the first lock stands alone.
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw taken(directory);
  }
}

function lockByFile(directory: string): void {
  const file = path.join(directory, LOCK_FILE);
  const flag = process.platform === 'win32' ? WINDOWS_EXCLUSIVE : BSD_EXCLUSIVE | fs.constants.O_NONBLOCK;
  try {
    // Kept open until the process ends; the kernel lets go of it then.
    fs.openSync(file, fs.constants.O_RDWR | fs.constants.O_CREAT | flag, 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN' || code === 'EWOULDBLOCK' || code === 'EBUSY' || code === 'EPERM' || code === 'EACCES')
      throw taken(directory);
    throw error;
  }
}

/** Takes the directory for this process, for as long as it lives. */
export async function lockDirectory(directory: string): Promise<void> {
  if (process.platform === 'linux') await lockOnLinux(directory);
  else lockByFile(directory);
}
