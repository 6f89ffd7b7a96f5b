import { chromium, type Page } from '@playwright/test';
import { findBrowser, isHeadlessShell } from '../../scripts/browser.ts';
import { type Engine, type EngineWindow, PATIENCE, type Target, type Visit } from './engine.ts';

/** Defaults of Playwright that would make another browser of it than people have. */
const NOT_AS_PEOPLE_HAVE = ['--disable-popup-blocking', '--disable-back-forward-cache'];

const locate = (page: Page, target: Target) => page.locator(target.replaceAll(' >>> ', ' >> ')).first();

const windowOf = (page: Page): EngineWindow => ({
  async goto(url) {
    await page.goto(url);
  },
  url: async () => page.url(),
  click: (target) => locate(page, target).click(),
  fill: (target, text) => locate(page, target).fill(text),
  isVisible: (target) =>
    locate(page, target)
      .isVisible()
      .catch(() => false),
  text: async (target) => (await locate(page, target).textContent()) ?? '',
  // Playwright's own types of what goes in say less than they take.
  evaluate: (script, argument) => page.evaluate<unknown, unknown>(script as () => unknown, argument) as never,
  async screenshot(path) {
    await page.screenshot({ path });
  },
  close: () => page.close(),
});

/** Chromium by Playwright. */
export const startChromium = async (): Promise<Engine> => {
  const found = await findBrowser();
  const browser = await chromium.launch({
    ...found,
    headless: true,
    ignoreDefaultArgs: NOT_AS_PEOPLE_HAVE,
  });

  const visit = async (): Promise<Visit> => {
    const context = await browser.newContext({ locale: 'en-GB' });
    context.setDefaultTimeout(PATIENCE);
    // The test runner sets a patience of its own, without end.
    context.setDefaultNavigationTimeout(PATIENCE);
    const windows = new Map<Page, EngineWindow>();
    const known = (page: Page): EngineWindow => {
      const window = windows.get(page) ?? windowOf(page);
      windows.set(page, window);
      return window;
    };
    return {
      first: known(await context.newPage()),
      windows: async () => context.pages().map(known),
      close: () => context.close(),
    };
  };

  return {
    name: 'Chromium',
    version: browser.version(),
    blocksPopups: !isHeadlessShell(found),
    visit,
    close: () => browser.close(),
  };
};
