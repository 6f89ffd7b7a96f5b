import type { Mode } from '@keyfob/shared/vehicle/vehicle';
import { describe, expect, it } from 'vitest';
import { insideOf } from '../link/inside.ts';
import { walkTo } from '../link/walker.ts';
import { register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { connectUser, newSession, postToken, tokensOf } from '../support/linking.ts';

/** The claims of a token, not checked: what whoever holds it can read. */
const claimsOf = (token: string): { mode?: string } =>
  JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')));

const modeAt = async (path: string, authorization: string): Promise<unknown> => {
  const answer = await fetchKeyfob(path, { headers: { Authorization: authorization } });
  return (await answer.json<{ mode?: string }>()).mode;
};

describe.each<Mode>(['live', 'simulated'])('an application that is %s', (mode) => {
  it('finds its mode on its session and in its own token', async () => {
    const partner = await register({ mode });
    const { id } = await newSession({}, partner);
    expect(await modeAt(`/v1/link-sessions/${id}`, partner.basic)).toBe(mode);
    const { access_token } = await tokensOf(
      await postToken({ grant_type: 'client_credentials' }, partner.basic),
    );
    expect(claimsOf(access_token).mode).toBe(mode);
  });
});

it('a vehicle says its mode wherever it is shown, and its token too', async () => {
  const partner = await register();
  const { userId, tokens, vehicleIds } = await connectUser({}, { partner });
  const path = `/v1/connected-vehicles/${vehicleIds[0]}`;
  const bearer = `Bearer ${tokens.access_token}`;
  expect(claimsOf(tokens.access_token).mode).toBe('simulated');
  expect([await modeAt(path, partner.basic), await modeAt(`${path}/data`, bearer)]).toEqual([
    'simulated',
    'simulated',
  ]);
  for (const [list, authorization] of [
    [`/v1/users/${userId}/connected-vehicles`, partner.basic],
    ['/v1/connected-vehicles', bearer],
  ] as const) {
    const answer = await fetchKeyfob(list, { headers: { Authorization: authorization } });
    const { data } = await answer.json<{ data: { mode: string }[] }>();
    expect(data.map((vehicle) => vehicle.mode)).toEqual(['simulated', 'simulated']);
  }
});

const attemptsAt = async (id: string) => (await insideOf(id)).sessions.map(({ attempt }) => attempt);

describe('a live application that is registered with the simulator', () => {
  it('is offered no brand', async () => {
    const browser = new Browser();
    const partner = await register({ mode: 'live' });
    const { id, url } = await newSession({}, partner);
    const page = await walkTo(browser, url, 'brand');
    expect([page.status, page.html.match(/class="brand-list-item"/g)]).toEqual([200, null]);
    const posted = await browser.submit(page, '/brand', { brand: 'tesla' });
    expect(posted.status).toBe(422);
    expect(await attemptsAt(id)).toEqual([null]);
  });

  it('is led to no sign-in where its session names a brand', async () => {
    const browser = new Browser();
    const partner = await register({ mode: 'live' });
    const { id, url } = await newSession({ brand: 'tesla' }, partner);
    const handoff = await walkTo(browser, url, 'handoff');
    const posted = await browser.submit(handoff, '/provider');
    expect([posted.url.includes('/simulator/'), browser.left]).toEqual([false, null]);
    expect(await attemptsAt(id)).toEqual([null]);
  });
});
