import { expect, type Page, test } from '@playwright/test';
import {
  APPROVE,
  backAt,
  brand,
  CALLBACK,
  CONTINUE,
  connectUrl,
  exchange,
  HANDOFF,
  type Parameters,
  sessionsOf,
  share,
  signIn,
  vehicleOf,
  vehiclesAt,
  waitAtCallback,
  walk,
} from '../connect.ts';
import { registerApplication } from '../operator.ts';

test.beforeEach(async ({ page }) => waitAtCallback(page));

/** Goes from the first page of a Connect URL to the next. */
const begin = async (page: Page, changes: Parameters): Promise<void> => {
  await page.goto(connectUrl(changes));
  await page.locator(CONTINUE).click();
};

test('client_id, response_type, redirect_uri, scope and state: the owner comes back with a code', async ({
  page,
}) => {
  const back = await share(page, connectUrl({ state: 'a b+c' }));
  expect(back).toEqual({
    code: expect.stringMatching(/^cod_/),
    user_id: expect.stringMatching(/^usr_/),
    state: 'a b+c',
    iss: expect.stringMatching(/\/smartcar$/),
  });
  const tokens = await exchange(back['code']);
  expect([tokens['scope'], tokens['expires_in']]).toEqual(['read_vin read_battery read_odometer', 7200]);
});

test('application_id stands for client_id, and without a redirect_uri the first one registered is taken', async ({
  page,
}) => {
  const first = 'http://localhost:5173/return';
  await waitAtCallback(page, 'http://localhost:5173/**');
  await walk(page, connectUrl({ client_id: null, application_id: 'demo', redirect_uri: null }));
  await page.locator(APPROVE).click();
  expect(await backAt(page, first)).toHaveProperty('code');
});

/** Parameters that are not right: what the page says, and with it the application, if the owner takes the way out. */
for (const [name, changes, fault] of [
  ['response_type', { response_type: null }, 'Missing required parameter: "response_type"'],
  ['response_type none', { response_type: 'none' }, 'Invalid parameter response_type: none.'],
  ['scope', { scope: 'read_minds' }, 'Invalid permission in the "scope" parameter: "read_minds"'],
  [
    'mode',
    { mode: 'live' },
    'The application is registered for simulated vehicles, and the "mode" parameter says otherwise.',
  ],
  ['approval_prompt', { approval_prompt: 'never' }, 'Invalid parameter approval_prompt: never.'],
  ['single_select', { single_select: 'maybe' }, 'Invalid parameter single_select: maybe.'],
  [
    'single_select_vin',
    { single_select_vin: '5YJ3E1EA8KF000001' },
    'The "single_select_vin" parameter needs "single_select" to be "true".',
  ],
  ['remember_me', { remember_me: 'no' }, 'Invalid parameter remember_me: no.'],
  ['user', { user: 'line\nbreak' }, 'Invalid parameter user.'],
  ['external_id', { external_id: 'x'.repeat(257) }, 'Invalid parameter external_id.'],
] as const satisfies readonly (readonly [string, Parameters, string])[])
  test(`${name} that is not right is a page with a way out`, async ({ page }) => {
    await page.goto(connectUrl({ state: 's', ...changes }));
    await expect(page.locator('#fault')).toHaveText(`400: ${fault}`);
    await page.locator('#return-button').click();
    expect(await backAt(page)).toMatchObject({
      error: 'configuration_error',
      status_code: '400',
      error_message: fault,
      state: 's',
    });
  });

test('client_id and redirect_uri that are not right are a page without one', async ({ page }) => {
  for (const changes of [{ client_id: 'nobody' }, { redirect_uri: `${CALLBACK}/other` }]) {
    expect((await page.goto(connectUrl(changes)))?.status()).toBe(400);
    await expect(page.locator('#return-button')).toHaveCount(0);
  }
});

test('state comes back to the byte, as the browser sent it', async ({ page }) => {
  await page.goto(`${connectUrl()}&state=eyJhIjoiPiJ9+/=%2B`);
  await page.locator('#cancel-button').click();
  await backAt(page);
  expect(page.url()).toMatch(/&state=eyJhIjoiPiJ9\+\/=%2B$/);
});

test('scope: what is required cannot be unticked, the rest can', async ({ page }) => {
  await walk(page, connectUrl({ scope: 'required:read_odometer read_location' }));
  await expect(page.getByRole('checkbox', { name: /^Mileage/ })).toBeDisabled();
  await page.getByRole('checkbox', { name: /^Location/ }).uncheck();
  await page.locator(APPROVE).click();
  const tokens = await exchange((await backAt(page))['code']);
  expect(tokens['scope']).toBe('read_odometer');
});

test('scope left out asks for everything the application is registered for', async ({ page }) => {
  await walk(page, connectUrl({ scope: null }));
  await expect(page.getByRole('checkbox', { name: /^Location/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /^Lock and unlock/ })).toBeChecked();
});

test('approval_prompt: auto asks once, force each time', async ({ page }) => {
  const first = await share(page, connectUrl({ approval_prompt: 'auto' }));
  await exchange(first['code']);
  await walk(page, connectUrl({ approval_prompt: 'auto', state: '2' }));
  const second = await backAt(page);
  expect([second['state'], second['user_id']]).toEqual(['2', first['user_id']]);
  expect(second['code']).not.toBe(first['code']);
  await walk(page, connectUrl({ approval_prompt: 'force', state: '3' }));
  await expect(page.locator(APPROVE)).toBeVisible();
});

for (const mode of ['simulated', 'test'])
  test(`mode ${mode} repeats what the application is`, async ({ page }) => {
    await page.goto(connectUrl({ mode }));
    await expect(page.locator(CONTINUE)).toBeVisible();
  });

/** An application for real vehicles; nothing here reaches a provider of those. */
const liveApplication = (): Promise<string> =>
  registerApplication({
    clientId: `live-${crypto.randomUUID()}`,
    redirectUris: [CALLBACK],
    faces: ['smartcar'],
    pkce: 'optional',
    mode: 'live',
  });

test('mode live is what a live application is; simulated says otherwise', async ({ page }) => {
  const client = await liveApplication();
  await begin(page, { client_id: client, mode: 'live' });
  await expect(page.locator('#unlisted-button')).toBeVisible();
  await page.goto(connectUrl({ client_id: client, mode: 'simulated', state: 's' }));
  const fault = 'The application is registered for live vehicles, and the "mode" parameter says otherwise.';
  await expect(page.locator('#fault')).toHaveText(`400: ${fault}`);
  await page.locator('#return-button').click();
  expect(await backAt(page)).toMatchObject({
    error: 'configuration_error',
    error_message: fault,
    state: 's',
  });
});

for (const [make, shown] of [
  ['TESLA', 'Tesla'],
  ['alfa romeo', 'Alfa Romeo'],
  ['ALFA_ROMEO', 'Alfa Romeo'],
  ['alfaromeo', 'Alfa Romeo'],
] as const)
  test(`make ${make} skips the list of brands`, async ({ page }) => {
    await begin(page, { make });
    await expect(page.locator(HANDOFF)).toContainText(shown);
  });

test('make that nobody knows does not', async ({ page }) => {
  await begin(page, { make: 'HORSE' });
  await expect(page.locator(brand())).toBeVisible();
});

test('single_select lets one of two cars be chosen, and that one alone is shared', async ({ page }) => {
  await walk(page, connectUrl({ single_select: 'true' }), { username: 'two-cars@example.com' });
  const cars = page.locator('[name=vehicle]');
  await expect(cars).toHaveCount(2);
  await cars.nth(1).check();
  await expect(cars.nth(0)).not.toBeChecked();
  await page.locator(APPROVE).click();
  const tokens = await exchange((await backAt(page))['code']);
  expect(await vehiclesAt(tokens['access_token'])).toHaveLength(1);
});

test('without single_select both of them are shared', async ({ page }) => {
  const { code } = await share(page, connectUrl(), { username: 'two-cars@example.com' });
  const tokens = await exchange(code);
  expect(await vehiclesAt(tokens['access_token'])).toHaveLength(2);
});

test('single_select_vin goes to the brand of the VIN, and only that car can be shared', async ({ page }) => {
  await walk(page, connectUrl({ scope: 'required:read_engine_oil read_vin' }), {
    username: 'two-cars@example.com',
  });
  await page.locator('#tell').check();
  await page.locator('#unsuitable-button').click();
  const { vin = '' } = await backAt(page);
  await begin(page, { single_select: 'true', single_select_vin: vin, make: 'AUDI', state: '2' });
  await expect(page.locator(HANDOFF)).toContainText('Tesla');
  await page.locator(HANDOFF).click();
  await signIn(page, 'two-cars@example.com');
  await expect(page.locator('[name=vehicle]')).toHaveCount(1);
  await expect(page.getByText(`VIN ends in ${vin.slice(-4)}`)).toBeVisible();
});

test('single_select_vin of another car', async ({ page }) => {
  await walk(page, connectUrl({ single_select: 'true', single_select_vin: '5YJ3E1EA8KF000001' }));
  await expect(page.getByText('VIN ends in 0001', { exact: false })).toBeVisible();
  await page.locator('#cancel-button').click();
  expect((await backAt(page))['error']).toBe('no_vehicles');
});

test('flags: the country decides which brands are offered, others change nothing', async ({ page }) => {
  await begin(page, { flags: 'color:00819D country:US' });
  await expect(page.locator(brand('RIVIAN'))).toBeVisible();
  await expect(page.locator(brand('SKODA'))).toHaveCount(0);
  await begin(page, { flags: 'country:DE', state: '2' });
  await expect(page.locator(brand('SKODA'))).toBeVisible();
});

test('user: the application reads how far its owner came, and when', async ({ page }) => {
  const user = `owner-${crypto.randomUUID()}`;
  await share(page, connectUrl({ user }));
  await expect.poll(async () => (await sessionsOf(user)).map(({ status }) => status)).toEqual(['returned']);
  const [session] = await sessionsOf(user);
  expect(session?.history.map(({ type }) => type)).toEqual([
    'created',
    'opened',
    'brand_chosen',
    'provider_started',
    'provider_returned',
    'approved',
  ]);
});

test('external_id comes back, and null clears it', async ({ page }) => {
  const first = await share(page, connectUrl({ external_id: 'owner 7' }));
  expect(first['external_id']).toBe('owner 7');
  const second = await share(page, connectUrl({ external_id: 'null', state: '2' }));
  expect(second).not.toHaveProperty('external_id');
});

test('remember_me=false asks again, and is somebody else', async ({ page }) => {
  const first = await share(page, connectUrl());
  await exchange(first['code']);
  const second = await share(page, connectUrl({ remember_me: 'false', state: '2' }));
  expect(second['user_id']).not.toBe(first['user_id']);
});

test('remember_me=false is taken from a live application, and changes nothing there', async ({ page }) => {
  const client = await liveApplication();
  await begin(page, { client_id: client, remember_me: 'false' });
  await expect(page.locator('#unlisted-button')).toBeVisible();
  await page.goto(connectUrl({ client_id: client, remember_me: 'no' }));
  await expect(page.locator('#fault')).toHaveText('400: Invalid parameter remember_me: no.');
});

test('reauthenticate: the owner signs in again and nothing more, in this browser or another', async ({
  page,
  browser,
}) => {
  const user = `owner-${crypto.randomUUID()}`;
  const { code } = await share(page, connectUrl({ user }));
  await exchange(code);
  const vehicleId = await vehicleOf(user);
  const url = connectUrl(
    { response_type: 'vehicle_id', vehicle_id: vehicleId, user, scope: null, state: 'again' },
    'reauthenticate',
  );
  await page.goto(url);
  await page.locator(CONTINUE).click();
  await expect(page.locator(HANDOFF)).toContainText('Tesla');
  await page.locator(HANDOFF).click();
  await signIn(page, 'one-car@example.com');
  expect(await backAt(page)).toEqual({
    vehicle_id: vehicleId,
    state: 'again',
    iss: expect.stringMatching(/\/smartcar$/),
  });
  const stranger = await browser.newPage();
  await waitAtCallback(stranger);
  await walk(stranger, url, { username: 'two-cars@example.com' });
  await expect(stranger.getByText('is not in the account', { exact: false })).toBeVisible();
  await stranger.locator('#cancel-button').click();
  expect((await backAt(stranger))['error']).toBe('no_vehicles');
  await stranger.close();
});
