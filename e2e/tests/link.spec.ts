import { expect, test } from '@playwright/test';
import {
  complaintsOf,
  expectConnected,
  expectJustConnected,
  INVITATION,
  inThisTab,
  walkOn,
} from '../flow.ts';
import { ALL_SITES } from '../sites.ts';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    for (const sites of ALL_SITES) {
      test(`an owner connects a car and disconnects it: ${sites.name}`, async ({ page }) => {
        const complaints = complaintsOf(page);
        await page.goto(inThisTab(sites));
        await walkOn(page, 'invitation');

        await expectJustConnected(page, sites);
        expect(page.url()).not.toContain('code=');
        await page.reload();
        await expectConnected(page, sites);

        await page.getByRole('button', { name: 'Disconnect' }).click();
        await expect(page.getByRole('status')).toContainText('disconnected');
        await expect(page.locator(INVITATION)).toBeVisible();
        expect(complaints).toEqual([]);
      });
    }
  });
}
