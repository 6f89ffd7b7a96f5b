import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { expect, it } from 'vitest';
import { Browser } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { returned } from '../support/keyfob.ts';
import { newSession } from '../support/linking.ts';
import { garageAt, insideOf } from './inside.ts';
import { heading, stepOf, walkFrom, walkTo } from './walker.ts';

restoreClockAfterEach();

it('a return that nobody finished exchanging: the page waits for its lease, then offers the sign-in again', async () => {
  const { url, id } = await newSession();
  const browser = new Browser();
  await walkTo(browser, url, 'signIn');
  const [session] = (await insideOf(id)).sessions;
  // What is left when the Worker that claimed it was stopped.
  await (await garageAt(id)).claimAttempt(session?.attempt?.id ?? '', 'simulator', session?.browser ?? '');
  letPass(LIFETIMES.attemptLease - 1);
  const waiting = await browser.open(url);
  expect([heading(waiting), stepOf(waiting)]).toEqual(['Looking for your cars', null]);
  letPass(2);
  const again = await browser.open(url);
  expect([heading(again), stepOf(again), again.html.includes('http-equiv="refresh"')]).toEqual([
    'Sign in at Tesla',
    'handoff',
    false,
  ]);
  await walkFrom(browser, again, null);
  expect(returned(browser).code).toMatch(/^cod_/);
});
