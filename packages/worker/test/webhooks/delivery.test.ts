import { evictAllDurableObjects } from 'cloudflare:test';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import type { GarageState } from '../../src/garage/state/state.ts';
import { garageAt } from '../link/inside.ts';
import { register } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { codeForm, connectUser, linkUser, postToken } from '../support/linking.ts';
import { breakWrites, mendWrites, recordsIn, runGarageAlarms, sqlIn, stateIn } from '../support/objects.ts';
import {
  couriersBack,
  deliveriesOf,
  idsHeard,
  listen,
  listening,
  logOf,
  pause,
  ring,
  ringOut,
  sendTest,
  stubOf,
  verified,
} from './endpoint.ts';

restoreClockAfterEach();

describe('a message', () => {
  it('is what Standard Webhooks says: signed, with ids of what happened and nothing else', async () => {
    const end = await listening();
    const { userId, session } = await connectUser({}, { partner: end.partner });
    await ringOut(end.partner);
    const heard = await end.box.heard();
    const events = heard.map((message) => verified(end.webhook.secret, message));
    const completed = events.find(({ type }) => type === 'link-session.completed');
    expect(completed).toEqual({
      id: expect.stringMatching(/^evt_[0-9a-f]{32}$/),
      type: 'link-session.completed',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: { mode: 'simulated', userId, linkSessionId: session.id },
    });
    for (const { headers, body } of heard) {
      expect(headers).toMatchObject({ ':method': 'POST', 'content-type': 'application/json' });
      expect(headers['webhook-id']).toBe(JSON.parse(body).id);
      expect(Object.keys(headers)).not.toContain('authorization');
      expect(body).not.toMatch(/vin|cod_|rft_|token/i);
    }
  });

  it('goes to each endpoint, and one that is down keeps nothing from the other', async () => {
    const well = await listening();
    const down = await listen(well.partner);
    await down.box.behave({ does: 'hang up' });
    await connectUser({}, { partner: well.partner });
    await ringOut(well.partner);
    const count = (await well.box.heard()).length;
    expect(count).toBeGreaterThan(1);
    expect(new Set(await idsHeard(down)).size).toBeLessThanOrEqual(count);
    expect((await logOf(well)).map(({ status }) => status)).toEqual(Array(count).fill('delivered'));
    expect((await logOf(down)).map(({ status }) => status)).toEqual(Array(count).fill('pending'));
  });

  it('costs an application nothing that listens to none', async () => {
    const partner = await register();
    await connectUser({}, { partner });
    await runGarageAlarms();
    const stub = await stubOf(partner);
    expect(await deliveriesOf(partner)).toEqual([]);
    expect(await sqlIn(stub, "SELECT kind FROM timers WHERE kind LIKE 'webhook%'")).toEqual([]);
  });
});

describe('what crashes is told again, under the same id', () => {
  it('between the receiver’s answer and the acknowledgement', async () => {
    const end = await listening();
    await end.box.behave({ does: 'hold' });
    const { id } = await sendTest(end);
    await ring(end.partner);
    while ((await end.box.held()) === 0) await pause(20);
    const stub = await stubOf(end.partner);
    // The acknowledgement does not get into the storage.
    await sqlIn(
      stub,
      "CREATE TRIGGER crash BEFORE UPDATE ON deliveries BEGIN SELECT RAISE(ABORT, 'crash'); END",
    );
    await end.box.behave({ does: 'answer' });
    await pause(300);
    await sqlIn(stub, 'DROP TRIGGER crash');
    await evictAllDurableObjects();
    expect((await logOf(end))[0]).toMatchObject({ id, status: 'pending', tries: 1 });
    expect(await ring(end.partner)).toBe(false);
    letPass(LIFETIMES.webhookLease + 1);
    await ringOut(end.partner);
    expect(await idsHeard(end)).toEqual([id, id]);
    expect((await logOf(end))[0]).toMatchObject({ id, status: 'delivered', tries: 2 });
  });

  it('between the application’s object and the garage', async () => {
    const end = await listening();
    const { code, session } = await linkUser({}, { partner: end.partner });
    const garage = (await garageAt(session.id)) as unknown as DurableObjectStub<never>;
    const waits = (state: GarageState | null): number => state?.parts.outbox.size ?? 0;
    await breakWrites(garage, (after, before) => waits(after) >= waits(before));
    expect((await postToken(codeForm(code), end.partner.basic)).status).toBe(200);
    await runGarageAlarms();
    await pause(100);
    const waiting = (await recordsIn(garage, 'outbox')).filter(({ kind }) => kind === 'event');
    expect(waiting.length).toBeGreaterThan(1);
    expect((await deliveriesOf(end.partner)).length).toBe(waiting.length);
    await mendWrites(garage);
    letPass(LIFETIMES.outboxLease + 1);
    await ringOut(end.partner);
    expect(await recordsIn(garage, 'outbox')).toEqual([]);
    const heard = await idsHeard(end);
    expect(heard.length).toBe(waiting.length);
    expect(new Set(heard).size).toBe(waiting.length);
  });

  it('and a garage is not forgotten before the application has heard of its end', async () => {
    const end = await listening();
    const { session, vehicleIds, userId } = await connectUser({}, { partner: end.partner });
    await ringOut(end.partner);
    const application = await stubOf(end.partner);
    await sqlIn(
      application,
      "CREATE TRIGGER crash BEFORE INSERT ON deliveries BEGIN SELECT RAISE(ABORT, 'crash'); END",
    );
    for (const id of vehicleIds)
      await fetchKeyfob(`/v1/connected-vehicles/${id}`, {
        method: 'DELETE',
        headers: { Authorization: end.partner.basic },
      });
    const garage = (await garageAt(session.id)) as unknown as DurableObjectStub<never>;
    for (let looks = 0; looks < 4; looks += 1) {
      letPass(2 * LIFETIMES.garageIdle);
      await runGarageAlarms();
    }
    const unheard = (await recordsIn(garage, 'outbox')).filter(({ kind }) => kind === 'event');
    expect(unheard).toHaveLength(vehicleIds.length);
    await sqlIn(application, 'DROP TRIGGER crash');
    for (let looks = 0; looks < 4; looks += 1) {
      letPass(2 * LIFETIMES.garageIdle);
      await ringOut(end.partner);
    }
    const removed = (await end.box.heard()).filter(({ body }) => body.includes('connected-vehicle.removed'));
    expect(removed.map(({ body }) => JSON.parse(body).data.connectedVehicleId).toSorted()).toEqual(
      vehicleIds.toSorted(),
    );
    expect(removed[0]?.body).toContain(userId);
    expect(await stateIn(garage)).toBeNull();
  });

  it('also in the object itself, while the receiver still holds it', async () => {
    const end = await listening();
    await end.box.behave({ does: 'hold' });
    const { id } = await sendTest(end);
    await ring(end.partner);
    while ((await end.box.held()) === 0) await pause(20);
    await evictAllDurableObjects();
    await end.box.behave({ does: 'answer' });
    await couriersBack(end.partner);
    expect(await idsHeard(end)).toEqual([id]);
    expect((await logOf(end))[0]).toMatchObject({ id, status: 'delivered', tries: 1 });
  });
});
