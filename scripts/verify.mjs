// Everything that must hold before a change lands: format, lint, types, build, generated documents, architecture and tests.
import { spawnSync } from 'node:child_process';

const STEPS = [
  ['Format', ['node_modules/prettier/bin/prettier.cjs', '--check', '.']],
  ['Lint', ['node_modules/eslint/bin/eslint.js', '.']],
  ['Types', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json']],
  ['Build', ['scripts/build-when-stale.mjs']],
  ['Tests, architecture and generated documents', ['node_modules/jest/bin/jest.js']],
];

for (const [name, args] of STEPS) {
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) {
    process.stdout.write(`\n${name}: failed\n`);
    process.exit(status ?? 1);
  }
}
process.stdout.write('\nAll holds.\n');
