// Builds everything into dist/: the API (tsc through nest), the widget (Vite), and the mark by which a stale build is noticed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fingerprint, MARK } from './build-fingerprint.mjs';

function run(what, command, ...args) {
  process.stdout.write(`${what} …\n`);
  const { status } = spawnSync(process.execPath, [command, ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const before = fingerprint();
run('Compiling the API', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
run('Bundling the widget', 'scripts/build-widget.mjs');
mkdirSync('dist', { recursive: true });
writeFileSync(MARK, before);
