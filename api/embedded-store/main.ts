/** Entry point of the store's process: locks the data directory, opens the store, listens, and says where. */
import { removeUnfinishedCopies } from './compaction.js';
import { DataDirectoryError, claimDirectory, makeDirectory } from './data-directory.js';
import { lockDirectory } from './directory-lock.js';
import { startServer } from './server.js';
import { removeAddress, writeAddress } from './store-address.js';
import { UsageError, parseOptions } from './store-options.js';
import { openStore } from './store.js';

function fail(error: unknown): never {
  const isExpected = error instanceof DataDirectoryError || error instanceof UsageError;
  process.stdout.write(
    `${JSON.stringify({ ready: false, error: isExpected ? error.message : 'the store could not be started' })}\n`,
  );
  process.stderr.write(`embedded store: ${isExpected ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exit(isExpected ? 2 : 1);
}

try {
  const options = parseOptions(process.argv.slice(2), process.env);
  makeDirectory(options.dataDirectory);
  await lockDirectory(options.dataDirectory);
  claimDirectory(options.dataDirectory);
  removeUnfinishedCopies(options.dataDirectory);
  const store = await openStore(options);
  const server = await startServer(store, options);
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    server
      .close()
      .then(() => store.close())
      .then(() => {
        removeAddress(options.dataDirectory);
        process.exit(0);
      }, fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
  if (options.endsWithParent) {
    // The parent holds the other end: it is closed by the kernel however the parent ends.
    process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
  }
  writeAddress(options.dataDirectory, server.uri());
  process.stdout.write(`${JSON.stringify({ ready: true, uri: server.uri() })}\n`);
} catch (error) {
  fail(error);
}
