import { evictAllDurableObjects } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openManagementToken } from '../../src/application/management/token.ts';
import { findOperated } from '../../src/application/registration/operated.ts';
import { runApplicationAlarms } from '../support/application-alarms.ts';
import { config, type Partner, register } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { dumpEverything } from '../support/objects.ts';
import { deleteApplication, operate } from '../support/operator.ts';
import { connectOwner, error, errorOf, get, jsonOf, listed, ofFirst } from './api-face.ts';

interface Page {
  readonly connections: readonly { readonly vehicleId: string; readonly userId: string }[];
  readonly paging: { readonly cursor: string | null };
}

const PATH = '/smartcar/v2.0/management/connections';

const manage = (token: string, query = '', method = 'GET', user = 'default'): Promise<Response> =>
  fetchKeyfob(`${PATH}${query}`, {
    method,
    headers: { Authorization: `Basic ${btoa(`${user}:${token}`)}` },
  });

const newToken = async ({ id }: Partner): Promise<string> => {
  const made = await operate('POST', `/${id}/management-token`);
  return (await jsonOf<{ managementToken: string }>(made, 201)).managementToken;
};

afterEach(() => {
  vi.useRealTimers();
});

describe('a management token', () => {
  it('is told once, and kept so that nobody reads it', async () => {
    const partner = await register();
    const token = await newToken(partner);
    expect((await manage(token)).status).toBe(200);
    expect(await dumpEverything()).not.toContain(token.split('.')[1]);
    const operated = await findOperated(env, await config(), partner.id);
    const [kept] = (await operated?.object.managementTokens()) ?? [];
    // Webhooks are signed with it: it has to be known again.
    expect(operated && kept && (await openManagementToken((await config()).ring, operated.place, kept))).toBe(
      token,
    );
  });

  it('is for the operator alone to make, and for an application there is', async () => {
    const partner = await register();
    const path = `/v1/applications/${partner.id}/management-token`;
    const own = await fetchKeyfob(path, { method: 'POST', headers: { Authorization: partner.basic } });
    expect(own.status).toBe(401);
    expect((await operate('POST', '/nobody/management-token')).status).toBe(404);
  });

  it('that was replaced is taken a day longer, and the one before it no more', async () => {
    const partner = await register();
    const tokens = [await newToken(partner), await newToken(partner)];
    const statuses = async () => Promise.all(tokens.map(async (token) => (await manage(token)).status));
    expect(await statuses()).toEqual([200, 200]);
    tokens.push(await newToken(partner));
    expect(await statuses()).toEqual([401, 200, 200]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + LIFETIMES.managementTokenOverlap * 1000 + 1000 });
    expect(await statuses()).toEqual([401, 401, 200]);
    await runApplicationAlarms();
    const operated = await findOperated(env, await config(), partner.id);
    expect(await operated?.object.managementTokens()).toHaveLength(1);
  });

  it.each([
    ['nothing', () => fetchKeyfob(PATH)],
    ['a user name of another', async (token: string) => manage(token, '', 'GET', 'admin')],
    ['a secret of another', async (token: string) => manage(`${token}x`)],
    ['no secret', async (token: string) => manage(token.split('.')[0] ?? '')],
    ['an application there is not', async () => manage('kfm_bm9ib2R5.AAAA')],
    [
      'a Bearer',
      async (token: string) => fetchKeyfob(PATH, { headers: { Authorization: `Bearer ${token}` } }),
    ],
    ['a client secret', async (_: string, partner: Partner) => manage(partner.secret)],
  ])('is not %s', async (_, ask) => {
    const partner = await register();
    const token = await newToken(partner);
    const refused = await ask(token, partner);
    expect(refused.headers.get('WWW-Authenticate')).toBe('Basic realm="keyfob"');
    expect(await errorOf(refused)).toBe(error(401, 'AUTHENTICATION'));
  });

  it('ends with its application', async () => {
    const partner = await register();
    const token = await newToken(partner);
    expect((await deleteApplication(partner.id)).status).toBe(204);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 120_000 });
    expect((await manage(token)).status).toBe(401);
  });
});

describe('connections', () => {
  let partner: Partner;
  let token: string;

  beforeAll(async () => {
    partner = await register();
    token = await newToken(partner);
    await connectOwner({ partner, username: 'two-cars@example.com' });
    await connectOwner({ partner, username: 'three-cars@example.com' });
    await connectOwner();
    await listed(async () => (await page('')).connections.length, 5);
  });

  const page = async (query: string): Promise<Page> => jsonOf<Page>(await manage(token, query));

  it('are those of the application, each once, page by page', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const next: Page = await page(`?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...next.connections.map(({ vehicleId }) => vehicleId));
      cursor = next.paging.cursor;
      await evictAllDurableObjects();
    }
    expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
  });

  it('can be asked for by user, vehicle and mode', async () => {
    const [first] = (await page('')).connections;
    const ofUser = await page(`?user_id=${first?.userId}`);
    expect(new Set(ofUser.connections.map(({ userId }) => userId))).toEqual(new Set([first?.userId]));
    const byBoth = await page(`?user_id=${first?.userId}&vehicle_id=${first?.vehicleId}`);
    expect(byBoth.connections).toEqual([first]);
    expect((await page('?mode=live')).connections).toEqual([]);
    expect((await page('?mode=simulated')).connections).toHaveLength(5);
    expect((await page('?user_id=usr_unknown')).connections).toEqual([]);
  });

  it.each(['?limit=101', '?limit=0', '?cursor=x', '?cursor=e30', '?mode=real'])(
    'are not told to %s',
    async (query) => {
      expect(await errorOf(await manage(token, query))).toBe(error(400, 'VALIDATION'));
    },
  );

  it('of others are neither seen nor ended', async () => {
    const other = await newToken(await register());
    const [{ userId = '', vehicleId = '' } = {}] = (await page('')).connections;
    for (const query of ['', `?user_id=${userId}`, `?vehicle_id=${vehicleId}`])
      expect(await jsonOf<Page>(await manage(other, query))).toMatchObject({ connections: [] });
    for (const query of [`?user_id=${userId}`, `?vehicle_id=${vehicleId}`])
      expect(await jsonOf(await manage(other, query, 'DELETE'))).toEqual({ connections: [] });
    expect((await page('')).connections).toHaveLength(5);
  });

  it('are ended by user or vehicle, and never all at once', async () => {
    expect(await errorOf(await manage(token, '', 'DELETE'))).toBe(error(400, 'VALIDATION'));
    const owner = await connectOwner({ partner });
    const ended = await jsonOf(await manage(token, `?vehicle_id=${owner.vehicles[0]}`, 'DELETE'));
    expect(ended).toEqual({ connections: [{ vehicleId: owner.vehicles[0], userId: owner.id }] });
    expect((await get(ofFirst(owner, '/odometer'), owner.token)).status).toBe(403);
  });
});
