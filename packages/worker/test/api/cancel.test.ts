import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { eventTypes, insideOf, quietInside } from '../link/inside.ts';
import { go, heading, stepOf, walkTo, wayBack } from '../link/walker.ts';
import { demo, register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { asJson, type CreatedSession, fetchKeyfob, returned } from '../support/keyfob.ts';
import {
  authorizeUrl,
  codeForm,
  connectUser,
  linkUser,
  newSession,
  postToken,
  refusalOf,
  vehiclesOf,
} from '../support/linking.ts';
import { runGarageAlarms } from '../support/objects.ts';
import { bearer, cancelAsWatcher, leftOf, NOTHING_LEFT, postCancel, statusInside } from './cancelling.ts';

restoreClockAfterEach();

const OVER = 'You stopped before sharing';
const PAGES = ['intro', 'brand', 'handoff', 'signIn', 'vehicles'] as const;

const historyOf = async (id: string): Promise<string[]> => {
  const answer = await fetchKeyfob(`/v1/link-sessions/${id}`, { headers: { Authorization: demo.basic } });
  const { history } = await answer.json<{ history: { type: string }[] }>();
  return history.map(({ type }) => type);
};

/** What a watcher hears, in order, until the server says good-bye. */
const heardBy = async ({ id, statusToken }: CreatedSession): Promise<() => Promise<string[]>> => {
  const answer = await fetchKeyfob(`/v1/link-sessions/${id}/watch`, {
    headers: { Upgrade: 'websocket', 'Sec-WebSocket-Protocol': `keyfob.status.v1, ${statusToken}` },
  });
  const socket = answer.webSocket;
  if (!socket) throw new Error(`No socket: ${answer.status}`);
  const heard: string[] = [];
  socket.addEventListener('message', ({ data }) => {
    heard.push(JSON.parse(String(data)).status);
  });
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code));
  });
  socket.accept();
  return async () => [...heard, String(await closed)];
};

describe('who watches a session gives it up', () => {
  it.each(PAGES)('while its page is at %s', async (page) => {
    const session = await newSession();
    const hear = await heardBy(session);
    if (page !== 'intro') await walkTo(new Browser(), session.url, page);
    const answer = await cancelAsWatcher(session);
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    const { expiresAt, ...rest } = await answer.json<Record<string, string>>();
    expect(rest).toEqual({ id: session.id, status: 'cancelled' });
    expect(new Date(expiresAt ?? '').toISOString()).toBe(expiresAt);
    expect((await hear()).slice(-2)).toEqual(['cancelled', '1000']);
    expect(eventTypes(await insideOf(session.id))).toEqual(['link-session.cancelled']);
    expect(await leftOf(session.id)).toEqual(NOTHING_LEFT);
  });

  it('and the history says it as it does when the page cancels', async () => {
    const [by, page] = [await newSession(), await newSession()];
    const browser = new Browser();
    await walkTo(new Browser(), by.url, 'handoff');
    await browser.press(await walkTo(browser, page.url, 'handoff'), 'cancel-button');
    await cancelAsWatcher(by);
    expect(await historyOf(by.id)).toEqual(['created', 'opened', 'brand_chosen', 'cancelled']);
    expect(await historyOf(by.id)).toEqual(await historyOf(page.id));
  });

  it('twice, or ten times at once: it stays said', async () => {
    const session = await newSession();
    await walkTo(new Browser(), session.url, 'vehicles');
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancelAsWatcher(session)));
    answers.push(await cancelAsWatcher(session));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 11 }, () => 200));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    expect((await historyOf(session.id)).filter((type) => type === 'cancelled')).toHaveLength(1);
    expect(eventTypes(await insideOf(session.id))).toEqual(['link-session.cancelled']);
  });

  it('after its owner did', async () => {
    const session = await newSession();
    const browser = new Browser();
    await browser.press(await browser.open(session.url), 'cancel-button');
    expect((await cancelAsWatcher(session)).status).toBe(200);
    expect(eventTypes(await insideOf(session.id))).toEqual(['link-session.cancelled']);
  });

  it('and what comes with the request is not looked at', async () => {
    const session = await newSession();
    const init = asJson('{"status":"completed"', bearer(session.statusToken));
    const answer = await fetchKeyfob(`/v1/link-sessions/${session.id}/cancel`, init);
    expect(await answer.json()).toMatchObject({ status: 'cancelled' });
  });
});

describe('an application gives its own session up', () => {
  it('by Basic authentication', async () => {
    const { id } = await newSession();
    const answer = await postCancel(id, { Authorization: demo.basic });
    expect(await answer.json()).toMatchObject({ id, status: 'cancelled' });
    expect(await statusInside(id)).toBe('cancelled');
  });

  it('by its bearer token', async () => {
    const partner = await register();
    const session = await newSession({}, partner);
    const granted = await postToken({ grant_type: 'client_credentials' }, partner.basic);
    const { access_token } = await granted.json<{ access_token: string }>();
    expect((await postCancel(session.id, bearer(access_token))).status).toBe(200);
    expect(await statusInside(session.id)).toBe('cancelled');
  });
});

describe('what is over otherwise stays as it is', () => {
  const cases: Readonly<Record<string, readonly [string, string, () => Promise<CreatedSession>]>> = {
    'an owner who said no': [
      '409 session_finished',
      'denied',
      async () => {
        const session = await newSession();
        const browser = new Browser();
        await browser.press(await walkTo(browser, session.url, 'vehicles'), 'deny-button');
        return session;
      },
    ],
    'a confirmed link': ['409 session_finished', 'completed', async () => (await connectUser()).session],
    'a link whose time is over': [
      '410 session_expired',
      'open',
      async () => {
        const session = await newSession();
        await walkTo(new Browser(), session.url, 'vehicles');
        letPass(LIFETIMES.sessionOpen + 1);
        return session;
      },
    ],
    'a link that was cleared away': [
      '410 session_expired',
      'expired',
      async () => {
        const session = await newSession();
        await walkTo(new Browser(), session.url, 'vehicles');
        letPass(LIFETIMES.sessionOpen + 1);
        await runGarageAlarms();
        return session;
      },
    ],
  };

  it.each(Object.keys(cases))('%s', async (name) => {
    const [refusal, status, make] = cases[name] ?? ['', '', newSession];
    const session = await make();
    const before = await quietInside(session.id);
    expect(await refusalOf(await cancelAsWatcher(session))).toBe(refusal);
    expect(await refusalOf(await postCancel(session.id, { Authorization: demo.basic }))).toBe(refusal);
    expect(await statusInside(session.id)).toBe(status);
    expect(await insideOf(session.id)).toEqual(before);
  });

  it('what an owner has shared goes on to the application, whoever cancels', async () => {
    const { session, code, userId } = await linkUser();
    expect(await refusalOf(await cancelAsWatcher(session))).toBe('409 session_not_open');
    expect(await refusalOf(await postCancel(session.id, { Authorization: demo.basic }))).toBe(
      '409 session_not_open',
    );
    expect(await statusInside(session.id)).toBe('returned');
    expect((await postToken(codeForm(code))).status).toBe(200);
    expect(await vehiclesOf(userId)).toHaveLength(2);
  });

  it('a refusal tells no more than watching does', async () => {
    const { session } = await connectUser();
    expect(await (await cancelAsWatcher(session)).text()).not.toMatch(/tesla|veh_|gra_|vin/i);
    const { session: waiting } = await linkUser();
    expect(await (await cancelAsWatcher(waiting)).text()).not.toMatch(/tesla|veh_|gra_|vin/i);
  });
});

describe('the Link page in the other window', () => {
  it.each(PAGES)('says at its next step from %s that the link is over', async (step) => {
    const session = await newSession();
    const browser = new Browser();
    const page = await walkTo(browser, session.url, step);
    await cancelAsWatcher(session);
    for (const next of [await go(browser, page, step), await browser.open(session.url)]) {
      expect([next.status, heading(next), stepOf(next)]).toEqual([200, OVER, null]);
      const back = new URL(wayBack(next) ?? '').searchParams;
      expect([back.get('error'), back.get('state'), back.get('code')]).toEqual([
        'access_denied',
        session.state,
        null,
      ]);
    }
    expect(returned(browser).code).toBeNull();
    expect(await statusInside(session.id)).toBe('cancelled');
    expect(await leftOf(session.id)).toEqual(NOTHING_LEFT);
  });

  it('says so to who opens it only then', async () => {
    const session = await newSession();
    await cancelAsWatcher(session);
    expect(heading(await new Browser().open(session.url))).toBe(OVER);
  });

  it('of another link of the same user goes on', async () => {
    const userId = `user-${crypto.randomUUID()}`;
    const [one, other] = [await newSession({ userId }), await newSession({ userId })];
    const browser = new Browser();
    const vehicles = await walkTo(browser, other.url, 'vehicles');
    await cancelAsWatcher(one);
    await go(browser, vehicles, 'vehicles');
    expect((await postToken(codeForm(returned(browser).code ?? ''))).status).toBe(200);
    expect(await vehiclesOf(userId)).toHaveLength(2);
  });

  it('made by an authorization request is its application’s to give up as well', async () => {
    const browser = new Browser();
    const handoff = await walkTo(browser, await authorizeUrl({ state: crypto.randomUUID() }), 'handoff');
    const [link = ''] = /lnk_[\w-]+/.exec(handoff.url) ?? [];
    const [record] = (await insideOf(link)).sessions;
    const id = record?.session.id ?? '';
    expect((await postCancel(id, { Authorization: demo.basic })).status).toBe(200);
    expect(heading(await go(browser, handoff, 'handoff'))).toBe(OVER);
  });
});
