import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { applicationOf } from '../../src/application/application-of.ts';
import { objectName } from '../../src/crypto/handle.ts';
import { accountOf } from '../../src/simulator/accounts.ts';
import { mintTokens, readCode } from '../../src/simulator/oauth/tokens.ts';
import { insideOf } from '../link/inside.ts';
import { walkTo } from '../link/walker.ts';
import { config } from '../support/applications.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { freshUser, newSession } from '../support/linking.ts';

/** An owner who has just signed in at the provider, with their callback not followed yet. */
export const signedIn = async (username: string) => {
  const userId = freshUser();
  const session = await newSession({ userId });
  const browser = new Browser();
  const signIn = await walkTo(browser, session.url, 'signIn');
  const answer = await fetchKeyfob(signIn.url, {
    method: 'POST',
    body: new URLSearchParams({ username, password: 'any' }),
    headers: { 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN },
  });
  const callback = answer.headers.get('Location') ?? '';
  return { userId, session, id: session.id, browser, callback };
};

/** Whether the provider lets in what it gave for the code of a callback. */
export const providerAccess = async (callback: string): Promise<() => Promise<number>> => {
  const settings = await config();
  const code = await readCode(settings, Date.now(), new URL(callback).searchParams.get('code') ?? '');
  if (!code) throw new Error(`No code in ${callback}`);
  const { accessToken } = await mintTokens(settings, Date.now(), code.grant);
  const headers = { Authorization: `Bearer ${accessToken}` };
  return async () => (await fetchKeyfob('/simulator/api/vehicles', { headers })).status;
};

/** The way to the provider: a test that blocks it opens it again. */
export const way = { blocked: false, open: true };

/** Lets the provider take its time for everything about an account, until the way is open. */
export const slowProvider = async (username: string): Promise<void> => {
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

export const isClaimed = async (id: string): Promise<boolean> =>
  (await insideOf(id)).sessions.some(({ attempt }) => attempt !== null && attempt.claimedAt !== null);
