import { expect, type Page, test } from '@playwright/test';
import { expectConnected, ONE_CAR } from '../flow.ts';
import { CROSS_SITE } from '../sites.ts';

/** More stops than any page has: a list of all brands is the longest. */
const STOPS = 120;

interface Stop {
  readonly reached: boolean;
  /** Whether the eye can see where the focus is. */
  readonly visible: boolean;
  readonly name: string;
}

/** Where the focus is, inside open shadow roots too. */
const look = (page: Page, selector: string): Promise<Stop> =>
  page.evaluate((wanted) => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if (!focused || focused === document.body) return { reached: false, visible: true, name: '' };
    // A box to tick is shown by the line it stands in.
    const shown = [focused, focused.closest('label')].filter((each) => each !== null);
    return {
      reached: focused.matches(wanted),
      visible: shown.some((each) => getComputedStyle(each).outlineStyle !== 'none'),
      name: focused.outerHTML.slice(0, 200),
    };
  }, selector);

/** Goes there by the Tab key alone; every stop on the way can be seen. */
const tabTo = async (page: Page, selector: string): Promise<void> => {
  await expect(page.locator(selector)).toBeVisible();
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const { reached, visible, name } = await look(page, selector);
    expect(visible, name).toBe(true);
    if (reached) return;
  }
  throw new Error(`The Tab key does not lead to ${selector}.`);
};

const press = async (page: Page, selector: string, key = 'Enter'): Promise<void> => {
  await tabTo(page, selector);
  await page.keyboard.press(key);
};

test('an owner connects a car with the keyboard alone', async ({ page, context }) => {
  test.slow();
  await page.goto(CROSS_SITE.partner);
  const opened = context.waitForEvent('page');
  await press(page, '[part=button]');
  const window = await opened;
  await press(window, '#continue-button');
  await press(window, '.brand-list-item#TESLA');
  await press(window, '#handoff-button');
  await tabTo(window, '#username');
  await window.keyboard.type(ONE_CAR);
  await tabTo(window, '#password');
  await window.keyboard.type('any password');
  await press(window, '#sign-in-button');
  await Promise.all([window.waitForEvent('close'), press(window, '#approval-button')]);
  await expectConnected(page, CROSS_SITE);
});

test('an owner gives up with the keyboard alone, and keeps their place', async ({ page, context }) => {
  await page.goto(CROSS_SITE.partner);
  const opened = context.waitForEvent('page');
  await press(page, '[part=button]');
  await opened;
  await page.bringToFront();
  await expect(page.getByRole('button', { name: 'Continue in the other window' })).toBeFocused();
  await press(page, '[part=cancel]', 'Space');
  await expect(page.locator('keyfob-connect')).toHaveAttribute('status', 'idle');
});
