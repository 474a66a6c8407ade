/** `npm run bench`: speed as ratios against floors measured in the same run. Names of sections may be given: `messages scrubber store`. */
import { runMessagesBench } from './messages.bench.js';
import { runScrubberBench } from './scrubber.bench.js';
import { runStoreBench } from './store.bench.js';

const SECTIONS: Record<string, () => Promise<void>> = {
  messages: async () => {
    const { bare, engage, ratio } = await runMessagesBench();
    print('message:send, 50 visitors', [
      ['bare socket.io', `${bare.perSecond}/s`, `p50 ${ms(bare.p50Ms)}`, `p99 ${ms(bare.p99Ms)}`],
      [
        'validated, scrubbed, durable, announced',
        `${engage.perSecond}/s`,
        `p50 ${ms(engage.p50Ms)}`,
        `p99 ${ms(engage.p99Ms)}`,
      ],
      ['ratio', ratio.toFixed(2), `errors ${engage.errors}`, ''],
    ]);
  },
  scrubber: async () => {
    const { megabytesPerSecond, characters } = runScrubberBench();
    print('scrubber', [
      [`${characters} characters, message by message`, `${megabytesPerSecond.toFixed(2)} MB/s`, '', ''],
    ]);
  },
  store: async () => {
    const { rows, slowestWaitMs, startMs } = await runStoreBench();
    print('embedded store, 200,000 documents, beside bare LMDB', [
      ...rows.map(({ what, clients, perSecond, barePerSecond, ratio }) => [
        `${what}, ${clients} ${clients === 1 ? 'client' : 'clients'}`,
        `${perSecond}/s`,
        `LMDB ${barePerSecond}/s`,
        `ratio ${ratio.toFixed(3)}`,
      ]),
      ['longest wait beside a scan of everything', ms(slowestWaitMs), '', ''],
      ['start', ms(startMs), '', ''],
    ]);
  },
};

const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : Object.keys(SECTIONS)) {
  const section = SECTIONS[name];
  if (!section) throw new Error(`there is no section ${name}; there are: ${Object.keys(SECTIONS).join(', ')}`);
  await section();
}
process.exit(0);

function print(title: string, rows: readonly (readonly string[])[]): void {
  process.stdout.write(`\n${title}\n`);
  for (const [what = '', ...figures] of rows)
    process.stdout.write(`  ${what.padEnd(44)}${figures.map((f) => f.padEnd(16)).join('')}\n`);
}

function ms(value: number): string {
  return `${value.toFixed(2)} ms`;
}
