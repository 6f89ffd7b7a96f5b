import { createRequire } from 'node:module';
import type { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

interface Axe {
  readonly source: string;
  readonly run: (context: object, options: object) => ReturnType<AxeBuilder['analyze']>;
}

/**
 * The axe that Playwright's wrapper brings, without the wrapper: it sends axe into the page for each look, which takes
 * five times as long as the look.
 */
const { source }: Axe = createRequire(import.meta.resolve('@axe-core/playwright'))('axe-core');

const OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

export const WIDE = { width: 1280, height: 800 };
/** WCAG 1.4.10: in 320 CSS pixels nothing is cut and nothing scrolls sideways. */
export const NARROW = { width: 320, height: 640 };

/** Rules broken, each with its elements. What matches `except` is somebody else's. */
const violationsOn = async (page: Page, except: readonly string[]): Promise<string[]> => {
  const { violations } = await page.evaluate(
    ([exclude, options]) => (window as unknown as { readonly axe: Axe }).axe.run({ exclude }, options),
    [except, OPTIONS] as const,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};

/** axe finds nothing on the page, whatever is folded away opened, and all of it fits: wide and at 320 pixels. */
export const check = async (page: Page, name = page.url(), except: readonly string[] = []): Promise<void> => {
  // A page that has just been left for another may still be on its way.
  await page.waitForLoadState('load');
  await page.evaluate(source);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  for (const viewport of [WIDE, NARROW]) {
    const where = `${name}, ${viewport.width} wide`;
    await page.setViewportSize(viewport);
    expect.soft(await violationsOn(page, except), where).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, where).toBeLessThanOrEqual(viewport.width);
  }
};
