import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectConnected, INVITATION, walkOn, walkTo } from '../flow.ts';
import { CROSS_SITE } from '../sites.ts';

const otherBrowser = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

test('a link that one browser has begun is of no use in another', async ({ page, browser }) => {
  await walkTo(page, CROSS_SITE, 'intro');
  const link = page.url();
  await page.locator('#continue-button').click();
  await expect(page.locator('.brand-list-item#TESLA')).toBeVisible();

  const other = await otherBrowser(browser);
  await other.goto(link);
  await expect(other.locator('h1')).toBeVisible();
  await expect(other.locator('#continue-button, .brand-list-item, #approval-button')).toHaveCount(0);

  await walkOn(page, 'brand');
  await expectConnected(page, CROSS_SITE);
});

test('looking at a link takes it from nobody', async ({ page, browser }) => {
  await walkTo(page, CROSS_SITE, 'intro');
  const other = await otherBrowser(browser);
  await other.goto(page.url());
  await expect(other.locator('#continue-button')).toBeVisible();

  await walkOn(page, 'intro');
  await expectConnected(page, CROSS_SITE);
});

test('a car linked in a stranger’s name stays out of the account that started it', async ({
  page,
  browser,
}) => {
  await walkTo(page, CROSS_SITE, 'intro');
  const victim = await otherBrowser(browser);
  await victim.goto(page.url());
  await walkOn(victim, 'intro');
  await expect(victim.getByRole('status')).toContainText('not started here');
  await expect(victim.locator('.vehicle')).toHaveCount(0);

  await page.goto(CROSS_SITE.partner);
  await expect(page.locator(INVITATION)).toBeVisible();
  await expect(page.locator('.vehicle')).toHaveCount(0);
});
