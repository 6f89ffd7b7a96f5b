import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { Browser, ORIGIN, type Page } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob, returned } from '../support/keyfob.ts';
import { codeForm, newSession, postToken, readData, tokensOf } from '../support/linking.ts';
import { changeRecords, runGarageAlarms, stateIn } from '../support/objects.ts';
import { garageAt, insideOf, standingAccess } from './inside.ts';
import { go, heading, stepOf, walkFrom, walkTo } from './walker.ts';

restoreClockAfterEach();

interface Away {
  readonly browser: Browser;
  readonly id: string;
  readonly url: string;
  /** Where the provider sends the browser back to, not followed yet. */
  readonly callback: string;
  readonly state: string;
}

/** An owner who has just signed in at the provider. */
const signedIn = async (): Promise<Away> => {
  const { url, id } = await newSession();
  const browser = new Browser();
  const signIn = await walkTo(browser, url, 'signIn');
  const answer = await fetchKeyfob(signIn.url, {
    method: 'POST',
    body: new URLSearchParams({ username: 'two-cars@example.com', password: 'any' }),
    headers: { 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN },
  });
  const callback = answer.headers.get('Location') ?? '';
  return { browser, id, url, callback, state: new URL(callback).searchParams.get('state') ?? '' };
};

const finish = async (browser: Browser, page: Page, id: string): Promise<void> => {
  await walkFrom(browser, page, null);
  const tokens = await tokensOf(await postToken(codeForm(returned(browser).code ?? '')));
  const inside = await insideOf(id);
  expect((await readData(inside.vehicles[0]?.id, tokens.access_token)).status).toBe(200);
};

const settlement = (attemptId: string, browser: string) => ({
  attemptId,
  browser,
  access: { id: 'pgr_x', provider: 'simulator', origin: ORIGIN, sealedTokens: 'x', expiresAt: 0 } as const,
  vehicles: [],
  reason: null,
});

const stubAt = async (id: string) => (await garageAt(id)) as unknown as DurableObjectStub<never>;

/** How much was ever put into the outbox: alarms may empty it at any moment. */
const posted = async (id: string): Promise<number> => (await stateIn(await stubAt(id)))?.posted ?? 0;

describe('a return from the provider', () => {
  it('reloaded finds the work done, and does not spend the provider’s code twice', async () => {
    const { browser, id, callback } = await signedIn();
    for (let times = 0; times < 3; times += 1) expect(stepOf(await browser.open(callback))).toBe('vehicles');
    letPass(LIFETIMES.attemptLease);
    expect(stepOf(await browser.open(callback))).toBe('vehicles');
    expect(standingAccess(await insideOf(id))).toHaveLength(1);
    await finish(browser, await browser.open(callback), id);
  });

  it('that comes twice at once is exchanged once; the other waits on the page that goes on by itself', async () => {
    const { browser, id, url, callback } = await signedIn();
    const pages = await Promise.all([browser.open(callback), browser.open(callback), browser.open(callback)]);
    for (const page of pages)
      expect(['What do you want to share with Example partner?', 'Looking for your cars']).toContain(
        heading(page),
      );
    expect((await insideOf(id)).providerGrants).toHaveLength(1);
    await finish(browser, await browser.open(url), id);
  });

  it('that nobody finished exchanging may be tried again once its lease is over', async () => {
    const { browser, id, url, callback, state } = await signedIn();
    const { sessions } = await insideOf(id);
    await (await garageAt(id)).claimAttempt(state, 'simulator', sessions[0]?.browser ?? '');
    const waiting = await browser.open(callback);
    expect([heading(waiting), waiting.html.includes('http-equiv="refresh" content="2"')]).toEqual([
      'Looking for your cars',
      true,
    ]);
    letPass(LIFETIMES.attemptLease);
    expect(stepOf(await browser.open(callback))).toBe('vehicles');
    await finish(browser, await browser.open(url), id);
  });

  it('exchanged too late gives the access back', async () => {
    const { browser, id, callback } = await signedIn();
    const { sessions } = await insideOf(id);
    const session = sessions[0];
    if (!session?.attempt || !session.browser) throw new Error('No attempt');
    const garage = await garageAt(id);
    const claim = await garage.claimAttempt(session.attempt.id, 'simulator', session.browser);
    expect(claim.ok).toBe(true);
    await garage.leaveSession(
      { id, browser: session.browser, create: null, authorization: null },
      'cancelled',
    );
    letPass(LIFETIMES.attemptLease);
    expect(heading(await browser.open(callback))).toBe('You stopped before sharing');
    await runGarageAlarms();
    expect((await insideOf(id)).providerGrants).toEqual([]);
  });

  it('settled from another browser changes nothing, and the access goes back', async () => {
    const { id, state } = await signedIn();
    const before = await posted(id);
    const settled = await (await garageAt(id)).settleAttempt(settlement(state, 'another'));
    expect(settled).toMatchObject({ ok: false, code: 'session_elsewhere' });
    const inside = await insideOf(id);
    expect([inside.sessions[0]?.attempt?.settled, standingAccess(inside)]).toEqual([false, []]);
    expect(await posted(id)).toBe(before + 1);
  });

  it('settled a second time changes nothing, and the second access goes back', async () => {
    const { browser, id, callback, state } = await signedIn();
    await browser.open(callback);
    const { sessions, providerGrants } = await insideOf(id);
    const settled = await (await garageAt(id)).settleAttempt(settlement(state, sessions[0]?.browser ?? ''));
    expect(settled).toMatchObject({ ok: true });
    const inside = await insideOf(id);
    expect([inside.sessions, standingAccess(inside)]).toEqual([sessions, providerGrants]);
  });

  it('after time ran out is not exchanged any more', async () => {
    const { id, state } = await signedIn();
    const { sessions } = await insideOf(id);
    letPass(LIFETIMES.sessionOpen);
    const claim = await (await garageAt(id)).claimAttempt(state, 'simulator', sessions[0]?.browser ?? '');
    expect(claim).toMatchObject({ ok: true, value: { state: 'settled' } });
  });

  it('being exchanged is not waited for: the next press signs in anew', async () => {
    const { url, id } = await newSession();
    const browser = new Browser();
    const handoff = await walkTo(browser, url, 'handoff');
    const signIn = await go(browser, handoff, 'handoff');
    const [session] = (await insideOf(id)).sessions;
    await (await garageAt(id)).claimAttempt(session?.attempt?.id ?? '', 'simulator', session?.browser ?? '');
    expect((await go(browser, handoff, 'handoff')).url).not.toBe(signIn.url);
  });

  it('of a brand the owner has left meanwhile starts no sign-in', async () => {
    const { id } = await signedIn();
    const { sessions } = await insideOf(id);
    const next = {
      id: 'att_x',
      provider: 'simulator',
      brand: 'kia',
      origin: ORIGIN,
      sealedStart: 'x',
    } as const;
    const started = await (await garageAt(id)).startAttempt(id, sessions[0]?.browser ?? '', next);
    expect(started).toMatchObject({ ok: false, code: 'session_not_open' });
  });
});

it('a session that awaits the authorization request of its face is not opened without it', async () => {
  const { url, id } = await newSession();
  await changeRecords(await stubAt(id), 'sessions', (record) => ({
    ...record,
    request: { ...record.request, awaitsAuthorization: true },
  }));
  const browser = new Browser();
  const intro = await browser.open(url);
  expect((await go(browser, intro, 'intro')).url).toBe(url);
  expect((await insideOf(id)).sessions[0]).toMatchObject({ browser: null, session: { status: 'created' } });
});
