import { expect, it } from 'vitest';
import type { Parts } from '../../src/garage/state/state.ts';
import { GARAGE_LIMITS } from '../../src/garage/verbs/approve.ts';
import { garageAt } from '../link/inside.ts';
import { Browser } from '../support/browser.ts';
import { walkToVehicles } from '../support/keyfob.ts';
import { connectUser, newSession, sessionStatus } from '../support/linking.ts';
import { recordsIn, runGarageAlarms, stateIn, writeState } from '../support/objects.ts';

type Stub = Parameters<typeof stateIn>[0];

/** A user whose garage holds so many records like its own of a kind, told apart by what `unlike` says. */
const userWith = async <P extends 'vehicles' | 'grants'>(
  part: P,
  count: number,
  unlike: (one: Parts[P], index: number) => Parts[P],
) => {
  const user = await connectUser();
  await runGarageAlarms();
  const garage = (await garageAt(user.session.id)) as unknown as Stub;
  const state = await stateIn(garage);
  const [one] = await recordsIn(garage, part);
  if (!state || !one) throw new Error('There is one.');
  const all = Array.from({ length: count }, (_, index) => unlike(one, index));
  const records = new Map(all.map((record) => [record.id, record]));
  await writeState(garage, { ...state, parts: { ...state.parts, [part]: records } });
  return { garage, userId: user.userId };
};

/** Has the owner link once more; answers how the session stands then. */
const linkOnce = async (userId: string): Promise<string> => {
  const { id, url } = await newSession({ userId });
  const browser = new Browser();
  const page = await walkToVehicles(browser, url, { username: 'one-car@example.com' });
  const shown = await browser.submit(page, '/approve');
  const status = await sessionStatus(id);
  if (status === 'open') expect(shown.status).toBe(409);
  return status;
};

it.each([
  ['one more fits', GARAGE_LIMITS.vehicles - 1, 'returned'],
  ['one more would be too many', GARAGE_LIMITS.vehicles, 'open'],
])('a garage has a bounded number of vehicles: %s', async (_, count, status) => {
  const { garage, userId } = await userWith('vehicles', count, (one, index) => ({
    ...one,
    id: `veh_${index}`,
    upstreamId: `of-another-account-${index}`,
  }));
  expect(await linkOnce(userId)).toBe(status);
  expect(await recordsIn(garage, 'vehicles')).toHaveLength(GARAGE_LIMITS.vehicles);
});

const DAY = 24 * 60 * 60 * 1000;

it.each([
  ['one more fits', GARAGE_LIMITS.grants - 1, 0, 'returned', GARAGE_LIMITS.grants],
  ['one more would be too many', GARAGE_LIMITS.grants, 0, 'open', GARAGE_LIMITS.grants],
  ['those that ended a month ago make room', GARAGE_LIMITS.grants, 31, 'returned', 1],
  ['those that ended since do not', GARAGE_LIMITS.grants, 29, 'open', GARAGE_LIMITS.grants],
])('a garage has a bounded number of grants: %s', async (_, count, daysAgo, status, left) => {
  const { garage, userId } = await userWith('grants', count, (one, index) => ({
    ...one,
    id: `gra_${index}`,
    status: 'revoked',
    revokedAt: Date.now() - daysAgo * DAY,
  }));
  expect(await linkOnce(userId)).toBe(status);
  expect(await recordsIn(garage, 'grants')).toHaveLength(left);
});

it.each([
  ['a few fit', 20, 'returned'],
  ['what is long takes more of the room', 400, 'open'],
])(
  'a garage is bounded by what it holds too, receipts of many vehicles among it: %s',
  async (_, count, status) => {
    const { garage, userId } = await userWith('grants', count, (one, index) => ({
      ...one,
      id: `gra_${index}`,
    }));
    const state = await stateIn(garage);
    const [receipt] = state?.parts.receipts.values() ?? [];
    if (!state || !receipt) throw new Error('There is a receipt.');
    const connectedVehicleIds = Array.from({ length: 50 }, (_, index) => `veh_${index}`.padEnd(64, '0'));
    const receipts = new Map(
      Array.from({ length: count }, (_, index) => [
        `rcp_${index}`,
        { ...receipt, id: `rcp_${index}`, connectedVehicleIds },
      ]),
    );
    await writeState(garage, { ...state, parts: { ...state.parts, receipts } });
    expect(await linkOnce(userId)).toBe(status);
  },
);
