import { describe, expect, it } from 'vitest';
import { Browser, ORIGIN, type Page } from '../support/browser.ts';
import { REDIRECT_URI, returned } from '../support/keyfob.ts';
import { authorizeUrl, connectUser, newSession, readData } from '../support/linking.ts';
import { runGarageAlarms } from '../support/objects.ts';
import { eventTypes, insideOf, standingAccess } from './inside.ts';
import { go, heading, linkOf, stepOf, walkFrom, walkTo, wayBack } from './walker.ts';

/** Where the browser was sent at the end: the registered address, and what it tells. */
const leftFor = (browser: Browser): [string, Record<string, string>] => {
  const url = new URL(browser.left ?? 'about:blank');
  return [`${url.origin}${url.pathname}`, Object.fromEntries(url.searchParams)];
};

const told = (state: string, code: string) => [
  REDIRECT_URI,
  {
    error: 'access_denied',
    error_description: 'The resource owner or authorization server denied the request.',
    error_uri: `${ORIGIN}/errors/${code}`,
    state,
    iss: ORIGIN,
  },
];

const DENIED = 'user_denied';
const CANCELLED = 'user_cancelled';

const expectNothingKept = async (handle: string): Promise<void> => {
  await runGarageAlarms();
  const inside = await insideOf(handle);
  const { vehicles, grants, codes, receipts, providerGrants } = inside;
  expect({ vehicles, grants, codes, receipts, providerGrants }).toEqual({
    vehicles: [],
    grants: [],
    codes: [],
    receipts: [],
    providerGrants: [],
  });
};

describe('an owner who says no', () => {
  it('at the vehicles is sent back with access_denied, and nothing is kept', async () => {
    const { url, id, state } = await newSession();
    const browser = new Browser();
    const vehicles = await walkTo(browser, url, 'vehicles');
    expect(standingAccess(await insideOf(id))).toHaveLength(1);
    const ended = await browser.press(vehicles, 'deny-button');
    expect([ended.status, heading(ended)]).toEqual([200, 'You chose not to share']);
    expect(leftFor(browser)).toEqual(told(state, DENIED));
    expect(eventTypes(await insideOf(id))).toEqual(['link-session.denied']);
    await expectNothingKept(id);
  });

  it('twice, or after that otherwise, has said no', async () => {
    const { url, id } = await newSession();
    const browser = new Browser();
    const intro = await browser.open(url);
    const vehicles = await walkTo(browser, url, 'vehicles');
    await Promise.all([browser.press(vehicles, 'deny-button'), browser.press(vehicles, 'deny-button')]);
    browser.left = null;
    for (const late of [await go(browser, vehicles, 'vehicles'), await go(browser, intro, 'intro')])
      expect([late.status, heading(late), browser.left]).toEqual([200, 'You chose not to share', null]);
    expect(eventTypes(await insideOf(id))).toEqual(['link-session.denied']);
  });

  it('after sharing has shared', async () => {
    const { url, id } = await newSession();
    const browser = new Browser();
    const vehicles = await walkTo(browser, url, 'vehicles');
    await go(browser, vehicles, 'vehicles');
    const late = await browser.press(vehicles, 'deny-button');
    expect([late.status, heading(late)]).toEqual([200, 'You shared 2 Tesla cars']);
    expect((await insideOf(id)).sessions[0]?.session.status).toBe('returned');
  });

  it('sees the way back again on reload, without being sent', async () => {
    const { url, state } = await newSession();
    const browser = new Browser();
    await browser.press(await walkTo(browser, url, 'vehicles'), 'deny-button');
    browser.left = null;
    const again = await browser.open(url);
    expect([browser.left, heading(again)]).toEqual([null, 'You chose not to share']);
    expect(new URL(wayBack(again) ?? '').searchParams.get('state')).toBe(state);
  });
});

describe('an owner who leaves', () => {
  const starts: Readonly<Record<string, () => Promise<[url: string, state: string]>>> = {
    'a backend’s session': async () => {
      const { url, state } = await newSession();
      return [url, state];
    },
    'an authorization request': async () => [await authorizeUrl({ state: 'own-state' }), 'own-state'],
  };
  const rows = Object.keys(starts).flatMap((start) =>
    (['intro', 'handoff', 'no vehicles'] as const).map((where) => ({ start, where })),
  );

  it.each(rows)('at $where, from $start, is sent back with access_denied', async ({ start, where }) => {
    const [url, state] = (await starts[start]?.()) ?? ['', ''];
    const browser = new Browser();
    const page =
      where === 'no vehicles'
        ? await go(browser, await walkTo(browser, url, 'signIn'), 'signIn', {
            username: 'no-vehicles@example.com',
          })
        : await walkTo(browser, url, where);
    const ended = await browser.press(page, 'cancel-button');
    expect([ended.status, heading(ended)]).toEqual([200, 'You stopped before sharing']);
    expect(leftFor(browser)).toEqual(told(state, CANCELLED));
    const link = linkOf(ended);
    expect(eventTypes(await insideOf(link))).toEqual(['link-session.cancelled']);
    await expectNothingKept(link);

    browser.left = null;
    const again = await browser.press(page, 'cancel-button');
    expect([heading(again), leftFor(browser)]).toEqual([heading(ended), told(state, CANCELLED)]);
    expect((await new Browser().open(`/link/${link}`)).status).toBe(409);
    expect((await insideOf(link)).sessions).toHaveLength(1);
  });

  it('while signed in at the brand comes back to a link that is over', async () => {
    const { url, id } = await newSession();
    const browser = new Browser();
    const handoff = await walkTo(browser, url, 'handoff');
    const signIn = await go(browser, handoff, 'handoff');
    await browser.press(handoff, 'cancel-button');
    for (const back of [await go(browser, signIn, 'signIn'), await go(browser, handoff, 'handoff')])
      expect([back.status, heading(back)]).toEqual([200, 'You stopped before sharing']);
    await expectNothingKept(id);
  });
});

/** Accounts at the provider that lead somewhere else first, and where. */
const accounts: readonly (readonly [username: string, status: number, heading: string, text: string])[] = [
  ['wrong-password@example.com', 422, 'Sign in', 'password'],
  ['locked@example.com', 422, 'Sign in', 'locked'],
  ['mfa@example.com', 200, 'code', '123456'],
  ['sign-in-error@example.com', 200, 'Sign in at Tesla', 'Tesla'],
  ['provider-down@example.com', 200, 'Sign in at Tesla', 'does not answer'],
  ['rate-limited@example.com', 200, 'Sign in at Tesla', 'does not answer'],
  ['no-vehicles@example.com', 200, 'No cars in this Tesla account', 'no car'],
];

describe('an account that does not lead on', () => {
  it.each(accounts)('%s is told so, and another one does', async (username, status, title, text) => {
    const { url, id } = await newSession();
    const browser = new Browser();
    const signIn = await walkTo(browser, url, 'signIn');
    const page = await go(browser, signIn, 'signIn', { username });
    expect([page.status, heading(page).includes(title), page.html.includes(text)]).toEqual([
      status,
      true,
      true,
    ]);
    expect((await insideOf(id)).vehicles).toEqual([]);

    const another = stepOf(page) === null ? signIn : page;
    const vehicles = await walkFrom(browser, another, 'vehicles');
    await walkFrom(browser, stepOf(vehicles) === null ? await browser.open(url) : vehicles, null);
    expect(returned(browser)).toMatchObject({ error: null, code: expect.stringMatching(/^cod_/) });
    await runGarageAlarms();
    expect((await insideOf(id)).providerGrants).toHaveLength(1);
  });

  it('signs in with its one-time code', async () => {
    const { url } = await newSession();
    const browser = new Browser();
    const signIn = await walkTo(browser, url, 'signIn');
    const asked = await go(browser, signIn, 'signIn', { username: 'mfa@example.com' });
    const wrong = await browser.submit(asked, '', { 'one-time-code': '000000' });
    expect(wrong.status).toBe(422);
    const vehicles = await browser.submit(wrong, '', { 'one-time-code': '123 456' });
    await go(browser, vehicles, 'vehicles');
    expect(returned(browser).code).toMatch(/^cod_/);
  });

  it('turned back at the brand says so and may try again', async () => {
    const { url, id } = await newSession();
    const browser = new Browser();
    const signIn = await walkTo(browser, url, 'signIn');
    const back = /<a class="back" href="([^"]*)"/.exec(signIn.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const handoff: Page = await browser.open(back);
    expect([handoff.status, heading(handoff)]).toEqual([200, 'Sign in at Tesla']);
    expect(handoff.html).toContain('class="note warning"');
    expect((await insideOf(id)).sessions[0]?.session.reason).toBe('provider_cancelled');
    await walkFrom(browser, handoff, null);
    expect(returned(browser).code).toMatch(/^cod_/);
  });

  it('whose access is lost later links, and then asks to be connected again', async () => {
    const { vehicleIds, tokens } = await connectUser({}, { username: 'access-lost@example.com' });
    const read = await readData(vehicleIds[0], tokens.access_token);
    expect([read.status, (await read.json<{ code: string }>()).code]).toEqual([
      409,
      'reauthorization_required',
    ]);
  });
});
