import { expect, test } from '@playwright/test';
import { findBrowser, isHeadlessShell } from '../../scripts/browser.ts';
import { expectConnected, leave, STEPS, walkOn, walkTo } from '../flow.ts';
import { CROSS_SITE } from '../sites.ts';

const browser = await findBrowser();

test.skip(
  isHeadlessShell(browser),
  'This Chromium has no back/forward cache: install one, or set CHROMIUM_PATH.',
);

// Playwright turns the cache off that browsers have on.
test.use({
  launchOptions: { ...browser, ignoreDefaultArgs: ['--disable-back-forward-cache'] },
});

for (const step of STEPS.slice(1, 4)) {
  test(`a page that Back brings again as it was left can be sent again: ${step.name}`, async ({ page }) => {
    await walkTo(page, CROSS_SITE, step.name);
    // No browser keeps a page that was left before it had come whole.
    await page.waitForLoadState('load');
    await page.evaluate(() => document.body.classList.add('left'));
    await leave(page, step);
    await expect(page.locator(step.control)).toHaveCount(0);
    await page.waitForLoadState('load');

    // Playwright's own Back waits for a page that is loaded.
    await page.evaluate(() => history.back());
    await expect(page.locator('body.left')).toBeVisible();
    await walkOn(page, step.name);
    await expectConnected(page, CROSS_SITE);
  });
}
