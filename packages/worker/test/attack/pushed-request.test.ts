import { evictAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { applicationOf, applicationPlace } from '../../src/application/application-of.ts';
import { go, heading, linkOf, stepOf, walkFrom } from '../link/walker.ts';
import { ELSEWHERE, pushedLink, raceToOpen } from '../oauth/pushing.ts';
import { config, demo } from '../support/applications.ts';
import { Browser, type Page } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { returned } from '../support/keyfob.ts';
import { sqlIn } from '../support/objects.ts';

restoreClockAfterEach();

const EXPIRED = 'This link has expired';

interface Visitor {
  readonly browser: Browser;
  readonly intro: Page;
}

const visit = async (address: string, browser = new Browser()): Promise<Visitor> => ({
  browser,
  intro: await browser.open(address),
});

const enter = ({ browser, intro }: Visitor): Promise<Page> => go(browser, intro, 'intro');
const cancel = ({ browser, intro }: Visitor): Promise<Page> => browser.press(intro, 'cancel-button');

const BUTTONS = { Continue: enter, Cancel: cancel } as const;
const buttons = Object.entries(BUTTONS);

/** What the one with the right to it gets to in the end. */
const codeOf = async ({ browser }: Visitor, page: Page): Promise<string> => {
  await walkFrom(browser, page, null);
  return returned(browser).code ?? `no code: ${browser.left}`;
};

const demoApplication = async (): Promise<DurableObjectStub<never>> => {
  const place = await applicationPlace(await config(), demo.id, 'unrestricted');
  return applicationOf(env, place) as unknown as DurableObjectStub<never>;
};

describe('a pushed request', () => {
  it.each(buttons)('acted on by %s is over for whoever else has its page or its address', async (_, act) => {
    for (const [, theirs] of buttons) {
      const address = await pushedLink();
      const [first, second] = [await visit(address), await visit(address)];
      const page = await act(first);
      expect(heading(await theirs(second))).toBe(ELSEWHERE);
      expect(second.browser.left).toBeNull();
      const third = await visit(address);
      expect([third.intro.status, heading(third.intro), third.browser.left]).toEqual([400, ELSEWHERE, null]);
      if (act === enter) expect(await codeOf(first, page)).toMatch(/^cod_/);
      else expect(returned(first.browser).error).toBe('access_denied');
    }
  });

  it('is acted on by one of twenty browsers at the same moment, which comes to its code', async () => {
    expect(await raceToOpen()).toEqual({ codes: [expect.stringMatching(/^cod_/)], told: 19 });
  });

  it('pressed twice, or in two tabs of a browser, is one link', async () => {
    const address = await pushedLink({ state: null, code_challenge: null, code_challenge_method: null });
    const one = await visit(address);
    const other = await visit(address, one.browser);
    expect(linkOf(other.intro)).not.toBe(linkOf(one.intro));
    const pages = await Promise.all([enter(one), enter(one), enter(other), enter(other)]);
    expect(new Set(pages.map((page) => linkOf(page))).size).toBe(1);
    expect(pages.map(stepOf)).toEqual(['brand', 'brand', 'brand', 'brand']);
  });

  const share = async (visitor: Visitor): Promise<Page> =>
    walkFrom(visitor.browser, await enter(visitor), null);

  it.each([
    ['left', cancel, [409, 'This link is finished']],
    ['shared', share, [200, 'You shared 2 Tesla cars']],
  ] as const)('that an owner %s in one tab is not begun anew in another', async (_, end, shown) => {
    const address = await pushedLink();
    const one = await visit(address);
    const other = await visit(address, one.browser);
    await end(one);
    const page = await enter(other);
    expect([page.status, heading(page)]).toEqual(shown);
  });

  it('shows the browser that acted on it where its link stands, and after the end no second code', async () => {
    const address = await pushedLink();
    const visitor = await visit(address);
    const page = await enter(visitor);
    const again = await visitor.browser.open(address);
    expect([stepOf(again), linkOf(again)]).toEqual(['brand', linkOf(page)]);
    const code = await codeOf(visitor, again);
    expect(code).toMatch(/^cod_/);
    const late = await visitor.browser.open(address);
    expect([stepOf(late), linkOf(late)]).toEqual([null, linkOf(page)]);
    expect(stepOf(await enter(visitor))).toBeNull();
  });

  it.each([
    ['the form’s seal is broken', { request: 'k.x.y' }],
    ['the form’s nonce is missing', { nonce: '' }],
  ])('is not burned by a try where %s', async (_, changes) => {
    const address = await pushedLink();
    const visitor = await visit(address);
    const refused = await visitor.browser.submit(visitor.intro, '/open', changes);
    expect(refused.status).toBe(403);
    expect(stepOf(await enter(visitor))).toBe('brand');
    expect(heading((await visit(address)).intro)).toBe(ELSEWHERE);
  });

  it('may be acted on long after its page was drawn in time, still by one alone', async () => {
    const address = await pushedLink();
    const [first, second] = [await visit(address), await visit(address)];
    letPass(LIFETIMES.pushedRequest + 1);
    expect(heading((await visit(address)).intro)).toBe(EXPIRED);
    await runDurableObjectAlarm(await demoApplication());
    letPass(20 * 60);
    const page = await enter(first);
    await runDurableObjectAlarm(await demoApplication());
    letPass(LIFETIMES.sessionKept - 22 * 60);
    expect(heading(await enter(second))).toBe(ELSEWHERE);
    expect(stepOf(page)).toBe('brand');
  });

  it('is consumed for good when objects are evicted between all steps', async () => {
    const address = await pushedLink();
    await evictAllDurableObjects();
    const [first, second] = [await visit(address), await visit(address)];
    await evictAllDurableObjects();
    const page = await enter(first);
    await evictAllDurableObjects();
    expect(heading(await enter(second))).toBe(ELSEWHERE);
    expect(await codeOf(first, page)).toMatch(/^cod_/);
  });

  it('is forgotten in the end, acted on or not', async () => {
    const application = await demoApplication();
    const kept = () => sqlIn(application, 'SELECT parameters, session_id FROM pushed_requests');
    await runInDurableObject(application, (_, { storage }) => {
      storage.sql.exec('DELETE FROM pushed_requests');
    });
    await pushedLink();
    await enter(await visit(await pushedLink()));
    const rows = await kept();
    expect(
      rows.map(({ parameters, session_id }) => [parameters === null, session_id === null]).sort(),
    ).toEqual([
      [false, true],
      [true, false],
    ]);
    letPass(LIFETIMES.pushedRequest + 1);
    await runDurableObjectAlarm(application);
    expect((await kept()).map(({ session_id }) => session_id === null)).toEqual([false]);
    letPass(LIFETIMES.sessionKept + 60);
    await runDurableObjectAlarm(application);
    expect(await kept()).toEqual([]);
  });
});
