import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { Browser, formsOf, ORIGIN, type Page } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { REDIRECT_URI, returned } from '../support/keyfob.ts';
import {
  authorizeUrl,
  codeForm,
  linkUser,
  newSession,
  postToken,
  sessionStatus,
} from '../support/linking.ts';
import { runGarageAlarms, stateIn } from '../support/objects.ts';
import { eventTypes, garageAt, insideOf, standingAccess } from './inside.ts';
import { go, heading, linkOf, STEPS, walkFrom, walkTo, wayBack } from './walker.ts';

restoreClockAfterEach();

const EXPIRED = 'This link has expired';

/** What the way back tells the application: nothing came of it, and of which of its attempts. */
const expectExpiredReturn = (page: Page, state: string): void => {
  expect([page.status, heading(page)]).toEqual([200, EXPIRED]);
  const back = new URL(wayBack(page) ?? 'about:blank');
  expect(`${back.origin}${back.pathname}`).toBe(REDIRECT_URI);
  expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: 'access_denied', state, iss: ORIGIN });
  expect(back.searchParams.has('code')).toBe(false);
};

const lifetimeAt = (step: (typeof STEPS)[number]): number =>
  step === 'intro' ? LIFETIMES.sessionUnopened : LIFETIMES.sessionOpen;

describe('a session whose time ran out', () => {
  it.each(STEPS)('before the button at %s says so and leads back', async (step) => {
    const { url, id, state } = await newSession();
    const browser = new Browser();
    const page = await walkTo(browser, url, step);
    letPass(lifetimeAt(step));
    expectExpiredReturn(await go(browser, page, step), state);
    expectExpiredReturn(await browser.open(url), state);
    await runGarageAlarms();
    expectExpiredReturn(await browser.open(`${url}/vehicles`), state);
    const inside = await insideOf(id);
    expect([await sessionStatus(id), inside.vehicles, inside.grants, inside.codes]).toEqual([
      'expired',
      [],
      [],
      [],
    ]);
    // Of one that nobody opened nobody is told.
    const told = step === 'intro' ? [] : ['link-session.expired'];
    expect([eventTypes(inside), standingAccess(inside)]).toEqual([told, []]);
  });

  it.each(STEPS.filter((step) => step !== 'signIn'))('a second before that, at %s, goes on', async (step) => {
    const { url } = await newSession();
    const browser = new Browser();
    const page = await walkTo(browser, url, step);
    letPass(lifetimeAt(step) - 1);
    await walkFrom(browser, await go(browser, page, step), null);
    expect(returned(browser).code).toMatch(/^cod_/);
  });

  it('with a code under way sends it no more', async () => {
    const { code, browser, session } = await linkUser();
    const [stored] = (await insideOf(session.id)).codes;
    expect(stored?.expiresAt).toBeLessThanOrEqual(Date.now() + LIFETIMES.code * 1000);
    letPass(LIFETIMES.code);
    browser.left = null;
    const page = await browser.open(session.url);
    expectExpiredReturn(page, session.state);
    expect(page.html).not.toContain(code);
    expect((await postToken(codeForm(code))).status).toBe(400);
  });

  it('is not gone on with when its authorization request comes again', async () => {
    const url = await authorizeUrl({ state: 'again' });
    const browser = new Browser();
    const first = await walkTo(browser, url, 'brand');
    letPass(LIFETIMES.sessionOpen);
    const second = await walkTo(browser, url, 'brand');
    expect([heading(second), linkOf(second) === linkOf(first)]).toEqual([heading(first), false]);
  });

  it('is erased a day after it ended, and then there is nothing', async () => {
    const { url, id } = await newSession();
    letPass(LIFETIMES.sessionUnopened);
    await runGarageAlarms();
    letPass(LIFETIMES.sessionKept);
    await runGarageAlarms();
    expect(await stateIn((await garageAt(id)) as unknown as DurableObjectStub<never>)).toBeNull();
    const page = await new Browser().open(url);
    expect([page.status, heading(page)]).toEqual([404, 'There is nothing here']);
  });
});

const extend = (browser: Browser, page: Page): Promise<Page> => {
  const nonce =
    formsOf(page.html)
      .find(({ fields }) => fields.has('nonce'))
      ?.fields.get('nonce') ?? '';
  const base = page.url.split('/').slice(0, 5).join('/');
  return browser.open(`${base}/extend`, {
    method: 'POST',
    body: new URLSearchParams({ nonce }),
    headers: { 'Sec-Fetch-Site': 'same-origin' },
  });
};

describe('a key press of an owner who is still there', () => {
  it.each(['brand', 'handoff', 'vehicles'] as const)('at %s gives an hour more', async (step) => {
    const { url } = await newSession();
    const browser = new Browser();
    const page = await walkTo(browser, url, step);
    expect(page.html).toMatch(/data-expires-in="(3599|3600)"/);
    letPass(LIFETIMES.sessionOpen - 60);
    const extended = await extend(browser, page);
    expect([extended.status, JSON.parse(extended.html)]).toEqual([200, { expiresIn: LIFETIMES.sessionOpen }]);
    letPass(LIFETIMES.sessionOpen - 1);
    await walkFrom(browser, await go(browser, page, step), null);
    expect(returned(browser).code).toMatch(/^cod_/);
  });

  it('does not wake what has ended', async () => {
    const { url, state, id } = await newSession();
    const browser = new Browser();
    const page = await walkTo(browser, url, 'brand');
    letPass(LIFETIMES.sessionOpen);
    expectExpiredReturn(await extend(browser, page), state);
    expect((await insideOf(id)).sessions[0]?.session.history.map(({ type }) => type)).not.toContain(
      'extended',
    );
  });

  it('opens nothing that was not opened', async () => {
    const { url, id } = await newSession();
    const browser = new Browser();
    const intro = await browser.open(url);
    expect((await extend(browser, intro)).url).toBe(url);
    expect((await insideOf(id)).sessions[0]).toMatchObject({ browser: null, session: { status: 'created' } });
  });
});
