import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { expect, it } from 'vitest';
import { insideOf } from '../link/inside.ts';
import { walkTo } from '../link/walker.ts';
import { Browser } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { asJson, BASIC, fetchKeyfob } from '../support/keyfob.ts';
import { freshUser, linkUser, postSession, sessionStatus, vehiclesOf } from '../support/linking.ts';
import { runGarageAlarms } from '../support/objects.ts';

restoreClockAfterEach();

/** Shares without a code, which waits for its confirmation longer than a code does. */
const shareCodeless = async (userId: string): Promise<string> => {
  const answer = await postSession({ userId, scopes: ['all', 'offline_access'] });
  const { id, url } = await answer.json<{ id: string; url: string }>();
  await walkTo(new Browser(), url, null);
  return id;
};

it('a pending vehicle that two sessions wait for outlives the end of the one that took it last', async () => {
  const userId = freshUser();
  const waiting = await shareCodeless(userId);
  const { session: ending } = await linkUser({ userId });
  const shared = (await insideOf(waiting)).vehicles.map(({ id }) => id);
  expect(shared).toHaveLength(2);

  letPass(LIFETIMES.code + 1);
  await runGarageAlarms();
  expect([await sessionStatus(ending.id), await sessionStatus(waiting)]).toEqual(['expired', 'returned']);
  expect((await insideOf(waiting)).vehicles.map(({ id }) => id)).toEqual(shared);
  const confirmed = await fetchKeyfob(
    `/v1/link-sessions/${waiting}/complete`,
    asJson({}, { Authorization: BASIC }),
  );
  expect(confirmed.status).toBe(200);
  expect((await vehiclesOf(userId)).toSorted()).toEqual(shared.toSorted());
});

it('and leaves with the last of them', async () => {
  const userId = freshUser();
  const waiting = await shareCodeless(userId);
  await linkUser({ userId });
  letPass(LIFETIMES.code + 1);
  await runGarageAlarms();
  letPass(LIFETIMES.sessionCodeless);
  await runGarageAlarms();
  const { vehicles, providerGrants } = await insideOf(waiting);
  expect([vehicles, providerGrants]).toEqual([[], []]);
});
