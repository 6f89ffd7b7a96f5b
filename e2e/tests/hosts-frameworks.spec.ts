import { expect, type Page, test } from '@playwright/test';
import { complaintsOf, leave, STEPS, walkOn } from '../flow.ts';
import {
  buttonOf,
  expectConnectedOnce,
  finishIn,
  hostAddress,
  listen,
  openedBy,
  toldOf,
  widgetOf,
} from '../hosts.ts';
import { CROSS_SITE } from '../sites.ts';

/** The page shows what the widget told it. */
const expectShown = async (page: Page, vehicleIds: readonly string[]): Promise<void> => {
  await expect(page.locator('#status')).toHaveText('connected');
  await expect(page.locator('#connected li')).toHaveText([...vehicleIds]);
};

for (const framework of ['react', 'vue', 'svelte']) {
  test.describe(`a site made with ${framework}`, () => {
    test('connects a car, by properties and listeners', async ({ page, context }) => {
      const heard = await listen(context);
      const complaints = complaintsOf(page);
      await page.goto(hostAddress(CROSS_SITE, `${framework}/`));
      const widget = widgetOf(page);
      const asked = page.waitForRequest('**/link-session');

      const window = await openedBy(buttonOf(widget));
      // The page's own function asked, not the element; and it was given what the attributes say.
      expect(await (await asked).headerValue('X-Keyfob-Connect')).toBeNull();
      expect((await asked).postDataJSON()).toMatchObject({ country: 'NL' });
      await expect(page.locator('#status')).toHaveText('waiting');
      await finishIn(window);

      await expectShown(page, await expectConnectedOnce(widget, heard));
      expect(complaints).toEqual([]);
      expect(heard.violations).toEqual([]);
    });

    test('goes on with a link whose widget was gone for a while', async ({ page, context }) => {
      const heard = await listen(context);
      const complaints = complaintsOf(page);
      await page.goto(hostAddress(CROSS_SITE, `${framework}/`));
      const window = await openedBy(buttonOf(widgetOf(page)));
      await leave(window, STEPS[1]);

      await page.locator('#toggle').click();
      await expect(widgetOf(page)).toHaveCount(0);
      await leave(window, STEPS[2]);
      await page.locator('#toggle').click();
      await expect(widgetOf(page)).toHaveAttribute('status', 'waiting');
      await Promise.all([window.waitForEvent('close'), walkOn(window, 'handoff')]);

      await expectShown(page, await expectConnectedOnce(widgetOf(page), heard));
      expect(toldOf(heard, 'keyfob-ready')).toHaveLength(2);
      expect(complaints).toEqual([]);
    });

    test('connects a car where the element is defined after it was rendered', async ({ page, context }) => {
      const heard = await listen(context);
      const complaints = complaintsOf(page);
      const rendered = Promise.withResolvers<void>();
      await page.route('**/keyfob.js', async (route) => {
        await rendered.promise;
        await route.continue();
      });
      await page.goto(hostAddress(CROSS_SITE, `${framework}/late.html`), { waitUntil: 'commit' });
      const widget = widgetOf(page);
      await expect(widget.getByRole('link', { name: 'Connect your car' })).toBeVisible();
      await expect(buttonOf(widget)).toHaveCount(0);
      rendered.resolve();

      await expect(buttonOf(widget)).toBeEnabled();
      await expect(widget.getByRole('link', { name: 'Connect your car' })).toBeHidden();
      await finishIn(await openedBy(buttonOf(widget)));

      await expectShown(page, await expectConnectedOnce(widget, heard));
      expect(complaints).toEqual([]);
    });
  });
}
