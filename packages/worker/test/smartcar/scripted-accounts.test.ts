import { describe, expect, it } from 'vitest';
import { NAMED_SCRIPTS, type NamedScript, usernameOf } from '../../src/simulator/accounts.ts';
import type { Browser, Page } from '../support/browser.ts';
import { answerIn, connectUrl, signIn } from './connect-face.ts';

/** Where an owner with such an account gets to by the Link page; an error is what Connect tells when they then leave. */
const ENDS: Readonly<Record<NamedScript, string>> = {
  'wrong-password': 'at the provider',
  locked: 'at the provider',
  mfa: 'at the provider',
  'mfa-wrong': 'at the provider',
  'mfa-expired': 'at the provider',
  pin: 'at the provider',
  'pin-wrong': 'at the provider',
  'terms-not-accepted': 'oem_cancelled_login',
  'not-main-user': 'oem_cancelled_login',
  'sign-in-error': 'server_error',
  'sign-in-down': 'server_error',
  'never-returns': 'at the provider',
  'no-vehicles': 'no_vehicles',
  'one-car': '1 to share',
  'two-cars': '2 to share',
  'three-cars': '3 to share',
  'no-subscription': 'invalid_subscription',
  'not-compatible': 'vehicle_incompatible',
  'provider-down': 'server_error',
  'rate-limited': 'server_error',
  slow: 'to share',
  'too-slow': 'server_error',
  'vehicle-unreachable': 'to share',
  'access-lost': 'to share',
};

const endOf = async (browser: Browser, page: Page): Promise<string> => {
  if (page.url.includes('/simulator/')) return 'at the provider';
  if (page.html.includes('id="approval-button"'))
    return `${page.html.match(/name="vehicle"/g)?.length} to share`;
  const button = ['unsuitable-button', 'cancel-button'].find((id) => page.html.includes(`id="${id}"`));
  await browser.press(page, button ?? '');
  return answerIn(browser)['error'] ?? '';
};

describe('a scripted account, by the Link page', () => {
  it.each(NAMED_SCRIPTS)('%s', { timeout: 40_000 }, async (name) => {
    const { browser, page } = await signIn(connectUrl(), { username: usernameOf(name) });
    expect(await endOf(browser, page)).toMatch(new RegExp(`${ENDS[name]}$`));
  });

  it.each([
    ['mfa', '123456', 'to share'],
    ['mfa-wrong', '123456', 'at the provider'],
    ['mfa-expired', '123456', 'at the provider'],
    ['pin', '1234', 'to share'],
    ['pin-wrong', '1234', 'at the provider'],
  ] as const)('%s with its code', async (name, code, end) => {
    const { browser, page } = await signIn(connectUrl(), { username: usernameOf(name) });
    const field = name.startsWith('pin') ? 'pin' : 'one-time-code';
    const next = await browser.submit(page, '', { [field]: code });
    expect(await endOf(browser, next)).toMatch(new RegExp(`${end}$`));
  });

  it.each([
    ['no-subscription', 'activate its connected services'],
    ['not-compatible', 'None of these cars can be connected'],
    ['terms-not-accepted', 'wants something from you'],
    ['provider-down', 'does not answer right now'],
  ] as const)('%s: the page says what is the matter', async (name, words) => {
    const { page } = await signIn(connectUrl(), { username: usernameOf(name) });
    expect(page.html).toContain(words);
  });
});
