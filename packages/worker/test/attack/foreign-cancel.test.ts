import { afterEach, describe, expect, it } from 'vitest';
import { base64url, randomBytes } from '../../src/crypto/bytes.ts';
import { mintHandle } from '../../src/crypto/handle.ts';
import { ACCESS_TOKEN, CLIENT_TOKEN, STATUS_TOKEN, signToken } from '../../src/crypto/token.ts';
import { cancelAsWatcher, leftOf, NOTHING_LEFT, postCancel, statusInside } from '../api/cancelling.ts';
import { garageAt } from '../link/inside.ts';
import { basicOf, config, demo, register, registerPublic } from '../support/applications.ts';
import { ORIGIN } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { connectUser, freshUser, newSession, postToken, refusalOf } from '../support/linking.ts';
import { countObjects, stateIn } from '../support/objects.ts';
import { isClaimed, providerAccess, signedIn, slowProvider, way } from './late-callback.ts';

restoreClockAfterEach();

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** A session is given up by nobody of these, and goes on. */
const expectRefused = async (id: string, headers: Record<string, string>, refusal: string): Promise<void> => {
  expect(await refusalOf(await postCancel(id, headers))).toBe(refusal);
  expect(await statusInside(id)).toMatch(/^(created|open)$/);
};

describe('no one gives up a session', () => {
  it('with the token of another session of the same user', async () => {
    const userId = freshUser();
    const [session, other] = [await newSession({ userId }), await newSession({ userId })];
    await expectRefused(session.id, bearer(other.statusToken), '401 invalid_token');
    expect(await statusInside(other.id)).toBe('created');
  });

  it('with the token of another application’s session', async () => {
    const partner = await register();
    const [session, other] = [await newSession(), await newSession({}, partner)];
    await expectRefused(session.id, bearer(other.statusToken), '401 invalid_token');
  });

  it('in the name of another application', async () => {
    const partner = await register();
    const { id } = await newSession();
    const about = { issuer: ORIGIN, audience: ORIGIN, now: Date.now() };
    const claims = { sub: id, client_id: partner.id };
    const token = await signToken((await config()).ring, STATUS_TOKEN, about, 60, claims);
    await expectRefused(id, bearer(token), '404 not_found');
  });

  it('of an application that is gone', async () => {
    const { id } = await newSession();
    const about = { issuer: ORIGIN, audience: ORIGIN, now: Date.now() };
    const claims = { sub: id, client_id: `gone-${crypto.randomUUID()}` };
    const token = await signToken((await config()).ring, STATUS_TOKEN, about, 60, claims);
    await expectRefused(id, bearer(token), '401 invalid_token');
  });

  it('by another application’s own authentication, which learns nothing of it', async () => {
    const partner = await register();
    const { id } = await newSession();
    const granted = await postToken({ grant_type: 'client_credentials' }, partner.basic);
    const { access_token } = await granted.json<{ access_token: string }>();
    const bodies = new Set<string>();
    for (const headers of [{ Authorization: partner.basic }, bearer(access_token)])
      for (const each of [id, `${id.slice(0, -1)}x`, 'les_x', 'nonsense']) {
        const answer = await postCancel(each, headers);
        const { requestId: _, ...problem } = await answer.json<Record<string, unknown>>();
        bodies.add(JSON.stringify(problem));
      }
    expect([...bodies]).toEqual([expect.stringContaining('"not_found"')]);
    expect(await statusInside(id)).toBe('created');
  });

  it('by an application that does not prove itself, or may not call here', async () => {
    const { id } = await newSession();
    const [open, enode] = [await registerPublic(), await register({ faces: ['enode'] })];
    await expectRefused(id, {}, '401 invalid_client');
    for (const basic of [
      basicOf(demo.id, 'wrong'),
      basicOf(open, 'x'),
      'Basic x',
      `Basic ${btoa(`${open}:`)}`,
    ])
      await expectRefused(id, { Authorization: basic }, '401 invalid_client');
    await expectRefused(id, { Authorization: enode.basic }, '403 unauthorized_client');
    const inAddress = `${id}/cancel?client_id=${demo.id}&client_secret=${demo.secret}`;
    expect((await fetchKeyfob(`/v1/link-sessions/${inAddress}`, { method: 'POST' })).status).toBe(401);
  });

  it.each(['https://evil.example', 'null', 'http://localhost:5173.evil.example', 'http://localhost:51740'])(
    'from the origin "%s", whatever it holds',
    async (Origin) => {
      const { id, statusToken } = await newSession();
      await expectRefused(id, { ...bearer(statusToken), Origin }, '403 origin_not_allowed');
      await expectRefused(id, { Authorization: demo.basic, Origin }, '403 origin_not_allowed');
    },
  );

  it('with a token that has expired, while the session has not', async () => {
    const { id } = await newSession();
    const about = { issuer: ORIGIN, audience: ORIGIN, now: Date.now() };
    const claims = { sub: id, client_id: demo.id };
    const token = await signToken((await config()).ring, STATUS_TOKEN, about, 60, claims);
    letPass(61);
    await expectRefused(id, bearer(token), '401 invalid_token');
    expect((await postCancel(id, { Authorization: demo.basic })).status).toBe(200);
  });

  it.each([
    ['an access token', ACCESS_TOKEN, {}],
    ['a client token without an epoch', CLIENT_TOKEN, {}],
    ['a status token under another’s type', { ...STATUS_TOKEN, typ: ACCESS_TOKEN.typ }, {}],
    ['another’s token under the status token’s type', { ...ACCESS_TOKEN, typ: STATUS_TOKEN.typ }, {}],
    ['a status token for another audience', STATUS_TOKEN, { audience: 'https://other.example' }],
    ['a status token of another issuer', STATUS_TOKEN, { issuer: 'https://other.example' }],
  ])('with %s', async (_, kind, changes) => {
    const { id } = await newSession();
    const about = { issuer: ORIGIN, audience: ORIGIN, now: Date.now(), ...changes };
    const claims = { sub: id, client_id: demo.id };
    const token = await signToken((await config()).ring, kind, about, 60, claims);
    await expectRefused(id, bearer(token), '401 invalid_token');
  });

  it('with what an owner or the application got for something else', async () => {
    const { tokens, vehicleIds, browser } = await connectUser();
    const session = await newSession();
    const cookie = browser.cookies.get('keyfob-owner') ?? '';
    const values = [tokens.access_token, tokens.refresh_token ?? '', vehicleIds[0] ?? '', session.state];
    for (const value of [...values, session.id, cookie, demo.secret])
      await expectRefused(session.id, bearer(value), '401 invalid_token');
    await expectRefused(session.id, { Cookie: `keyfob-owner=${cookie}` }, '401 invalid_client');
  });

  it('by what its link is called, and no object comes of it', async () => {
    const session = await newSession();
    const link = session.url.split('/').at(-1) ?? '';
    const before = await countObjects();
    expect((await postCancel(link, bearer(session.statusToken))).status).toBe(401);
    expect((await postCancel(link, { Authorization: demo.basic })).status).toBe(404);
    expect((await postCancel('les_x', { Authorization: demo.basic })).status).toBe(404);
    expect(await countObjects()).toBe(before);
  });

  it('that never was, and nothing is written for it', async () => {
    const { routing } = await config();
    const name = base64url(randomBytes(16));
    const id = await mintHandle(routing, 'linkSession', { jurisdiction: 'unrestricted', name });
    expect(await refusalOf(await postCancel(id, { Authorization: demo.basic }))).toBe('404 not_found');
    const garage = (await garageAt(id)) as unknown as DurableObjectStub<never>;
    expect(await stateIn(garage)).toBeNull();
  });

  it('by looking at it', async () => {
    const { id, statusToken } = await newSession();
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS'])
      await fetchKeyfob(`/v1/link-sessions/${id}/cancel`, { method, headers: bearer(statusToken) });
    expect(await statusInside(id)).toBe('created');
  });
});

describe('an owner on the way back from the provider', () => {
  afterEach(() => {
    way.open = true;
  });

  it('finds the link over: what they brought is not even exchanged', async () => {
    const { session, browser, callback } = await signedIn('one-car@example.com');
    const provider = await providerAccess(callback);
    expect((await cancelAsWatcher(session)).status).toBe(200);
    const page = await browser.open(callback);
    expect([page.status, page.html.includes('You stopped before sharing')]).toEqual([200, true]);
    expect(await leftOf(session.id)).toEqual(NOTHING_LEFT);
    expect(await statusInside(session.id)).toBe('cancelled');
    // Access that was exchanged for goes back to the provider, which then ends all that came of this sign-in.
    expect(await provider()).toBe(200);
  });

  it('whose code is being exchanged meanwhile: the access goes back', async () => {
    const username = 'two-cars@example.com';
    const { session, browser, callback } = await signedIn(username);
    const provider = await providerAccess(callback);
    expect(await provider()).toBe(200);
    await slowProvider(username);
    const back = browser.open(callback);
    while (!(await isClaimed(session.id))) await scheduler.wait(5);
    expect((await cancelAsWatcher(session)).status).toBe(200);
    way.open = true;
    expect((await back).html).toContain('You stopped before sharing');
    expect(await leftOf(session.id)).toEqual(NOTHING_LEFT);
    expect(await statusInside(session.id)).toBe('cancelled');
    expect(await provider()).toBe(401);
  });
});
