import { runInDurableObject } from 'cloudflare:test';
import { expect, it } from 'vitest';
import type { Garage } from '../../src/garage/garage.ts';
import { garageAt } from '../link/inside.ts';
import { connectUser } from '../support/linking.ts';
import { runGarageAlarms } from '../support/objects.ts';

const MINUTE = 60_000;

/** When the alarm would ring again if the garage died at its work right now. */
const ringsAgain = (garage: DurableObjectStub<Garage>, isRetry: boolean): Promise<number | null> =>
  runInDurableObject(garage, async (object: Garage, { storage }) => {
    await storage.deleteAlarm();
    const rung = object.alarm({ isRetry, retryCount: isRetry ? 1 : 0, scheduledTime: Date.now() });
    const during = await storage.getAlarm();
    await rung;
    return during;
  });

it('an alarm that died at its work is put off before it works again: Cloudflare repeats one only so often', async () => {
  const { session } = await connectUser();
  await runGarageAlarms();
  const garage = await garageAt(session.id);
  const later = await ringsAgain(garage, true);
  expect(later).toBeGreaterThanOrEqual(Date.now() + MINUTE - 5000);
  expect(later).toBeLessThanOrEqual(Date.now() + MINUTE);
  // What is due by itself, a day on, takes its place once the work is done.
  const after = await runInDurableObject(garage, (_, { storage }) => storage.getAlarm());
  expect(after).toBeGreaterThan(Date.now() + 60 * MINUTE);
});
