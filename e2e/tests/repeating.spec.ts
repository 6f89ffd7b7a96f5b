import { test } from '@playwright/test';
import { arriveAt, expectConnected, STEPS, walkOn, walkTo } from '../flow.ts';
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
  const next = STEPS[index + 1];
  if (!next) continue;
  test(`Back from ${next.name} to ${step.name} and on again`, async ({ page }) => {
    await walkTo(page, CROSS_SITE, next.name);
    await page.goBack();
    await arriveAt(page, step);
    await walkOn(page, step.name);
    await expectConnected(page, CROSS_SITE);
  });
}

test('Back after the end connects nothing twice', async ({ page }) => {
  await page.goto(CROSS_SITE.partner);
  await walkOn(page, 'invitation');
  await expectConnected(page, CROSS_SITE);
  await page.goBack();
  await page.goto(CROSS_SITE.partner);
  await expectConnected(page, CROSS_SITE);
});
