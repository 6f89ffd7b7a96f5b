import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Builder, By, Capabilities, error, type WebDriver, type WebElement } from 'selenium-webdriver';
import type { FoundWebKit } from '../../scripts/engines.ts';
import { start, stop, untilAnswers } from '../../scripts/processes.ts';
import { type Engine, type EngineWindow, PATIENCE, type Target, until, type Visit } from './engine.ts';
import { DriverHung, inTime } from './limits.ts';

const logs = join(import.meta.dirname, '../test-results/engines');

/**
 * Ends a program's process group with this process, however that ends: a run that is broken off tidies nothing up.
 * Answers with what takes it back.
 */
const endWithUs = ({ pid }: ChildProcess): (() => void) => {
  const end = (): void => {
    try {
      if (pid !== undefined) process.kill(-pid);
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', end);
  return () => void process.off('exit', end);
};

/** A screen in memory, of which nothing is seen; the server chooses its number. */
const startDisplay = async (displayServer: string) => {
  const screen = spawn(
    displayServer,
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      detached: true,
    },
  );
  const release = endWithUs(screen);
  const answer = screen.stdio[3];
  if (!answer || !('read' in answer)) throw new Error('The display server has no pipe.');
  const [number] = (await inTime('a screen', once(createInterface(answer), 'line'))) as [string];
  return {
    display: `:${number}`,
    async stop() {
      await stop(screen);
      release();
    },
  };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
};

/** A page that is replaced while it is asked has no answer. One that the driver waited for in vain is another thing. */
const nothing = (reason: unknown): null => {
  if (reason instanceof error.TimeoutError) throw reason;
  return null;
};

/**
 * Before most of what it does this driver waits for the page to be loaded, and goes nowhere else before: a page whose end
 * it does not see leaves it of no use.
 */
const tellOfWaiting = (reason: unknown): never => {
  throw reason instanceof error.TimeoutError ? new DriverHung('waiting for the page', PATIENCE) : reason;
};

/** Nor does a window show anything that is just closing. */
const hidden = (reason: unknown): false => {
  if (reason instanceof DriverHung) throw reason;
  return false;
};

/** Drivers know one window at a time: each thing that is done goes to its window first, and one after the other. */
const takingTurns = (driver: WebDriver) => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(handle: string, act: () => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      await driver.switchTo().window(handle);
      return act();
    });
    last = turn.catch(() => {});
    return turn.catch(tellOfWaiting);
  };
};

const find = async (driver: WebDriver, target: Target): Promise<WebElement | null> => {
  const [outermost = '', ...inner] = target.split(' >>> ');
  let [element] = await driver.findElements(By.css(outermost));
  for (const selector of inner) {
    if (!element) break;
    const tree = await element.getShadowRoot();
    [element] = await tree.findElements(By.css(selector));
  }
  return element ?? null;
};

const windowsOf = (driver: WebDriver): ((handle: string) => EngineWindow) => {
  const inTurn = takingTurns(driver);

  /** Looks until the element can be seen, then acts; a page that is replaced meanwhile is looked at again. */
  const whenVisible = async (handle: string, target: Target, act: (element: WebElement) => Promise<void>) => {
    await until(target, () =>
      inTurn(handle, async () => {
        const element = await find(driver, target).catch(nothing);
        const ready = await element?.isDisplayed().catch(nothing);
        if (!element || !ready) return false;
        await act(element);
        return true;
      }),
    );
  };

  return (handle) => ({
    goto: (url) => inTurn(handle, () => driver.get(url)),
    url: () => inTurn(handle, () => driver.getCurrentUrl()),
    click: (target) => whenVisible(handle, target, (element) => element.click()),
    fill: (target, text) =>
      whenVisible(handle, target, async (element) => {
        await element.clear();
        await element.sendKeys(text);
      }),
    isVisible: (target) =>
      inTurn(handle, async () => (await (await find(driver, target))?.isDisplayed()) ?? false).catch(hidden),
    text: (target) =>
      inTurn(handle, async () => {
        const element = await find(driver, target);
        if (!element) throw new Error(`There is no ${target}.`);
        return driver.executeScript<string>('return arguments[0].textContent', element);
      }),
    evaluate: (script, argument) => inTurn(handle, () => driver.executeScript(script, argument)),
    screenshot: (path) =>
      inTurn(handle, async () => writeFile(path, await driver.takeScreenshot(), 'base64')),
    close: () => inTurn(handle, () => driver.close()),
  });
};

/** Even that it tells only on a screen. */
const versionOf = (browser: string, env: Record<string, string>): string =>
  execFileSync(browser, ['--version'], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: PATIENCE,
  })
    .trim()
    .split(' ')
    .at(-1) ?? '';

/** The words of driver and browser: warnings of libraries, for the most part. */
const openLog = (display: string): number => {
  mkdirSync(logs, { recursive: true });
  return openSync(join(logs, `webkit-${display.slice(1)}.log`), 'w');
};

/** WebKitGTK's small browser by its own driver, one pair a visit: a driver has one session at a time. */
export const startWebKit = async ({
  driver: driverPath,
  browser,
  displayServer,
  sessionBus,
}: FoundWebKit): Promise<Engine> => {
  const screen = await startDisplay(displayServer);
  const output = openLog(screen.display);
  const env = {
    DISPLAY: screen.display,
    // Nobody listens to the bus of accessibility, and each browser would start one.
    NO_AT_BRIDGE: '1',
    // As root there is no sandbox to be had, and the pages are all our own.
    ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {}),
  };
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    // Its own patience with a page is five minutes.
    timeouts: { pageLoad: PATIENCE, script: PATIENCE },
    'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
  });

  const visit = async (): Promise<Visit> => {
    const port = await freePort();
    const args = ['--', driverPath, `--port=${port}`];
    const program = start(sessionBus, args, { cwd: import.meta.dirname, env, output });
    const release = endWithUs(program);
    const close = async (): Promise<void> => {
      await stop(program);
      release();
    };
    const address = `http://127.0.0.1:${port}`;
    const begin = async (): Promise<{ readonly driver: WebDriver; readonly handle: string }> => {
      await untilAnswers(`${address}/status`, () => program.exitCode !== null);
      const driver = new Builder().usingServer(address).withCapabilities(capabilities).build();
      return { driver, handle: await inTime('WebKitGTK starts', driver.getWindowHandle()) };
    };
    const { driver, handle } = await begin().catch(async (error: unknown) => {
      await close();
      if (error instanceof DriverHung) throw error;
      throw new Error(`WebKitGTK did not start; its words are in ${logs}.`, { cause: error });
    });
    const windowFor = windowsOf(driver);
    const windows = new Map<string, EngineWindow>();
    const known = (handle: string): EngineWindow => {
      const window = windows.get(handle) ?? windowFor(handle);
      windows.set(handle, window);
      return window;
    };
    return {
      first: known(handle),
      windows: async () => (await driver.getAllWindowHandles()).map(known),
      // The browser is a child of the driver, and keeps nothing that would outlive it.
      close,
    };
  };

  try {
    const version = versionOf(browser, env);
    return { name: 'WebKitGTK', version, blocksPopups: true, visit, close: screen.stop };
  } catch (error) {
    await screen.stop();
    throw error;
  }
};
