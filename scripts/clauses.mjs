// `npm run clauses`: runs the tests that claim to prove an obligation and prints one line for each clause of the notice.
//   --faults   also runs the fault suite
//   --mutate   breaks the product one line at a time, in a copy, and shows that the clause's tests notice; `--mutate C15` for one clause
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { claimsIn, linesOf, mutated, obligationsOf, tally, testsIn } from '../test/clauses/tally.mjs';

const ROOT = join(import.meta.dirname, '..');
const clauses = JSON.parse(readFileSync(join(ROOT, 'test/clauses/clauses.json'), 'utf8'));
const args = process.argv.slice(2);
const isWithFaults = args.includes('--faults');
/** Of one run of jest. */
const LONGEST_RUN_MS = 20 * 60_000;
/** In the copy: the build before any line was broken. */
const UNBROKEN = 'coverage/dist';

process.exit(args.includes('--mutate') ? mutate(args[args.indexOf('--mutate') + 1]) : report());

function report() {
  const everyday = claimingFiles(/./).filter((file) => !isApart(file));
  const faults = isWithFaults ? claimingFiles(/./).filter((file) => file.startsWith('test/faults/')) : [];
  const tests = [...run(ROOT, 'jest.config.mjs', everyday), ...run(ROOT, 'jest.faults.config.mjs', faults)];
  const rows = tally(clauses, tests);
  for (const line of linesOf(rows)) console.log(line);

  const known = new Set(obligationsOf(clauses));
  const unknown = tests.flatMap(({ name }) =>
    claimsIn(name)
      .filter((token) => !known.has(token))
      .map((token) => `${token}: ${name}`),
  );
  for (const claim of unknown) console.error(`There is no such obligation: ${claim}`);
  const failed = tests.filter(
    ({ name, file, status }) => status !== 'passed' && (claimsIn(name).length > 0 || name === file),
  );
  for (const { file, name, message } of failed) console.error(`\nFAILED ${file}: ${name}\n${message}`);
  const proved = rows.filter(({ isProved }) => isProved).length;
  const obligations = rows.flatMap((row) => row.obligations);
  const partly = obligations.filter(({ missing }) => missing === null).length;
  console.log(`\n${proved} of ${rows.length} clauses proved; ${partly} of ${obligations.length} obligations.`);
  return unknown.length + failed.length > 0 ? 1 : 0;
}

/** The fault suite and the Redis suite have configurations of their own. */
function isApart(file) {
  return file.startsWith('test/faults/') || file.startsWith('test/redis/');
}

/** Test files in which a claim that fits stands. */
function claimingFiles(pattern) {
  return trackedFiles().filter(
    (file) =>
      file.endsWith('.spec.ts') &&
      !file.startsWith('test/clauses/') &&
      claimsIn(read(ROOT, file)).some((token) => pattern.test(token)),
  );
}

/** Files of the project as git sees them, new ones included. */
function trackedFiles() {
  const { status, stdout } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error('git ls-files failed: the clauses are read from a checkout');
  return [...new Set(stdout.split('\n').filter(Boolean))].filter((file) => existsSync(join(ROOT, file)));
}

/** Runs whole test files; progress goes to standard error, so that standard output is the report. */
function run(root, config, files) {
  if (files.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), 'engage-clauses-'));
  const output = join(folder, 'report.json');
  try {
    const jest = join(root, 'node_modules/jest/bin/jest.js');
    const flags = [
      '--config',
      config,
      '--json',
      `--outputFile=${output}`,
      '--silent',
      '--forceExit',
      '--runTestsByPath',
      ...files,
    ];
    // A broken product may leave a test with doors open: it ends all the same.
    spawnSync(process.execPath, [jest, ...flags], {
      timeout: LONGEST_RUN_MS,
      cwd: root,
      stdio: ['ignore', 'ignore', root === ROOT ? 'inherit' : 'ignore'],
    });
    if (!existsSync(output)) throw new Error('jest ended without a report');
    return testsIn(JSON.parse(readFileSync(output, 'utf8')), root);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(root, file) {
  return readFileSync(join(root, file), 'utf8');
}

/** Breaks one line at a time in a copy of the project; a mutation that no test of its clause notices survives. */
function mutate(only) {
  const mutations = readdirSync(join(ROOT, 'test/mutations'))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => JSON.parse(read(ROOT, `test/mutations/${file}`)))
    .filter(({ clause }) => !only || clause === only);
  const copy = copyOfProject();
  // Only a test that was green before can turn red.
  const before = new Map();
  try {
    const survivors = mutations.filter((mutation) => {
      const key = `${mutation.clause} ${mutation.tests ?? ''}`;
      if (!before.has(key)) {
        const unbroken = claimingTests(copy, mutation);
        for (const name of unbroken.red) console.error(`RED BEFORE ANY MUTATION ${name}`);
        before.set(key, unbroken);
      }
      return !isNoticed(copy, mutation, before.get(key));
    });
    console.log(`\n${mutations.length - survivors.length} of ${mutations.length} mutations noticed.`);
    for (const { clause, file, find } of survivors) console.error(`SURVIVED ${clause} ${file}: ${find}`);
    return survivors.length > 0 || mutations.length === 0 ? 1 : 0;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function copyOfProject() {
  const copy = mkdtempSync(join(tmpdir(), 'engage-mutation-'));
  for (const file of trackedFiles()) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(ROOT, file), join(copy, file));
  }
  if (existsSync(join(ROOT, 'dist'))) cpSync(join(ROOT, 'dist'), join(copy, 'dist'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  if (!build(copy, 'scripts/build-when-stale.mjs')) throw new Error('the project does not build');
  cpSync(join(copy, 'dist'), join(copy, UNBROKEN), { recursive: true });
  return copy;
}

/** The tests transform the API themselves; the widget and the store's own process come from the build. */
function needsBuild({ file, build }) {
  return build ?? /^(widget|api\/embedded-store)\//.test(file);
}

function isNoticed(copy, mutation, before) {
  const { clause, file, find, replace } = mutation;
  const original = read(copy, file);
  const label = `${clause} ${file}: ${find.trim()} → ${replace.trim() || '(nothing)'}`;
  try {
    writeFileSync(join(copy, file), mutated(original, mutation));
    if (needsBuild(mutation) && !build(copy)) {
      console.log(`DOES NOT BUILD ${label}`);
      return false;
    }
    const { red } = claimingTests(copy, mutation);
    const turned = [...red].filter((name) => before.green.has(name));
    console.log(`${turned.length > 0 ? 'noticed ' : 'SURVIVED'} ${label}`);
    for (const name of turned) console.log(`    ${name}`);
    return turned.length > 0;
  } finally {
    writeFileSync(join(copy, file), original);
    if (needsBuild(mutation)) cpSync(join(copy, UNBROKEN), join(copy, 'dist'), { recursive: true });
  }
}

/** The names of the tests that claim a mutation's clause, red and green. A file that could not run proves nothing. */
function claimingTests(copy, { clause, tests = '' }) {
  const pattern = new RegExp(`^${clause}\\.`);
  const files = claimingFiles(pattern).filter((name) => !isApart(name) && new RegExp(tests).test(name));
  const claiming = run(copy, 'jest.config.mjs', files).filter(
    ({ name, file }) => name === file || claimsIn(name).some((token) => pattern.test(token)),
  );
  const broken = claiming.filter(({ name, file }) => name === file);
  for (const { file, message } of broken) console.error(`    ${file} could not run: ${message?.slice(0, 600)}`);
  const named = claiming.filter(({ name, file }) => name !== file);
  return { red: namesOf(named, 'failed'), green: namesOf(named, 'passed') };
}

function namesOf(tests, status) {
  return new Set(tests.filter((test) => test.status === status).map(({ name }) => name));
}

function build(copy, script = 'scripts/build.mjs') {
  return spawnSync(process.execPath, [script], { cwd: copy, stdio: 'ignore' }).status === 0;
}
