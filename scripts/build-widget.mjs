// Builds the widget into dist/widget/v1, prints what each part weighs, and fails when the loader or the panel weighs too much.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '..');
const BUILT = join(ROOT, 'dist/widget');
// A build that fails leaves the last good one where it was.
const DRAFT = `${BUILT}-draft`;
const OUT = join(DRAFT, 'v1');
const LIMITS = { loader: 2_048, composer: 46_080, detectors: 61_440 };

rmSync(DRAFT, { recursive: true, force: true });
// The organisation's policy, with the matcher of its own patterns, changes more seldom than the detectors: a chunk beside theirs.
const policyChunk = { name: 'policy', test: /api\/scrubbing\/(scrubbing-policy|safe-pattern)/ };
const chat = await bundle('widget/chat/engage-chat.ts', {
  entryFileNames: 'chat-[hash].js',
  codeSplitting: { groups: [policyChunk], includeDependenciesRecursively: false },
});
const inbox = await bundle('widget/inbox/engage-inbox.ts', { entryFileNames: 'inbox.js' });
const chatEntry = chat.find((chunk) => chunk.isEntry);
const loader = await bundle(
  'widget/loader/engage.ts',
  { entryFileNames: 'engage.js', format: 'iife' },
  { __CHAT_CHUNK__: JSON.stringify(chatEntry.fileName) },
);
const holding = (part) => chat.filter((chunk) => Object.keys(chunk.modules).some((id) => id.includes(part)));
const sensitive = holding('/api/scrubbing/special-');
const policy = holding('/api/scrubbing/scrubbing-policy').filter((chunk) => !sensitive.includes(chunk));
const detectors = holding('/api/scrubbing/').filter((chunk) => ![...sensitive, ...policy].includes(chunk));

const sizes = {
  loader: weigh(loader),
  composer: weigh([...loader, ...staticGraph(chat, chatEntry)]),
  detectors: weigh(detectors),
  policy: weigh(policy),
  sensitive: weigh(sensitive),
  inbox: weigh(
    staticGraph(
      inbox,
      inbox.find((chunk) => chunk.isEntry),
    ),
  ),
};
writeFileSync(join(DRAFT, 'sizes.json'), `${JSON.stringify({ limits: LIMITS, sizes }, null, 2)}\n`);
rmSync(BUILT, { recursive: true, force: true });
renameSync(DRAFT, BUILT);
print();

const tooHeavy = Object.entries(LIMITS).filter(([part, limit]) => sizes[part].gzip > limit);
for (const [part, limit] of tooHeavy)
  console.error(`${part} weighs ${sizes[part].gzip} bytes gzip; ${limit} is the limit`);
if (tooHeavy.length > 0) process.exit(1);

/** Chunks of one entry and of everything it imports, statically or not. Library mode: Vite's own preloading would add bytes. */
async function bundle(entry, { format = 'es', ...output }, define = {}) {
  const [result] = await build({
    root: ROOT,
    configFile: join(ROOT, 'vite.config.ts'),
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    build: {
      outDir: OUT,
      lib: { entry: join(ROOT, entry), formats: [format], name: 'engageLoader' },
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        output: { chunkFileNames: '[name]-[hash].js', minify: true, ...output },
      },
    },
  });
  return result.output.filter((item) => item.type === 'chunk');
}

/** The entry and all that it imports statically: what is fetched before it can run. */
function staticGraph(chunks, entry, seen = new Set()) {
  if (seen.has(entry)) return [];
  seen.add(entry);
  const next = entry.imports.map((name) => chunks.find((chunk) => chunk.fileName === name)).filter(Boolean);
  return [entry, ...next.flatMap((chunk) => staticGraph(chunks, chunk, seen))];
}

function weigh(chunks) {
  const files = chunks.map((chunk) => chunk.fileName);
  const contents = files.map((file) => readFileSync(join(OUT, file)));
  const sum = (measure) => contents.reduce((total, content) => total + measure(content), 0);
  return {
    files,
    bytes: sum((content) => content.length),
    gzip: sum((content) => gzipSync(content, { level: 9 }).length),
    brotli: sum((content) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length),
  };
}

function print() {
  const names = {
    loader: 'loader',
    composer: 'until the composer is usable',
    detectors: 'detectors with their names and places',
    policy: 'the policy of the organisation',
    sensitive: 'special categories',
    inbox: 'inbox',
  };
  console.log(
    `${'widget'.padEnd(42)}${'bytes'.padStart(9)}${'gzip'.padStart(9)}${'brotli'.padStart(9)}${'limit'.padStart(9)}`,
  );
  for (const [part, size] of Object.entries(sizes)) {
    const figures = [size.bytes, size.gzip, size.brotli, LIMITS[part] ?? ''].map((figure) =>
      String(figure).padStart(9),
    );
    console.log(names[part].padEnd(42) + figures.join(''));
  }
}
