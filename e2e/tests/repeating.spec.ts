import { expect, test } from '@playwright/test';
import {
  expectConnected,
  expectJustConnected,
  inThisTab,
  STEPS,
  shownStep,
  walkOn,
  walkTo,
} from '../flow.ts';
import { CROSS_SITE } from '../sites.ts';

for (const step of STEPS) {
  test(`reloading at: ${step.name}`, async ({ page }) => {
    await walkTo(page, CROSS_SITE, step.name);
    await page.reload();
    await walkOn(page, step.name);
    await expectConnected(page, CROSS_SITE);
  });

  test(`double click at: ${step.name}`, async ({ page }) => {
    await walkTo(page, CROSS_SITE, step.name);
    await page.locator(step.control).dblclick();
    const next = STEPS[STEPS.indexOf(step) + 1];
    if (next) await walkOn(page, next.name);
    await expectConnected(page, CROSS_SITE);
  });
}

for (const [index, step] of STEPS.entries()) {
  if (index === 0) continue;
  test(`Back from: ${step.name}`, async ({ page }) => {
    await walkTo(page, CROSS_SITE, step.name);
    await page.goBack();
    // A screen that is done with may lead on at once to the one that is due.
    const { name } = await shownStep(page);
    expect(STEPS.slice(0, index + 1).map((each) => each.name)).toContain(name);
    await walkOn(page, name);
    await expectConnected(page, CROSS_SITE);
  });
}

test('Back after the end connects nothing twice', async ({ page }) => {
  await page.goto(inThisTab(CROSS_SITE));
  await walkOn(page, 'invitation');
  await expectJustConnected(page, CROSS_SITE);
  await page.goBack();
  await page.goto(inThisTab(CROSS_SITE));
  await expectConnected(page, CROSS_SITE);
});
