import { expect, type Page, test } from '@playwright/test';
import { complaintsOf, expectConnected, expectJustConnected, inThisTab, signInAs, walkOn } from '../flow.ts';
import { buttonOf, expectConnectedOnce, finishIn, listen, openedBy, toldOf, widgetOf } from '../hosts.ts';
import { ALL_SITES, CROSS_SITE, CROSS_SITE_ISOLATED } from '../sites.ts';

const openFrom = async (page: Page): Promise<Page> => openedBy(buttonOf(widgetOf(page)));

for (const sites of ALL_SITES)
  test(`an owner connects a car in a window: ${sites.name}`, async ({ page, context }) => {
    const heard = await listen(context);
    const complaints = complaintsOf(page);
    await page.goto(sites.partner);
    await finishIn(await openFrom(page));

    await expectConnected(page, sites);
    expect(toldOf(heard, 'keyfob-success')).toHaveLength(1);
    expect(toldOf(heard, 'keyfob-step').map((detail) => (detail as { current?: string }).current)).toEqual([
      'brand',
      'provider',
      'vehicles',
    ]);
    await expect(widgetOf(page).getByText('Connected', { exact: true })).toBeVisible();
    expect(complaints).toEqual([]);
  });

test('an owner who denies is told that nothing was shared, and so is the page', async ({ page, context }) => {
  const heard = await listen(context);
  await page.goto(CROSS_SITE.partner);
  const window = await openFrom(page);
  for (const control of ['#continue-button', '.brand-list-item#TESLA', '#handoff-button'])
    await window.locator(control).click();
  await signInAs('one-car@example.com')(window);
  await window.locator('#sign-in-button').click();
  await Promise.all([window.waitForEvent('close'), window.locator('#deny-button').click()]);

  await expect(widgetOf(page)).toHaveAttribute('status', 'idle');
  await expect(widgetOf(page).getByText('nothing was shared')).toBeVisible();
  expect(toldOf(heard, 'keyfob-cancel')).toMatchObject([{ reason: 'denied', atStep: 'vehicles' }]);
  expect(toldOf(heard, 'keyfob-success')).toEqual([]);
});

for (const sites of [CROSS_SITE, CROSS_SITE_ISOLATED])
  test(`giving up in the widget ends the link in the other window: ${sites.name}`, async ({
    page,
    context,
  }) => {
    const heard = await listen(context);
    await page.goto(sites.partner);
    const window = await openFrom(page);
    await window.locator('#continue-button').click();
    await expect(widgetOf(page).getByText('Step 2 of 4')).toBeVisible();
    const address = window.url();
    await widgetOf(page).getByRole('button', { name: 'Cancel' }).click();

    await expect(widgetOf(page)).toHaveAttribute('status', 'idle');
    expect(toldOf(heard, 'keyfob-cancel')).toMatchObject([{ reason: 'given_up', atStep: 'brand' }]);
    // The window closes, but not where the partner's opener policy keeps it apart: there too the link is over.
    const later = await context.newPage();
    await expect(async () => {
      await later.goto(address);
      await expect(later.locator('h1')).toContainText('You stopped before sharing', { timeout: 1_000 });
    }).toPass();
  });

test('a window that is closed ends nothing: its owner opens it again where they were', async ({
  page,
  context,
}) => {
  const heard = await listen(context);
  await page.goto(CROSS_SITE.partner);
  const window = await openFrom(page);
  await window.locator('#continue-button').click();
  await window.locator('.brand-list-item#TESLA').click();
  await expect(window.locator('#handoff-button')).toBeVisible();
  await window.close();

  await expect(widgetOf(page).getByText('Is the other window gone?')).toBeVisible();
  await expect(widgetOf(page)).toHaveAttribute('status', 'waiting');
  const again = await openFrom(page);
  await Promise.all([again.waitForEvent('close'), walkOn(again, 'handoff')]);
  await expectConnected(page, CROSS_SITE);
  expect(toldOf(heard, 'keyfob-cancel')).toEqual([]);
  expect(toldOf(heard, 'keyfob-success')).toHaveLength(1);
});

test('a page that is reloaded in the middle goes on with its link', async ({ page, context }) => {
  const heard = await listen(context);
  await page.goto(CROSS_SITE.partner);
  const window = await openFrom(page);
  await window.locator('#continue-button').click();
  await page.reload();
  await expect(widgetOf(page)).toHaveAttribute('status', 'waiting');
  await Promise.all([window.waitForEvent('close'), walkOn(window, 'brand')]);
  await expectConnected(page, CROSS_SITE);
  expect(toldOf(heard, 'keyfob-success')).toHaveLength(1);
});

test('a page whose own script is slow still hears of what ended while its owner was away', async ({
  page,
}) => {
  await page.route('**/page.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await page.goto(inThisTab(CROSS_SITE));
  await walkOn(page, 'invitation');
  await expectJustConnected(page, CROSS_SITE);
});

test('a link whose page is gone ends in its own window', async ({ page, context }) => {
  await page.goto(CROSS_SITE.partner);
  const window = await openFrom(page);
  await window.locator('#continue-button').click();
  await page.close();
  await walkOn(window, 'brand');
  await expectConnected(window, CROSS_SITE);
  expect(context.pages()).toHaveLength(1);
});

test('a car whose access was lost is connected again by one press', async ({ page, context }) => {
  const heard = await listen(context);
  await page.goto(CROSS_SITE.partner);
  const window = await openFrom(page);
  for (const control of ['#continue-button', '.brand-list-item#TESLA', '#handoff-button'])
    await window.locator(control).click();
  await signInAs('access-lost@example.com')(window);
  await window.locator('#sign-in-button').click();
  await Promise.all([window.waitForEvent('close'), window.locator('#approval-button').click()]);
  await expect(page).toHaveURL(/connected/);

  // The page's reading found the access gone; from the next visit on it says so.
  await page.goto(CROSS_SITE.partner);
  await expect(widgetOf(page)).toHaveAttribute('status', 'attention');
  await expect(widgetOf(page).getByText('The brand ended the access')).toBeVisible();
  const again = await openedBy(
    widgetOf(page)
      .getByRole('button', { name: /^Reconnect/ })
      .first(),
  );
  await expect.poll(() => toldOf(heard, 'keyfob-open').at(-1)).toMatchObject({ action: 'reconnect' });
  await again.locator('#continue-button').click();
  await expect(again.locator('#handoff-button')).toBeVisible();
});

test('two tabs of one page link at once, each its own', async ({ page, context }) => {
  const heard = await listen(context);
  const other = await context.newPage();
  await page.goto(CROSS_SITE.partner);
  await other.goto(CROSS_SITE.partner);
  const [one, two] = [await openFrom(page), await openFrom(other)];
  await finishIn(one);
  await expectConnected(page, CROSS_SITE);
  await expect(widgetOf(other)).toHaveAttribute('status', 'waiting');
  await Promise.all([two.waitForEvent('close'), walkOn(two, 'intro')]);
  await expect(other).toHaveURL(/connected/);
  expect(toldOf(heard, 'keyfob-success')).toHaveLength(2);
});

test('the events of a link hold ids and nothing else', async ({ page, context }) => {
  const heard = await listen(context);
  await page.goto(CROSS_SITE.partner);
  await finishIn(await openFrom(page));
  await expectConnected(page, CROSS_SITE);
  const [success] = toldOf(heard, 'keyfob-success');
  expect(Object.keys(success ?? {}).toSorted()).toEqual(['action', 'connectedVehicleIds', 'sessionId']);
  expect(await expectConnectedOnce(widgetOf(page), heard)).toHaveLength(1);
});
