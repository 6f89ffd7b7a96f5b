import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import type { SessionRecord } from '../../src/garage/records.ts';
import { insideOf } from '../link/inside.ts';
import { linkOf } from '../link/walker.ts';
import { register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { REDIRECT_URI, type TokenAnswer } from '../support/keyfob.ts';
import {
  answerIn,
  connect,
  connectUrl,
  exchange,
  type Parameters,
  share,
  signIn,
  tokensFor,
} from './connect-face.ts';

restoreClockAfterEach();

/** What the second of two links of one browser is asked for: nothing more, once the first was confirmed. */
const asksAgain = async (
  browser: Browser,
  changes: Parameters,
  username = 'two-cars@example.com',
): Promise<boolean> => {
  browser.left = null;
  const { page } = await signIn(connectUrl({ state: crypto.randomUUID(), ...changes }), {
    browser,
    username,
  });
  return page.html.includes('id="approval-button"');
};

describe('approval_prompt=auto', () => {
  it('asks nothing that was allowed before: a new code, receipt and grant all the same', async () => {
    const first = await connect();
    expect(await asksAgain(first.browser, {})).toBe(false);
    const again = answerIn(first.browser);
    expect(again['code']).not.toBe(first.answer['code']);
    expect(again['user_id']).toBe(first.answer['user_id']);
    const tokens = await tokensFor(again['code']);
    expect([tokens.scope, tokens.access_token]).toEqual([
      'read_battery read_odometer',
      expect.not.stringContaining(first.tokens.access_token),
    ]);
  });

  it('asks less than was allowed without asking', async () => {
    const { browser } = await connect();
    expect(await asksAgain(browser, { scope: 'read_odometer' })).toBe(false);
  });

  it.each([
    ['force says so', {}, { approval_prompt: 'force' }, 'two-cars@example.com'],
    ['more is asked for', {}, { scope: 'read_battery read_location' }, 'two-cars@example.com'],
    ['the same of ours is asked for by another name', {}, { scope: 'read_charge' }, 'two-cars@example.com'],
    ['the account has another car', {}, {}, 'three-cars@example.com'],
    ['one of several is to be chosen', {}, { single_select: 'true' }, 'two-cars@example.com'],
    ['the owner is to be forgotten', {}, { remember_me: 'false' }, 'two-cars@example.com'],
    ['only one of the cars was shared', { single_select: 'true' }, {}, 'two-cars@example.com'],
  ] as const)('asks where %s', async (_, before, then, username) => {
    const { browser } = await connect(before);
    expect(await asksAgain(browser, then, username)).toBe(true);
  });

  it('asks for what the owner has left out of a permission since', async () => {
    const both = { scope: 'read_battery read_charge' };
    const { browser } = await connect(both);
    expect(await asksAgain(browser, both)).toBe(false);
    browser.left = null;
    await connect({ scope: 'read_battery', approval_prompt: 'force', state: '2' }, { browser });
    expect(await asksAgain(browser, both)).toBe(true);
  });

  it('asks another browser, where the application never came for the code, and where access has run out', async () => {
    const { browser } = await connect();
    expect(await asksAgain(new Browser(), {})).toBe(true);
    const unconfirmed = await share(connectUrl());
    expect(await asksAgain(unconfirmed.browser, {})).toBe(true);
    letPass(LIFETIMES.refreshTokenIdle + 60);
    expect(await asksAgain(browser, {})).toBe(true);
  });

  it('asks where two approvals were for a car each, and this one is for both', async () => {
    const { browser, page } = await signIn(connectUrl({ state: '1', single_select: 'true' }));
    const cars = [...page.html.matchAll(/name="vehicle" value="([^"]+)"/g)].map(([, id = '']) => id);
    await browser.submit(page, '/approve', { vehicle: cars[0] ?? '' });
    await tokensFor(answerIn(browser)['code']);
    const second = await signIn(connectUrl({ state: '2', single_select: 'true' }), { browser });
    await browser.submit(second.page, '/approve', { vehicle: cars[1] ?? '' });
    await tokensFor(answerIn(browser)['code']);
    expect(await asksAgain(browser, {})).toBe(true);
  });

  it('asks for another application', async () => {
    const { browser } = await connect();
    const other = await register();
    browser.left = null;
    const { page } = await signIn(connectUrl({}, other), { browser });
    expect(page.html).toContain('id="approval-button"');
  });

  it('comes only after a sign-in: before it no page has gone on by itself', async () => {
    const { browser } = await connect();
    browser.left = null;
    const page = await browser.open(connectUrl({ state: 'x', make: 'tesla' }));
    await browser.press(page, 'continue-button');
    expect(browser.left).toBeNull();
  });

  it('keeps of the new approval what it keeps of every one', async () => {
    const { browser } = await connect();
    browser.left = null;
    const url = connectUrl({ state: 'second' });
    const intro = await browser.open(url);
    const brands = await browser.press(intro, 'continue-button');
    const link = linkOf(brands);
    const form = await browser.submit(
      await browser.submit(brands, '/brand', { brand: 'tesla' }),
      '/provider',
    );
    await browser.submit(form, '', { username: 'two-cars@example.com', password: 'any' });
    const { grants, receipts, vehicles, sessions } = await insideOf(link);
    const second = sessions.find(({ request }: SessionRecord) => request.state === 'second');
    expect([grants.length, receipts.length, vehicles.length]).toEqual([2, 2, 2]);
    const receipt = receipts.find(({ sessionId }) => sessionId === second?.session.id);
    expect(receipt).toMatchObject({ scopes: ['vehicle:charge_state', 'vehicle:odometer'], language: 'en' });
  });
});

describe('one vehicle by its VIN', () => {
  const vinsOf = async (username: string): Promise<string[]> => {
    const { page } = await signIn(connectUrl({ scope: 'read_vin' }), { username });
    const { sessions } = await insideOf(linkOf(page));
    return sessions.flatMap(
      ({ found }) => found?.vehicles.map(({ information }) => information.vin ?? '') ?? [],
    );
  };

  it('skips the list of brands, beats the make, and is the only one that can be shared', async () => {
    const [, wanted = ''] = await vinsOf('two-cars@example.com');
    const url = connectUrl({ single_select: 'true', single_select_vin: wanted.toLowerCase(), make: 'audi' });
    const { browser, page } = await signIn(url);
    const { sessions } = await insideOf(linkOf(page));
    const [session] = sessions;
    expect(session?.request.brand).toBe('tesla');
    expect(session?.found?.vehicles.map(({ information }) => information.vin)).toEqual([wanted]);
    const other = page.html.match(/name="vehicle"/g);
    expect(other?.length).toBe(1);
    await browser.press(page, 'approval-button');
    expect(answerIn(browser)['code']).toBeDefined();
  });

  it('an account without it', async () => {
    const [wanted = ''] = await vinsOf('three-cars@example.com');
    const url = connectUrl({ single_select: 'true', single_select_vin: wanted });
    const { browser, page } = await signIn(url, { username: 'one-car@example.com' });
    expect(page.html).toContain(`VIN ends in ${wanted.slice(-4)}`);
    await browser.press(page, 'cancel-button');
    expect(answerIn(browser)['error']).toBe('no_vehicles');
  });
});

describe('remember_me=false', () => {
  it('gives a simulated link a garage of its own, and a live one none', async () => {
    const { browser, answer } = await connect();
    const again = await share(connectUrl({ remember_me: 'false', state: 'a' }), { browser });
    const third = await share(connectUrl({ state: 'b', approval_prompt: 'force' }), { browser });
    expect(again.answer['user_id']).not.toBe(answer['user_id']);
    expect(third.answer['user_id']).toBe(answer['user_id']);
    const live = await register({ mode: 'live', providers: ['smartcar'] });
    const open = async () =>
      linkOf(
        await browser.press(
          await browser.open(connectUrl({ remember_me: 'false' }, live)),
          'continue-button',
        ),
      );
    const [one, other] = [await open(), await open()];
    expect((await insideOf(one)).sessions).toHaveLength(2);
    expect(one).not.toBe(other);
  });
});

describe('external_id', () => {
  const idOf = async (browser: Browser, changes: Parameters) => {
    browser.left = null;
    const { answer } = await share(connectUrl({ state: crypto.randomUUID(), ...changes }), { browser });
    await tokensFor(answer['code']);
    return answer['external_id'] ?? null;
  };
  const kept = async (browser: Browser) => {
    const page = await browser.press(
      await browser.open(connectUrl({ state: crypto.randomUUID() })),
      'continue-button',
    );
    return (await insideOf(linkOf(page))).vehicles.map(({ externalId }) => externalId);
  };

  it('is kept with the vehicle and comes back, until null clears it', async () => {
    const browser = new Browser();
    expect(await idOf(browser, { external_id: 'kunde-ø 1' })).toBe('kunde-ø 1');
    expect(await kept(browser)).toEqual(['kunde-ø 1', 'kunde-ø 1']);
    expect(await idOf(browser, {})).toBe('kunde-ø 1');
    expect(await kept(browser)).toEqual(['kunde-ø 1', 'kunde-ø 1']);
    expect(await idOf(browser, { external_id: 'null' })).toBeNull();
    expect(await kept(browser)).toEqual([undefined, undefined]);
  });

  it('is not kept of a link that nobody confirmed', async () => {
    const { browser } = await share(connectUrl({ external_id: 'someone' }));
    expect(await kept(browser)).toEqual([undefined, undefined]);
  });
});

describe('tokens', () => {
  const form = (code: string | undefined, changes: Record<string, string> = {}) => ({
    grant_type: 'authorization_code',
    code: code ?? '',
    ...changes,
  });

  it.each([
    ['left out', {}],
    ['the word the Node SDK sends', { redirect_uri: 'undefined' }],
    ['said all the same', { redirect_uri: REDIRECT_URI }],
  ])('a redirect URI the request did not name may be %s', async (_, changes) => {
    const { answer } = await share(connectUrl({ redirect_uri: null }));
    expect((await exchange(form(answer['code'], changes))).status).toBe(200);
  });

  it.each([
    ['left out', {}],
    ['the word the Node SDK sends', { redirect_uri: 'undefined' }],
    ['another', { redirect_uri: 'https://example.com/callback' }],
  ])('one that it named may not be %s, and the code is not burnt by that', async (_, changes) => {
    const { answer } = await share(connectUrl());
    const refused = await exchange(form(answer['code'], changes));
    expect([refused.status, await refused.json()]).toEqual([
      400,
      expect.objectContaining({ error: 'invalid_grant', error_description: expect.any(String) }),
    ]);
    expect((await exchange(form(answer['code'], { redirect_uri: REDIRECT_URI }))).status).toBe(200);
  });

  it('say what was asked for by the names it was asked with, always with a refresh token', async () => {
    const { answer } = await share(connectUrl({ scope: 'read_charge required:read_odometer' }));
    const response = await exchange(
      form(answer['code'], { redirect_uri: REDIRECT_URI }),
      undefined,
      '?flags=a%3A1',
    );
    const tokens = await response.json<TokenAnswer>();
    expect(tokens).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 7200,
      scope: 'read_charge read_odometer',
      refresh_token: expect.any(String),
    });
    const claims = JSON.parse(
      atob(tokens.access_token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''),
    );
    expect(claims['permissions']).toBe('read_charge read_odometer');
    const refresh = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' };
    const next = await (await exchange(refresh)).json<TokenAnswer>();
    expect([next.scope, next.refresh_token === tokens.refresh_token]).toEqual([
      'read_charge read_odometer',
      false,
    ]);
  });

  it('do not say what the owner unticked', async () => {
    const { browser, page } = await signIn(connectUrl({ scope: 'read_charge read_battery read_odometer' }));
    await browser.submit(page, '/approve', { scope: ['vehicle:charge_state'] });
    const tokens = await tokensFor(answerIn(browser)['code']);
    expect(tokens.scope).toBe('read_charge read_battery');
  });
});
