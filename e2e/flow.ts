import { expect, type Page } from '@playwright/test';
import type { Sites } from './sites.ts';

/** An account of the simulator with exactly one car. */
export const ONE_CAR = 'one-car@example.com';

/** One screen of the way from the partner's site and back. */
export interface Step {
  readonly name: string;
  /** What shows that the owner is there: the control that leads on. */
  readonly control: string;
  /** What is to be filled in first. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export const signInAs =
  (username: string) =>
  async (page: Page): Promise<void> => {
    await page.locator('#username').fill(username);
    await page.locator('#password').fill('any password');
  };

/** The widget's button; or, without script, the plain link in its place. */
export const INVITATION = 'keyfob-connect [part=button], keyfob-connect:not(:defined) #connect';

/** The partner's page, with a widget that stays in its tab, as the plain link does. */
export const inThisTab = ({ partner, language = 'en' }: Sites): string =>
  `${partner}/?presentation=redirect&lang=${language}`;

/** The way, in its order. After the last step the owner is back at the partner's site. */
export const STEPS = [
  { name: 'invitation', control: INVITATION },
  { name: 'intro', control: '#continue-button' },
  { name: 'brand', control: '.brand-list-item#TESLA' },
  { name: 'handoff', control: '#handoff-button' },
  { name: 'sign-in', control: '#sign-in-button', prepare: signInAs(ONE_CAR) },
  { name: 'vehicles', control: '#approval-button' },
] as const satisfies readonly Step[];

export type StepName = (typeof STEPS)[number]['name'];

/** Waits for a screen, gets it ready, and answers with the control that leads on. */
export const arriveAt = async (page: Page, step: Step): Promise<void> => {
  await expect(page.locator(step.control)).toBeVisible();
  await step.prepare?.(page);
};

/** Goes on from the screen that is shown. */
export const leave = async (page: Page, step: Step): Promise<void> => {
  await arriveAt(page, step);
  await page.locator(step.control).click();
};

/** Walks from the partner's site to a screen, calling at each one on the way. */
export const walkTo = async (
  page: Page,
  sites: Sites,
  name: StepName,
  call: (step: Step) => Promise<void> = async () => {},
): Promise<void> => {
  await page.goto(inThisTab(sites));
  for (const step of STEPS) {
    await arriveAt(page, step);
    await call(step);
    if (step.name === name) return;
    await page.locator(step.control).click();
  }
};

/** Which screen of the way is shown. */
export const shownStep = async (page: Page): Promise<Step & { readonly name: StepName }> => {
  const any = STEPS.map(({ control }) => page.locator(control)).reduce((one, other) => one.or(other));
  await expect(any).toBeVisible();
  for (const step of STEPS) if (await page.locator(step.control).isVisible()) return step;
  throw new Error('The page went on while it was looked at.');
};

/** Walks on from a screen to the end. */
export const walkOn = async (page: Page, name: StepName): Promise<void> => {
  for (const step of STEPS.slice(STEPS.findIndex((each) => each.name === name))) await leave(page, step);
};

/** The owner's part for a vehicle profile that is awaited: an account that has such a car stands in the form already. */
export const connectAwaited = async (page: Page, url: string): Promise<void> => {
  await page.goto(url);
  for (const step of STEPS) if (step.name === 'intro' || step.name === 'handoff') await leave(page, step);
  await expect(page.locator('#username')).toHaveValue(/^v1\..*@vehicles\.example\.com$/);
  await page.locator('#password').fill('any password');
  await page.locator('#sign-in-button').click();
  await page.locator('#approval-button').click();
};

/** The owner is back, and the partner shows the one car with a reading. */
export const expectConnected = async (page: Page, sites: Sites): Promise<void> => {
  await expect(page.locator('.vehicle')).toHaveCount(1);
  await expect(page.locator('.vehicle .model')).toContainText('Tesla');
  await expect(page.getByRole('meter', { name: 'Battery' })).toBeVisible();
  await expect(page.locator('.vehicle dl')).toContainText('Odometer');
  expect(new URL(page.url()).origin).toBe(sites.partner);
};

/**
 * The same, and the page is where it stays. In the same tab an owner comes back by the return page to the page where they
 * started, which shows the car already; there the widget tells of it, and only then that page goes on to this address.
 */
export const expectJustConnected = async (page: Page, sites: Sites): Promise<void> => {
  await expect(page).toHaveURL(`${sites.partner}/?notice=connected`);
  await expectConnected(page, sites);
};

/** The owner is back, and nothing was connected. */
export const expectNotConnected = async (page: Page, sites: Sites): Promise<void> => {
  await expect(page.locator(INVITATION)).toBeVisible();
  await expect(page.getByText('nothing was shared').first()).toBeVisible();
  expect(new URL(page.url()).origin).toBe(sites.partner);
};

/** What a browser complains of on a page: script errors, refused resources, violations of a policy. */
export const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
  });
  return complaints;
};
