/** Finds a Chromium to test with: `CHROME_PATH`, an installed one, or the one that an npm package carries. */
import { execFileSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
];

interface Installation {
  executablePath: string;
  env: Record<string, string>;
}

/** A browser of its own, with a new profile. Throws one sentence that says what to install where there is none. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = findBrowser();
  return chromium.launch({ executablePath, args: FLAGS, env: { ...(process.env as Record<string, string>), ...env } });
}

function findBrowser(): Installation {
  const named = process.env['CHROME_PATH'];
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const installed = named ?? [...onPath, ...PLACES].find(isExecutable);
  if (installed) return { executablePath: installed, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackPackaged();
  throw new Error('No Chrome or Chromium was found: install one, or set CHROME_PATH to its executable.');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The package's Chromium with the libraries it links and a font, unpacked once for each version. */
function unpackPackaged(): Installation {
  const require = createRequire(resolve('package.json'));
  const root = resolve(dirname(require.resolve('@sparticuz/chromium')), '..', '..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const home = join(tmpdir(), `engage-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (!existsSync(home)) unpack(join(root, 'bin'), home);
  return {
    executablePath: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'lib'), FONTCONFIG_FILE: join(home, 'fonts.xml'), HOME: home },
  };
}

function unpack(source: string, home: string): void {
  // Several test processes may do this at once: each in a folder of its own, and the first to rename wins.
  const draft = mkdtempSync(join(tmpdir(), 'engage-chromium-draft-'));
  const decompressed = (name: string) => brotliDecompressSync(readFileSync(join(source, name)));
  writeFileSync(join(draft, 'chromium'), decompressed('chromium.br'), { mode: 0o700 });
  for (const name of ['al2023.tar.br', 'fonts.tar.br'])
    execFileSync('tar', ['-x', '-C', draft], { input: decompressed(name) });
  mkdirSync(join(draft, 'font-cache'));
  writeFileSync(
    join(draft, 'fonts.xml'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
      <dir>${home}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${home}/font-cache</cachedir>
      ${['sans-serif', 'system-ui', 'serif'].map((family) => `<alias><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`).join('')}
    </fontconfig>`,
  );
  try {
    renameSync(draft, home);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
}
