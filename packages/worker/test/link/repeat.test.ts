import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { Browser, type Page } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { returned } from '../support/keyfob.ts';
import { authorizeUrl, codeForm, linkUser, postToken } from '../support/linking.ts';
import { type Inside, insideOf, quietInside, standingAccess } from './inside.ts';
import { go, heading, linkOf, STARTS, STEPS, type Step, stepOf, walkFrom, walkTo } from './walker.ts';

restoreClockAfterEach();

/** Ways to press a button more than once. Each answers with the pages it led to. */
const MANNERS: Readonly<Record<string, (browser: Browser, page: Page, step: Step) => Promise<Page[]>>> = {
  'twice at once': (browser, page, step) => Promise.all([go(browser, page, step), go(browser, page, step)]),
  'twice in a row': async (browser, page, step) => [
    await go(browser, page, step),
    await go(browser, page, step),
  ],
  'again after the next step': async (browser, page, step) => {
    const next = await go(browser, page, step);
    const following = stepOf(next);
    const after = following ? await go(browser, next, following) : next;
    return [next, after, await go(browser, page, step)];
  },
  'again after a reload': async (browser, page, step) => {
    const reloaded = await browser.open(page.url);
    return [await go(browser, page, step), await go(browser, reloaded, step)];
  },
  'again after the end': async (browser, page, step) => {
    await walkFrom(browser, page, null);
    return [await go(browser, page, step)];
  },
};

const rows = Object.keys(STARTS).flatMap((start) =>
  STEPS.flatMap((step) => Object.keys(MANNERS).map((manner) => ({ start, step, manner }))),
);

/** One of everything that matters. */
const expectOneLink = (inside: Inside): void => {
  const { sessions, grants, codes, receipts, vehicles } = inside;
  expect([sessions, grants, codes, receipts, standingAccess(inside)].map(({ length }) => length)).toEqual([
    1, 1, 1, 1, 1,
  ]);
  expect(vehicles).toHaveLength(2);
  expect(sessions[0]?.session.history.filter(({ type }) => type === 'opened')).toHaveLength(1);
};

describe('a button pressed', () => {
  it.each(rows)('$manner at $step, from $start', async ({ start, step, manner }) => {
    const browser = new Browser();
    const page = await walkTo(browser, (await STARTS[start]?.()) ?? '', step);
    const pages = (await MANNERS[manner]?.(browser, page, step)) ?? [];
    for (const { status, url } of pages) expect([status, url]).toEqual([200, url]);
    const link = `/link/${linkOf(page, ...pages)}`;

    await walkFrom(browser, await browser.open(link), null);
    const first = returned(browser);
    expect(first).toMatchObject({ error: null, iss: 'http://localhost:8787' });
    expect(first.code).toMatch(/^cod_/);
    expectOneLink(await insideOf(link.slice('/link/'.length)));
    const pkce = start === 'an authorization request';
    expect((await postToken(codeForm(first.code ?? '', pkce))).status).toBe(200);
  });

  it.each(Object.keys(STARTS))('to share sends the same code each time, from %s', async (start) => {
    const browser = new Browser();
    const vehicles = await walkTo(browser, (await STARTS[start]?.()) ?? '', 'vehicles');
    const codes: (string | null)[] = [];
    for (let times = 0; times < 3; times += 1) {
      browser.left = null;
      await go(browser, vehicles, 'vehicles');
      codes.push(returned(browser).code);
    }
    expect(new Set(codes).size).toBe(1);
    expect(codes[0]).toMatch(/^cod_/);
  });

  it('opens one sign-in only, whichever answer a double click follows', async () => {
    const browser = new Browser();
    const page = await walkTo(browser, (await STARTS['a backend’s session']?.()) ?? '', 'handoff');
    const signIns = await Promise.all([1, 2, 3].map(() => go(browser, page, 'handoff')));
    const states = signIns.map(({ url }) => new URL(url).searchParams.get('state'));
    expect(new Set(states).size).toBe(1);
    const { sessions } = await insideOf(linkOf(page));
    expect(sessions[0]?.session.history.filter(({ type }) => type === 'provider_started')).toHaveLength(1);
  });
});

it('an owner who starts over again and again is not locked out: what they left first makes room', async () => {
  const browser = new Browser();
  const pages: Page[] = [];
  for (let times = 0; times < 7; times += 1)
    pages.push(await walkTo(browser, await authorizeUrl({ state: `try-${times}` }), 'handoff'));
  const [first, last] = [pages[0], pages.at(-1)];
  if (!first || !last) throw new Error('No pages');
  expect(heading(await go(browser, first, 'handoff'))).toBe('This link has expired');
  await walkFrom(browser, last, null);
  expect(returned(browser)).toMatchObject({ state: 'try-6', error: null });
});

describe('after the application confirmed', () => {
  const places = Object.keys(STARTS).flatMap((start) => STEPS.map((step) => ({ start, step })));

  it.each(places)('the button at $step, from $start, leads to where it says so', async ({ start, step }) => {
    const browser = new Browser();
    const page = await walkTo(browser, (await STARTS[start]?.()) ?? '', step);
    const link = linkOf(await walkFrom(browser, page, null));
    const form = codeForm(returned(browser).code ?? '', start === 'an authorization request');
    expect((await postToken(form)).status).toBe(200);
    const before = await quietInside(link);
    const again = await go(browser, page, step);
    expect([again.status, heading(again)]).toEqual([200, 'This link is finished']);
    expect(await insideOf(link)).toEqual(before);
  });

  it('a code that was sent once is not sent again', async () => {
    const { code, browser, session } = await linkUser();
    await postToken(codeForm(code));
    browser.left = null;
    const done = await browser.open(session.url);
    expect([heading(done), done.html.includes(code), browser.left]).toEqual([
      'This link is finished',
      false,
      null,
    ]);
  });
});

describe('a sign-in that another took the place of', () => {
  it('is told so, and the newer one goes on', async () => {
    const browser = new Browser();
    const start = (await STARTS['a backend’s session']?.()) ?? '';
    const old = await walkTo(browser, start, 'signIn', { brand: 'tesla' });
    const brands = await browser.open(`/link/${start.split('/').at(-1)}/brand`);
    const signIn = await walkFrom(browser, brands, 'signIn', { brand: 'kia' });
    const late = await go(browser, old, 'signIn');
    expect([late.status, heading(late)]).toEqual([409, 'This step is over']);
    const vehicles = await go(browser, signIn, 'signIn');
    await go(browser, vehicles, 'vehicles');
    const inside = await insideOf(linkOf(vehicles));
    expect(inside.vehicles.map(({ brand, information }) => [brand, information.brand])).toEqual([
      ['kia', 'Kia'],
      ['kia', 'Kia'],
    ]);
  });

  it('starts anew where the brand was chosen once more in between', async () => {
    const browser = new Browser();
    const brands = await walkTo(browser, (await STARTS['a backend’s session']?.()) ?? '', 'brand');
    const first = await walkFrom(browser, brands, 'signIn');
    const second = await go(browser, await go(browser, brands, 'brand'), 'handoff');
    expect(second.url).not.toBe(first.url);
    expect((await insideOf(linkOf(brands))).sessions[0]?.session.step).toBe('provider');
  });

  it('is over once another brand was chosen, even before the sign-in there', async () => {
    const browser = new Browser();
    const start = (await STARTS['a backend’s session']?.()) ?? '';
    const brands = await walkTo(browser, start, 'brand');
    const signIn = await walkFrom(browser, brands, 'signIn', { brand: 'tesla' });
    await go(browser, brands, 'brand', { brand: 'kia' });
    expect(heading(await go(browser, signIn, 'signIn'))).toBe('This step is over');
    expect(heading(await browser.open(start))).toBe('Sign in at Kia');
  });

  it('is a new one when the first press was long ago', async () => {
    const browser = new Browser();
    const handoff = await walkTo(browser, (await STARTS['a backend’s session']?.()) ?? '', 'handoff');
    const first = await go(browser, handoff, 'handoff');
    letPass(LIFETIMES.attemptResumed);
    const second = await go(browser, handoff, 'handoff');
    expect(second.url).not.toBe(first.url);
    expect(heading(await go(browser, first, 'signIn'))).toBe('This step is over');
    expect(stepOf(await go(browser, second, 'signIn'))).toBe('vehicles');
  });

  it('keeps what it gave when the same brand is chosen once more', async () => {
    const browser = new Browser();
    const start = (await STARTS['a backend’s session']?.()) ?? '';
    const brands = await walkTo(browser, start, 'brand');
    const signIn = await walkFrom(browser, brands, 'signIn');
    await go(browser, brands, 'brand');
    const vehicles = await go(browser, signIn, 'signIn');
    expect(stepOf(vehicles)).toBe('vehicles');
    await go(browser, brands, 'brand');
    await go(browser, vehicles, 'vehicles');
    expect(returned(browser).code).toMatch(/^cod_/);
  });

  it('leaves nothing of its brand to share', async () => {
    const browser = new Browser();
    const start = (await STARTS['a backend’s session']?.()) ?? '';
    const teslas = await walkTo(browser, start, 'vehicles', { brand: 'tesla' });
    const brands = await browser.open(`/link/${linkOf(teslas)}/brand`);
    await go(browser, brands, 'brand', { brand: 'kia' });
    const shared = await go(browser, teslas, 'vehicles');
    expect([shared.status, heading(shared)]).toEqual([200, 'Sign in at Kia']);
    const inside = await insideOf(linkOf(teslas));
    expect([inside.vehicles, inside.grants, standingAccess(inside)]).toEqual([[], [], []]);
  });
});
