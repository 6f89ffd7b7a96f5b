import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { basicOf, register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { asJson, BASIC, fetchKeyfob } from '../support/keyfob.ts';
import { postSession, readData, refusalOf, sessionBody } from '../support/linking.ts';
import { eventTypes, insideOf } from './inside.ts';
import { go, heading, walkTo, wayBack } from './walker.ts';

restoreClockAfterEach();

const codeless = async (changes: Record<string, unknown> = {}) => {
  const { redirectUri: _, ...body } = sessionBody(changes);
  const answer = await postSession(body);
  return answer.json<{ id: string; url: string; expiresAt: string }>();
};

const complete = (id: string, body: unknown = {}, basic = BASIC): Promise<Response> =>
  fetchKeyfob(`/v1/link-sessions/${id}/complete`, asJson(body, { Authorization: basic }));

describe('a link that is confirmed without a code', () => {
  it('asks who sent it, naming the application and the user', async () => {
    const { url } = await codeless({ userId: 'user-4471' });
    const intro = await new Browser().open(url);
    expect(heading(intro)).toBe('Did Example partner send you this?');
    expect(intro.html).toContain('<dd><bdi>Example partner</bdi></dd>');
    expect(intro.html).toContain('<dd><bdi>user-4471</bdi></dd>');
  });

  it('goes nowhere at No', async () => {
    const { url, id } = await codeless();
    const browser = new Browser();
    const ended = await browser.press(await browser.open(url), 'cancel-button');
    expect([heading(ended), browser.left]).toEqual(['You stopped before sharing', null]);
    expect(await refusalOf(await complete(id))).toBe('409 session_finished');
  });

  it('is confirmed by the application alone, and leaves one audit event however often it says so', async () => {
    const { url, id } = await codeless();
    const browser = new Browser();
    expect(await refusalOf(await complete(id))).toBe('409 session_finished');
    const done = await go(browser, await walkTo(browser, url, 'vehicles'), 'vehicles');
    expect([heading(done), wayBack(done), browser.left]).toEqual(['You shared 2 Tesla cars', null, null]);
    const before = await insideOf(id);
    expect([before.codes, before.sessions[0]?.outcome?.sealedCode]).toEqual([[], null]);
    expect(before.vehicles.map(({ status }) => status)).toEqual([
      'pending_authorization',
      'pending_authorization',
    ]);

    const answer = await complete(id);
    expect([answer.status, (await answer.json<{ status: string }>()).status]).toEqual([200, 'completed']);
    expect(eventTypes(await insideOf(id)).filter((type) => type.endsWith('without-code'))).toHaveLength(1);
    expect((await complete(id)).status).toBe(200);
    expect(eventTypes(await insideOf(id)).filter((type) => type.endsWith('without-code'))).toHaveLength(1);
  });

  it('ends after ten minutes, however busy the owner is', async () => {
    const { url, id, expiresAt } = await codeless();
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(LIFETIMES.sessionCodeless * 1000);
    const browser = new Browser();
    const brand = await walkTo(browser, url, 'brand');
    expect(brand.html).not.toContain('data-nonce');
    letPass(LIFETIMES.sessionCodeless - 30);
    const vehicles = await walkTo(browser, url, 'vehicles');
    await go(browser, vehicles, 'vehicles');
    letPass(30);
    expect(heading(await browser.open(url))).toBe('This link has expired');
    expect(await refusalOf(await complete(id))).toBe('410 session_expired');
  });

  it('is not for an application that is not registered so', async () => {
    const strict = await register();
    const { redirectUri: _, ...body } = sessionBody();
    expect(await refusalOf(await postSession(body, strict))).toBe('422 confirmation_required');
  });

  it.each([
    ['another application', async () => (await register({ confirmation: 'codeless' })).basic, 404],
    ['nobody', async () => basicOf('demo', 'guess'), 401],
  ])('is not confirmed by %s', async (_, basic, status) => {
    const { url, id } = await codeless();
    const browser = new Browser();
    await go(browser, await walkTo(browser, url, 'vehicles'), 'vehicles');
    expect((await complete(id, {}, await basic())).status).toBe(status);
    expect((await insideOf(id)).sessions[0]?.session.status).toBe('returned');
  });

  it('is the only kind: a session with a way back needs its code', async () => {
    const answer = await postSession(sessionBody());
    const { url, id } = await answer.json<{ id: string; url: string }>();
    const browser = new Browser();
    await go(browser, await walkTo(browser, url, 'vehicles'), 'vehicles');
    expect(await refusalOf(await complete(id))).toBe('422 validation_failed');
    const [vehicle] = (await insideOf(id)).vehicles;
    expect(vehicle?.status).toBe('pending_authorization');
    expect((await readData(vehicle?.id, 'x')).status).toBe(401);
  });
});
