import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { connectUser } from '../support/linking.ts';
import {
  answerOf,
  call,
  couriersBack,
  deliveriesOf,
  garagesTold,
  idsHeard,
  listening,
  logOf,
  pause,
  resend,
  ring,
  ringOut,
  sendTest,
  verified,
} from './endpoint.ts';

restoreClockAfterEach();

const DAY = 24 * 60 * 60;

describe('an endpoint', () => {
  it('is never sent more than six at a time', async () => {
    const end = await listening();
    await end.box.behave({ does: 'hold' });
    for (let users = 0; users < 4; users += 1) await connectUser({}, { partner: end.partner });
    await garagesTold();
    expect((await deliveriesOf(end.partner)).length).toBeGreaterThan(6);
    await ring(end.partner);
    while ((await end.box.held()) === 0) await pause(20);
    await pause(200);
    await ring(end.partner);
    await pause(200);
    expect(await end.box.held()).toBeLessThanOrEqual(6);
    await end.box.behave({ does: 'answer' });
    await couriersBack(end.partner);
    await ringOut(end.partner);
    expect((await logOf(end)).map(({ status }) => status)).not.toContain('pending');
  });

  it('that refuses one message gets all others', async () => {
    const end = await listening();
    const first = await connectUser({}, { partner: end.partner });
    await ringOut(end.partner);
    await end.box.behave({ does: 'answer', refuses: first.userId });
    const before = (await end.box.heard()).length;
    for (const id of first.vehicleIds)
      await fetchKeyfob(`/v1/connected-vehicles/${id}`, {
        method: 'DELETE',
        headers: { Authorization: end.partner.basic },
      });
    await ringOut(end.partner);
    const second = await connectUser({}, { partner: end.partner });
    await ringOut(end.partner);
    letPass(LIFETIMES.webhookRetryLongest);
    await ringOut(end.partner);
    const heard = (await end.box.heard()).slice(before);
    const accepted = heard.filter(({ status }) => status === 204);
    expect(accepted.every(({ body }) => body.includes(second.userId))).toBe(true);
    expect(accepted.length).toBe(1 + second.vehicleIds.length);
    const log = await logOf(end);
    expect(log.filter(({ status }) => status === 'pending')).toHaveLength(first.vehicleIds.length);
  });

  it('that is gone is left alone, until a test is answered with success', async () => {
    const end = await listening();
    const { partner, box, webhook } = end;
    await box.behave({ does: 'answer', status: 410 });
    const { id } = await sendTest(end);
    await ringOut(partner);
    const shown = async () =>
      answerOf<{ enabled: boolean }>(await call(partner, 'GET', `/${webhook.id}`), 200);
    expect((await shown()).enabled).toBe(false);
    expect((await logOf(end))[0]).toMatchObject({ id, status: 'failed', responseStatus: 410 });
    await connectUser({}, { partner });
    await ringOut(partner);
    expect((await box.heard()).length).toBe(1);
    await box.behave({ does: 'answer', status: 500 });
    await sendTest(end);
    await ringOut(partner);
    expect((await shown()).enabled).toBe(false);
    expect((await logOf(end))[0]).toMatchObject({ status: 'failed', tries: 1, responseStatus: 500 });
    await box.behave({ does: 'answer' });
    await sendTest(end);
    await ringOut(partner);
    expect((await shown()).enabled).toBe(true);
    await connectUser({}, { partner });
    await ringOut(partner);
    expect((await box.heard()).length).toBeGreaterThan(4);
  });
});

describe('what cannot be delivered', () => {
  it('is given up after three days, and can be sent again by hand', async () => {
    const end = await listening();
    await end.box.behave({ does: 'answer', status: 503 });
    const { id } = await sendTest(end);
    await ringOut(end.partner);
    for (let hours = 0; hours < 71; hours += 1) {
      letPass(60 * 60);
      await ringOut(end.partner);
    }
    expect((await logOf(end))[0]).toMatchObject({ id, status: 'pending' });
    for (let hours = 0; hours < 3; hours += 1) {
      letPass(60 * 60);
      await ringOut(end.partner);
    }
    expect((await logOf(end))[0]).toMatchObject({
      id,
      status: 'failed',
      nextTryAt: null,
      responseStatus: 503,
    });
    await end.box.behave({ does: 'answer' });
    const again = await answerOf<{ status: string; tries: number }>(await resend(end, id), 202);
    expect(again).toMatchObject({ status: 'pending', tries: 0 });
    await ringOut(end.partner);
    expect(new Set(await idsHeard(end))).toEqual(new Set([id]));
    expect((await logOf(end))[0]).toMatchObject({ id, status: 'delivered' });
    const last = (await end.box.heard()).at(-1);
    expect(last && verified(end.webhook.secret, last).id).toBe(id);
  });

  it('and what was stays in the log for a month', async () => {
    const end = await listening();
    await sendTest(end);
    await connectUser({}, { partner: end.partner });
    await ringOut(end.partner);
    const count = (await logOf(end)).length;
    letPass(LIFETIMES.webhookLog - DAY);
    await ringOut(end.partner);
    expect((await logOf(end)).length).toBe(count);
    letPass(2 * DAY + 60);
    await ringOut(end.partner);
    letPass(DAY);
    await ringOut(end.partner);
    expect(await logOf(end)).toEqual([]);
  });

  it('goes with the user it is about', async () => {
    const end = await listening();
    await end.box.behave({ does: 'answer', status: 500 });
    const one = await connectUser({}, { partner: end.partner });
    const other = await connectUser({}, { partner: end.partner });
    await ringOut(end.partner);
    const erased = await fetchKeyfob(`/v1/users/${one.userId}`, {
      method: 'DELETE',
      headers: { Authorization: end.partner.basic },
    });
    expect(erased.status).toBe(204);
    const left = JSON.stringify(await deliveriesOf(end.partner));
    expect(left).not.toContain(one.userId);
    expect(left).not.toContain(one.session.id);
    expect(left).toContain(other.userId);
  });
});
