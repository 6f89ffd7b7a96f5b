import { type ElementHandle, launch, type Page } from 'puppeteer-core';
import { type Engine, type EngineWindow, PATIENCE, type Target, until, type Visit } from './engine.ts';
import { inTime } from './limits.ts';

/** Firefox blocks popups that nobody asked for, and keeps pages to go back to, where its driver would not. */
const PREFERENCES = {
  'dom.disable_open_during_load': true,
  'intl.accept_languages': 'en-GB, en',
};

/** A page that is replaced while it is asked has no answer. */
const visible = async (page: Page, target: Target): Promise<ElementHandle<Element> | null> => {
  try {
    const element = await page.$(target);
    return (await element?.isVisible()) ? element : null;
  } catch {
    return null;
  }
};

const windowOf = (page: Page): EngineWindow => {
  const whenVisible = async (target: Target, act: (element: ElementHandle<Element>) => Promise<void>) => {
    // A page in the background draws nothing, and only what is drawn can be pressed.
    await page.bringToFront();
    await until(`${target} at ${page.url()}`, async () => {
      const element = await visible(page, target);
      if (element) await act(element);
      return element !== null;
    });
  };
  return {
    async goto(url) {
      await page.goto(url, { timeout: PATIENCE });
    },
    url: async () => page.url(),
    click: (target) => whenVisible(target, (element) => element.click()),
    fill: (target, text) =>
      whenVisible(target, async (element) => {
        await element.click({ count: 3 });
        await element.type(text);
      }),
    isVisible: async (target) => (await visible(page, target)) !== null,
    text: (target) => page.$eval(target, (element) => element.textContent),
    evaluate: (script, argument) => page.evaluate(script as never, argument) as never,
    async screenshot(path) {
      await page.screenshot({ path });
    },
    close: () => page.close(),
  };
};

/** Firefox by WebDriver BiDi, which needs no driver of its own. */
export const startFirefox = async (executablePath: string): Promise<Engine> => {
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    defaultViewport: null,
    extraPrefsFirefox: PREFERENCES,
  });

  const visit = async (): Promise<Visit> => {
    const context = await browser.createBrowserContext();
    const windows = new Map<Page, EngineWindow>();
    const known = (page: Page): EngineWindow => {
      const window = windows.get(page) ?? windowOf(page);
      windows.set(page, window);
      return window;
    };
    return {
      // Of its own: only the foremost tab of a window is drawn.
      first: known(await context.newPage({ type: 'window' })),
      windows: async () => (await context.pages()).map(known),
      close: () => context.close(),
    };
  };

  const close = async (): Promise<void> => {
    const program = browser.process();
    try {
      await inTime('Firefox ends', browser.close(), PATIENCE);
    } catch {
      program?.kill('SIGKILL');
    }
  };

  const version = (await browser.version()).replace('firefox/', '');
  return { name: 'Firefox', version, blocksPopups: true, visit, close };
};
