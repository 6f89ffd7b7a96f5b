import { spawnSync } from 'node:child_process';
import { accessSync, constants, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What starts WebKitGTK: its driver, the browser that the driver commands, and the screen and bus both need. */
export interface FoundWebKit {
  readonly driver: string;
  readonly browser: string;
  readonly displayServer: string;
  readonly sessionBus: string;
}

/** The engines beside Chromium; `null` where one is not on this machine. */
export interface FoundEngines {
  /** Path of Firefox. */
  readonly firefox: string | null;
  readonly webkit: FoundWebKit | null;
}

/** Debian's names; with them comes all that the engines need. */
const PACKAGES = { firefox: ['firefox-esr'], webkit: ['webkit2gtk-driver', 'xvfb', 'dbus'] } as const;

const BROWSERS_OF_WEBKIT = '/usr/{lib,libexec}/{,*/}webkit{2gtk,gtk}-*/MiniBrowser';

const FIREFOX_OF_MACOS = '/Applications/Firefox.app/Contents/MacOS/firefox';

const canRun = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (program: string): string | null =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find(canRun) ?? null;

const findFirefox = (): string | null =>
  onPath('firefox-esr') ?? onPath('firefox') ?? (canRun(FIREFOX_OF_MACOS) ? FIREFOX_OF_MACOS : null);

const findWebKit = (): FoundWebKit | null => {
  const driver = onPath('WebKitWebDriver');
  // The newest interface last; each is the same engine.
  const browser = globSync(BROWSERS_OF_WEBKIT).filter(canRun).sort().at(-1);
  const displayServer = onPath('Xvfb');
  const sessionBus = onPath('dbus-run-session');
  return driver && browser && displayServer && sessionBus
    ? { driver, browser, displayServer, sessionBus }
    : null;
};

export const findEngines = (): FoundEngines => ({ firefox: findFirefox(), webkit: findWebKit() });

/** Where a missing engine is a failure and not a skipped test. */
export const ENGINES_REQUIRED = Boolean(process.env['CI']);

/** Why an engine's tests do not run here. */
export const skippedFor = (name: string): string =>
  `SKIPPED: ${name} is not on this machine. "node scripts/engines.ts" installs it where it can.`;

const aptGet = (...args: string[]): boolean => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-q', ...args], { env, stdio: 'inherit' }).status === 0;
};

/** Installs what is missing where that is possible: as root, from Debian's packages. Quick when nothing is. */
const installEngines = (): FoundEngines => {
  const found = findEngines();
  const missing = (['firefox', 'webkit'] as const).filter((engine) => found[engine] === null);
  if (missing.length === 0 || process.getuid?.() !== 0 || onPath('apt-get') === null) return found;
  // Without the newest lists an older version may still be there to be had.
  if (!aptGet('update')) console.error('The lists of packages could not be renewed.');
  for (const engine of missing)
    aptGet(
      'install',
      '--yes',
      '--no-install-recommends',
      '-o',
      'DPkg::Lock::Timeout=120',
      ...PACKAGES[engine],
    );
  return findEngines();
};

if (import.meta.main) {
  const { firefox, webkit } = installEngines();
  const engines = [
    ['Firefox', firefox],
    ['WebKitGTK', webkit?.browser ?? null],
  ] as const;
  for (const [name, path] of engines) console.log(path ? `${name}: ${path}` : skippedFor(name));
  if (ENGINES_REQUIRED && engines.some(([, path]) => path === null)) process.exitCode = 1;
}
