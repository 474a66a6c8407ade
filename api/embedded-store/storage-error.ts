/** What the disk refused, as an error for the client. */
import { CommandError } from './command-error.js';

/** LMDB reports a write that was cut short, which is how a full disk often shows, as an input/output error. */
const NO_SPACE = /MDB_MAP_FULL|No space left|ENOSPC|EFBIG|File too large|EDQUOT|Disk quota|Input\/output error|EIO/i;
const OTHER = /MDB_|Commit failed|Read-only file system|EROFS/i;

/** Null for an error that does not come from the storage. */
export function asStorageError(error: unknown): CommandError | null {
  const message = error instanceof Error ? error.message : String(error);
  if (NO_SPACE.test(message)) {
    return new CommandError(
      14031,
      'OutOfDiskSpace',
      'the disk is full, a file-size limit is reached, or the disk fails: nothing of this command was stored',
    );
  }
  if (OTHER.test(message))
    return new CommandError(8, 'UnknownError', 'the storage refused the write: nothing of this command was stored');
  return null;
}
