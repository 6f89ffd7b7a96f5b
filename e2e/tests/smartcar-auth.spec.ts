import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import { APPROVE, brand, CONTINUE, HANDOFF, signIn } from '../connect.ts';
import { registerApplication } from '../operator.ts';
import { SAME_SITE } from '../sites.ts';

/** By the name it is registered at: there the page is Keyfob's own, of which only this one can be a redirect URI. */
const KEYFOB = SAME_SITE.keyfob;
/** Two sites of the same machine: one is the application's, the other nobody's. */
const APP = 'https://app.example.com';
const OTHER = 'https://other.example.com';

/** The SDK as it is published, but for the one origin that is written into it. */
const SDK = readFileSync(createRequire(import.meta.url).resolve('@smartcar/auth'), 'utf8').replaceAll(
  'https://connect.smartcar.com',
  `${KEYFOB}/smartcar`,
);

interface Application {
  readonly clientId: string;
  readonly redirectUri: string;
}

let application: Application;

test.beforeAll(async () => {
  const clientId = `auth-${crypto.randomUUID()}`;
  const query = new URLSearchParams({ client_id: clientId, app_origin: APP });
  const redirectUri = `${KEYFOB}/smartcar/redirect?${query}`;
  await registerApplication({
    clientId,
    redirectUris: [redirectUri],
    webOrigins: [APP],
    faces: ['smartcar'],
    pkce: 'optional',
  });
  application = { clientId, redirectUri };
});

const SCOPE: readonly string[] = ['read_vin', 'read_odometer', 'required:read_vehicle_info'];

/** A page of the application's, or of somebody else's, with the SDK in it. */
const openPage = async (page: Page, origin: string, scope = SCOPE): Promise<void> => {
  await page.context().route(`${origin}/**`, (route) =>
    route.fulfill(
      route.request().url().endsWith('/sdk.js')
        ? { body: SDK, contentType: 'text/javascript' }
        : {
            body: '<!doctype html><title>Application</title><button id="connect">Connect</button><script src="/sdk.js"></script>',
            contentType: 'text/html',
          },
    ),
  );
  await page.goto(`${origin}/`);
  await page.evaluate(
    ({ clientId, redirectUri, scope }) => {
      const messages: unknown[] = [];
      const answers: unknown[] = [];
      const kind = (error: unknown) =>
        error instanceof Error ? { name: error.name, message: error.message, ...(error as object) } : error;
      Object.assign(window, { messages, answers });
      addEventListener('message', ({ data, origin }) => messages.push({ data, origin }));
      const Sdk = (
        window as unknown as { Smartcar: new (options: object) => { addClickHandler(o: object): void } }
      ).Smartcar;
      const sdk = new Sdk({
        applicationId: clientId,
        redirectUri,
        scope,
        mode: 'simulated',
        externalId: 'owner 7',
        onComplete: (
          error: unknown,
          code: unknown,
          state: unknown,
          virtualKeyUrl: unknown,
          userId: unknown,
          externalId: unknown,
        ) => answers.push({ error: kind(error), code, state, virtualKeyUrl, userId, externalId }),
      });
      // The state is long enough for its base64 to have a plus in it.
      sdk.addClickHandler({ id: 'connect', state: 'xy~~~>>>', forcePrompt: true });
    },
    { ...application, scope },
  );
};

const popupOf = async (page: Page): Promise<Page> => {
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.locator('#connect').click()]);
  return popup;
};

const told = (page: Page, what: 'answers' | 'messages'): Promise<unknown[]> =>
  page.evaluate((name) => (window as unknown as Record<string, unknown[]>)[name] ?? [], what);

const toVehicles = async (popup: Page, username: string): Promise<void> => {
  await popup.locator(CONTINUE).click();
  await popup.locator(brand()).click();
  await popup.locator(HANDOFF).click();
  await signIn(popup, username);
};

test('the SDK’s onComplete has the code, its own state, the user’s id and the application’s', async ({
  page,
}) => {
  await openPage(page, APP);
  const popup = await popupOf(page);
  await toVehicles(popup, 'one-car@example.com');
  const closed = popup.waitForEvent('close');
  await popup.locator(APPROVE).click();
  await closed;
  await expect
    .poll(() => told(page, 'answers'))
    .toEqual([
      {
        error: null,
        code: expect.stringMatching(/^cod_/),
        state: 'xy~~~>>>',
        virtualKeyUrl: null,
        userId: expect.stringMatching(/^usr_/),
        externalId: 'owner 7',
      },
    ]);
  expect(await told(page, 'messages')).toEqual([
    {
      origin: KEYFOB,
      data: {
        name: 'SmartcarAuthMessage',
        isSmartcarHosted: true,
        code: expect.any(String),
        error: null,
        errorDescription: null,
        state: expect.any(String),
        vin: null,
        make: null,
        model: null,
        year: null,
        virtualKeyUrl: null,
        userId: expect.any(String),
        externalId: 'owner 7',
      },
    },
  ]);
});

const TELLING = [
  'smartcar@vehicle-incompatible.com',
  '#tell, #unsuitable-button',
  {
    message: 'The user’s vehicle is not compatible.',
    vehicleInfo: {
      vin: expect.stringMatching(/^[A-Z0-9]{17}$/),
      make: 'TESLA',
      model: expect.any(String),
      year: expect.any(Number),
    },
  },
] as const;

for (const [name, username, button, error, scope] of [
  ['AccessDenied', 'one-car@example.com', '#deny-button', { message: 'User denied access to application.' }],
  [
    'InvalidSubscription',
    'smartcar@invalid-subscription.com',
    '#unsuitable-button',
    { message: 'User does not have an active connected vehicle subscription.' },
  ],
  ['VehicleIncompatible', ...TELLING],
  // The VIN was not asked for; without one the SDK would tell of no vehicle at all.
  ['VehicleIncompatible', ...TELLING, ['read_odometer']],
] as const)
  test(`the SDK’s ${name}${scope ? `, with ${scope} alone` : ''}`, async ({ page }) => {
    await openPage(page, APP, scope);
    const popup = await popupOf(page);
    await toVehicles(popup, username);
    const closed = popup.waitForEvent('close');
    for (const control of button.split(', ')) await popup.locator(control).click();
    await closed;
    await expect
      .poll(() => told(page, 'answers'))
      .toEqual([expect.objectContaining({ error: expect.objectContaining({ name, ...error }), code: null })]);
  });

test('a page of another origin that opens it hears nothing', async ({ page }) => {
  await openPage(page, OTHER);
  const popup = await popupOf(page);
  await toVehicles(popup, 'one-car@example.com');
  const closed = popup.waitForEvent('close');
  await popup.locator(APPROVE).click();
  await closed;
  await page.waitForTimeout(500);
  expect([await told(page, 'answers'), await told(page, 'messages')]).toEqual([[], []]);
});

test('opened without an opener it stays, and says that it can be closed', async ({ page }) => {
  await page.goto(`${application.redirectUri}&code=c&state=s`);
  await expect(page.getByRole('heading')).toContainText('close');
});
