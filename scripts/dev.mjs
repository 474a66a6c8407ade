// Development: builds once, then rebuilds and restarts the server whenever a source file changes.
import { spawn, spawnSync } from 'node:child_process';
import { watch } from 'node:fs';

let server = null;
let timer = null;

function restart() {
  const { status } = spawnSync(process.execPath, ['scripts/build-when-stale.mjs'], { stdio: 'inherit' });
  if (status !== 0) return console.error('The build failed; the server that runs is the last good one.');
  const next = () => {
    server = spawn(process.execPath, ['--enable-source-maps', 'dist/api/main.js'], { stdio: 'inherit' });
  };
  if (!server || server.exitCode !== null) return next();
  server.once('exit', next);
  server.kill('SIGTERM');
}

for (const folder of ['api', 'widget']) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(restart, 300);
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server?.kill(signal);
    process.exit(0);
  });
}
restart();
