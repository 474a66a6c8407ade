/** Where a running store can be reached, noted in its data directory for tools that work beside it. */
import fs from 'node:fs';
import path from 'node:path';

const ADDRESS_FILE = 'store.address';

export function writeAddress(directory: string, uri: string): void {
  fs.writeFileSync(path.join(directory, ADDRESS_FILE), `${uri}\n`, { mode: 0o600 });
}

export function removeAddress(directory: string): void {
  fs.rmSync(path.join(directory, ADDRESS_FILE), { force: true });
}

/** The address last noted; whoever was there may have gone without a word. */
export function readAddress(directory: string): string | null {
  try {
    return fs.readFileSync(path.join(directory, ADDRESS_FILE), 'utf8').trim();
  } catch {
    return null;
  }
}
