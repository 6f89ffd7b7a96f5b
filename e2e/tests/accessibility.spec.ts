import { expect, test } from '@playwright/test';
import { check } from '../accessibility.ts';
import { expectJustConnected, signInAs, walkOn, walkTo } from '../flow.ts';
import { CROSS_SITE } from '../sites.ts';

/** The simulator's own pages speak English and Norwegian only. */
for (const [locale, colorScheme, language, simulator] of [
  ['en-US', 'light', 'en', 'en'],
  ['nb-NO', 'dark', 'nb', 'nb'],
  ['ar-EG', 'light', 'ar', 'en'],
] as const) {
  test.describe(`${language}, ${colorScheme}`, () => {
    test.use({ locale, colorScheme });
    const sites = { ...CROSS_SITE, language };

    /** The partner's page is in English; its widget and the Link page are not. */
    const speaks = (name: string): string =>
      name === 'invitation' ? 'en' : name === 'sign-in' ? simulator : language;

    test('each screen of a link is accessible', async ({ page }) => {
      await walkTo(page, sites, 'vehicles', async ({ name }) => {
        await expect.soft(page.locator('html'), name).toHaveAttribute('lang', speaks(name));
        await check(page);
      });
      await walkOn(page, 'vehicles');
      await expectJustConnected(page, CROSS_SITE);
      await check(page);
    });

    test('each screen of a link that goes wrong is accessible', async ({ page, browser }) => {
      await walkTo(page, sites, 'brand');
      const elsewhere = await browser.newContext({ locale, colorScheme });
      const other = await elsewhere.newPage();
      await other.goto(page.url());
      await expect(other.locator('h1')).toBeVisible();
      await check(other);
      await elsewhere.close();

      await page.waitForLoadState('load');
      await page.locator('#brand-search').fill('no such brand');
      await check(page);
      await page.locator('#brand-search').fill('');

      await page.locator('.brand-list-item#TESLA').click();
      await page.locator('#handoff-button').click();
      await expect(page.locator('#sign-in-button')).toBeVisible();
      const signIn = page.url();
      await page.locator('#sign-in-button').click();
      await expect(page.locator('.problem')).toHaveCount(2);
      await check(page);

      await signInAs('wrong-password@example.com')(page);
      // The form before holds the same name: only the page that comes next says what was wrong.
      const refused = page.waitForEvent('load');
      await page.locator('#sign-in-button').click();
      await refused;
      await expect(page.locator('#username')).toHaveValue('wrong-password@example.com');
      await check(page);

      await signInAs('mfa@example.com')(page);
      await page.locator('#sign-in-button').click();
      const code = page.locator('[autocomplete=one-time-code]');
      await expect(code).toBeVisible();
      await check(page);
      await code.fill('000000');
      await page.locator('#one-time-code-button').click();
      await expect(page.locator('.problem')).toHaveCount(1);
      await check(page);

      const stopped = new URL(signIn);
      stopped.searchParams.set('redirect_uri', 'https://elsewhere.example/');
      await page.goto(stopped.href);
      await expect(page.locator('main p')).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', simulator);
      await check(page);

      await page.goto(signIn);
      await signInAs('no-vehicles@example.com')(page);
      await page.locator('#sign-in-button').click();
      // What says why there may be none; the page that looks for vehicles goes on by itself.
      await expect(page.locator('.hints')).toBeVisible();
      await check(page);
    });
  });
}
