import { expect, test } from '@playwright/test';
import { expectConnected, expectNotConnected, walkOn, walkTo } from '../flow.ts';
import { CROSS_SITE } from '../sites.ts';

test('an owner who denies at the consent is back, and nothing is connected', async ({ page }) => {
  await walkTo(page, CROSS_SITE, 'vehicles');
  await page.locator('#deny-button').click();
  await expectNotConnected(page, CROSS_SITE);
});

test('an owner who cancels before anything is back, and nothing is connected', async ({ page }) => {
  await walkTo(page, CROSS_SITE, 'intro');
  await page.locator('#cancel-button').click();
  await expectNotConnected(page, CROSS_SITE);
});

test('an owner who turns back at the provider can go there again', async ({ page }) => {
  await walkTo(page, CROSS_SITE, 'sign-in');
  await page.locator('a.back').click();
  await expect(page.locator('#handoff-button')).toBeVisible();
  await walkOn(page, 'handoff');
  await expectConnected(page, CROSS_SITE);
});

test('an owner who turns back at the provider can leave from there', async ({ page }) => {
  await walkTo(page, CROSS_SITE, 'sign-in');
  await page.locator('a.back').click();
  await expect(page.locator('#handoff-button')).toBeVisible();
  await page.locator('#cancel-button').click();
  await expectNotConnected(page, CROSS_SITE);
});

test('after turning back, the next try works', async ({ page }) => {
  await walkTo(page, CROSS_SITE, 'vehicles');
  await page.locator('#deny-button').click();
  await expectNotConnected(page, CROSS_SITE);
  await walkOn(page, 'invitation');
  await expectConnected(page, CROSS_SITE);
});
