import { describe, expect, it } from 'vitest';
import { NAMED_SCRIPTS, type NamedScript, usernameOf } from '../../src/simulator/accounts.ts';
import { en } from '../../src/simulator/locales/en.ts';
import type { Browser, Page } from '../support/browser.ts';
import { answerIn, connectUrl, signIn } from './connect-face.ts';

const at = (title: string, problem: keyof typeof en.problems | null): string =>
  `at the provider: ${title}${problem === null ? '' : `: ${en.problems[problem]}`}`;

/** Where an owner with such an account gets to by the Link page; an error is what Connect tells when they then leave. */
const ENDS: Readonly<Record<NamedScript, string>> = {
  'wrong-password': at(en.signIn.title, 'wrong_password'),
  locked: at(en.signIn.title, 'locked'),
  mfa: at(en.oneTimeCode.title, null),
  'mfa-wrong': at(en.oneTimeCode.title, null),
  'mfa-expired': at(en.oneTimeCode.title, null),
  pin: at(en.pin.title, null),
  'pin-wrong': at(en.pin.title, null),
  'terms-not-accepted': 'oem_cancelled_login',
  'not-main-user': 'oem_cancelled_login',
  'sign-in-error': 'server_error',
  'sign-in-down': 'server_error',
  'never-returns': at(en.stuck.title, null),
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
  if (page.url.includes('/simulator/')) {
    const title = /<h1>([^<]*)<\/h1>/.exec(page.html)?.[1] ?? '';
    const problem = Object.values(en.problems).find((text) => page.html.includes(text));
    return `at the provider: ${title}${problem === undefined ? '' : `: ${problem}`}`;
  }
  if (page.html.includes('id="approval-button"'))
    return `${page.html.match(/name="vehicle"/g)?.length} to share`;
  const button = ['unsuitable-button', 'cancel-button'].find((id) => page.html.includes(`id="${id}"`));
  await browser.press(page, button ?? '');
  return answerIn(browser)['error'] ?? '';
};

describe('a scripted account, by the Link page', () => {
  it.each(NAMED_SCRIPTS)('%s', { timeout: 40_000 }, async (name) => {
    const { browser, page } = await signIn(connectUrl(), { username: usernameOf(name) });
    const end = await endOf(browser, page);
    expect(end.slice(-ENDS[name].length)).toBe(ENDS[name]);
  });

  it.each([
    ['mfa', '123456', 'to share'],
    ['mfa-wrong', '123456', at(en.oneTimeCode.title, 'code_wrong')],
    ['mfa-expired', '123456', at(en.signIn.title, 'code_expired')],
    ['pin', '1234', 'to share'],
    ['pin-wrong', '1234', at(en.pin.title, 'pin_wrong')],
  ] as const)('%s with its code', async (name, code, end) => {
    const { browser, page } = await signIn(connectUrl(), { username: usernameOf(name) });
    const field = name.startsWith('pin') ? 'pin' : 'one-time-code';
    const next = await browser.submit(page, '', { [field]: code });
    expect((await endOf(browser, next)).slice(-end.length)).toBe(end);
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
