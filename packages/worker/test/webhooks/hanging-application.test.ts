import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { expect, it } from 'vitest';
import { confirmUnheard, type SlowWay } from '../garage/slow-way.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { recordsIn, sqlIn } from '../support/objects.ts';
import { deliveriesOf, idsHeard, listening, ringOut, stubOf } from './endpoint.ts';

restoreClockAfterEach();

it('an application that hangs holds neither what it is to be told nor an erasure, and hears each thing once', async () => {
  const end = await listening();
  const way: SlowWay = { waiting: 0, open: false };
  const gone = await confirmUnheard(end.partner, way);
  const kept = await confirmUnheard(end.partner, way);
  const began = performance.now();
  const headers = { Authorization: end.partner.basic };
  const erased = await fetchKeyfob(`/v1/users/${gone.userId}`, { method: 'DELETE', headers });
  expect(erased.status).toBe(204);
  const took = performance.now() - began;
  // What was on its way, and all that the erasure had to tell besides.
  expect(took).toBeGreaterThan(LIFETIMES.tellingAnswered * 900);
  expect(took).toBeLessThan(2 * LIFETIMES.tellingAnswered * 1000 + 3000);
  while ((await recordsIn(kept.garage, 'outbox')).some(({ tries }) => tries === 0)) await scheduler.wait(20);
  const events = (await recordsIn(kept.garage, 'outbox')).flatMap((item) =>
    item.kind === 'event' ? [item.event.id] : [],
  );
  expect(events.length).toBeGreaterThan(1);

  // What was on its way all the time arrives after all: it is too late for it.
  way.open = true;
  await scheduler.wait(200);
  expect(await deliveriesOf(end.partner)).toEqual([]);
  const listed = await sqlIn(await stubOf(end.partner), 'SELECT id FROM vehicles');
  expect(listed).toEqual([]);

  letPass(LIFETIMES.outboxLease + 1);
  await ringOut(end.partner);
  expect((await idsHeard(end)).toSorted()).toEqual(events.toSorted());
}, 40_000);
