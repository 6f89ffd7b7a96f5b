import { expect, it } from 'vitest';
import { GARAGE_LIMITS } from '../../src/garage/verbs/approve.ts';
import { garageAt } from '../link/inside.ts';
import { Browser } from '../support/browser.ts';
import { walkToVehicles } from '../support/keyfob.ts';
import { connectUser, newSession, sessionStatus } from '../support/linking.ts';
import { recordsIn, runGarageAlarms, stateIn, writeState } from '../support/objects.ts';

type Stub = Parameters<typeof stateIn>[0];

/** A user with so many vehicles of some other account. */
const userWith = async (count: number) => {
  const user = await connectUser();
  await runGarageAlarms();
  const garage = (await garageAt(user.session.id)) as unknown as Stub;
  const state = await stateIn(garage);
  const [one] = state?.parts.vehicles.values() ?? [];
  if (!state || !one) throw new Error('There is a vehicle.');
  const others = Array.from({ length: count }, (_, index) => ({
    ...one,
    id: `veh_${index}`,
    upstreamId: `of-another-account-${index}`,
  }));
  const vehicles = new Map(others.map((vehicle) => [vehicle.id, vehicle]));
  await writeState(garage, { ...state, parts: { ...state.parts, vehicles } });
  return { garage, userId: user.userId };
};

it.each([
  ['one more fits', GARAGE_LIMITS.vehicles - 1, 'returned'],
  ['one more would be too many', GARAGE_LIMITS.vehicles, 'open'],
])('a garage has a bounded number of vehicles: %s', async (_, count, status) => {
  const { garage, userId } = await userWith(count);
  const { id, url } = await newSession({ userId });
  const browser = new Browser();
  const page = await walkToVehicles(browser, url, { username: 'one-car@example.com' });
  await browser.submit(page, '/approve');
  expect(await sessionStatus(id)).toBe(status);
  expect(await recordsIn(garage, 'vehicles')).toHaveLength(GARAGE_LIMITS.vehicles);
});
