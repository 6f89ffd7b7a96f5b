import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it } from 'vitest';
import { applicationOf } from '../../src/application/application-of.ts';
import { objectName } from '../../src/crypto/handle.ts';
import { accountOf } from '../../src/simulator/accounts.ts';
import { mintTokens, readCode } from '../../src/simulator/oauth/tokens.ts';
import { garageAt, insideOf } from '../link/inside.ts';
import { walkTo } from '../link/walker.ts';
import { config, demo } from '../support/applications.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { freshUser, newSession } from '../support/linking.ts';
import { sqlIn } from '../support/objects.ts';

/** An owner who has just signed in at the provider, with their callback not followed yet. */
const signedIn = async (username: string) => {
  const userId = freshUser();
  const { id, url } = await newSession({ userId });
  const browser = new Browser();
  const signIn = await walkTo(browser, url, 'signIn');
  const answer = await fetchKeyfob(signIn.url, {
    method: 'POST',
    body: new URLSearchParams({ username, password: 'any' }),
    headers: { 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN },
  });
  const callback = answer.headers.get('Location') ?? '';
  return { userId, id, browser, callback };
};

/** Whether the provider lets in what it gave for the code of a callback. */
const providerAccess = async (callback: string): Promise<() => Promise<number>> => {
  const settings = await config();
  const code = await readCode(settings, Date.now(), new URL(callback).searchParams.get('code') ?? '');
  if (!code) throw new Error(`No code in ${callback}`);
  const { accessToken } = await mintTokens(settings, Date.now(), code.grant);
  const headers = { Authorization: `Bearer ${accessToken}` };
  return async () => (await fetchKeyfob('/simulator/api/vehicles', { headers })).status;
};

const way = { blocked: false, open: true };

/** Lets the provider take its time for everything about an account, until the way is open. */
const slowProvider = async (username: string): Promise<void> => {
  const { seed } = await accountOf('tesla', username);
  const name = await objectName((await config()).routing, 'simulator', seed);
  const ledger = applicationOf(env, { jurisdiction: 'unrestricted', name });
  Object.assign(way, { blocked: false, open: false });
  void runInDurableObject(ledger, (_, state) => {
    void state.blockConcurrencyWhile(async () => {
      way.blocked = true;
      while (!way.open) await scheduler.wait(5);
    });
  });
  while (!way.blocked) await scheduler.wait(5);
};

const isClaimed = async (id: string): Promise<boolean> =>
  (await insideOf(id)).sessions.some(({ attempt }) => attempt !== null && attempt.claimedAt !== null);

afterEach(() => {
  way.open = true;
});

describe('access the provider gives and no garage takes in goes back', () => {
  it('where the user is erased while the owner is on the way back', async () => {
    const username = 'one-car@example.com';
    const { userId, id, browser, callback } = await signedIn(username);
    const provider = await providerAccess(callback);
    expect(await provider()).toBe(200);
    await slowProvider(username);
    const back = browser.open(callback);
    while (!(await isClaimed(id))) await scheduler.wait(5);
    const erased = await fetchKeyfob(`/v1/users/${userId}`, {
      method: 'DELETE',
      headers: { Authorization: demo.basic },
    });
    expect(erased.status).toBe(204);
    way.open = true;
    expect((await back).status).toBe(404);
    expect(await provider()).toBe(401);
  });

  it('where the garage cannot write it down', async () => {
    const { id, browser, callback } = await signedIn('two-cars@example.com');
    const provider = await providerAccess(callback);
    const garage = (await garageAt(id)) as unknown as DurableObjectStub<never>;
    await sqlIn(
      garage,
      "CREATE TRIGGER disk_full BEFORE INSERT ON provider_grants BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    expect(await provider()).toBe(200);
    expect((await browser.open(callback)).status).toBe(500);
    expect(await provider()).toBe(401);
  });
});
