import { ERROR_CODES } from '@keyfob/shared/errors/registry';
import { describe, expect, it } from 'vitest';
import {
  CONNECT_ERROR_NAMES,
  connectErrorOf,
  errorParameters,
} from '../../src/dialects/smartcar/connect/redirect-errors.ts';
import { Browser } from '../support/browser.ts';
import { REDIRECT_URI } from '../support/keyfob.ts';
import { answerIn, connectUrl, signIn } from './connect-face.ts';

const ISS = 'http://localhost:8787/smartcar';

/** As documented. */
const DESCRIPTIONS = {
  access_denied: 'User denied access to application.',
  invalid_subscription: 'User does not have an active connected vehicle subscription.',
  no_vehicles: 'No vehicles found. Please add vehicles to your account and try again.',
  configuration_error: 'There has been an error in the configuration of your application.',
  server_error: 'Unexpected server error. Please try again.',
  vehicle_incompatible: 'The user’s vehicle is not compatible.',
  user_manually_returned_to_application: 'The user exited Connect before granting your application access',
  oem_cancelled_login: 'The user did not complete authorization with the OEM',
} as const;

describe('the errors of redirects', () => {
  it('are all of Connect’s, each with its own words', () => {
    expect([...CONNECT_ERROR_NAMES].toSorted()).toEqual(Object.keys(DESCRIPTIONS).toSorted());
    for (const reason of ERROR_CODES) {
      const error = connectErrorOf(reason);
      const said = errorParameters({ reason, shown: null, told: null });
      expect([said['error'], said['error_description']]).toEqual([error, DESCRIPTIONS[error]]);
    }
  });

  it('a car is told of by its make as Smartcar writes it, and without a VIN that nobody knows', () => {
    const told = { make: 'Alfa Romeo', model: 'Tonale', year: 2024 };
    const reason = 'vehicle_not_compatible';
    expect(errorParameters({ reason, shown: null, told: { ...told, vin: 'ZAS1' } })).toMatchObject({
      error: 'vehicle_incompatible',
      vin: 'ZAS1',
      make: 'ALFA ROMEO',
      model: 'Tonale',
      year: '2024',
    });
    expect(errorParameters({ reason, shown: null, told: { ...told, vin: null } })).not.toHaveProperty('vin');
  });
});

/** The owner's way out, from where it is taken, and what the application is told. */
const WAYS: Readonly<
  Record<string, readonly [keyof typeof DESCRIPTIONS, (browser: Browser, url: string) => Promise<unknown>]>
> = {
  'leaving the first page': [
    'user_manually_returned_to_application',
    async (browser, url) => browser.press(await browser.open(url), 'cancel-button'),
  ],
  'leaving the list of brands': [
    'user_manually_returned_to_application',
    async (browser, url) =>
      browser.press(await browser.press(await browser.open(url), 'continue-button'), 'cancel-button'),
  ],
  'a brand that is not in the list': [
    'vehicle_incompatible',
    async (browser, url) =>
      browser.press(await browser.press(await browser.open(url), 'continue-button'), 'unlisted-button'),
  ],
  'not sharing': [
    'access_denied',
    async (browser, url) => browser.press((await signIn(url, { browser })).page, 'deny-button'),
  ],
  'an account without vehicles': [
    'no_vehicles',
    async (browser, url) =>
      browser.press(
        (await signIn(url, { browser, username: 'no-vehicles@example.com' })).page,
        'cancel-button',
      ),
  ],
  'a provider that fails': [
    'server_error',
    async (browser, url) =>
      browser.press(
        (await signIn(url, { browser, username: 'sign-in-error@example.com' })).page,
        'cancel-button',
      ),
  ],
  'a sign-in given up': [
    'oem_cancelled_login',
    async (browser, url) => {
      const brands = await browser.press(await browser.open(url), 'continue-button');
      const handoff = await browser.submit(brands, '/brand', { brand: 'tesla' });
      const form = await browser.submit(handoff, '/provider');
      const [, back = ''] = /class="back" href="([^"]+)"/.exec(form.html) ?? [];
      await browser.press(await browser.open(back.replaceAll('&amp;', '&')), 'cancel-button');
    },
  ],
};

describe('an owner who comes back without sharing', () => {
  it.each(Object.entries(WAYS))('%s', async (_, [error, leave]) => {
    const browser = new Browser();
    await leave(browser, connectUrl({ state: 'the state' }));
    expect(browser.left?.startsWith(`${REDIRECT_URI}?`)).toBe(true);
    expect(answerIn(browser)).toEqual({
      error,
      error_description: DESCRIPTIONS[error],
      state: 'the state',
      iss: ISS,
    });
  });

  it.each([
    ['read_vin', 'required:read_engine_oil read_vin'],
    ['no read_vin', 'required:read_engine_oil read_odometer'],
  ])('a car that lacks what is required: which it is, where that is ticked; with %s', async (_, scope) => {
    const url = connectUrl({ scope });
    const silent = await signIn(url, { username: 'one-car@example.com' });
    await silent.browser.press(silent.page, 'unsuitable-button');
    const error = {
      error: 'vehicle_incompatible',
      error_description: DESCRIPTIONS.vehicle_incompatible,
      iss: ISS,
    };
    expect(answerIn(silent.browser)).toEqual(error);
    const open = await signIn(url, { username: 'one-car@example.com' });
    const [, told = ''] = /id="tell" name="tell" value="([^"]+)"/.exec(open.page.html) ?? [];
    await open.browser.submit(open.page, '/unsuitable', { tell: told });
    expect(answerIn(open.browser)).toEqual({
      ...error,
      vin: expect.stringMatching(/^[A-Z0-9]{17}$/),
      make: 'TESLA',
      model: expect.any(String),
      year: expect.stringMatching(/^20\d\d$/),
    });
  });

  it('a car that can be shared is not told of as one that cannot', async () => {
    const { browser, page } = await signIn(connectUrl());
    const [, told = ''] = /name="vehicle" value="([^"]+)"/.exec(page.html) ?? [];
    const [, nonce = ''] = /name="nonce" value="([^"]+)"/.exec(page.html) ?? [];
    const answered = await browser.open(page.url.replace(/vehicles$/, 'unsuitable'), {
      method: 'POST',
      body: new URLSearchParams({ nonce, tell: told }),
      headers: { 'Sec-Fetch-Site': 'same-origin' },
    });
    expect([browser.left, answered.url.endsWith('/vehicles')]).toEqual([null, true]);
  });
});
