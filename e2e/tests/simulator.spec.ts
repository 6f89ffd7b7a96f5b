import { expect, test } from '@playwright/test';
import { check } from '../accessibility.ts';
import { signInAs, walkTo } from '../flow.ts';
import { CROSS_SITE } from '../sites.ts';

const KEYFOB = CROSS_SITE.keyfob;

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the list of accounts is accessible', async ({ page }) => {
      await page.goto(`${KEYFOB}/simulator/accounts`);
      await expect(page.getByText('VEHICLE_STATE.ASLEEP@smartcar.com', { exact: true })).toBeVisible();
      await check(page);
    });

    test('a vehicle is made by the form, wrong at first', async ({ page }) => {
      await page.goto(`${KEYFOB}/simulator/vehicles`);
      await check(page);
      await page.locator('#model').selectOption('tesla/model-3');
      await page.locator('#vin').fill('5YJ3');
      await page.locator('#make-button').click();
      await expect(page.getByRole('alert')).toBeFocused();
      await check(page);
      await page.locator('#vin').fill('');
      await page.locator('#state').selectOption('driving');
      await page.locator('#make-button').click();
      await expect(page.locator('#account-name')).toHaveText(
        /^v1\.tesla\.model-3\..*@vehicles\.example\.com$/,
      );
      await check(page);
    });

    test('what is asked for after the password is accessible, and so is what never ends', async ({
      page,
    }) => {
      await walkTo(page, CROSS_SITE, 'sign-in');
      const signIn = page.url();
      for (const [account, shown] of [
        ['pin@example.com', '#pin'],
        ['never-returns@example.com', 'h1:has-text("Signing you in")'],
      ] as const) {
        await page.goto(signIn);
        await signInAs(account)(page);
        await page.locator('#sign-in-button').click();
        await expect(page.locator(shown)).toBeVisible();
        await check(page);
      }
    });
  });

test('a vehicle that was made is the one that is linked', async ({ page }) => {
  await page.goto(`${KEYFOB}/simulator/vehicles?model=tesla/model-y&vin=&year=2023&state=charging`);
  const username = (await page.locator('#account-name').textContent()) ?? '';
  await walkTo(page, CROSS_SITE, 'sign-in');
  await signInAs(username)(page);
  await page.locator('#sign-in-button').click();
  await expect(page.locator('#approval-button')).toBeVisible();
  await expect(page.getByText('Model Y', { exact: false }).first()).toBeVisible();
});
