import { describe, expect, it } from 'vitest';
import { wayBack } from '../link/walker.ts';
import { register } from '../support/applications.ts';
import { Browser, formsOf } from '../support/browser.ts';
import { REDIRECT_URI } from '../support/keyfob.ts';
import { answerIn, connectUrl, faultOn, type Parameters, share, signIn } from './connect-face.ts';

const CONFIGURATION = 'There has been an error in the configuration of your application.';

/** What is not right, and what the page says of it. */
const FAULTS: readonly (readonly [string, Parameters, string])[] = [
  ['no response type', { response_type: null }, 'Missing required parameter: "response_type"'],
  ['another response type', { response_type: 'token' }, 'Invalid parameter response_type: token.'],
  ['no response at all', { response_type: 'none' }, 'Invalid parameter response_type: none.'],
  ['what is no word', { response_type: 'call us: 555' }, 'Invalid parameter response_type.'],
  [
    'an unknown permission',
    { scope: 'read_odometer read_minds' },
    'Invalid permission in the "scope" parameter: "read_minds"',
  ],
  [
    'a permission of ours',
    { scope: 'vehicle:odometer' },
    'Invalid permission in the "scope" parameter: "vehicle:odometer"',
  ],
  ['an empty prefix', { scope: 'required:' }, 'Invalid permission in the "scope" parameter: ""'],
  [
    'an unknown mode',
    { mode: 'demo' },
    "The \"mode\" parameter MUST be one of the following: 'test', 'live', 'simulated'",
  ],
  [
    'another mode than registered',
    { mode: 'live' },
    'The application is registered for simulated vehicles, and the "mode" parameter says otherwise.',
  ],
  ['an unknown approval prompt', { approval_prompt: 'never' }, 'Invalid parameter approval_prompt: never.'],
  ['no truth value', { single_select: 'yes' }, 'Invalid parameter single_select: yes.'],
  ['a number for truth', { remember_me: '1' }, 'Invalid parameter remember_me: 1.'],
  [
    'a VIN without single selection',
    { single_select_vin: '5YJ3E1EA8KF000001' },
    'The "single_select_vin" parameter needs "single_select" to be "true".',
  ],
  [
    'a VIN against single selection',
    { single_select_vin: '5YJ3E1EA8KF000001', single_select: 'false' },
    'The "single_select_vin" parameter needs "single_select" to be "true".',
  ],
  [
    'what is no VIN',
    { single_select_vin: '5YJ', single_select: 'true' },
    'Invalid parameter single_select_vin: 5YJ.',
  ],
  [
    'a VIN with a letter that VINs do not have',
    { single_select_vin: '5YJ3E1EA7KFO00001', single_select: 'true' },
    'Invalid parameter single_select_vin: 5YJ3E1EA7KFO00001.',
  ],
  [
    'a VIN with a wrong check digit',
    { single_select_vin: '5YJ3E1EA7KF000001', single_select: 'true' },
    'Invalid parameter single_select_vin: 5YJ3E1EA7KF000001.',
  ],
  ['a label with control characters', { user: 'a\u0000b' }, 'Invalid parameter user.'],
  ['an id that is too long', { external_id: 'x'.repeat(257) }, 'Invalid parameter external_id.'],
];

describe('a Connect URL that is not right', () => {
  it.each(FAULTS)('%s: a page says what, and nobody is sent on', async (_, changes, fault) => {
    const browser = new Browser();
    const page = await browser.open(connectUrl({ state: 's', ...changes }));
    expect([page.status, faultOn(page), browser.left]).toEqual([400, `400: ${fault}`, null]);
    const back = new URL(wayBack(page) ?? '');
    expect(`${back.origin}${back.pathname}`).toBe(REDIRECT_URI);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error: 'configuration_error',
      error_description: CONFIGURATION,
      status_code: '400',
      error_message: fault,
      state: 's',
      iss: 'http://localhost:8787/smartcar',
    });
  });

  it('a parameter that comes twice', async () => {
    const page = await new Browser().open(`${connectUrl()}&make=tesla&make=audi`);
    expect([page.status, faultOn(page)]).toEqual([400, '400: The parameter "make" came more than once.']);
  });

  it.each([
    ['an unknown application', { client_id: 'nobody' }],
    ['no application', { client_id: null }],
    ['two applications', { application_id: 'other' }],
    ['a redirect URI that is not registered', { redirect_uri: 'https://example.com/other' }],
    ['a longer redirect URI', { redirect_uri: `${REDIRECT_URI}/x` }],
  ])('%s: the page has no way out', async (_, changes) => {
    const browser = new Browser();
    const page = await browser.open(connectUrl(changes));
    expect([page.status, wayBack(page), browser.left]).toEqual([400, null, null]);
  });

  it('a test VIN in live mode is told as documented', async () => {
    const live = await register({ mode: 'live', providers: ['smartcar'] });
    const page = await new Browser().open(
      connectUrl({ single_select: 'true', single_select_vin: '0SCAUDI0155C49A95', mode: 'live' }, live),
    );
    expect(faultOn(page)).toBe(
      '400: You have entered a test mode VIN. Please enter a VIN that belongs to a real vehicle.',
    );
  });

  it('a permission the application is not registered for', async () => {
    const partner = await register({ scopes: ['vehicle:odometer', 'offline_access'] });
    const page = await new Browser().open(connectUrl({ scope: 'read_odometer read_location' }, partner));
    expect(faultOn(page)).toBe('400: Invalid permission in the "scope" parameter: "read_location"');
  });

  it('an application that does not speak this face is unknown here', async () => {
    const partner = await register({ faces: ['core'] });
    const page = await new Browser().open(connectUrl({}, partner));
    expect([page.status, wayBack(page)]).toEqual([400, null]);
  });
});

describe('a Connect URL that is right', () => {
  it.each([
    ['client_id', {}],
    ['application_id', { client_id: null, application_id: 'demo' }],
    ['both', { application_id: 'demo' }],
    ['mode simulated', { mode: 'simulated' }],
    ['mode test', { mode: 'test' }],
    ['unknown flags', { flags: 'color:00819D country:NO' }],
    ['an unknown parameter', { sdk_platform: 'iOS' }],
  ])('%s draws the first page and writes nothing', async (_, changes) => {
    const page = await new Browser().open(connectUrl(changes));
    expect([page.status, formsOf(page.html).some(({ buttons }) => buttons.has('continue-button'))]).toEqual([
      200,
      true,
    ]);
  });

  it('without a redirect URI the first one registered is where the owner goes', async () => {
    const { browser, answer } = await share(connectUrl({ redirect_uri: null }));
    expect(browser.left?.startsWith(`${REDIRECT_URI}?`)).toBe(true);
    expect(answer['code']).toMatch(/^cod_/);
  });

  it.each(['a+b', 'a%2Bb', 'a%20b', '%F0%9F%9A%97', 'eyJhIjoiPiJ9+/==', "'x'", '%zz', ''])(
    'state %j comes back to the byte, with a code and with an error',
    async (state) => {
      const url = `${connectUrl()}&state=${state}`;
      const sent = new URL(url).search.split('&state=')[1];
      const { browser } = await share(url);
      expect(browser.left?.split('&state=')[1]).toBe(sent);
      const other = new Browser();
      await other.press(await other.open(url), 'cancel-button');
      expect(other.left?.split('&state=')[1]).toBe(sent);
    },
  );

  it('state is not said where it was not sent', async () => {
    const { answer } = await share(connectUrl());
    expect(Object.keys(answer).toSorted()).toEqual(['code', 'iss', 'user_id']);
  });

  it.each([
    ['tesla', 'Tesla'],
    ['TESLA', 'Tesla'],
    ['ALFA ROMEO', 'Alfa Romeo'],
    ['alfa_romeo', 'Alfa Romeo'],
    ['AlfaRomeo', 'Alfa Romeo'],
    ['mercedes_benz', 'Mercedes-Benz'],
  ])('make %s skips the list of brands', async (make, name) => {
    const browser = new Browser();
    const page = await browser.press(await browser.open(connectUrl({ make })), 'continue-button');
    expect([page.url.endsWith('/provider'), page.html.includes(name)]).toEqual([true, true]);
  });

  it.each(['', 'horse', 'TESLA;'])('make %j does not', async (make) => {
    const browser = new Browser();
    const page = await browser.press(await browser.open(connectUrl({ make })), 'continue-button');
    expect(page.url.endsWith('/brand')).toBe(true);
  });

  it.each([
    ['country:US', false],
    ['country:DE', true],
    ['color:red country:de', true],
    ['xcountry:US', true],
    ['country:USA', true],
  ])('flags %s: Škoda in the list is %s', async (flags, offered) => {
    const browser = new Browser();
    const page = await browser.press(await browser.open(connectUrl({ flags })), 'continue-button');
    expect(page.html.includes('id="SKODA"')).toBe(offered);
  });

  // Smartcar's Python SDK writes truth as Python does.
  it.each(['true', 'True'])('single_select=%s offers one of the vehicles', async (truth) => {
    const { page } = await signIn(connectUrl({ single_select: truth, remember_me: 'False' }));
    expect([
      page.html.match(/type="radio" name="vehicle"/g)?.length,
      page.html.includes('type="checkbox" name="vehicle"'),
    ]).toEqual([2, false]);
  });

  it('required: locks a permission, others can be unticked', async () => {
    const { page } = await signIn(connectUrl({ scope: 'required:read_odometer read_location' }));
    const [form] = formsOf(page.html).filter(({ action }) => action.endsWith('/approve'));
    expect(form?.fields.getAll('scope')).toEqual(['vehicle:location', 'vehicle:odometer']);
    expect(page.html).toContain('<input type="hidden" name="scope" value="vehicle:odometer"/>');
    expect(page.html).not.toContain('<input type="hidden" name="scope" value="vehicle:location"/>');
  });

  it('without a scope everything the application is registered for is asked', async () => {
    const partner = await register({
      scopes: ['vehicle:charge_state', 'vehicle:smart_charging_policy', 'vehicle:odometer'],
    });
    const { browser, page } = await signIn(connectUrl({ scope: null }, partner));
    const [form] = formsOf(page.html).filter(({ action }) => action.endsWith('/approve'));
    expect(form?.fields.getAll('scope')).toEqual(['vehicle:charge_state', 'vehicle:odometer']);
    await browser.press(page, 'approval-button');
    expect(answerIn(browser)['code']).toBeDefined();
  });
});
