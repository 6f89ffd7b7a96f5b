import { expect, type Page, test } from '@playwright/test';
import { check } from '../accessibility.ts';
import { leave, STEPS, type StepName, walkTo } from '../flow.ts';
import { CROSS_SITE } from '../sites.ts';

/** What the Link page's script does better for those who have it. */

/** Walks to a screen, and waits for its script, which is the last of the page. */
const arrive = async (page: Page, name: StepName): Promise<void> => {
  await walkTo(page, CROSS_SITE, name);
  await page.waitForLoadState('load');
};

const stillThere = (page: Page) => page.getByRole('dialog', { name: 'Are you still there?' });
const offline = (page: Page) => page.getByRole('alert').filter({ hasText: 'You are offline' });
const tesla = (page: Page) => page.locator('.brand-list-item#TESLA');

/** Leaves the page alone until it asks: timers run on, and the server's clock does not. Answers with the minutes. */
const untilItAsks = async (page: Page): Promise<number> => {
  for (let minutes = 1; minutes < 70; minutes += 1) {
    await page.clock.runFor(60_000);
    if (await stillThere(page).isVisible()) return minutes;
  }
  throw new Error('The page did not ask.');
};

for (const [how, answer] of [
  ['the button', (page: Page) => page.getByRole('button', { name: 'Keep going' }).click()],
  ['the space bar', (page: Page) => page.keyboard.press('Space')],
  ['any letter', (page: Page) => page.keyboard.press('k')],
  ['Escape', (page: Page) => page.keyboard.press('Escape')],
] as const) {
  test(`before the session ends the page asks, and ${how} keeps it going`, async ({ page }) => {
    await page.clock.install();
    await arrive(page, 'brand');
    expect(await untilItAsks(page)).toBe(58);
    if (how === 'the button') await check(page);

    const [extended] = await Promise.all([page.waitForResponse('**/extend'), answer(page)]);
    expect(extended.status()).toBe(200);
    await expect(stillThere(page)).toBeHidden();
    // A whole hour again. What the server answered may be read a step late.
    expect(await untilItAsks(page)).toBeGreaterThanOrEqual(58);
  });
}

test('when the time is over the page asks the server how things stand', async ({ page }) => {
  await page.clock.install();
  await arrive(page, 'brand');
  await untilItAsks(page);
  const link = page.url().replace(/\/brand$/, '');
  await Promise.all([page.waitForRequest(link), page.clock.runFor(130_000)]);
  // The server's clock has not moved.
  await expect(tesla(page)).toBeVisible();
  await expect(stillThere(page)).toBeHidden();
});

test('without a connection nothing is sent and nothing is lost', async ({ page, context }) => {
  await arrive(page, 'brand');
  await page.locator('#brand-search').fill('tes');
  const address = page.url();
  await context.setOffline(true);
  await expect(offline(page)).toBeVisible();
  await check(page);
  await tesla(page).click();
  await expect(offline(page)).toBeVisible();
  expect(page.url()).toBe(address);
  await expect(page.locator('#brand-search')).toHaveValue('tes');

  await context.setOffline(false);
  await expect(offline(page)).toBeHidden();
  await tesla(page).click();
  await expect(page.locator('#handoff-button')).toBeVisible();
});

test('the brands are filtered while the owner types, and counted aloud', async ({ page }) => {
  await arrive(page, 'brand');
  const address = page.url();
  const shown = page.locator('.brand-list-item:visible [lang]');
  const count = page.getByRole('status');
  const all = await shown.count();
  expect(all).toBeGreaterThan(10);
  await expect(count).toHaveText(`${all} brands`);

  await page.locator('#brand-search').pressSequentially('vw');
  await expect(shown).toHaveText(['Volkswagen']);
  await expect(count).toHaveText('1 brand');
  await page.keyboard.press('Enter');
  await expect(shown).toHaveText(['Volkswagen']);
  expect(page.url()).toBe(address);

  await page.locator('#brand-search').fill('no such brand');
  await expect(shown).toHaveCount(0);
  await expect(count).toHaveText('No brand matches “no such brand”');
  await expect(page.getByRole('link', { name: 'Show all brands' })).toBeVisible();

  await page.locator('#brand-search').fill('');
  await expect(shown).toHaveCount(all);
  await expect(count).toHaveText(`${all} brands`);
});

test('without a car the consent is not sent', async ({ page }) => {
  await arrive(page, 'vehicles');
  const address = page.url();
  await page.locator('[name=vehicle]').uncheck();
  await page.locator('#approval-button').click();
  await expect(page.locator('#nothing-selected')).toBeVisible();
  await expect(page.locator('[name=vehicle]')).toBeFocused();
  expect(page.url()).toBe(address);

  await page.locator('[name=vehicle]').check();
  await expect(page.locator('#nothing-selected')).toBeHidden();
  await leave(page, STEPS[5]);
  await expect(page.locator('.vehicle')).toHaveCount(1);
});
