import { expect, type Page, test } from '@playwright/test';
import {
  backAt,
  brand,
  CONTINUE,
  connectUrl,
  HANDOFF,
  type Parameters,
  waitAtCallback,
  walk,
} from '../connect.ts';

test.beforeEach(async ({ page }) => waitAtCallback(page));

interface Row {
  readonly name: string;
  readonly error: string;
  readonly description: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly changes?: Parameters;
  readonly leave: (page: Page, url: string) => Promise<void>;
}

/** Signs in with an account and presses the way out. */
const leaving =
  (username: string, button: string) =>
  async (page: Page, url: string): Promise<void> => {
    await walk(page, url, { username });
    await page.locator(button).click();
  };

const INCOMPATIBLE = 'The user’s vehicle is not compatible.';
const FAILED = 'Unexpected server error. Please try again.';
const OEM = 'The user did not complete authorization with the OEM';
const NO_VEHICLES = 'No vehicles found. Please add vehicles to your account and try again.';
const TOLD = {
  vin: expect.stringMatching(/^[A-Z0-9]{17}$/),
  make: 'TESLA',
  model: expect.any(String),
  year: expect.stringMatching(/^20\d\d$/),
};
const OIL = { scope: 'required:read_engine_oil read_vin' };

const ROWS: readonly Row[] = [
  {
    name: 'the owner does not share',
    error: 'access_denied',
    description: 'User denied access to application.',
    leave: leaving('one-car@example.com', '#deny-button'),
  },
  {
    name: 'the car has no subscription',
    error: 'invalid_subscription',
    description: 'User does not have an active connected vehicle subscription.',
    leave: leaving('smartcar@invalid-subscription.com', '#unsuitable-button'),
  },
  {
    name: 'the account has no car',
    error: 'no_vehicles',
    description: NO_VEHICLES,
    leave: leaving('no-vehicles@example.com', '#cancel-button'),
  },
  {
    name: 'the car cannot be connected, and its owner tells no more',
    error: 'vehicle_incompatible',
    description: INCOMPATIBLE,
    leave: leaving('smartcar@vehicle-incompatible.com', '#unsuitable-button'),
  },
  {
    name: 'the car cannot be connected, and its owner tells which it is',
    error: 'vehicle_incompatible',
    description: INCOMPATIBLE,
    parameters: TOLD,
    leave: async (page, url) => {
      await walk(page, url, { username: 'smartcar@vehicle-incompatible.com' });
      await page.locator('#tell').check();
      await page.locator('#unsuitable-button').click();
    },
  },
  {
    name: 'the same, of an application that did not ask for the VIN',
    error: 'vehicle_incompatible',
    description: INCOMPATIBLE,
    changes: { scope: 'read_odometer' },
    parameters: TOLD,
    leave: async (page, url) => {
      await walk(page, url, { username: 'smartcar@vehicle-incompatible.com' });
      await page.locator('#tell').check();
      await page.locator('#unsuitable-button').click();
    },
  },
  {
    name: 'the car cannot give a required permission',
    error: 'vehicle_incompatible',
    description: INCOMPATIBLE,
    changes: OIL,
    leave: leaving('one-car@example.com', '#unsuitable-button'),
  },
  {
    name: 'the same, and its owner tells which it is',
    error: 'vehicle_incompatible',
    description: INCOMPATIBLE,
    changes: OIL,
    parameters: TOLD,
    leave: async (page, url) => {
      await walk(page, url);
      await page.locator('#tell').check();
      await page.locator('#unsuitable-button').click();
    },
  },
  {
    name: 'the brand is not in the list',
    error: 'vehicle_incompatible',
    description: INCOMPATIBLE,
    leave: async (page, url) => {
      await page.goto(url);
      await page.locator(CONTINUE).click();
      await page.locator('#unlisted-button').click();
    },
  },
  {
    name: 'the owner goes back from the first page',
    error: 'user_manually_returned_to_application',
    description: 'The user exited Connect before granting your application access',
    leave: async (page, url) => {
      await page.goto(url);
      await page.locator('#cancel-button').click();
    },
  },
  {
    name: 'the owner goes back from the page before the brand’s',
    error: 'user_manually_returned_to_application',
    description: 'The user exited Connect before granting your application access',
    changes: { make: 'TESLA' },
    leave: async (page, url) => {
      await page.goto(url);
      await page.locator(CONTINUE).click();
      await expect(page.locator(HANDOFF)).toBeVisible();
      await page.locator('#cancel-button').click();
    },
  },
  {
    name: 'the owner turns back at the brand',
    error: 'oem_cancelled_login',
    description: OEM,
    leave: async (page, url) => {
      await page.goto(url);
      await page.locator(CONTINUE).click();
      await page.locator(brand()).click();
      await page.locator(HANDOFF).click();
      await page.locator('a.back').click();
      await page.locator('#cancel-button').click();
    },
  },
  {
    name: 'the brand first wants something of the owner',
    error: 'oem_cancelled_login',
    description: OEM,
    leave: leaving('terms-not-accepted@example.com', '#cancel-button'),
  },
  {
    name: 'the brand fails',
    error: 'server_error',
    description: FAILED,
    leave: leaving('sign-in-error@example.com', '#cancel-button'),
  },
  {
    name: 'the brand does not answer',
    error: 'server_error',
    description: FAILED,
    leave: leaving('provider-down@example.com', '#cancel-button'),
  },
  {
    name: 'the application asks for what it may not',
    error: 'configuration_error',
    description: 'There has been an error in the configuration of your application.',
    changes: { response_type: null },
    parameters: { status_code: '400', error_message: 'Missing required parameter: "response_type"' },
    leave: async (page, url) => {
      await page.goto(url);
      await page.locator('#return-button').click();
    },
  },
];

for (const { name, error, description, parameters = {}, changes = {}, leave } of ROWS)
  test(`${error}: ${name}`, async ({ page }) => {
    await leave(page, connectUrl({ state: 'the state', ...changes }));
    expect(await backAt(page)).toEqual({
      error,
      error_description: description,
      ...parameters,
      state: 'the state',
      iss: expect.stringMatching(/\/smartcar$/),
    });
  });
