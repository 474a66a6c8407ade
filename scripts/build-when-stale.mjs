// Builds only when a source file has changed since the last build.
import { existsSync, readFileSync } from 'node:fs';
import { fingerprint, MARK } from './build-fingerprint.mjs';

const isFresh = existsSync(MARK) && readFileSync(MARK, 'utf8') === fingerprint();
if (!isFresh) await import('./build.mjs');
