import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 320, height: 640 };

/** axe finds nothing. What is folded away is looked at too. */
export const expectAccessible = async (page: Page, name = page.url()): Promise<void> => {
  for (const summary of await page.locator('details:not([open]) > summary').all()) await summary.click();
  // In the page itself: a second page to put the results together takes longer than the looking.
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode().analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect.soft(found, name).toEqual([]);
};

/** Nothing is cut and nothing scrolls sideways at 320 CSS pixels (WCAG 1.4.10). */
export const expectReflow = async (page: Page, name = page.url()): Promise<void> => {
  const viewport = page.viewportSize();
  await page.setViewportSize(NARROW);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, name).toBeLessThanOrEqual(NARROW.width);
  if (viewport) await page.setViewportSize(viewport);
};
