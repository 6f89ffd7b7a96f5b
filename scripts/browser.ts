import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** What Playwright needs to start the browser that was found: part of its launch options. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium's sandbox refuses to run as root, as in most containers. */
const args = process.getuid?.() === 0 ? ['--no-sandbox', ...QUIET] : QUIET;

const environment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

/** Unpacks the Chromium of the npm package beside the package, so that a new version brings its own. */
const unpack = async (home: string): Promise<void> => {
  const half = `${home}.${process.pid}`;
  await mkdir(half, { recursive: true });
  // The package unpacks to the temporary folder, and takes whatever half a file stands there for a whole one.
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = half;
  try {
    const { default: packaged, inflate } = await import('@sparticuz/chromium');
    await packaged.executablePath();
    await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))));
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
  }
  // Its own fonts.conf names folders of another machine, and without a font no text is visible.
  const folders = [join(home, 'fonts'), '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`).join('');
  const fonts = `<fontconfig>${folders}<cachedir>${join(home, 'font-cache')}</cachedir></fontconfig>`;
  await writeFile(join(half, 'fonts', 'fonts.conf'), fonts);
  await rename(half, home).catch((error: unknown) => {
    if (!existsSync(home)) throw error; // else another process was faster
  });
  await rm(half, { recursive: true, force: true });
};

const packagedBrowser = async (): Promise<FoundBrowser> => {
  const home = fileURLToPath(new URL('../unpacked', import.meta.resolve('@sparticuz/chromium')));
  if (!existsSync(home)) await unpack(home);
  const libraries = join(home, 'al2023', 'lib');
  const { LD_LIBRARY_PATH } = process.env;
  return {
    executablePath: join(home, 'chromium'),
    args,
    env: {
      ...environment(),
      LD_LIBRARY_PATH: LD_LIBRARY_PATH ? `${libraries}:${LD_LIBRARY_PATH}` : libraries,
      FONTCONFIG_PATH: join(home, 'fonts'),
    },
  };
};

/** The Chromium from npm is the headless shell: a browser, but without a back/forward cache. */
export const isHeadlessShell = ({ executablePath }: FoundBrowser): boolean =>
  executablePath.includes('@sparticuz') || executablePath.includes('headless_shell');

/**
 * Finds a Chromium: `$CHROMIUM_PATH`, one that is installed, Playwright's own, or the one that comes from npm
 * (linux-x64 only), which makes the tests run on a machine without any browser.
 */
export const findBrowser = async (): Promise<FoundBrowser> => {
  const named = process.env['CHROMIUM_PATH'];
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  const executablePath = [named, ...INSTALLED, chromium.executablePath()].find(
    (path) => path !== undefined && existsSync(path),
  );
  return executablePath ? { executablePath, args, env: environment() } : packagedBrowser();
};
